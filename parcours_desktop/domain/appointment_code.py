"""An appointment as the text of a code that a telephone reads without any connection: iCalendar, RFC 5545.

One code for each appointment: a code with several would have squares too small to be read from paper. The times are in
UTC, so that they are right on a telephone that is still in another country. Nothing says what the appointment is about.
"""

from datetime import UTC, datetime, timedelta, timezone

from parcours_desktop.domain.rows import AppointmentRow

MOST_BYTES = 412
"""What a code of version 15 with error correction M holds (ISO/IEC 18004, table 7): 77 squares of half a millimetre."""
FOLD = 75
_WHOLE = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r\n": "\\n", "\n": "\\n", "\r": "\\n"}


def appointment_code(row: AppointmentRow, summary: str, place: str, made_at: datetime) -> str:
    """The event of an appointment, at most ``MOST_BYTES`` bytes of UTF-8.

    ``summary`` names it without saying more; ``place`` is left out where it does not fit whole: half an address misleads.
    ``made_at`` (naive, UTC) is the stamp of the event: that of the page, not of the printing. Raises ``ValueError`` for an
    appointment that was read without its name outside or its time zone.
    """
    if not row.uid or row.utc_offset is None:
        raise ValueError("the appointment was read without its uid and time zone")
    zone = timezone(timedelta(minutes=row.utc_offset))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Parcours Desktop//FR",
        "BEGIN:VEVENT",
        f"UID:{row.uid}",
        f"DTSTAMP:{_utc(made_at.replace(tzinfo=UTC))}",
        f"DTSTART:{_utc(row.starts_at.replace(tzinfo=zone))}",
        f"DTEND:{_utc(row.ends_at.replace(tzinfo=zone))}",
        f"SUMMARY:{_escaped(summary)}",
        f"LOCATION:{_escaped(place)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    told = _folded(lines)
    if not place.strip() or len(told.encode("utf-8")) > MOST_BYTES:
        return _folded([line for line in lines if not line.startswith("LOCATION:")])
    return told


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11: what has a meaning in the format is marked, other control characters are gone."""
    for sign, written in _WHOLE.items():
        text = text.replace(sign, written)
    return "".join(sign for sign in text if sign.isprintable())


def _folded(lines: list[str]) -> str:
    """Lines of at most 75 bytes; what is longer goes on after a space (RFC 5545, 3.1), never within a letter."""
    out = []
    for line in lines:
        part, used = "", 0
        for sign in line:
            size = len(sign.encode("utf-8", "surrogatepass"))
            if used + size > FOLD:
                out.append(part)
                part, used = " ", 1
            part += sign
            used += size
        out.append(part)
    return "\r\n".join(out) + "\r\n"
