"""What a step or an objective must satisfy before it is written: texts that are texts, states that hold together."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import shared_steps
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import DueBasis, NotDoneReason, Responsible, StepState
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused

LABEL_AT_MOST = 200
TEXT_AT_MOST = 2_000
_LENGTHS = {"label": LABEL_AT_MOST, "organization": LABEL_AT_MOST}
_LINES = {"detail", "documents", "result"}
_WHO = ("responsible", "organization")
_STATE = ("state", "done_on", "not_done_reason")
NOT_SHARED = frozenset({"strand", "position", "objective"})  # each member's plan has its own


def steps_of(work: UnitOfWork, step_ids: Iterable[int]) -> list[dict[str, Any]]:
    """The steps with the given ids, as stored, in the order given. Refuses a row that is no step, and closed cases."""
    found = []
    cases = set()
    for step_id in step_ids:
        kind, case_id, row = work.row(step_id)
        if kind != "step" or row["removed"]:
            raise Refused(Refusal("row_is_gone"))
        cases.add(case_id)
        found.append(row)
    for case_id in cases:
        open_case(work, case_id)
    return found


def twins_of(work: UnitOfWork, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The same step in every member's plan, the given one first; the step alone when it is not shared."""
    if not row["shared_uid"]:
        return [dict(row)]
    return [dict(row), *(twin for twin in shared_steps(work.connection, row["shared_uid"]) if twin["id"] != row["id"])]


def clean_texts(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Texts as they are kept (cleaned, empty is None). Refuses a label that is missing and texts that are too long."""
    kept = dict(columns)
    refusals = []
    for name, value in columns.items():
        if type(value) is not str:
            continue
        text = clean(value, lines=name in _LINES).text
        most = _LENGTHS.get(name, TEXT_AT_MOST)
        if len(text) > most:
            refusals.append(Refusal("text_too_long", name, {"most": most}))
        if name == "label" and not text:
            refusals.append(Refusal("label_missing", name))
        kept[name] = text or None
    if refusals:
        raise Refused(*refusals)
    return kept


def whole_units(columns: Mapping[str, Any], row: Mapping[str, Any], scene: Scene) -> dict[str, Any]:
    """The columns completed so that each merge unit is whole and holds together, with what stands in ``row``.

    A step that begins to wait for an organization, or waits no more, says since when.
    """
    whole = clean_texts(columns)
    if not whole.keys().isdisjoint(_WHO):
        whole = {name: row.get(name) for name in _WHO} | whole
    if "due_on" in whole:
        whole.setdefault("due_basis", DueBasis.EDITED)
    if not whole.keys().isdisjoint(_STATE):
        whole |= settled(whole, row, scene.clock.today())
    return whole | asked(whole, row, scene.clock.today())


def asked(columns: Mapping[str, Any], row: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Since when a step waits for an organization: today when it begins to, nothing once it waits no more."""
    now = dict(row) | {name: columns[name] for name in ("state", "responsible") if name in columns}
    waits = (now.get("state"), now.get("responsible")) == (StepState.WAITING, Responsible.ORGANIZATION)
    if waits is bool(row.get("asked_on")):
        return {}
    return {"asked_on": today if waits else None}


def settled(columns: Mapping[str, Any], row: Mapping[str, Any], today: date) -> dict[str, Any]:
    """State, day and reason that agree: a day means done, a reason means abandoned, an open state has neither.

    Refuses a day that is still to come and a step left undone without a reason.
    """
    done_on, reason = columns.get("done_on"), columns.get("not_done_reason")
    before = StepState(row.get("state") or StepState.TO_DO)
    state = StepState(columns.get("state") or (StepState.DONE if done_on else before))
    if "state" not in columns:
        if reason and state.is_open:
            state = StepState.ABANDONED
        elif "done_on" in columns and not done_on and before is StepState.DONE:
            state = StepState.TO_DO
    if state is StepState.DONE:
        day = done_on or (date.fromisoformat(row["done_on"]) if row.get("done_on") else today)
        if day > today:
            raise Refused(Refusal("date_in_future", "done_on"))
        return {"state": state, "done_on": day, "not_done_reason": None}
    if state.is_open:
        return {"state": state, "done_on": None, "not_done_reason": None}
    reason = reason or row.get("not_done_reason")
    if not reason:
        raise Refused(Refusal("reason_missing", "not_done_reason"))
    return {"state": state, "done_on": None, "not_done_reason": NotDoneReason(reason)}


def objective_uid(work: UnitOfWork, objective_id: int | None, case_id: int, strand: str) -> str | None:
    """The uid under which a step names its objective. Refuses one of another plan or strand."""
    if objective_id is None:
        return None
    kind, owner, row = work.row(objective_id)
    if kind != "objective" or owner != case_id or row["strand"] != strand or row["removed"]:
        raise Refused(Refusal("objective_elsewhere", "objective_id"))
    return work.uid(objective_id).hex()
