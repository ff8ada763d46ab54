"""The notes on a case: one is being written, the others stay as they are."""

from parcours_desktop.commands.notes import NOTE_AT_MOST, WriteNote
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.queries.notes import NoteRow
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.marked import marked

NOTE_FORM = "note"
NOTE = Form(
    (
        Section(
            "",
            (
                Field("text", marked("Nouvelle note"), FieldKind.LONG_TEXT, width=Width.FULL, max_length=NOTE_AT_MOST,
                      placeholder=marked("Ce qui a été dit ou convenu. Une note ne se modifie pas\u00a0: une autre la corrige.")),
            ),
        ),
    )
)  # fmt: skip


class NotesScreen:
    """``changed``: draw the notes anew. What is being written is a draft until it is added."""

    def __init__(self, state: CaseState) -> None:
        self.state = state
        self.changed: Signal[()] = Signal()
        self.refusals: tuple[Refusal, ...] = ()
        state.changed.connect(self.changed.emit)

    @property
    def rows(self) -> tuple[NoteRow, ...]:
        """The notes, the newest first."""
        return self.state.notes

    def draft(self) -> str:
        """The note that was being written, or ""."""
        return next((draft.text for draft in self.state.drafts().get(NOTE_FORM, ())), "")

    def type(self, text: str) -> None:
        """Keep the note that is being written where a crash does not reach it."""
        self.state.keep_draft(NOTE_FORM, "text", text)

    def add(self, text: str) -> bool:
        """Add a note; False when it was refused."""
        self.refusals = ()
        try:
            self.state.desk.do(WriteNote(self.state.case_id, text))
        except Refused as refused:
            self.refusals = refused.refusals
        except Trouble as trouble:
            self.state.troubled.emit(self.state.words.trouble(trouble))
            return False
        if not self.refusals:
            self.state.drop_drafts(NOTE_FORM)
        self.changed.emit()
        return not self.refusals
