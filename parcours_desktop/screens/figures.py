"""The page of figures: which one, over which days, cut by what; its table, its chart, the list behind each cell, its ways out."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.figures_page import draw_figures, measured
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.behind import Behind
from parcours_desktop.domain.figure_sheet import FigureCell, FigureLine, FigureRecord, FigureSheet
from parcours_desktop.domain.figures import FIGURES, Cut, FigureName, FigureQuestion, FigureTable
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.exchange.figures_export import export_figures
from parcours_desktop.queries.figures import figure_ids, figure_table, organization_names
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, Field, FieldKind, Form, Section
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.print_register import recorded_as
from parcours_desktop.screens.printouts import Naming, Printout, printout_on
from parcours_desktop.wording.figure_names import CUT_NAMES, FIGURE_NAMES
from parcours_desktop.wording.figure_words import FigureWords, Names
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

__all__ = ["CHOSEN", "PERIOD_FORM", "FigureLine", "FigureTable", "FiguresScreen"]

CHOSEN = "chosen"
PERIOD_FORM = Form(
    (
        Section(
            "",
            (
                Field("since", marked("Du"), FieldKind.DATE, required=True),
                Field("until", marked("Au"), FieldKind.DATE, required=True),
            ),
        ),
    )
)
FIRST_MONTH = 4  # of the financial year of the government


class FiguresScreen:
    """``changed``: another table is there. ``read_aside`` is handed each reading, to be made in another thread (see ``take``)."""

    def __init__(self, desk: Desk, words: Words, paper: Paper = Paper.LETTER) -> None:
        self._desk, self.words, self._paper = desk, words, paper
        self.changed: Signal[()] = Signal()
        self.read_aside: Callable[[Callable[..., FigureTable]], object] | None = None
        self.name = FigureName.FIVE_DAYS
        self.by: tuple[Cut, ...] = (Cut.OFFICE,)
        self.period = "year"
        self.since, self.until = self._days("year")
        self._says = FigureWords(words, self._names())
        self.table: FigureTable | None = None
        self.sheet: FigureSheet | None = None

    # What is asked

    @property
    def figures(self) -> tuple[Choice, ...]:
        """The figures to choose from."""
        return tuple(Choice(name.value, self.words(told.name)) for name, told in FIGURE_NAMES.items())

    def cuts(self, place: int) -> tuple[Choice, ...]:
        """By what the figure can be cut, first or second; nothing first."""
        taken = self.by[0] if place and self.by else None
        kept = (cut for cut in FIGURES[self.name].cuts if cut is not taken)
        nothing = self.words("Sans autre découpage") if place else self.words("Sans découpage")
        return (Choice("", nothing), *(Choice(cut.value, self.words(CUT_NAMES[cut])) for cut in kept))

    @property
    def periods(self) -> tuple[Choice, ...]:
        """The periods to choose from."""
        words = self.words
        named = {
            "month": words("Ce mois-ci"),
            "last_month": words("Le mois dernier"),
            "quarter": words("Les 3 derniers mois"),
            "year": words("Les 12 derniers mois"),
            "financial": words("L’exercice financier"),
            CHOSEN: words("Autre période…"),
        }
        return tuple(Choice(code, label) for code, label in named.items())

    def show(self, name: str) -> None:
        """Show another figure, cut as before where that makes sense of it."""
        self.name = FigureName(name)
        possible = FIGURES[self.name].cuts
        self.by = tuple(cut for cut in self.by if cut in possible) or possible[:1]
        self.reread()

    def cut(self, place: int, code: str) -> None:
        """Cut by something else, or ("") by nothing."""
        wanted = Cut(code) if code else None
        first, second = (*self.by, None, None)[:2]
        pair = (wanted, second if second is not wanted else None) if place == 0 else (first, wanted)
        self.by = tuple(cut for cut in pair if cut is not None)
        self.reread()

    def show_period(self, code: str) -> None:
        """Show one of the periods."""
        self.period = code
        self.since, self.until = self._days(code)
        self.reread()

    def show_days(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Show the days between two, both included. Refused when they are turned round."""
        since, until = values["since"], values["until"]
        if until < since:
            return (Refusal("to_before_from", "until", {"on": since}),)
        self.period, self.since, self.until = CHOSEN, since, until
        self.reread()
        return ()

    def reread(self) -> None:
        """Count again: aside if somebody does so, else at once."""
        today = self._desk.clock.today()
        unanswered = self._desk.reference.calendar.rules(today).unanswered_days
        asked = FigureQuestion(self.name, self.since, self.until, self.by, today, today - timedelta(days=unanswered))
        read = partial(self._read, asked)
        if self.read_aside is not None:
            self.read_aside(read)
        else:
            self.take(read())

    def take(self, table: FigureTable) -> None:
        """Show what was counted, unless something else was asked since."""
        asked = table.question
        if (asked.name, asked.by, asked.since, asked.until) != (self.name, self.by, self.since, self.until):
            return
        self.table = table
        self.sheet = self._says.sheet(table, outside=False)
        self.changed.emit()

    # What is shown

    def text(self, line: FigureLine, place: int) -> str:
        """A cell of the table on the screen; an asterisk marks what does not leave the office."""
        cell = line.cells[place]
        star = self.words("{text}\u00a0*") if cell.masked else "{text}"
        return star.format(text=self._shown(cell))

    def met(self, line: FigureLine) -> str:
        """The numerator of a line."""
        return self.words.number(line.cells[-1].counted.met)

    def share(self, line: FigureLine) -> str:
        """The share of a line."""
        share = line.cells[-1].counted.share
        return "—" if share is None else self.words.percent(share)

    def measure(self, line: FigureLine) -> str:
        """The median or the dollars of a line."""
        return measured(FigureRecord((), line.cells[-1]), self.sheet, self.words) if self.sheet else ""

    def behind(self, line: FigureLine, place: int, *, met: bool = False) -> Behind | None:
        """The list behind a cell of a line."""
        if self.table is None or self.sheet is None:
            return None
        cell, asked = line.cells[place], self.table.question
        with self._desk.reading() as file:
            ids = figure_ids(file, asked, cell.fixed, met=met)
        names = (self._says.name(self.table, cut, code) for cut, code in cell.fixed.items())
        what = self.sheet.met_name if met else self.sheet.of_name
        title = self.words("{figure}\u00a0: {what}", figure=self.sheet.title, what=what.lower())
        return Behind(", ".join((title, *names)), asked.figure.kind, ids)

    # What leaves

    @property
    def file_name(self) -> str:
        """The name proposed for a file."""
        return self.words("bilan-{name}-{day}.xlsx", name=self.name.value, day=self.until.isoformat())

    def exporting(self, path: Path) -> Callable[..., Path]:
        """Work for the worker thread: write the masked table. Raises ``Trouble``."""
        sheet, words = self._outside(), self.words

        def export(*_progress: object) -> Path:
            export_figures(path, sheet, words)
            return path

        return export

    def printout(self) -> Printout:
        """The page of the masked table."""
        words = self.words
        return printout_on(
            words("bilan-{name}-{day}.pdf", name=self.name.value, day=self.until.isoformat()),
            self._paper,
            partial(draw_figures, self._outside(), words),
            offers_large=True,
            naming=Naming(genre="bilan", on=self.until, language=words.language),
            recorded=recorded_as(self._desk, NewIssue(DocumentKind.FIGURES, audience=Audience.OFFICE)),
        )

    def _outside(self) -> FigureSheet:
        if self.table is None:
            raise ValueError("nothing is counted yet")
        return self._says.sheet(self.table, outside=True)

    def _shown(self, cell: FigureCell) -> str:
        counted, words = cell.counted, self.words
        if self.sheet is None or not self.sheet.columns or not self.sheet.has_share:
            return words.number(counted.of)
        return words("{met} / {of}", met=counted.met, of=counted.of) if counted.of else "—"

    def _read(self, asked: FigureQuestion, *_progress: object) -> FigureTable:
        with self._desk.reading() as file:
            return figure_table(file, asked)

    def _names(self) -> Names:
        with self._desk.reading() as file:
            people = {person.login: person.name for person in staff(file)}
            organizations = organization_names(file)
        return names_of(self._desk, self.words, people, organizations)

    def _days(self, code: str) -> tuple[date, date]:
        today = self._desk.clock.today()
        first = today.replace(day=1)
        match code:
            case "month":
                return first, today
            case "last_month":
                return months_after(first, -1), first - timedelta(days=1)
            case "quarter":
                return months_after(first, -2), today
            case "financial":
                year = today.year if today.month >= FIRST_MONTH else today.year - 1
                return date(year, FIRST_MONTH, 1), today
        return months_after(first, -11), today


def names_of(desk: Desk, words: Words, people: Mapping[str, str], organizations: Mapping[str, str]) -> Names:
    """The names of the codes that are data."""
    names, reference = CaseNames(words, desk.reference), desk.reference
    return {
        Cut.OFFICE: {office.code: office.city for office in reference.offices.values()},
        Cut.OFFICER: people,
        Cut.REGION: {code: names.label("regions", code) for code in reference.regions},
        Cut.LANGUAGE: {code: names.label("languages", code) for code in reference.languages},
        Cut.ORGANIZATION: organizations,
    }
