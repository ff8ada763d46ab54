"""Approving plans on the screen: those that wait, one beside its last sealed version, remarks, accept or return."""

from collections.abc import Callable, Mapping
from typing import Any

from parcours_desktop.commands.approvals import AcceptPlan, AddRemark, RemoveRemark, ReturnPlan
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.approvals import ApprovalSheet
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.sealing import sealed_copy
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.queries.approvals import approval_sheet, approvals_waiting
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.approving_words import ApprovingWords, ComparedLine, RemarkLine, WaitingLine
from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.printouts import fingerprint
from parcours_desktop.screens.trying import refusals_of
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

__all__ = ["NOTE_FORM", "REMARK_FORM", "AcceptPlan", "ApprovingScreen"]

TOPICS = frozenset({"approval", "remark", "step", "objective", "plan_version", "case", "officer"})
REMARK_FORM = Form(
    (Section("", (Field("text", marked("Remarque"), FieldKind.LONG_TEXT, required=True, width=Width.FULL),)),)
)
NOTE_FORM = Form(
    (Section("", (Field("note", marked("Mot à l’agente ou à l’agent"), FieldKind.LONG_TEXT, width=Width.FULL),)),)
)


class ApprovingScreen:
    """``changed``: other plans wait, or another is shown; ``troubled``: a sentence of what could not be done."""

    def __init__(
        self, desk: Desk, words: Words, office: str = "", approval_id: int = 0, paper: Paper = Paper.LETTER
    ) -> None:
        self._desk, self.words, self._office, self._paper = desk, words, office, paper
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.current = approval_id
        self.sheet: ApprovalSheet | None = None
        self.waiting: tuple[WaitingLine, ...] = ()
        self._read()
        desk.listen(self._on_done)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_done)

    def choose(self, approval_id: int) -> None:
        """Show another plan."""
        if approval_id != self.current:
            self.current = approval_id
            self._read()
            self.changed.emit()

    # What is shown

    @property
    def title(self) -> str:
        """Whose plan is shown."""
        return self.sheet.row.list_name if self.sheet else ""

    @property
    def about(self) -> str:
        """Who sent it, and what differs."""
        if self.sheet is None:
            return ""
        words, row = self.words, self.sheet.row
        return words(
            "{number} · envoyé par {name} · {counts}",
            number=row.file_number,
            name=self._says.name(row.asked_by),
            counts=self._says.counts(self.sheet),
        )

    @property
    def note(self) -> str:
        """What the officer wrote with it."""
        return self.sheet.row.ask_note if self.sheet else ""

    @property
    def obstacle(self) -> str:
        """Why it cannot be accepted, "" when it can."""
        if self.sheet is None:
            return ""
        if self.sheet.row.asked_by == self._desk.user.login:
            return self.words.refusal(Refusal("own_plan"))
        return self.words.refusal(Refusal("plan_changed_since_sent")) if self.sheet.row.changed else ""

    @property
    def heads(self) -> tuple[str, str]:
        """The heads of the two columns."""
        return self._says.heads(self.sheet) if self.sheet else ("", "")

    @property
    def lines(self) -> tuple[ComparedLine, ...]:
        """The two states of the plan, line by line."""
        return self._says.lines(self.sheet) if self.sheet else ()

    @property
    def on_whole(self) -> tuple[RemarkLine, ...]:
        """The remarks on the plan as a whole."""
        if self.sheet is None:
            return ()
        return tuple(self._says.remark(remark) for remark in self.sheet.row.remarks if not remark.step)

    # Acts

    def remark(self, step: str, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Write a remark on a step (its uid), or ("") on the whole."""
        return refusals_of(self._desk, AddRemark(self.current, step, str(values["text"] or "")))

    def take_back(self, remark_id: int) -> bool:
        """Take a remark back."""
        seen = self.sheet.row.seen if self.sheet else 0
        return self._told(refusals_of(self._desk, RemoveRemark(remark_id, seen)))

    def give_back(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Return the plan with a word."""
        seen = self.sheet.row.seen if self.sheet else 0
        return refusals_of(self._desk, ReturnPlan(self.current, str(values["note"] or ""), seen))

    def accepting(self) -> Callable[..., AcceptPlan]:
        """Work for the worker thread: draw the plan as it is once sealed, so that its fingerprint is kept with it."""
        shown, today, paper = self.sheet, self._desk.clock.today(), self._paper
        french = Words("fr")  # the page is in French whatever the screen is in (Charter of the French language)

        def draw(*_progress: object) -> AcceptPlan:
            if shown is None:
                raise ValueError("no plan is shown")
            pdf = draw_plan(sealed_copy(shown.sent, today, SealForm.APPROVED), french, paper)
            return AcceptPlan(shown.row.id, shown.row.seen, fingerprint(pdf).sha256, today)

        return draw

    def accept(self, command: AcceptPlan) -> int | None:
        """Accept what was drawn; answers the number of the version."""
        try:
            return self._desk.do(command).value
        except Refused as refused:
            self._told(refused.refusals)
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
        return None

    def undo(self) -> None:
        """Take back the last act."""
        self._desk.undo()

    def _told(self, refusals: tuple[Refusal, ...]) -> bool:
        if refusals:
            self.troubled.emit(" ".join(map(self.words.refusal, refusals)))
        return not refusals

    # Reading

    def _read(self) -> None:
        """Read what waits, and the plan that is shown: the first that waits, once that one has its answer."""
        with self._desk.reading() as file:
            found = approvals_waiting(file, self._desk.clock.today(), self._office)
            names = {person.login: person.name for person in staff(file)}
            ids = [row.id for row in found]
            if self.current not in ids:
                self.current = ids[0] if ids else 0
            self.sheet = approval_sheet(file, self.current) if self.current else None
        self._says = ApprovingWords(self.words, self._desk.clock.today(), names)
        self.waiting = tuple(map(self._says.waiting, found))

    def _on_done(self, changes: Changes) -> None:
        if changes.topics & TOPICS:
            self._read()
            self.changed.emit()
