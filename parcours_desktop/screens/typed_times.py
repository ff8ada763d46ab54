"""Hours as people type them: 14 h 30, 14:30, 9h, 9, 1430, 2:30 pm."""

import re
from datetime import time

_TIME = re.compile(r"(\d{1,2})\s*(?:[h:.\u00a0 ]\s*(\d{2})?)?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{1,2})(\d{2})")


def read_time(text: str) -> time | None:
    """The hour that ``text`` means, or None if it cannot be read or does not exist."""
    said = " ".join(text.lower().replace("heures", "h").replace("heure", "h").split())
    if compact := _COMPACT.fullmatch(said):
        return _time(int(compact[1]), int(compact[2]))
    found = _TIME.fullmatch(said)
    if found is None:
        return None
    hour, half = int(found[1]), found[3]
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return _time(hour, int(found[2] or 0))


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
