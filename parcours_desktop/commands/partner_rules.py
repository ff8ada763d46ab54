"""What notices, consents and referrals have in common while they are written: the organization, the day, who is asked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from parcours_desktop.commands.case_rules import TEXT_AT_MOST, open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import ConsentMode, ConsentPurpose, SharedField
from parcours_desktop.domain.service_rows import ConsentRow
from parcours_desktop.domain.written_days import written_day


def own_row(work: UnitOfWork, row_id: int, kind: str) -> tuple[int, dict[str, Any]]:
    """Case and stored columns of a row of a case that may be worked on. Refuses one that is gone, and a closed case."""
    found, case_id, row = work.row(row_id)
    if found != kind or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    open_case(work, case_id)
    return case_id, row


def organization_named(work: UnitOfWork, uid: str, on: date) -> dict[str, Any]:
    """The stored columns of an organization. Refuses none, one that is gone, and one that was closed by a day."""
    row_id = work.row_of(bytes.fromhex(uid)) if uid else None
    kind, _, row = work.row(row_id) if row_id is not None else ("", 0, {})
    if kind != "organization" or row["removed"]:
        raise Refused(Refusal("partner_unknown", "organization"))
    if row["closed_on"] and date.fromisoformat(row["closed_on"]) <= on:
        raise Refused(Refusal("partner_closed", "organization", {"name": row["name"] or ""}))
    return row


def not_to_come(scene: Scene, field: str, on: date | None) -> tuple[Refusal, ...]:
    """What is refused of a day that must have come."""
    if on is not None and on > scene.clock.today():
        return (Refusal("date_in_future", field),)
    return ()


def kept_text(text: str, field: str) -> tuple[str | None, tuple[Refusal, ...]]:
    """A text as it is kept (cleaned, empty is None), and what is refused of it."""
    kept = clean(text, lines=True).text
    if len(kept) > TEXT_AT_MOST:
        return None, (Refusal("text_too_long", field, {"most": TEXT_AT_MOST}),)
    return kept or None, ()


def notice_days(work: UnitOfWork, case_id: int, without: int | None = None) -> tuple[date, ...]:
    """The days on which the notice was given in a case, ``without`` one of them."""
    rows = rows_of_case(work.connection, "notice", case_id)
    return tuple(date.fromisoformat(row["given_on"]) for row in rows if row["given_on"] and row["id"] != without)


def stored_consents(work: UnitOfWork, case_id: int) -> tuple[ConsentRow, ...]:
    """The consents of a case as they stand, without names."""
    rows = rows_of_case(work.connection, "consent", case_id)
    return tuple(_consent(work, row) for row in rows if row["given_on"])


def _consent(work: UnitOfWork, row: Mapping[str, Any]) -> ConsentRow:
    known = {field.value for field in SharedField}
    return ConsentRow(
        id=row["id"],
        case_id=row["case_id"],
        seen=0,
        uid=work.uid(row["id"]).hex(),
        organization=row["organization"] or "",
        organization_name="",
        purpose=ConsentPurpose(row["purpose"] or ConsentPurpose.REFERRAL),
        fields=tuple(SharedField(code) for code in (row["fields"] or "").split() if code in known),
        version=row["version"] or "",
        given_on=date.fromisoformat(row["given_on"]),
        mode=ConsentMode(row["mode"] or ConsentMode.ORAL),
        ends_on=written_day(row["ends_on"]),
        withdrawn_on=written_day(row["withdrawn_on"]),
        withdrawal_note=row["withdrawal_note"] or "",
        officer=row["officer"] or "",
        note=row["note"] or "",
    )
