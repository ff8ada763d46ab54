"""Drafts: what was typed in a form and not yet written. This machine's alone, never in the journal, gone once written."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """The text last typed in one field of a form, and when."""

    field: str
    text: str
    kept_at: datetime


def keep_draft(connection: Connection, form: str, field: str, text: str, now: datetime) -> None:
    """Keep what is being typed, in place of what was kept before."""
    connection.exec_driver_sql(
        "INSERT INTO draft (form, field, text, kept_at) VALUES (?,?,?,?) "
        "ON CONFLICT (form, field) DO UPDATE SET text=excluded.text, kept_at=excluded.kept_at",
        (form, field, text, now.isoformat(timespec="minutes")),
    )


def drafts_of(connection: Connection, forms: str) -> dict[str, tuple[Draft, ...]]:
    """Drafts of every form whose name begins with ``forms``: form -> drafts."""
    found = connection.exec_driver_sql(
        "SELECT form, field, text, kept_at FROM draft WHERE substr(form, 1, ?)=? ORDER BY form, field",
        (len(forms), forms),
    )
    drafts: dict[str, tuple[Draft, ...]] = {}
    for form, field, text, kept_at in found:
        drafts[form] = (*drafts.get(form, ()), Draft(field, text, datetime.fromisoformat(kept_at)))
    return drafts


def drop_drafts(connection: Connection, form: str, field: str | None = None) -> None:
    """Forget the drafts of a form, or that of one field: they were written, or are not wanted."""
    if field is None:
        connection.exec_driver_sql("DELETE FROM draft WHERE form=?", (form,))
    else:
        connection.exec_driver_sql("DELETE FROM draft WHERE form=? AND field=?", (form, field))
