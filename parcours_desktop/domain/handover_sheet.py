"""What an officer who receives cases must know of each, on one page. No note: these are read in the case itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One case. ``next_what`` in words; ``interpreter``: one is needed; ``late_on``: the oldest due date that is past."""

    list_name: str
    file_number: str
    phone: str
    language: str
    interpreter: bool
    arrived_on: date | None
    deadline_on: date | None
    first_met_on: date | None
    next_on: date | None
    next_what: str
    late_on: date | None
    last_contact_on: date | None


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """The page of one receiver, the clock that ends first first. ``giver`` is "" for arrivals that waited."""

    receiver: str
    giver: str
    office_name: str
    on: date
    lines: tuple[HandoverLine, ...]
