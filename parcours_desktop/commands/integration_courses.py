"""Objectif Intégration: eligibility, enrolment, the three parts, the attestation, and the claim of the allowance.

The amount is that in force on the day of the attestation (reference data): it is kept with the claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import TEXT_AT_MOST, open_case
from parcours_desktop.commands.course_steps import INTEGRATION, tick_step
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.french import FrenchLevels
from parcours_desktop.domain.integration_course import NEXT_CLAIMS, attestation_refusals, proposed_eligibility
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import ClaimState, CoursePart, Eligibility
from parcours_desktop.domain.service_rows import PartRow
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.wording.marked import marked

DAYS = (
    "eligibility_on", "enrolled_on", "values_on", "democracy_on", "work_on", "attested_on", "claimed_on", "claim_settled_on",
)  # fmt: skip
_CLAIM = ("claim_state", "claimed_on", "claim_settled_on", "claim_dollars", "claim_note")


@dataclass(frozen=True, slots=True)
class DecideEligibility:
    """Say whether a person may follow the session: what the rule proposes, or else with a note that says why not.

    Opens Objectif Intégration in the case. Answers its id.
    """

    case_id: int
    eligibility: Eligibility
    on: date
    seen: int
    note: str = ""
    title: ClassVar[str] = marked("Admissibilité à Objectif Intégration")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused against the rule without a note, for a day to come, and to whoever is enrolled already."""
        case = open_case(work, self.case_id)
        note = _text(self.note, "note")
        refusals = _not_ahead("on", self.on, scene)
        levels = FrenchLevels(case["french_listening"], case["french_speaking"])
        rule = scene.reference.integration_rule(self.on)
        proposed = proposed_eligibility(rule, written_day(case["birth_date"]), levels.lowest_oral, self.on)
        if proposed.eligibility is not self.eligibility and not note:
            refusals.append(Refusal("eligibility_note_missing", "note"))
        rows = rows_of_case(work.connection, "integration_course", self.case_id)
        if self.eligibility is Eligibility.NOT_ELIGIBLE and rows and rows[-1]["enrolled_on"]:
            refusals.append(Refusal("integration_enrolled", "eligibility"))
        _refuse(refusals)
        columns = {"eligibility": self.eligibility, "eligibility_on": self.on, "eligibility_note": note}
        if not rows:
            return work.create("integration_course", self.case_id, columns)
        work.change(rows[-1]["id"], columns, self.seen)
        return int(rows[-1]["id"])


