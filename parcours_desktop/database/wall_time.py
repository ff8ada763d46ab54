"""When an edit was written, for people to read: the wall time behind the journal's ordering clock."""

from datetime import datetime

from parcours_desktop.system.clock import ZONE


def wall_time_of(hlc: int) -> datetime:
    """Wall time in America/Toronto of an edit's clock (milliseconds since 1970 in its upper bits), to the minute."""
    return datetime.fromtimestamp((hlc >> 16) / 1000, ZONE).replace(tzinfo=None, second=0, microsecond=0)
