"""The load of an officer or of an office on paper: first meetings in time, steps, arrivals, languages, each with a chart."""

from collections.abc import Iterator

from parcours_desktop.documents.chart import ChartRows
from parcours_desktop.documents.flow import Cell, Row
from parcours_desktop.documents.ink import PANEL
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import Panel
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import APPOINTMENT, ASIDE, BODY
from parcours_desktop.domain.caseload_sheet import CaseloadSheet, ClockCount, OfficerLoad
from parcours_desktop.wording.caseload_charts import caseload_charts
from parcours_desktop.wording.words import Words

INSIDE = 10.0


def draw_caseload(sheet: CaseloadSheet, words: Words, paper: Paper, large: bool = False) -> bytes:
    """The page as a PDF; the same sheet gives the same bytes."""
    return _Caseload(sheet, words, paper, large=large).draw()


class _Caseload:
    def __init__(self, sheet: CaseloadSheet, words: Words, paper: Paper, *, large: bool) -> None:
        self._sheet, self._words = sheet, words
        self._page = OfficePage(words, paper, large=large)

    def draw(self) -> bytes:
        """Rows, then pages."""
        words, sheet = self._words, self._sheet
        running = words("Bilan de la charge — {whose} — {day}", whose=self._whose(), day=sheet.on)
        naming = Naming(words("Bilan de la charge — {day}", day=sheet.on), running, running)
        charts = caseload_charts(sheet, words)
        parts = (self._head(), self._figures(), self._clock(), self._officers())
        rows = [row for part in parts for row in part]
        for chart in charts:
            rows += ChartRows(self._page, words, chart).rows()
        return self._page.draw([*rows, *self._said()], naming)

    def _whose(self) -> str:
        sheet, words = self._sheet, self._words
        return sheet.officer.name if sheet.officer else sheet.office_name or words("tous les bureaux")

    def _head(self) -> Iterator[Row]:
        words, sheet = self._words, self._sheet
        beside = [words("Imprimé le {day}", day=sheet.on)]
        if sheet.officer and sheet.office_name:
            beside.insert(0, sheet.office_name)
        yield self._page.title(words("Bilan de la charge"), words.capital(self._whose()), beside)

    def _figures(self) -> Iterator[Row]:
        """What counts most, as words and figures."""
        words, sheet = self._words, self._sheet
        yield Row((), least=4)
        yield from self._page.pairs(
            (
                (words("Dossiers ouverts"), words("{n}", n=sheet.open_cases)),
                (words("Dossiers fermés"), words("{n}", n=sheet.closed_cases)),
                (words("Dossiers avec une démarche en retard"), words("{n}", n=sheet.cases_late)),
                (words("Démarches en retard"), words("{n}", n=sheet.late_steps)),
                (
                    words("Sans contact depuis {n} jours ou plus", n=sheet.silent_days),
                    words("{n}", n=sheet.silent),
                ),
                (words("Avec interprète"), words("{n}", n=sheet.interpreters)),
            ),
            label_width=260.0 if not self._page.paper.large else 200.0,
        )

    def _clock(self) -> Iterator[Row]:
        """First meetings within five working days: the share with its numerator and its denominator, excuses apart."""
        words, page, clock = self._words, self._page, self._sheet.clock
        first = self._sheet.months[0][0]
        yield page.heading(words("Première rencontre dans les cinq jours ouvrables"))
        width = page.paper.inner_width - 2 * INSIDE
        lines = page.setter.lines(self._share(clock), APPOINTMENT, width)
        told = words(
            "Hors de ce calcul\u00a0: {excused} dépassements justifiés par un motif codé, {running} délais en cours, {waiting} "
            "arrivées à venir. Personnes arrivées depuis le {day}, dossiers fermés compris.",
            excused=clock.excused,
            running=clock.running,
            waiting=clock.not_started,
            day=first,
        )
        lines += page.setter.lines(told, BODY, width)
        panel = Panel(page.paper.left, page.paper.right, PANEL)
        yield Row((Cell(page.paper.left + INSIDE, width, lines),), gap=4, above=6, below=8, behind=(panel,))

    def _share(self, clock: ClockCount) -> str:
        words = self._words
        if clock.share is None:
            return words("Aucun délai échu")
        return words(
            "{share}\u00a0: {met} rencontres tenues à temps sur {decided} délais échus",
            share=words.percent(clock.share),
            met=clock.met,
            decided=clock.decided,
        )

    def _officers(self) -> Iterator[Row]:
        words, page, loads = self._words, self._page, self._sheet.officers
        if not loads:
            return
        yield page.heading(words("Par agente ou agent"))
        heads = (
            (words("Agente ou agent"), 3.6),
            (words("Dossiers ouverts"), 1.7),
            (words("À temps"), 2.4),
            (words("Démarches en retard"), 1.9),
        )
        yield from page.table(heads, [self._load(load) for load in loads], figures=(1, 2, 3))

    def _load(self, load: OfficerLoad) -> tuple[str, str, str, str]:
        words, clock = self._words, load.clock
        share = "—"
        if clock.share is not None:
            share = words(
                "{met} sur {decided} ({share})",
                met=clock.met,
                decided=clock.decided,
                share=words.percent(clock.share),
            )
        name = load.officer.name if load.officer else words("À attribuer")
        return name, words("{n}", n=load.cases), share, words("{n}", n=load.late_steps)

    def _said(self) -> Iterator[Row]:
        yield self._page.text(
            self._words(
                "Document interne\u00a0: les petits nombres y sont montrés tels quels. Un rapport qui sort du bureau cache les "
                "cases de moins de 5."
            ),
            ASIDE,
            gap=14,
        )
