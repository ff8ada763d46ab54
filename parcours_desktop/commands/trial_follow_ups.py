"""The follow-ups and courses of the invented office: contacts after the first meeting, French courses, Objectif Intégration."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.trial_courses import furnish_french, furnish_integration
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.follow_ups import proposed_next
from parcours_desktop.domain.planning import age_on
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome
from parcours_desktop.domain.written_days import written_day

REMINDER_AFTER = 2
_HOURS = (time(9, 10), time(10, 40), time(11, 20), time(13, 30), time(14, 50), time(16, 0))
_MODES = {Place.PHONE: FollowUpMode.PHONE, Place.VIDEO: FollowUpMode.VIDEO}
_TELLING = {
    FollowUpOutcome.ADVANCING: (
        "La carte d’assurance maladie est arrivée; le bail est signé.",
        "Deux entrevues cette semaine. Revoir le curriculum vitæ ensemble.",
        "Les enfants sont inscrits à l’école; attend la place en garderie.",
        "",
    ),
    FollowUpOutcome.PLAN_CHANGED: ("Préfère d’abord le français à temps complet : échéances revues.",),
    FollowUpOutcome.BLOCKED: (
        "L’évaluation comparative attend une traduction.",
        "Aucune réponse de l’ordre professionnel.",
    ),
    FollowUpOutcome.NOT_REACHED: ("Boîte vocale.", ""),
}


def furnish_follow_ups(work: UnitOfWork, scene: Scene, rows: Sequence[Mapping[str, Any]], seed: int) -> None:
    """Write what was followed up of the people who were met, and the courses of adults. The same seed writes the same."""
    dice = random.Random(f"{seed}:follow-ups")  # noqa: S311 - invented work, not secrets
    today = scene.clock.today()
    for row in rows:
        birth = written_day(row["birth_date"])
        if not row["officer"] or row["closed_on"] or birth is None or age_on(birth, today) < 18:
            continue
        held = [
            (AppointmentKind(meeting["kind"]), datetime.fromisoformat(meeting["starts_at"]), meeting["place"])
            for meeting in rows_of_case(work.connection, "appointment", row["id"])
            if meeting["state"] == AppointmentState.HELD
        ]
        met = min((at for kind, at, _ in held if kind is AppointmentKind.FIRST_MEETING), default=None)
        if met is None:
            continue
        _follow_ups(work, scene, row, met, held, dice)
        furnish_french(work, row, met.date(), today, dice)
        furnish_integration(work, scene, row, met.date(), dice)


def _follow_ups(
    work: UnitOfWork,
    scene: Scene,
    row: Mapping[str, Any],
    met: datetime,
    held: Sequence[tuple[AppointmentKind, datetime, str]],
    dice: random.Random,
) -> None:
    """A contact for each follow-up that was held, some more between, and the next one that the last of them set."""
    now = scene.clock.now()
    contacts = [(at, _MODES.get(Place(place or Place.OFFICE), FollowUpMode.IN_PERSON), _outcome(dice))
                for kind, at, place in held if kind is AppointmentKind.FOLLOW_UP]  # fmt: skip
    if dice.random() < 0.35:
        for _ in range(dice.choice((1, 1, 2))):
            day = scene.workdays.next_working(met.date() + timedelta(days=dice.randint(4, 40)))
            missed = dice.random() < 0.3
            contacts.append(
                (
                    datetime.combine(day, dice.choice(_HOURS)),
                    dice.choice((FollowUpMode.PHONE, FollowUpMode.PHONE, FollowUpMode.EMAIL)),
                    FollowUpOutcome.NOT_REACHED if missed else _outcome(dice),
                )
            )
    outcomes: list[FollowUpOutcome] = []
    for at, mode, outcome in sorted(contact for contact in contacts if met < contact[0] < now):
        outcomes.insert(0, outcome)
        _write(work, scene, row, met.date(), at, mode, outcomes, dice)


def _write(
    work: UnitOfWork,
    scene: Scene,
    row: Mapping[str, Any],
    met_on: date,
    at: datetime,
    mode: FollowUpMode,
    outcomes: Sequence[FollowUpOutcome],
    dice: random.Random,
) -> None:
    cadence = scene.reference.follow_up_days(met_on)
    following = proposed_next(outcomes, met_on, cadence, REMINDER_AFTER, at.date(), scene.workdays)
    columns = {
        "held_at": at,
        "mode": mode,
        "outcome": outcomes[0],
        "note": dice.choice(_TELLING[outcomes[0]]) or None,
        "next_on": following.on if following else None,
        "next_days": following.days if following else None,
        "officer": row["officer"],
    }
    work.create("follow_up", row["id"], columns)


def _outcome(dice: random.Random) -> FollowUpOutcome:
    return dice.choices((FollowUpOutcome.ADVANCING, FollowUpOutcome.PLAN_CHANGED, FollowUpOutcome.BLOCKED), (6, 2, 2))[
        0
    ]
