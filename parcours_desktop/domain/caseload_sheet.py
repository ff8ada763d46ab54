"""The load of an officer or of an office in figures. It stays in the office: small numbers are shown as they are.

In reports that leave the office cells under five are hidden (Règlement sur l’anonymisation, RLRQ, c. A-2.1, r. 0.1; our
threshold); this page names a team's own cases and is no such report.
"""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.codes import Category, Stage, StepState, Strand
from parcours_desktop.domain.rows import OfficerRow


@dataclass(frozen=True, slots=True)
class ClockCount:
    """First meetings of the cases whose arrival is known and whose five days are decided or run.

    ``met`` in time, ``missed`` (late, or not held at all), ``excused`` (a coded reason; neither in the numerator nor in the
    denominator), ``running`` (not decided yet, in neither as well).
    """

    met: int
    missed: int
    excused: int
    running: int
    not_started: int

    @property
    def decided(self) -> int:
        """The denominator: met in time or missed."""
        return self.met + self.missed

    @property
    def share(self) -> float | None:
        """Met in time among those decided, 0 to 1; None as long as nothing is decided."""
        return self.met / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class StrandCount:
    """The steps of one strand by state; ``late`` are open and past due."""

    strand: Strand
    by_state: tuple[tuple[StepState, int], ...]
    late: int

    @property
    def total(self) -> int:
        """All of its steps."""
        return sum(count for _, count in self.by_state)


@dataclass(frozen=True, slots=True)
class OfficerLoad:
    """One line of an office's page: an officer (None: cases to be assigned), open cases, people met in time, late steps."""

    officer: OfficerRow | None
    cases: int
    clock: ClockCount
    late_steps: int


@dataclass(frozen=True, slots=True)
class CaseloadSheet:
    """The page. ``officer`` for one officer's, else None; ``months`` are first days of months with their arrivals, in order.

    ``languages`` are names with counts, the most frequent first, « » for those not known; ``silent`` counts cases without
    contact for ``silent_days`` days.
    """

    officer: OfficerRow | None
    office_name: str
    on: date
    programme_name: str
    open_cases: int
    closed_cases: int
    stages: tuple[tuple[Stage, int], ...]
    clock: ClockCount
    strands: tuple[StrandCount, ...]
    cases_late: int
    silent: int
    silent_days: int
    months: tuple[tuple[date, int], ...]
    categories: tuple[tuple[Category | None, int], ...]
    languages: tuple[tuple[str, int], ...]
    interpreters: int
    officers: tuple[OfficerLoad, ...] = ()

    @property
    def late_steps(self) -> int:
        """Steps that are open and past due."""
        return sum(part.late for part in self.strands)
