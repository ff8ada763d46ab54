"""Printing many cases: what is asked, what is done in the worker, and what is said of it afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.print_series import SERIES_KINDS, Series, SeriesChoice, SeriesOrder, SeriesResult
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.file_names import ENDING
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.screens.series import (
    Interrupted,
    begin_series,
    end_series,
    give_up_series,
    interrupted_series,
)
from parcours_desktop.screens.series_papers import SERIES_PAPERS
from parcours_desktop.screens.series_run import SeriesRun
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

MERGED, EACH = "merged", "each"
NAMED_AT_MOST = 3
"""File numbers named in one sentence for one reason."""


def _choice(name: str, label: str) -> Field:
    return Field(name, label, FieldKind.CHOICE, required=True, choices=name, width=Width.FULL)


def _flag(name: str, label: str, told: str = "") -> Field:
    return Field(name, label, FieldKind.FLAG, width=Width.FULL, help=told)


FORM = Form(
    (
        Section(
            "",
            (
                _choice("kind", marked("Quoi")),
                _choice("how", marked("Comment")),
                _choice("order", marked("Dans quel ordre")),
                _flag("covers", marked("Page de garde pour chaque agente ou agent"), marked("Dans un seul fichier.")),
                _flag(
                    "duplex",
                    marked("Recto verso"),
                    marked("Dans un seul fichier\u00a0: chaque document commence sur une nouvelle feuille."),
                ),
                _flag("large", marked("Gros caractères"), marked("Plans et bilans.")),
            ),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class SeriesEnd:
    """A series that is printed, and what became of it."""

    series: Series
    result: SeriesResult


class SeriesScreen:
    """``pattern`` is that of file names, as chosen. Printing is for a worker; the rest for the thread of the window."""

    def __init__(self, desk: Desk, words: Words, paper: Paper = Paper.LETTER, pattern: str = "") -> None:
        self._desk, self._words = desk, words
        self._paper, self._pattern = paper, pattern
        self._changes: list[Changes] = []

    # What is asked

    def values(self) -> dict[str, FieldValue]:
        """What the form proposes."""
        usual = SeriesChoice()
        return {
            "kind": usual.kind.value,
            "how": MERGED,
            "order": usual.order.value,
            "covers": usual.covers,
            "duplex": usual.duplex,
            "large": usual.large,
        }

    def choices(self, source: str) -> Sequence[Choice]:
        """The answers of a field."""
        words = self._words
        match source:
            case "kind":
                return tuple(Choice(kind.value, words.label(kind)) for kind in SERIES_KINDS)
            case "order":
                return tuple(Choice(order.value, words.label(order)) for order in SeriesOrder)
            case _:
                return Choice(MERGED, words("Un seul fichier PDF")), Choice(EACH, words("Un fichier PDF par dossier"))

    @staticmethod
    def choice_of(values: Mapping[str, Any]) -> SeriesChoice:
        """What the answers ask for."""
        return SeriesChoice(
            DocumentKind(values["kind"]),
            SeriesOrder(values["order"]),
            merged=values["how"] == MERGED,
            covers=values.get("covers") is True,
            duplex=values.get("duplex") is True,
            large=values.get("large") is True,
        )

    def title(self, count: int) -> str:
        """What the dialog is about."""
        return self._words.many("Imprimer pour {n} dossier", "Imprimer pour {n} dossiers", count)

    def proposed_name(self, choice: SeriesChoice) -> str:
        """A name for the file of all documents."""
        genres = self._words(SERIES_PAPERS[choice.kind].genres)
        return f"{genres}-{self._desk.clock.today().isoformat()}{ENDING}"

    # What is done

    def printing(self, choice: SeriesChoice, ids: Sequence[int], target: Path) -> Callable[[Progress], SeriesEnd]:
        """Work for the worker thread: print the cases, given in the order of the list."""

        def print_all(progress: Progress) -> SeriesEnd:
            series = begin_series(self._desk, choice, ids, target, paper=self._paper, pattern=self._pattern)
            return self._print(series, progress)

        return print_all

    def resuming(self, series: Series) -> Callable[[Progress], SeriesEnd]:
        """Work for the worker thread: go on with a series that was stopped."""

        def print_rest(progress: Progress) -> SeriesEnd:
            return self._print(series, progress)

        return print_rest

    def _print(self, series: Series, progress: Progress) -> SeriesEnd:
        run = SeriesRun(self._desk, series, Words("fr"))
        try:
            result = run(progress)
        finally:
            self._changes += run.changes
        end_series(self._desk, series)
        return SeriesEnd(series, result)

    def announce(self) -> None:
        """Tell the other screens what the register holds now; whether all was printed or not."""
        changes, self._changes = self._changes, []
        for one in changes:
            self._desk.announce(one)

    def interrupted(self) -> Interrupted | None:
        """The series that was stopped last, if one waits."""
        return next(iter(interrupted_series(self._desk)), None)

    def give_up(self, series: Series) -> None:
        """What was stopped is not wanted any more."""
        give_up_series(self._desk, series)

    # What is said

    def working(self, count: int) -> str:
        """What stands beside the progress."""
        return self._words.many("Impression de {n} dossier", "Impression de {n} dossiers", count)

    def waiting(self, one: Interrupted) -> str:
        """A series that waits, in a sentence."""
        kind = self._words.label(one.series.choice.kind)
        return self._words(
            "Impression arrêtée à {done} sur {total} ({kind}, {name}).",
            done=one.printed,
            total=len(one.series.cases),
            kind=kind,
            name=one.series.target.name,
        )

    def said(self, end: SeriesEnd) -> str:
        """What was printed."""
        count, name, words = end.result.documents, end.series.target.name, self._words
        if not count:
            return words("Aucun document imprimé.")
        return words.many(
            "{n} document imprimé\u00a0: {name}.", "{n} documents imprimés\u00a0: {name}.", count, name=name
        )

    def left(self, end: SeriesEnd) -> str:
        """What was not printed and why, the first ones by their file numbers; "" when nothing was left."""
        words, left = self._words, end.result.left
        if not left:
            return ""
        said = [words.many("{n} dossier laissé.", "{n} dossiers laissés.", len(left))]
        by_reason = sorted((words.refusal(refusal), number) for number, refusal in left)
        for reason, group in groupby(by_reason, key=_first):
            numbers = [number for _reason, number in group]
            named, more = ", ".join(numbers[:NAMED_AT_MOST]), len(numbers) - NAMED_AT_MOST
            if more > 0:
                named = words.many("{named} et {n} autre", "{named} et {n} autres", more, named=named)
            said.append(words("{numbers}\u00a0: {reason}", reason=reason, numbers=named))
        return " ".join(said)

    def left_lines(self, end: SeriesEnd) -> tuple[str, ...]:
        """Every case that was left with the reason, a line each."""
        words = self._words
        return tuple(
            words("{numbers}\u00a0: {reason}", reason=words.refusal(refusal), numbers=number)
            for number, refusal in end.result.left
        )

    def printout(self, end: SeriesEnd) -> Printout:
        """The file of all documents, for a printer; the register holds it already."""
        return Printout(end.series.target.name, Paper[end.series.paper], end.series.target.read_bytes)


def _first(pair: tuple[str, str]) -> str:
    return pair[0]
