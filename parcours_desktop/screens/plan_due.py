"""Due dates that the arrival or the first meeting now proposes, as differences to accept or to leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parcours_desktop.commands.due_dates import AcceptDueDates, KeepDueDates
from parcours_desktop.domain.codes import AppointmentKind, DueBasis
from parcours_desktop.domain.planning import Anchors, DueChange, propose_due
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.screens.plan_state import PlanState
from parcours_desktop.system.reference import Reference


@dataclass(frozen=True, slots=True)
class DueLine:
    """One difference: « 11 août » becomes « 14 août »."""

    step_id: int
    label: str
    before: str
    after: str


def anchors_of_sheet(sheet: PlanSheet, today: date) -> Anchors:
    """The days from which the due dates of a sheet are counted: the first meeting held, or else the one to come."""
    meeting = sheet.first_meeting_at.date() if sheet.first_meeting_at else None
    ahead = sheet.next_appointment
    if meeting is None and ahead and ahead.kind is AppointmentKind.FIRST_MEETING and ahead.starts_at.date() >= today:
        meeting = ahead.starts_at.date()
    return Anchors(sheet.arrived_on or sheet.arriving_on, meeting)


def pending_changes(
    sheet: PlanSheet, reference: Reference, workdays: WorkingDays, today: date
) -> tuple[DueChange, ...]:
    """What the rules would now propose otherwise: open steps of the catalogue whose date nobody chose.

    A proposal that has already passed is not one: such dates stay as they are.
    """
    anchors = anchors_of_sheet(sheet, today)
    catalogue = reference.catalogue_on(today)
    found = []
    for step in sheet.steps:
        known = catalogue.get(step.code)
        if known is None or not step.state.is_open or step.due_basis is DueBasis.EDITED:
            continue
        proposed = propose_due(known, anchors, workdays).on
        if proposed is not None and proposed >= today and proposed != step.due_on:
            found.append(DueChange(step.id, step.label, step.due_on, proposed))
    return tuple(found)


class PlanDueDates:
    """The differences of one plan; accepted or left one by one or all together."""

    def __init__(self, state: PlanState) -> None:
        self._state = state

    @property
    def changes(self) -> tuple[DueChange, ...]:
        """The differences now."""
        state = self._state
        return pending_changes(state.sheet, state.desk.reference, state.desk.workdays, state.today)

    @property
    def lines(self) -> tuple[DueLine, ...]:
        """The differences as words."""
        return tuple(
            DueLine(change.step_id, change.label, self._day(change.old), self._day(change.new))
            for change in self.changes
        )

    @property
    def sentence(self) -> str:
        """What has changed, above the differences."""
        words, count = self._state.words, len(self.changes)
        return words.many(
            "L’arrivée ou la première rencontre a changé\u00a0: {n} échéance peut suivre.",
            "L’arrivée ou la première rencontre a changé\u00a0: {n} échéances peuvent suivre.",
            count,
        )

    def accept(self, steps: Sequence[int] | None = None) -> bool:
        """Take the proposed dates over, all of them unless told which."""
        changes = tuple(one for one in self.changes if steps is None or one.step_id in steps)
        return bool(changes) and self._state.do(AcceptDueDates(changes, self._state.seen)) is not None

    def keep(self, steps: Sequence[int] | None = None) -> bool:
        """Keep the dates as they are, all of them unless told which; they will not be proposed again."""
        ids = tuple(one.step_id for one in self.changes if steps is None or one.step_id in steps)
        return bool(ids) and self._state.do(KeepDueDates(ids, self._state.seen)) is not None

    def _day(self, day: date | None) -> str:
        words = self._state.words
        if day is None:
            return words("à fixer")
        return words.short_date(day) if day.year == self._state.today.year else words.medium_date(day)
