"""Steps that a household shares: one row in each member's plan, joined, so that whoever ticks it ticks it for all."""

from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.step_rules import steps_of, twins_of
from parcours_desktop.database.store import household, next_position
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import DueBasis
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

_COPIED = (
    "strand", "code", "label", "detail", "responsible", "organization", "documents", "due_on", "state",
    "done_on", "not_done_reason", "result",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShareSteps:
    """Put steps into the plans of other members of the household as well. Answers how many rows were added.

    Their due dates follow those of the plan that shares: only there are new ones proposed.
    """

    step_ids: tuple[int, ...]
    case_ids: tuple[int, ...]
    seen: int
    title: ClassVar[str] = marked("Démarche partagée avec le ménage")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:  # noqa: ARG002
        """Refused for a case of another household; a member who has the step already keeps that one."""
        added = 0
        places: dict[tuple[int, str], int] = {}
        for row in steps_of(work, self.step_ids):
            _check_household(work, row["case_id"], self.case_ids)
            shared = row["shared_uid"] or work.uids.new().hex()
            work.change(row["id"], {"shared_uid": shared}, self.seen)
            having = {twin["case_id"] for twin in twins_of(work, row)}
            for case_id in self.case_ids:
                if case_id in having:
                    continue
                place = (case_id, row["strand"])
                if place not in places:
                    places[place] = next_position(work.connection, "step", *place)
                columns: dict[str, Any] = {name: row[name] for name in _COPIED}
                columns |= {"position": places[place], "shared_uid": shared, "due_basis": DueBasis.EDITED}
                work.create("step", case_id, columns)
                places[place] += 1
                added += 1
        return added


@dataclass(frozen=True, slots=True)
class UnshareSteps:
    """Let steps go their own way in this plan; the others keep theirs."""

    step_ids: tuple[int, ...]
    seen: int
    title: ClassVar[str] = marked("Fin du partage d’une démarche")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case."""
        for row in steps_of(work, self.step_ids):
            work.change(row["id"], {"shared_uid": None}, self.seen)


def _check_household(work: UnitOfWork, case_id: int, others: tuple[int, ...]) -> None:
    key = open_case(work, case_id)["household_key"]
    members = {member["id"] for member in household(work.connection, key)} if key else set()
    if not set(others) <= members:
        raise Refused(Refusal("not_of_household"))
    for other in others:
        open_case(work, other)
