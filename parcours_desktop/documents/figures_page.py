"""A figure on paper: what is counted, over which days, its chart and its table; small numbers are masked."""

from collections.abc import Iterator

from parcours_desktop.documents.chart import ChartRows
from parcours_desktop.documents.flow import Row
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.figure_sheet import FigureRecord, FigureSheet
from parcours_desktop.wording.words import Words


def draw_figures(sheet: FigureSheet, words: Words, paper: Paper, *, large: bool = False) -> bytes:
    """The page as a PDF, in large print if asked; the same sheet gives the same bytes."""
    page = OfficePage(words, paper, large)
    running = words("{figure} — {period}", figure=sheet.title, period=sheet.period)
    rows = [*_head(sheet, words, page), *_chart(sheet, words, page), *_table(sheet, words, page)]
    return page.draw([*rows, *(page.text(note) for note in sheet.notes)], Naming(running, running, running))


def _head(sheet: FigureSheet, words: Words, page: OfficePage) -> Iterator[Row]:
    yield page.title(sheet.title, sheet.period, [words("Imprimé le {day}", day=sheet.on)])
    yield page.text(sheet.told)


def _chart(sheet: FigureSheet, words: Words, page: OfficePage) -> Iterator[Row]:
    if sheet.chart is not None and not sheet.is_empty:
        yield from ChartRows(page, words, sheet.chart).rows()


def _table(sheet: FigureSheet, words: Words, page: OfficePage) -> Iterator[Row]:
    yield page.heading(words("Tableau"))
    heads = [(name, 2.6) for name in sheet.cuts or (words("Total"),)]
    heads += (
        [(sheet.met_name, 1.5), (sheet.of_name, 1.7), (words("%"), 0.9)] if sheet.has_share else [(sheet.of_name, 1.6)]
    )
    if sheet.measure:
        heads.append((sheet.measure, 1.7))
    names = len(sheet.cuts) or 1
    lines = [(*(record.names or ("",)), *figures_of(record, sheet, words)) for record in sheet.records]
    yield from page.table(heads, lines, figures=tuple(range(names, len(heads))))


def figures_of(record: FigureRecord, sheet: FigureSheet, words: Words) -> tuple[str, ...]:
    """Numerator, denominator, share and measure of a line; what is masked says so."""
    counted, masked = record.cell.counted, words("masqué")
    wide = (3 if sheet.has_share else 1) + bool(sheet.measure)
    if record.cell.masked:
        return (masked,) * wide
    share = "—" if counted.share is None else words.percent(counted.share)
    shown = (
        (words.number(counted.met), words.number(counted.of), share) if sheet.has_share else (words.number(counted.of),)
    )
    if not sheet.measure:
        return shown
    return (*shown, measured(record, sheet, words))


def measured(record: FigureRecord, sheet: FigureSheet, words: Words) -> str:
    """The median of days, or the dollars."""
    counted = record.cell.counted
    if sheet.in_dollars:
        return words.number(counted.dollars)
    return "—" if counted.median is None else words.number(round(counted.median))
