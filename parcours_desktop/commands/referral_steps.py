"""The step of the plan that a referral serves: it waits for the organization, and goes on once the person is taken on."""

from datetime import date
from typing import Any

from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.step_rules import twins_of, whole_units
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import Responsible, StepState
from parcours_desktop.domain.referrals import STEP_STATES
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import ReferralState


def step_uid(work: UnitOfWork, step_id: int | None, case_id: int) -> str | None:
    """The uid under which a referral names its step. Refuses one of another plan, and one that is gone."""
    if step_id is None:
        return None
    kind, owner, row = work.row(step_id)
    if kind != "step" or owner != case_id or row["removed"]:
        raise Refused(Refusal("row_is_gone", "step"))
    return work.uid(step_id).hex()


def send_step(work: UnitOfWork, scene: Scene, uid: str, organization: str, sent_on: date, seen: int) -> None:
    """Have the step wait for the organization since the day on which it was asked, in every plan that shares it."""
    columns = {
        "state": STEP_STATES[ReferralState.SENT],
        "responsible": Responsible.ORGANIZATION,
        "organization": organization,
    }
    for twin in _twins(work, uid):
        whole = whole_units(columns, twin, scene) | {"asked_on": sent_on}
        work.change(twin["id"], whole, seen)


def answer_step(work: UnitOfWork, scene: Scene, uid: str, state: ReferralState, seen: int) -> None:
    """Have the step follow an answer; one that was done or left meanwhile stays as it is."""
    after = STEP_STATES.get(state)
    if after is None:
        return
    for twin in _twins(work, uid):
        if StepState(twin["state"] or StepState.TO_DO).is_open and twin["state"] != after:
            work.change(twin["id"], whole_units({"state": after}, twin, scene), seen)


def _twins(work: UnitOfWork, uid: str) -> list[dict[str, Any]]:
    """The step in every plan that has it; nothing once it was removed."""
    row_id = work.row_of(bytes.fromhex(uid))
    if row_id is None:
        return []
    row = work.row(row_id)[2]
    return [] if row["removed"] else twins_of(work, row)
