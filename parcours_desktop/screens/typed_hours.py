"""Lengths of attendance as people type them: 8, 7,5, 7 h 30, 7:30, 90 min."""

import re

_HOURS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:h|heures?)?")
_HOURS_MINUTES = re.compile(r"(\d{1,3})\s*[h:]\s*(\d{1,2})(?:\s*min)?")
_MINUTES = re.compile(r"(\d{1,4})\s*min(?:utes?)?\.?")


def read_hours(text: str) -> int | None:
    """The minutes that ``text`` means (a bare number is hours), or None if it cannot be read."""
    said = " ".join(text.lower().replace("\u00a0", " ").split())
    if found := _MINUTES.fullmatch(said):
        return int(found[1])
    if found := _HOURS_MINUTES.fullmatch(said):
        return int(found[1]) * 60 + int(found[2]) if int(found[2]) < 60 else None
    if found := _HOURS.fullmatch(said):
        return round(float(f"{found[1]}.{found[2] or 0}") * 60)
    return None
