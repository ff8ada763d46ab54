"""Objectif Intégration: who may follow it, when it is complete, and where the claim of its allowance may go.

Open from 18 years of age with intermediate oral French; 24 hours in three parts, at the end of which an attestation is
given. Age, level and hours are dated reference data, and so is the amount, which is that of the day of the attestation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.planning import age_on
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import ClaimState, CoursePart, Eligibility
from parcours_desktop.domain.service_rows import PartRow

AGE, AGE_UNKNOWN, FRENCH, FRENCH_UNKNOWN = "age", "age_unknown", "french", "french_unknown"
"""What speaks against eligibility, or leaves it open."""
NEXT_CLAIMS: Mapping[ClaimState | None, tuple[ClaimState, ...]] = {
    None: (ClaimState.CLAIMED,),
    ClaimState.CLAIMED: (ClaimState.ACCEPTED, ClaimState.PAID, ClaimState.REFUSED),
    ClaimState.ACCEPTED: (ClaimState.PAID, ClaimState.REFUSED),
    ClaimState.PAID: (),
    ClaimState.REFUSED: (ClaimState.CLAIMED,),
}
"""Where a claim may go; one that was refused may be claimed anew."""


@dataclass(frozen=True, slots=True)
class IntegrationRule:
    """The session in a period. ``minutes`` in all, ``parts`` each; ``least_french`` is an oral level; ``allowance`` a code."""

    minutes: int
    parts: Mapping[CoursePart, int]
    least_age: int
    least_french: int
    allowance: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ProposedEligibility:
    """What the rule says; ``eligibility`` is None while something that it asks for is not known. ``against`` says what."""

    eligibility: Eligibility | None
    against: tuple[str, ...] = ()


def proposed_eligibility(
    rule: IntegrationRule, birth_date: date | None, oral_level: int | None, on: date
) -> ProposedEligibility:
    """Whether a person may follow the session on a day: old enough, and with an oral level high enough."""
    against: list[str] = []
    unknown: list[str] = []
    if birth_date is None:
        unknown.append(AGE_UNKNOWN)
    elif age_on(birth_date, on) < rule.least_age:
        against.append(AGE)
    if oral_level is None:
        unknown.append(FRENCH_UNKNOWN)
    elif oral_level < rule.least_french:
        against.append(FRENCH)
    if against:
        return ProposedEligibility(Eligibility.NOT_ELIGIBLE, tuple(against))
    if unknown:
        return ProposedEligibility(None, tuple(unknown))
    return ProposedEligibility(Eligibility.ELIGIBLE)


def total_minutes(parts: Iterable[PartRow]) -> int:
    """Minutes of attendance over all parts."""
    return sum(part.minutes for part in parts)


def missing_parts(parts: Iterable[PartRow]) -> tuple[CoursePart, ...]:
    """The parts of which the date or the hours are not noted."""
    known = {part.part for part in parts if part.on is not None and part.minutes > 0}
    return tuple(part for part in CoursePart if part not in known)


def last_day(parts: Iterable[PartRow]) -> date | None:
    """The last day of attendance noted."""
    return max((part.on for part in parts if part.on is not None), default=None)


def attestation_refusals(
    rule: IntegrationRule, parts: Iterable[PartRow], attested_on: date, today: date
) -> list[Refusal]:
    """Why an attestation cannot be given: a part or hours are missing, or its day precedes the last part or is to come."""
    parts = tuple(parts)
    found: list[Refusal] = []
    missing = missing_parts(parts)
    if missing:
        found.append(Refusal("integration_parts_missing", "attested_on", {"parts": missing}))
    elif total_minutes(parts) < rule.minutes:
        hours = {"needed": hours_of(rule.minutes), "found": hours_of(total_minutes(parts))}
        found.append(Refusal("integration_hours_missing", "attested_on", dict(hours)))
    if attested_on > today:
        found.append(Refusal("date_in_future", "attested_on", {"on": attested_on, "other": today}))
    last = last_day(parts)
    if last is not None and attested_on < last:
        found.append(Refusal("integration_attested_early", "attested_on", {"on": attested_on, "other": last}))
    return found


def hours_of(minutes: int) -> float | int:
    """Minutes as hours: whole where they are."""
    return minutes // 60 if minutes % 60 == 0 else round(minutes / 60, 2)
