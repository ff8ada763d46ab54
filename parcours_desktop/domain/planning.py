"""Steps of the catalogue, templates of plans, and the due dates that the rules propose.

The days are the programme's defaults (dated reference data), counted in calendar days from the arrival or from the
first meeting and moved to the next working day of the public service.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from parcours_desktop.domain.clock import FIVE
from parcours_desktop.domain.codes import Category, DueBasis, Horizon, HouseholdRole, Responsible, Strand
from parcours_desktop.domain.rows import StepRow
from parcours_desktop.domain.workdays import WorkingDays, months_after

_TAX_DAY = (4, 30)
"""30 April of the year after the arrival: day of the first income tax returns (Canada and Québec)."""

Ages = tuple[int, int]
"""Ages from and to, both included."""


class DueRule(Enum):
    """From what a step of the catalogue is due."""

    ARRIVAL = "arrival"
    MEETING = "meeting"
    TAX_DAY = "tax_day"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CatalogueStep:
    """One step of the catalogue, in French with its English.

    ``days`` may be negative (before the arrival). ``stop_months``: calendar months after the arrival past which it is
    never proposed. ``roles``: who in a household does it (empty: everyone). ``not_for``: categories that may not have
    it. ``children``: only for a household with children of these ages.
    """

    code: str
    strand: Strand
    label: str
    label_en: str = ""
    detail: str = ""
    detail_en: str = ""
    documents: str = ""
    documents_en: str = ""
    responsible: Responsible = Responsible.PERSON
    organization: str = ""
    rule: DueRule = DueRule.NONE
    days: int = 0
    stop_months: int | None = None
    shared_household: bool = False
    roles: frozenset[HouseholdRole] = frozenset()
    not_for: frozenset[Category] = frozenset()
    children: Ages | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def suits(
        self, role: HouseholdRole | None = None, category: Category | None = None, ages: Sequence[int] | None = None
    ) -> bool:
        """Whether the step is for such a person; what is not known (``None``) speaks against nothing.

        ``ages`` are those of the children of the household, in years.
        """
        if (role is not None and self.roles and role not in self.roles) or category in self.not_for:
            return False
        return ages is None or self.children is None or has_child(ages, self.children)


def has_child(ages: Sequence[int], wanted: Ages) -> bool:
    """Whether one of the ages lies between the two, both included."""
    return any(wanted[0] <= age <= wanted[1] for age in ages)


def age_on(birth_date: date, day: date) -> int:
    """Age in whole years on a day; 0 before the birth. Someone born on 29 February is a year older on 1 March."""
    return max(0, day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day)))


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days that due dates are counted from: the arrival (confirmed, else expected) and the first meeting."""

    arrival: date | None = None
    meeting: date | None = None


@dataclass(frozen=True, slots=True)
class DueProposal:
    """A proposed due date (``None``: no rule, or its day is not known yet) and what it is counted from."""

    on: date | None
    basis: DueBasis


_BASES = {
    DueRule.ARRIVAL: DueBasis.ARRIVAL,
    DueRule.TAX_DAY: DueBasis.ARRIVAL,
    DueRule.MEETING: DueBasis.MEETING,
    DueRule.NONE: DueBasis.EDITED,
}


def hard_stop(step: CatalogueStep, arrival: date | None) -> date | None:
    """The last day that a rule of law leaves (a foreign licence is valid for six months), never moved."""
    return None if arrival is None or step.stop_months is None else months_after(arrival, step.stop_months)


def propose_due(
    step: CatalogueStep, anchors: Anchors, workdays: WorkingDays, not_before: date | None = None
) -> DueProposal:
    """The due date of a step: moved to a working day, not past its hard stop, not before ``not_before`` (today).

    Until the meeting is known it is taken to be on the fifth working day after the arrival.
    """
    day = _ruled_day(step, anchors, workdays)
    if day is not None:
        day = workdays.next_working(day)
        stop = hard_stop(step, anchors.arrival)
        if stop is not None:
            day = min(day, stop)
        if not_before is not None and day < not_before:
            day = workdays.next_working(not_before)
    return DueProposal(day, _BASES[step.rule])


