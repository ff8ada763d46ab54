"""The courses of the invented office: French at every state, some of it waited for long; Objectif Intégration to its claim."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.courses import state_before_start
from parcours_desktop.domain.service_codes import (
    ClaimState,
    CourseFormat,
    CoursePart,
    CourseReason,
    CourseState,
    Eligibility,
)

_SCHOOLS = ("Cégep du Vieux Montréal", "Collège de Rosemont", "Centre Langue vive", "Université du Québec à Montréal")
_FORMATS = (CourseFormat.FULL_TIME, CourseFormat.FULL_TIME, CourseFormat.PART_TIME, CourseFormat.ONLINE)
_REASONS = (CourseReason.WORK, CourseReason.CHILDCARE, CourseReason.SCHEDULE, CourseReason.WAIT)


def furnish_french(work: UnitOfWork, row: Mapping[str, Any], met_on: date, today: date, dice: random.Random) -> None:
    """A course for some of those whose oral French is not advanced."""
    level = min(row["french_listening"] or 1, row["french_speaking"] or 1)
    if level > 8 or dice.random() > 0.45:
        return
    registered = met_on + timedelta(days=dice.randint(1, 10))
    if registered > today:
        return
    columns: dict[str, Any] = {
        "format": dice.choice(_FORMATS),
        "institution": dice.choice(_SCHOOLS),
        "registered_on": registered,
    }
    placed, started = (
        registered + timedelta(days=dice.randint(4, 15)),
        registered + timedelta(days=dice.randint(20, 80)),
    )
    if placed <= today:
        columns |= {"placed_on": placed, "level": level}
    if "placed_on" in columns and dice.random() < 0.6:
        columns["starts_on"] = started
    columns |= {"state": state_before_start(columns.get("placed_on"), columns.get("starts_on"))}
    if started <= today:
        columns |= _fate(columns, started, today, dice)
    work.create("french_course", row["id"], columns)


def _fate(columns: Mapping[str, Any], started: date, today: date, dice: random.Random) -> dict[str, Any]:
    """What became of a course that was to start by now."""
    lot = dice.random()
    if lot < 0.15:
        return {"state": CourseState.NOT_STARTED, "ended_on": started, "reason": dice.choice(_REASONS)}
    if lot < 0.35 and columns["state"] is CourseState.WAITING:
        return {}
    ended = started + timedelta(days=dice.randint(10, 70))
    if ended > today:
        return {"state": CourseState.STARTED, "started_on": started}
    over = {"started_on": started, "ended_on": ended}
    if dice.random() < 0.3:
        return over | {"state": CourseState.DROPPED, "reason": dice.choice(_REASONS)}
    return over | {"state": CourseState.COMPLETED}


def furnish_integration(
    work: UnitOfWork, scene: Scene, row: Mapping[str, Any], met_on: date, dice: random.Random
) -> None:
    """The session for some of those who may follow it, as far as there was time."""
    today, least = scene.clock.today(), scene.reference.integration_rule(scene.clock.today()).least_french
    level = min(row["french_listening"] or 0, row["french_speaking"] or 0)
    if level < least or dice.random() > 0.4:
        return
    columns: dict[str, Any] = {"eligibility": Eligibility.ELIGIBLE, "eligibility_on": met_on}
    enrolled = met_on + timedelta(days=dice.randint(2, 15))
    if enrolled <= today:
        columns["enrolled_on"] = enrolled
        day = enrolled
        for part in CoursePart:
            day += timedelta(days=dice.randint(2, 9))
            if day > today:
                break
            columns |= {f"{part}_on": day, f"{part}_minutes": scene.reference.integration_rule(day).parts[part]}
        else:
            columns |= _attested(scene, day, today, dice)
    work.create("integration_course", row["id"], columns)


def _attested(scene: Scene, last: date, today: date, dice: random.Random) -> dict[str, Any]:
    """The attestation, and for most the claim of the allowance."""
    attested = last + timedelta(days=1)
    if attested > today:
        return {}
    claimed, settled = attested + timedelta(days=dice.randint(1, 6)), attested + timedelta(days=dice.randint(8, 20))
    allowance = scene.reference.allowance(scene.reference.integration_rule(attested).allowance, attested)
    if claimed > today or allowance is None or dice.random() < 0.2:
        return {"attested_on": attested}
    columns: dict[str, Any] = {
        "attested_on": attested,
        "claim_state": ClaimState.CLAIMED,
        "claimed_on": claimed,
        "claim_dollars": int(allowance.amount),
    }
    if settled > today:
        return columns
    if dice.random() < 0.15:
        note = "Spécimen de chèque illisible."
        return columns | {"claim_state": ClaimState.REFUSED, "claim_settled_on": settled, "claim_note": note}
    return columns | {"claim_state": ClaimState.PAID, "claim_settled_on": settled}
