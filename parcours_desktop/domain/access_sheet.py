"""Everything that is recorded about one person, in words, for a request of access (Loi sur l’accès, s. 83 and 94; s. 63.5)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AccessRecord:
    """One thing recorded: what it is called (""), and its lines of « what: value »."""

    title: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AccessSection:
    """Everything of one kind, in the order in which it came."""

    title: str
    records: tuple[AccessRecord, ...]


@dataclass(frozen=True, slots=True)
class AccessHistoryLine:
    """One edit: when, by whom, what."""

    at: str
    by: str
    what: str


@dataclass(frozen=True, slots=True)
class AccessSheet:
    """The whole file of one person. A section without records stays: that nothing is held is an answer too."""

    case_id: int
    file_number: str
    person_name: str
    programme_name: str
    office_name: str
    printed_on: date
    sections: tuple[AccessSection, ...]
    history: tuple[AccessHistoryLine, ...]