def _ruled_day(step: CatalogueStep, anchors: Anchors, workdays: WorkingDays) -> date | None:
    arrival, meeting = anchors.arrival, anchors.meeting
    if step.rule is DueRule.MEETING:
        start = meeting or (None if arrival is None else workdays.add(arrival, FIVE))
        return None if start is None else start + timedelta(days=step.days)
    if arrival is None or step.rule is DueRule.NONE:
        return None
    if step.rule is DueRule.TAX_DAY:
        return date(arrival.year + 1, *_TAX_DAY)
    return arrival + timedelta(days=step.days)


@dataclass(frozen=True, slots=True)
class DueChange:
    """A due date that would change: shown as a difference, written only when it is accepted."""

    step_id: int
    label: str
    old: date | None
    new: date


def due_changes(
    steps: Sequence[StepRow],
    before: Anchors,
    after: Anchors,
    catalogue: Mapping[str, CatalogueStep],
    workdays: WorkingDays,
    not_before: date | None = None,
) -> tuple[DueChange, ...]:
    """The due dates that change when the arrival or the meeting does, in the order of ``steps``.

    Closed steps and dates that a person chose (EDITED) are left alone. A step that is not in the catalogue keeps its
    distance from the day it was counted from.
    """
    return tuple(
        DueChange(step.id, step.label, step.due_on, new)
        for step in steps
        if step.state.is_open and step.due_basis is not DueBasis.EDITED
        for new in _new_due(step, before, after, catalogue.get(step.code), workdays, not_before)
        if new != step.due_on
    )


def arrival_change(
    steps: Sequence[StepRow],
    old: date | None,
    new: date | None,
    catalogue: Mapping[str, CatalogueStep],
    meeting: date | None,
    workdays: WorkingDays,
    not_before: date | None = None,
) -> tuple[DueChange, ...]:
    """The due dates that change when the arrival moves from ``old`` to ``new``; see ``due_changes``."""
    return due_changes(steps, Anchors(old, meeting), Anchors(new, meeting), catalogue, workdays, not_before)


def _new_due(
    step: StepRow,
    before: Anchors,
    after: Anchors,
    known: CatalogueStep | None,
    workdays: WorkingDays,
    not_before: date | None,
) -> Iterator[date]:
    if known is not None and known.rule is not DueRule.NONE:
        if propose_due(known, before, workdays) != propose_due(known, after, workdays):
            proposed = propose_due(known, after, workdays, not_before).on
            if proposed is not None:
                yield proposed
        return
    old, new = (
        (before.arrival, after.arrival) if step.due_basis is DueBasis.ARRIVAL else (before.meeting, after.meeting)
    )
    if step.due_on is not None and old is not None and new is not None and old != new:
        day = workdays.next_working(step.due_on + (new - old))
        yield day if not_before is None or day >= not_before else workdays.next_working(not_before)


@dataclass(frozen=True, slots=True)
class TemplateObjective:
    """An objective that a template brings."""

    strand: Strand
    horizon: Horizon
    label: str
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made plan: steps of the catalogue by their codes, and objectives."""

    code: str
    label: str
    label_en: str
    steps: tuple[str, ...]
    objectives: tuple[TemplateObjective, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


def template_steps(
    template: Template,
    catalogue: Mapping[str, CatalogueStep],
    existing: Collection[str] = (),
    role: HouseholdRole | None = None,
    category: Category | None = None,
    ages: Sequence[int] | None = None,
) -> tuple[CatalogueStep, ...]:
    """The steps that a template adds to a plan: in force, for such a person, not there yet; in the template's order."""
    found = (catalogue[code] for code in template.steps if code in catalogue and code not in existing)
    return tuple(step for step in found if step.suits(role, category, ages))
