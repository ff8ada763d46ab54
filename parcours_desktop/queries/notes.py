"""The notes on a case, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import note, officer

_NOTES = (
    select(note.c.id, note.c.text, note.c.written_at, note.c.author, officer.c.name)
    .outerjoin_from(note, officer, (officer.c.login == note.c.author) & (officer.c.removed == 0))
    .where(note.c.case_id == bindparam("case_id"), note.c.removed == 0)
    .order_by(note.c.written_at.desc(), note.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note. ``author`` is the name of whoever wrote it, or their login."""

    id: int
    text: str
    written_at: datetime
    author: str


def notes_of(file: Reading, case_id: int) -> tuple[NoteRow, ...]:
    """The notes of a case, in one statement."""
    return tuple(
        NoteRow(row.id, row.text or "", row.written_at, row.name or row.author or "")
        for row in file.execute(_NOTES, {"case_id": case_id})
        if row.written_at is not None
    )
