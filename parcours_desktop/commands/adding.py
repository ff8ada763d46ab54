"""New steps of a plan, from the catalogue or in one's own words, each with the due date that the rules propose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.step_rules import clean_texts
from parcours_desktop.database.store import household, next_position, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, DueBasis, Responsible, StepState, Strand
from parcours_desktop.domain.planning import Anchors, CatalogueStep, propose_due
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

_SHARED = (
    "due_on",
    "state",
    "done_on",
    "not_done_reason",
    "result",
    "asked_on",
    "responsible",
    "organization",
)  # what a joined step takes from the others'


@dataclass(frozen=True, slots=True)
class AddStep:
    """Add a step in one's own words at the end of a strand. Answers its id."""

    case_id: int
    strand: Strand
    label: str
    title: ClassVar[str] = marked("Ajout d’une démarche")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:  # noqa: ARG002
        """Refused without a label."""
        open_case(work, self.case_id)
        columns: dict[str, Any] = clean_texts({"label": self.label}) | {
            "strand": self.strand,
            "position": next_position(work.connection, "step", self.case_id, self.strand),
            "responsible": Responsible.PERSON,
            "due_basis": DueBasis.EDITED,
            "state": StepState.TO_DO,
        }
        return work.create("step", self.case_id, columns)


@dataclass(frozen=True, slots=True)
class AddSteps:
    """Add steps of the catalogue by their codes, in one act; ``strand`` puts them elsewhere than in their own.

    Answers the ids of the new rows. A step that the plan has already is added once more only when it is asked for alone.
    """

    case_id: int
    codes: tuple[str, ...]
    strand: Strand | None = None
    title: ClassVar[str] = marked("Ajout de démarches du catalogue")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> tuple[int, ...]:
        """Refused for a code that the catalogue does not hold today."""
        catalogue = scene.reference.catalogue_on(scene.clock.today())
        unknown = [code for code in self.codes if code not in catalogue]
        if unknown:
            raise Refused(Refusal("step_unknown", values={"step": unknown[0]}))
        case = open_case(work, self.case_id)
        have = {row["code"] for row in rows_of_case(work.connection, "step", self.case_id)}
        wanted = [code for code in dict.fromkeys(self.codes) if len(self.codes) == 1 or code not in have]
        return create_steps(work, scene, case, [catalogue[code] for code in wanted], self.strand)


def create_steps(
    work: UnitOfWork,
    scene: Scene,
    case: Mapping[str, Any],
    steps: Iterable[CatalogueStep],
    strand: Strand | None = None,
) -> tuple[int, ...]:
    """Declare steps of the catalogue at the end of their strands; those of a household join what it has already."""
    today = scene.clock.today()
    anchors = anchors_of(work, case, today)
    places = _Places(work, case["id"])
    shared = _HouseholdSteps(work, case)
    made = []
    for entry in steps:
        due = propose_due(entry, anchors, scene.workdays, today)
        columns: dict[str, Any] = {
            "strand": strand or entry.strand,
            "position": places.next(strand or entry.strand),
            "code": entry.code,
            "label": entry.label,
            "detail": entry.detail or None,
            "responsible": entry.responsible,
            "organization": entry.organization or None,
            "documents": entry.documents or None,
            "due_on": due.on,
            "due_basis": due.basis,
            "state": StepState.TO_DO,
        }
        if entry.shared_household:
            columns |= shared.joined(entry.code)
        made.append(work.create("step", case["id"], columns))
    return tuple(made)


def anchors_of(work: UnitOfWork, case: Mapping[str, Any], today: date) -> Anchors:
    """The days from which due dates of a case are counted; the first meeting is the one held, or else the one to come."""
    meetings = sorted(
        (row["starts_at"], AppointmentState(row["state"] or AppointmentState.PROPOSED))
        for row in rows_of_case(work.connection, "appointment", case["id"])
        if row["kind"] == AppointmentKind.FIRST_MEETING and row["starts_at"]
    )
    held = [_day(at) for at, state in meetings if state is AppointmentState.HELD]
    to_come = [_day(at) for at, state in meetings if state.is_open and _day(at) >= today]
    arrival = case["arrived_on"] or case["arriving_on"]
    return Anchors(_day(arrival) if arrival else None, next(iter([*held, *to_come]), None))


@dataclass
class _Places:
    """Positions at the ends of the strands, counted on within one act."""

    work: UnitOfWork
    case_id: int
    _next: dict[Strand, int] = field(default_factory=dict)

    def next(self, strand: Strand) -> int:
        if strand not in self._next:
            self._next[strand] = next_position(self.work.connection, "step", self.case_id, strand)
        place = self._next[strand]
        self._next[strand] += 1
        return place


class _HouseholdSteps:
    """The steps that other members of the household have in their plans, by code."""

    def __init__(self, work: UnitOfWork, case: Mapping[str, Any]) -> None:
        self._work = work
        self._by_code: dict[str, dict[str, Any]] = {}
        key = case["household_key"]
        for member in household(work.connection, key) if key else ():
            if member["id"] != case["id"] and not member["closed_on"]:
                rows = rows_of_case(work.connection, "step", member["id"])
                self._by_code = {row["code"]: row for row in rows if row["code"]} | self._by_code

    def joined(self, code: str) -> dict[str, Any]:
        """What a new step takes over when a member has it already: from now on both are one, ticked once."""
        other = self._by_code.get(code)
        if other is None:
            return {}
        shared = other["shared_uid"] or self._work.uids.new().hex()
        if not other["shared_uid"]:
            self._work.change(other["id"], {"shared_uid": shared}, 1 << 40)
        taken = {name: other[name] for name in _SHARED}
        return taken | {"due_basis": DueBasis.EDITED, "shared_uid": shared}


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
