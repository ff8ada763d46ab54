"""A figure in the words of a language: names for its codes, its lines, what is masked of it, its chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcours_desktop.domain.chart import Chart, ChartKind, ChartLine
from parcours_desktop.domain.codes import Category, NeedDomain, NeedLevel, StepState, Strand
from parcours_desktop.domain.figure_sheet import FigureCell, FigureLine, FigureRecord, FigureSheet
from parcours_desktop.domain.figures import UNANSWERED, Cut, FigureName, FigureTable, Measure
from parcours_desktop.domain.service_codes import ClaimState, CourseReason, CourseState, ReferralState, ServiceKind
from parcours_desktop.wording.figure_names import CUT_NAMES, FIGURE_NAMES
from parcours_desktop.wording.words import Words

CHART_LINES, CHART_PARTS = 26, 6
_CODES: Mapping[Cut, type[StrEnum]] = {
    Cut.CATEGORY: Category,
    Cut.STRAND: Strand,
    Cut.REASON: CourseReason,
    Cut.SERVICE: ServiceKind,
    Cut.DOMAIN: NeedDomain,
    Cut.LEVEL: NeedLevel,
}
_STATES: Mapping[FigureName, type[StrEnum]] = {
    FigureName.STEPS: StepState,
    FigureName.FRENCH: CourseState,
    FigureName.REFERRALS: ReferralState,
    FigureName.INTEGRATION: ClaimState,
}
Names = Mapping[Cut, Mapping[str, str]]
"""Names of codes that are data: offices, officers (by login), regions, languages, organizations (by uid)."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Makes the sheet of a table. With ``outside`` what must not leave is masked; else it is marked."""

    words: Words
    names: Names

    def sheet(self, table: FigureTable, *, outside: bool) -> FigureSheet:
        """The table in words."""
        words, asked = self.words, table.question
        told, figure = FIGURE_NAMES[asked.name], asked.figure
        rows = self._ordered(table, 0) if asked.by else ("",)
        columns = self._ordered(table, 1) if len(asked.by) > 1 else ()
        masked = table.masked(rows, columns)
        lines = tuple(self._lines(table, rows, columns, masked))
        return FigureSheet(
            title=words(told.name),
            on=asked.today,
            period=words("du {first} au {last}", first=asked.since, last=asked.until),
            told=words(told.counts),
            cuts=tuple(words(CUT_NAMES[cut]) for cut in asked.by),
            columns=tuple(self.name(table, asked.by[1], code) for code in columns),
            lines=lines,
            records=tuple(self._records(table, lines, columns)),
            met_name=words(told.met),
            of_name=words(told.of),
            measure=words(told.measure) if told.measure else "",
            has_share=asked.has_share,
            in_dollars=figure.measure is Measure.DOLLARS,
            notes=self._notes(lines, outside=outside),
            chart=self._chart(table, lines, columns, outside=outside),
        )

    def name(self, table: FigureTable, cut: Cut, code: str) -> str:
        """What a code of a cut means."""
        words = self.words
        if not code:
            return words("à attribuer") if cut is Cut.OFFICER else words("non noté")
        if cut is Cut.WEEK:
            return words.table_date(date.fromisoformat(code))
        if cut is Cut.MONTH:
            return words.capital(words.month(date.fromisoformat(code)))
        if cut is Cut.STATE and code == UNANSWERED:
            return words("Sans réponse")
        known = _STATES.get(table.question.name) if cut is Cut.STATE else _CODES.get(cut)
        if known is not None:
            return words.label(known(code)) if code in set(known) else code
        return self.names.get(cut, {}).get(code, code)

    def _ordered(self, table: FigureTable, place: int) -> tuple[str, ...]:
        """The codes of a cut: days as they follow, codes of the programme in its order, names by the alphabet."""
        cut = table.question.by[place]
        codes = table.columns if place else table.rows
        if cut in {Cut.WEEK, Cut.MONTH}:
            return codes
        known = _STATES.get(table.question.name) if cut is Cut.STATE else _CODES.get(cut)
        order = [member.value for member in known] if known is not None else []
        return tuple(
            sorted(
                codes,
                key=lambda code: (
                    not code,
                    order.index(code) if code in order else len(order),
                    self.name(table, cut, code).casefold(),
                ),
            )
        )

    def _lines(
        self, table: FigureTable, rows: Sequence[str], columns: Sequence[str], masked: frozenset[tuple[int, int]]
    ) -> list[FigureLine]:
        by = table.question.by
        lines = []
        for i, row in enumerate((*rows, None)):
            fixed = {by[0]: row} if by and row is not None else {}
            cells = []
            for j, column in enumerate(columns):
                counted = table.cell(row, column) if row is not None else table.total(column=column)
                cells.append(FigureCell(counted, fixed | {by[1]: column}, (i, j) in masked))
            total = table.total(row=row) if row is not None and by else table.total()
            cells.append(FigureCell(total, fixed, (i, len(columns)) in masked))
            label = self.words("Total") if row is None else self.name(table, by[0], row) if by else ""
            lines.append(FigureLine(i, label, tuple(cells)))
        return lines if by else lines[-1:]

    def _records(self, table: FigureTable, lines: Sequence[FigureLine], columns: Sequence[str]) -> list[FigureRecord]:
        """Each cell alone, totals last in each line; empty inner cells are left out."""
        by, total = table.question.by, self.words("Total")
        if len(by) < 2:
            return [FigureRecord((line.label,) if by else (), line.cells[-1]) for line in lines]
        names = [*(self.name(table, by[1], code) for code in columns), total]
        return [
            FigureRecord((line.label, name), cell)
            for line in lines
            for name, cell in zip(names, line.cells, strict=True)
            if cell.counted.of or name == total
        ]

    def _notes(self, lines: Sequence[FigureLine], *, outside: bool) -> tuple[str, ...]:
        words = self.words
        if not any(cell.masked for line in lines for cell in line.cells):
            return ()
        if outside:
            return (
                words(
                    "Masqué\u00a0: moins de cinq personnes, ou ce qui permettrait de le calculer à partir des totaux."
                ),
            )
        return (
            words("* Masqué dans ce qui quitte le bureau\u00a0: moins de cinq, ou ce qui permettrait de le calculer."),
        )

    def _chart(
        self, table: FigureTable, lines: Sequence[FigureLine], columns: Sequence[str], *, outside: bool
    ) -> Chart | None:
        words, asked = self.words, table.question
        shown = lines[:-1]
        if not asked.by or not shown or len(shown) > CHART_LINES:
            return None
        told, label = FIGURE_NAMES[asked.name], words(CUT_NAMES[asked.by[0]])
        if columns and len(columns) <= CHART_PARTS and not (outside and _any_masked(shown)):
            parts = tuple(self.name(table, asked.by[1], code) for code in columns)
            bars = tuple(ChartLine(line.label, tuple(cell.counted.of for cell in line.cells[:-1])) for line in shown)
            return Chart(ChartKind.STACKED, words(told.of), words(told.of).lower(), label, bars, parts)
        kind = ChartKind.SERIES if asked.by[0] in {Cut.WEEK, Cut.MONTH} else ChartKind.BARS
        kept = [line for line in shown if not (outside and line.cells[-1].masked)]
        if not kept:
            return None
        if asked.has_share:
            bars = tuple(ChartLine(line.label, (_percent(line),), self._remark(line)) for line in kept)
            return Chart(
                kind, words("{figure}, en pourcentage", figure=words(told.met)), words("%"), label, bars, top=100
            )
        if asked.figure.measure is Measure.DAYS:
            bars = tuple(ChartLine(line.label, (round(line.cells[-1].counted.median or 0),)) for line in kept)
            return Chart(kind, words(told.measure), words("jours"), label, bars)
        bars = tuple(ChartLine(line.label, (line.cells[-1].counted.of,)) for line in kept)
        return Chart(kind, words(told.of), words(told.of).lower(), label, bars)

    def _remark(self, line: FigureLine) -> str:
        counted = line.cells[-1].counted
        return self.words("{met} sur {of}", met=counted.met, of=counted.of)


def _percent(line: FigureLine) -> int:
    return round(100 * (line.cells[-1].counted.share or 0))


def _any_masked(lines: Sequence[FigureLine]) -> bool:
    return any(cell.masked for line in lines for cell in line.cells)
