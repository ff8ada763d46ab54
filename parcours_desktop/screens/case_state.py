"""The case that a page has before it: everything it shows, read together and read again when an act concerns it."""

from typing import TypeVar

from parcours_desktop.commands.desk import Changes, Command, Desk, Done
from parcours_desktop.database.drafts import Draft
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import AppointmentRow, OfficerRow
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.case_sheet import CaseSheet, case_sheet
from parcours_desktop.queries.needs_sheet import NeedsSheet, needs_sheet
from parcours_desktop.queries.notes import NoteRow, notes_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.one_case import OneCase
from parcours_desktop.wording.words import Words

T = TypeVar("T")


class CaseState(OneCase):
    """``gone``: the case was taken away; ``refused``: why not."""

    def __init__(self, desk: Desk, words: Words, case_id: int) -> None:
        super().__init__(desk, words, case_id)
        self.gone: Signal[()] = Signal()
        self.refused: Signal[tuple[Refusal, ...]] = Signal()
        self.arrival_changed: Signal[()] = Signal()
        self.names = CaseNames(words, desk.reference)
        self.sheet: CaseSheet
        self.needs: NeedsSheet
        self.appointments: tuple[AppointmentRow, ...] = ()
        self.notes: tuple[NoteRow, ...] = ()
        self.staff: tuple[OfficerRow, ...] = ()
        self._drafted = {
            (form, draft.field) for form, kept in desk.drafts(f"case:{case_id}:").items() for draft in kept
        }
        self.is_gone = not self._read()
        if self.is_gone:
            raise Refused(Refusal("row_is_gone"))
        self.listen()

    def do(self, command: Command[T]) -> Done[T] | None:
        """Run a command that belongs to no form; what is refused or fails is told. None when nothing was done."""
        done = None
        try:
            with self.telling_trouble():
                done = self.desk.do(command)
        except Refused as refused:
            self.refused.emit(refused.refusals)
        return done

    def reread(self) -> None:
        """Read everything again and say so."""
        self.is_gone = not self._read()
        (self.gone if self.is_gone else self.changed).emit()

    # Drafts: what is typed and not yet written

    def keep_draft(self, form: str, field: str, text: str) -> None:
        """Keep a text that is being typed in a form of this case."""
        self._drafted.add((self._form(form), field))
        with self.telling_trouble():
            self.desk.keep_draft(self._form(form), field, text)

    def drop_drafts(self, form: str, field: str | None = None) -> None:
        """Forget what was typed in a form, or in one of its fields."""
        gone = {known for known in self._drafted if known[0] == self._form(form) and field in {None, known[1]}}
        if not gone:
            return
        self._drafted -= gone
        with self.telling_trouble():
            self.desk.drop_drafts(self._form(form), field)

    def drafts(self) -> dict[str, tuple[Draft, ...]]:
        """What was typed in the forms of this case and never written, by form."""
        prefix = self._form("")
        return {name.removeprefix(prefix): kept for name, kept in self.desk.drafts(prefix).items()}

    def _form(self, form: str) -> str:
        return f"case:{self.case_id}:{form}"

    def _read(self) -> bool:
        with self.desk.reading() as file:
            cadence = self.desk.reference.follow_up_days(self.today)
            sheet = case_sheet(file, self.case_id, self.today, self.desk.workdays, cadence)
            if sheet is None:
                return False
            self.sheet = sheet
            self.needs = needs_sheet(file, self.case_id, sheet.seen)
            self.appointments = appointments_of(file, self.case_id)
            self.notes = notes_of(file, self.case_id)
            self.staff = self.staff or staff(file)
        return True

    def _on_changes(self, changes: Changes) -> None:
        household = {member.id for member in self.sheet.members}
        if "officer" in changes.topics:
            self.staff = ()
        related = household & changes.cases and "case" in changes.topics
        if self.case_id in changes.cases or related or "special_day" in changes.topics:
            self.reread()
