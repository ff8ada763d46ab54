"""The plan that an editor has before it: the sheet as read, what is being typed over it, what was last refused."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from parcours_desktop.commands.desk import Changes, Command, Desk, Done
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import PlanSheet, StepRow
from parcours_desktop.queries.plan_members import MemberRow, plan_members
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.screens.one_case import OneCase
from parcours_desktop.screens.plan_detail import DRAWN
from parcours_desktop.wording.words import Words

T = TypeVar("T")
_KEPT_AS_DRAFT = frozenset({"label", "organization", "documents", "detail", "result"})


@dataclass(frozen=True, slots=True)
class Complaint:
    """What was refused, and beside what it is said: a step, the end of a strand, or (neither) the plan as a whole."""

    refusals: tuple[Refusal, ...]
    step_id: int | None = None
    strand: Strand | None = None


class PlanState(OneCase):
    """Reads the plan again whenever an act concerns it."""

    def __init__(self, desk: Desk, words: Words, case_id: int) -> None:
        super().__init__(desk, words, case_id)
        self.complaint: Complaint | None = None
        self._typed: dict[tuple[int, str], FieldValue] = {}
        self._since: dict[tuple[int, str], int] = {}
        self._forms = f"plan:{case_id}:"
        self.sheet: PlanSheet
        self.members: tuple[MemberRow, ...]
        self._read()
        self.listen()

    @property
    def seen(self) -> int:
        """The position at which the sheet was read: what every act from here has seen."""
        return self.sheet.seen

    def step(self, step_id: int) -> StepRow | None:
        """A step of the plan, if it is still there."""
        return next((step for step in self.sheet.steps if step.id == step_id), None)

    def do(self, command: Command[T], *, step_id: int | None = None, strand: Strand | None = None) -> Done[T] | None:
        """Run a command; what is refused is said beside ``step_id`` or ``strand``. None when nothing was done."""
        self.complaint = None
        done = None
        try:
            with self.telling_trouble():
                done = self.desk.do(command)
        except Refused as refused:
            self.complain(Complaint(refused.refusals, step_id, strand))
        if done is not None and done.changes is None:
            self.changed.emit()
        return done

    def complain(self, complaint: Complaint) -> None:
        """Say why something was refused; nothing was written."""
        self.complaint = complaint
        self.changed.emit()

    def reread(self) -> None:
        """Read the plan again and say so."""
        self._read()
        self.changed.emit()

    # What is being typed

    def type(self, step_id: int, name: str, value: FieldValue) -> None:
        """Show a value that is being typed on the page; what it replaces is what was read when the typing began."""
        self._typed[step_id, name] = value
        self._since.setdefault((step_id, name), self.seen)

    def draft(self, step_id: int, name: str, value: FieldValue) -> None:
        """Keep what is being typed where a crash does not reach it."""
        if name in _KEPT_AS_DRAFT and isinstance(value, str):
            self.keep_draft(f"step:{step_id}", name, value)

    def typed(self, step_id: int, name: str) -> int:
        """A field was left: its text is no draft any more. Answers what the person had seen when beginning to type."""
        self._typed.pop((step_id, name), None)
        if name in _KEPT_AS_DRAFT:
            self.drop_draft(f"step:{step_id}", name)
        return self._since.pop((step_id, name), self.seen)

    def keep_draft(self, form: str, name: str, text: str) -> None:
        """Keep a text that is being typed in a form of this plan."""
        with self.telling_trouble():
            self.desk.keep_draft(self._forms + form, name, text)

    def drop_draft(self, form: str, name: str) -> None:
        """Forget a text that was typed."""
        with self.telling_trouble():
            self.desk.drop_drafts(self._forms + form, name)

    def drafts(self, form: str) -> dict[str, str]:
        """Texts that were typed in a form of this plan and never written, by the name of the field."""
        kept = self.desk.drafts(self._forms + form)
        return {draft.field: draft.text for draft in kept.get(self._forms + form, ())}

    def unfinished(self) -> tuple[int, ...]:
        """The steps of the plan in whose detail something was typed and never written."""
        kept = self.desk.drafts(f"{self._forms}step:")
        return tuple(step.id for step in self.sheet.steps if f"{self._forms}step:{step.id}" in kept)

    @property
    def typed_sheet(self) -> PlanSheet:
        """The sheet with what is being typed in place of what is written: what the page shows."""
        if not self._typed:
            return self.sheet
        return replace(self.sheet, steps=tuple(self._with_typed(step) for step in self.sheet.steps))

    def _with_typed(self, step: StepRow) -> StepRow:
        columns: Mapping[str, Any] = {
            name: value for (step_id, name), value in self._typed.items() if step_id == step.id and name in DRAWN
        }
        return replace(step, **columns) if columns else step

    def _read(self) -> None:
        with self.desk.reading() as file:
            self.sheet = plan_sheet(file, self.case_id, self.today, self.desk.reference, self.desk.workdays)
            self.members = plan_members(file, self.case_id)

    def _on_changes(self, changes: Changes) -> None:
        concerned = {self.case_id, *(member.case_id for member in self.members)}
        if not changes.cases.isdisjoint(concerned) or changes.topics & {"officer", "special_day"}:
            self.reread()