@dataclass(frozen=True, slots=True)
class EnrolInIntegration:
    """Note the enrolment, and with which organization (its uid, hexadecimal, or "")."""

    course_id: int
    enrolled_on: date
    seen: int
    organization: str = ""
    title: ClassVar[str] = marked("Inscription à Objectif Intégration")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused to whoever is not eligible, for a day to come or after the first part."""
        _, row = _current(work, self.course_id)
        refusals = _not_ahead("enrolled_on", self.enrolled_on, scene)
        if row["eligibility"] != Eligibility.ELIGIBLE:
            refusals.append(Refusal("integration_not_eligible", "enrolled_on"))
        first = min((part.on for part in _parts(row) if part.on is not None), default=None)
        if first is not None and first < self.enrolled_on:
            values: dict[str, object] = {"on": first, "other": self.enrolled_on}
            refusals.append(Refusal("integration_part_early", "enrolled_on", values))
        if self.organization and work.row_of(bytes.fromhex(self.organization)) is None:
            refusals.append(Refusal("row_is_gone", "organization"))
        _refuse(refusals)
        work.change(
            self.course_id, {"enrolled_on": self.enrolled_on, "organization": self.organization or None}, self.seen
        )


@dataclass(frozen=True, slots=True)
class NotePart:
    """Note when a part was followed and for how many minutes; ``on`` None takes the note back."""

    course_id: int
    part: CoursePart
    on: date | None
    minutes: int
    seen: int
    title: ClassVar[str] = marked("Partie d’Objectif Intégration")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused before the enrolment, for a day to come, for more minutes than the session has, once it is attested."""
        _, row = _current(work, self.course_id)
        refusals: list[Refusal] = []
        if row["attested_on"] is not None:
            refusals.append(Refusal("integration_attested", "on", {"on": row["attested_on"]}))
        if row["enrolled_on"] is None:
            refusals.append(Refusal("integration_not_enrolled", "on"))
        elif self.on is not None and self.on < row["enrolled_on"]:
            values: dict[str, object] = {"on": self.on, "other": row["enrolled_on"]}
            refusals.append(Refusal("integration_part_early", "on", values))
        if self.on is not None:
            most = scene.reference.integration_rule(self.on).minutes
            refusals += _not_ahead("on", self.on, scene)
            if not 1 <= self.minutes <= most:
                refusals.append(Refusal("number_out_of_range", "minutes", {"least": 1, "most": most}))
        _refuse(refusals)
        columns = {f"{self.part}_on": self.on, f"{self.part}_minutes": self.minutes if self.on else None}
        work.change(self.course_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class AttestIntegration:
    """Note that the attestation was given (``tick_step``: tick the step of the plan too); ``attested_on`` None takes it back."""

    course_id: int
    attested_on: date | None
    seen: int
    tick_step: bool = False
    title: ClassVar[str] = marked("Attestation d’Objectif Intégration")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused unless the three parts and all hours are noted; not taken back once the allowance is claimed."""
        case_id, row = _current(work, self.course_id)
        if row["claim_state"] is not None:
            raise Refused(Refusal("integration_claimed", "attested_on", {"state": row["claim_state"]}))
        if self.attested_on is not None:
            rule = scene.reference.integration_rule(self.attested_on)
            _refuse(attestation_refusals(rule, _parts(row), self.attested_on, scene.clock.today()))
        work.change(self.course_id, {"attested_on": self.attested_on}, self.seen)
        if self.tick_step and self.attested_on is not None:
            tick_step(work, scene, case_id, INTEGRATION, self.attested_on)


@dataclass(frozen=True, slots=True)
class ClaimAllowance:
    """Note that the allowance was claimed; its amount is that in force on the day of the attestation."""

    course_id: int
    claimed_on: date
    seen: int
    title: ClassVar[str] = marked("Demande d’allocation Objectif Intégration")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused without an attestation, before it, for a day to come, while a claim stands."""
        _, row = _current(work, self.course_id)
        refusals = _not_ahead("claimed_on", self.claimed_on, scene)
        if ClaimState.CLAIMED not in NEXT_CLAIMS[row["claim_state"]]:
            refusals.append(Refusal("integration_claimed", "claimed_on", {"state": row["claim_state"]}))
        attested = row["attested_on"]
        if attested is None:
            raise Refused(*refusals, Refusal("integration_not_attested", "claimed_on"))
        since = max(filter(None, (attested, row["claim_settled_on"])))
        if self.claimed_on < since:
            refusals.append(Refusal("course_dates_order", "claimed_on", {"on": self.claimed_on, "other": since}))
        rule = scene.reference.integration_rule(attested)
        allowance = scene.reference.allowance(rule.allowance, attested)
        if allowance is None:
            refusals.append(Refusal("integration_no_allowance", "claimed_on", {"on": attested}))
        _refuse(refusals)
        columns = {
            "claim_state": ClaimState.CLAIMED,
            "claimed_on": self.claimed_on,
            "claim_settled_on": None,
            "claim_dollars": int(allowance.amount) if allowance else None,
            "claim_note": row["claim_note"],
        }
        work.change(self.course_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class SettleClaim:
    """Note what became of a claim: accepted, paid, or refused and why. What was written of an earlier refusal is kept."""

    course_id: int
    state: ClaimState
    on: date
    seen: int
    note: str = ""
    title: ClassVar[str] = marked("Suite de la demande d’allocation")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a state that cannot follow, for a day to come or before the claim, for a refusal without its reason."""
        _, row = _current(work, self.course_id)
        note = _text(self.note, "note")
        refusals = _not_ahead("on", self.on, scene)
        if self.state is ClaimState.CLAIMED or self.state not in NEXT_CLAIMS[row["claim_state"]]:
            refusals.append(Refusal("claim_order", "state"))
        since = max(filter(None, (row["claimed_on"], row["claim_settled_on"])), default=None)
        if since is not None and self.on < since:
            refusals.append(Refusal("course_dates_order", "on", {"on": self.on, "other": since}))
        if self.state is ClaimState.REFUSED and not note:
            refusals.append(Refusal("claim_reason_missing", "note"))
        _refuse(refusals)
        columns = {name: row[name] for name in _CLAIM} | {"claim_state": self.state, "claim_settled_on": self.on}
        columns["claim_note"] = "\n".join(filter(None, (row["claim_note"], note))) or None
        work.change(self.course_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class RemoveIntegration:
    """Take away Objectif Intégration noted by mistake."""

    course_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’Objectif Intégration")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case, and once the allowance is claimed."""
        _, row = _current(work, self.course_id)
        if row["claim_state"] is not None:
            raise Refused(Refusal("integration_claimed", "", {"state": row["claim_state"]}))
        work.remove(self.course_id, self.seen)


def _current(work: UnitOfWork, course_id: int) -> tuple[int, dict[str, Any]]:
    """The case and the columns of a course of the file, days and codes read. Refuses one that is gone, a closed case."""
    kind, case_id, row = work.row(course_id)
    if kind != "integration_course" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    open_case(work, case_id)
    read = row | {name: written_day(row[name]) for name in DAYS}
    read["claim_state"] = ClaimState(row["claim_state"]) if row["claim_state"] else None
    return case_id, read


def _parts(row: Mapping[str, Any]) -> tuple[PartRow, ...]:
    return tuple(PartRow(part, row[f"{part}_on"], row[f"{part}_minutes"] or 0) for part in CoursePart)


def _text(text: str, field: str) -> str:
    kept = clean(text, lines=True).text
    if len(kept) > TEXT_AT_MOST:
        raise Refused(Refusal("text_too_long", field, {"most": TEXT_AT_MOST}))
    return kept


def _not_ahead(field: str, on: date, scene: Scene) -> list[Refusal]:
    today = scene.clock.today()
    return [Refusal("date_in_future", field, {"on": on, "other": today})] if on > today else []


def _refuse(refusals: list[Refusal]) -> None:
    if refusals:
        raise Refused(*refusals)
