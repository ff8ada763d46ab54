"""Whether a printed plan is what the office sealed: in force, replaced since, taken back, altered, or not of this office."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from parcours_desktop.domain.service_rows import IssueRow


class Standing(Enum):
    """What can be said of a code or of a PDF."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    ISSUED = "issued"
    ALTERED = "altered"
    KEPT_ALTERED = "kept_altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SealedVersion:
    """A version as the file keeps it. ``next_number`` and ``next_on`` are of the version sealed after it, if any.

    ``intact`` tells whether the kept rows still make its code; ``sheet`` is their text.
    """

    case_id: int
    file_number: str
    person_name: str
    number: int
    sealed_on: date
    sealed_by: str
    code: str
    withdrawn: bool
    next_number: int | None
    next_on: date | None
    intact: bool
    sheet: str

    @property
    def standing(self) -> Standing:
        """What is said of pages that are known to be this version's."""
        if not self.intact:
            return Standing.KEPT_ALTERED
        if self.withdrawn:
            return Standing.WITHDRAWN
        return Standing.CURRENT if self.next_number is None else Standing.SUPERSEDED


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer. ``version`` is that of which the page is, or says it is; ``issued`` are the lines of the print register."""

    standing: Standing
    version: SealedVersion | None = None
    issued: tuple[IssueRow, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the page can be relied on today."""
        return self.standing is Standing.CURRENT

    @property
    def case_id(self) -> int:
        """The case that it is about; 0 when that is not known."""
        if self.version is not None:
            return self.version.case_id
        return 0 if self.is_of_many else next((row.case_id for row in self.issued), 0)

    @property
    def is_of_many(self) -> bool:
        """Whether it is one file with the papers of many cases."""
        return self.version is None and len({row.case_id for row in self.issued}) > 1
