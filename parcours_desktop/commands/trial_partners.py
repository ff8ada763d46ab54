"""Notices, consents and referrals of the invented office: some answered, some silent for weeks, one consent withdrawn."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, NeedDomain
from parcours_desktop.domain.consents import REFERRAL_FIELDS
from parcours_desktop.domain.needs import is_pressing
from parcours_desktop.domain.planning import age_on
from parcours_desktop.domain.second_language import FRENCH
from parcours_desktop.domain.service_codes import (
    ConsentMode,
    ConsentPurpose,
    NoticeMode,
    ReferralState,
    ReferralWay,
    ServiceKind,
    SharedField,
)
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.domain.written_days import written_day

_ASKED = (
    (ServiceKind.HOUSING, NeedDomain.HOUSING, "Cherche un logement de trois pièces et demie.", "A visité deux logements."),
    (ServiceKind.CHILDREN, NeedDomain.CHILDREN, "Les grands-parents gardent le matin.", "Inscription à La Place 0-5."),
    (ServiceKind.EMPLOYMENT, NeedDomain.JOB_SEARCH, "Dix ans de métier; parle trois langues.", "Curriculum vitæ traduit."),
    (ServiceKind.MATCHING, NeedDomain.NETWORK, "Aime la marche et la cuisine.", ""),
    (ServiceKind.HEALTH, NeedDomain.HEALTH, "", "Carte d’assurance maladie demandée."),
)  # fmt: skip
_STATES = (
    (ReferralState.SENT, 12),
    (ReferralState.TAKEN_ON, 9),
    (ReferralState.RECEIVED, 2),
    (ReferralState.WAITING_LIST, 3),
    (ReferralState.REFUSED, 2),
    (ReferralState.PREPARED, 2),
)
_NOTES = {
    ReferralState.TAKEN_ON: "Premier rendez-vous donné.",
    ReferralState.WAITING_LIST: "Environ deux mois d’attente.",
    ReferralState.REFUSED: "Service complet; suggère un autre organisme.",
}
_PLAN_FIELDS = (SharedField.IDENTITY, SharedField.OBJECTIVES, SharedField.STEPS, SharedField.APPOINTMENTS)
SILENT = 17  # days without an answer, at least, of those to which nobody answered
NOBODY_ANSWERED = 0.7
TOLD, REFERRED, PLAN_SHARED, TAKEN_BACK = 0.8, 0.5, 0.12, 0.06  # shares of those who were met


def furnish_partners(
    work: UnitOfWork, scene: Scene, rows: Sequence[Mapping[str, Any]], organizations: Sequence[str], seed: int
) -> None:
    """Write what was done with partners for adults who were met. The same seed writes the same."""
    dice = random.Random(f"{seed}:partners")  # noqa: S311 - invented work, not secrets
    today = scene.clock.today()
    for row in rows:
        birth = written_day(row["birth_date"])
        if not row["officer"] or row["closed_on"] or birth is None or age_on(birth, today) < 18:
            continue
        met_on = _met_on(work, row["id"])
        if met_on is None or dice.random() > TOLD:
            continue
        _notice(work, scene, row, met_on, dice)
        if dice.random() < REFERRED:
            _refer(work, scene, row, met_on, dice.choice(organizations), dice)
        if dice.random() < PLAN_SHARED:
            purpose, given_on = ConsentPurpose.PLAN, _between(met_on, today, dice)
            _consent(work, scene, row, dice.choice(organizations), purpose, _PLAN_FIELDS, given_on, dice)


def _met_on(work: UnitOfWork, case_id: int) -> date | None:
    held = (
        written_day(meeting["starts_at"][:10])
        for meeting in rows_of_case(work.connection, "appointment", case_id)
        if meeting["state"] == AppointmentState.HELD and meeting["kind"] == AppointmentKind.FIRST_MEETING
    )
    return min((day for day in held if day is not None), default=None)


def _notice(work: UnitOfWork, scene: Scene, row: Mapping[str, Any], on: date, dice: random.Random) -> None:
    columns = {
        "given_on": on,
        "mode": dice.choice((NoticeMode.READ, NoticeMode.READ, NoticeMode.PRINTED)),
        "version": scene.reference.notice_text(on).version,
        "language": FRENCH,
        "officer": row["officer"],
    }
    work.create("notice", row["id"], columns)


def _consent(
    work: UnitOfWork,
    scene: Scene,
    row: Mapping[str, Any],
    organization: str,
    purpose: ConsentPurpose,
    fields: Sequence[SharedField],
    given_on: date,
    dice: random.Random,
) -> str:
    """A consent; answers its uid."""
    text = scene.reference.consent_text(purpose, given_on)
    columns: dict[str, Any] = {
        "organization": organization,
        "purpose": purpose,
        "fields": " ".join(fields),
        "version": text.version,
        "given_on": given_on,
        "mode": dice.choice((ConsentMode.ORAL, ConsentMode.SIGNED)),
        "ends_on": months_after(given_on, text.months),
        "officer": row["officer"],
    }
    if dice.random() < TAKEN_BACK:
        columns["withdrawn_on"] = _between(given_on, scene.clock.today(), dice)
    return work.uid(work.create("consent", row["id"], columns)).hex()


def _refer(
    work: UnitOfWork, scene: Scene, row: Mapping[str, Any], met_on: date, organization: str, dice: random.Random
) -> None:
    today = scene.clock.today()
    pressing = {
        need["domain"] for need in rows_of_case(work.connection, "need", row["id"]) if is_pressing(need["level"])
    }
    service, domain, asset, done = dice.choice([one for one in _ASKED if one[1] in pressing] or _ASKED)
    states, weights = zip(*_STATES, strict=True)
    state = dice.choices(states, weights)[0]
    columns: dict[str, Any] = {
        "organization": organization,
        "service": service,
        "needs": domain,
        "assets": asset or None,
        "done": done or None,
        "state": state,
        "officer": row["officer"],
    }
    if state is not ReferralState.PREPARED:
        silent_since = today - timedelta(days=SILENT)
        late = state is ReferralState.SENT and met_on < silent_since and dice.random() < NOBODY_ANSWERED
        sent_on = _between(max(met_on, today - timedelta(days=58)), silent_since if late else today, dice)
        purpose = ConsentPurpose.REFERRAL
        columns |= {
            "consent": _consent(work, scene, row, organization, purpose, REFERRAL_FIELDS, sent_on, dice),
            "sent_on": sent_on,
            "way": dice.choice((ReferralWay.EMAIL, ReferralWay.EMAIL, ReferralWay.PHONE, ReferralWay.PORTAL)),
        }
        if state is not ReferralState.SENT:
            answered_on = min(today, sent_on + timedelta(days=dice.randint(1, 12)))
            columns |= {"answered_on": answered_on, "answer_note": _NOTES.get(state)}
    work.create("referral", row["id"], columns)


def _between(first: date, last: date, dice: random.Random) -> date:
    return first + timedelta(days=dice.randint(0, max(0, (last - first).days)))
