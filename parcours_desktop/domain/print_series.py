"""Printing many cases at once: what is printed, in which order, how it is bound, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import DocumentKind

SERIES_KINDS = (DocumentKind.PLAN, DocumentKind.SUMMARY, DocumentKind.LETTER, DocumentKind.CLOCK)
"""What is printed for many people at once."""


class SeriesOrder(StrEnum):
    """In which order the documents stand: that of the list, by officer and name, by file number."""

    LIST = "list"
    OFFICER = "officer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class SeriesChoice:
    """How a series is printed. ``merged`` is one file, else a file for each case.

    ``covers`` puts a cover sheet before the documents of each officer, which then stand together (in one file alone);
    ``duplex`` begins every document on the front of a sheet (in one file alone); ``large`` is large print, for the kinds
    that know it.
    """

    kind: DocumentKind = DocumentKind.PLAN
    order: SeriesOrder = SeriesOrder.OFFICER
    merged: bool = True
    covers: bool = True
    duplex: bool = False
    large: bool = False

    @property
    def has_covers(self) -> bool:
        """Whether cover sheets stand between the documents."""
        return self.covers and self.merged


@dataclass(frozen=True, slots=True)
class SeriesCase:
    """A case of a series: what it is sorted and named by. ``officer`` is a login, "" for nobody."""

    id: int
    file_number: str
    list_name: str
    sort_name: str
    officer: str
    officer_name: str
    office: str


@dataclass(frozen=True, slots=True)
class Series:
    """A series as it was asked for; it does not change when it is taken up again.

    ``batch`` names it in the print register; ``target`` is a file, or a folder of files; ``cases`` the ids in the order of
    printing, each with the login of its officer that day. ``paper`` is the name of a paper, ``pattern`` that of file names.
    """

    batch: str
    choice: SeriesChoice
    target: Path
    cases: tuple[tuple[int, str], ...]
    paper: str
    pattern: str = ""

    def told(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self) | {"target": str(self.target)}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Series":
        """From plain values. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for what is no series."""
        choice = SeriesChoice(**told["choice"])
        choice = replace(choice, kind=DocumentKind(choice.kind), order=SeriesOrder(choice.order))
        cases = tuple((int(case_id), str(officer)) for case_id, officer in told["cases"])
        return cls(told["batch"], choice, Path(told["target"]), cases, told["paper"], told["pattern"])


@dataclass(frozen=True, slots=True)
class SeriesResult:
    """What was printed: how many documents and pages, and the cases (file numbers) left out, each with its reason."""

    documents: int
    pages: int
    left: tuple[tuple[str, Refusal], ...] = ()


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """What stands before the documents of one officer (« » for nobody's)."""

    kind: DocumentKind
    officer_name: str
    office: str
    cases: tuple[SeriesCase, ...]
    printed_on: date


def in_order(cases: Iterable[SeriesCase], choice: SeriesChoice) -> list[SeriesCase]:
    """The cases as they are printed, given in the order of the list; those of nobody stand behind those of officers."""
    match choice.order:
        case SeriesOrder.OFFICER:
            found = sorted(cases, key=_by_name)
        case SeriesOrder.NUMBER:
            found = sorted(cases, key=_by_number)
        case SeriesOrder.LIST:
            found = list(cases)
    if choice.has_covers or choice.order is SeriesOrder.OFFICER:
        found.sort(key=_by_officer)
    return found


def same_numbers(cases: Iterable[SeriesCase]) -> frozenset[str]:
    """File numbers that more than one of the cases bear."""
    return frozenset(number for number, times in Counter(one.file_number for one in cases).items() if times > 1)


def _by_officer(one: SeriesCase) -> tuple[bool, str, str]:
    return not one.officer, one.officer_name, one.officer


def _by_name(one: SeriesCase) -> tuple[str, int]:
    return one.sort_name, one.id


def _by_number(one: SeriesCase) -> tuple[str, int]:
    return one.file_number, one.id
