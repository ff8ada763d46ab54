"""The verb of figures: one over a period, by what it is cut, as JSON or CSV; what must not leave is masked unless asked for."""

import csv
import io
import sys
from argparse import Namespace
from datetime import timedelta
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.json_text import json_text
from parcours_desktop.console.opening import desk_of
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.figure_sheet import FigureSheet
from parcours_desktop.domain.figures import CUTS_AT_MOST, FIGURES, Cut, FigureName, FigureQuestion, FigureTable
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.exchange.figures_export import headings, rows
from parcours_desktop.exchange.lists.writing import defused
from parcours_desktop.queries.figures import figure_table, organization_names
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.figures import names_of
from parcours_desktop.system.clock import Clock
from parcours_desktop.wording.figure_names import FIGURE_NAMES
from parcours_desktop.wording.figure_words import FigureWords
from parcours_desktop.wording.words import Words


def figures(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Without a name, the figures there are and their cuts; with one, its table."""
    if not arguments.name:
        for name, told in FIGURE_NAMES.items():
            cuts = ",".join(cut.value for cut in FIGURES[name].cuts)
            print("\t".join((name.value, words(told.name), cuts)))
        return 0
    with desk_of(arguments, clock) as desk, desk.reading() as file:
        table = figure_table(file, _question(arguments, desk, clock))
        names = names_of(desk, words, _people(file), organization_names(file))
    sheet = FigureWords(words, names).sheet(table, outside=not arguments.internal)
    if arguments.json:
        print(json_text(_whole(table, sheet, masked=not arguments.internal)))
    else:
        _print_csv(sheet, words, unmasked=arguments.internal)
    return 0


def _people(file: Reading) -> dict[str, str]:
    return {person.login: person.name for person in staff(file)}


def _question(arguments: Namespace, desk: Desk, clock: Clock) -> FigureQuestion:
    today = clock.today()
    known = {name.value: name for name in FigureName}
    if arguments.name not in known:
        raise Refused(Refusal("figure_unknown", "name", {"value": arguments.name, "known": ", ".join(known)}))
    name = known[arguments.name]
    first = arguments.first or months_after(today.replace(day=1), -11)
    last = arguments.last or today
    if last < first:
        raise Refused(Refusal("to_before_from", "to", {"on": first}))
    unanswered = desk.reference.calendar.rules(today).unanswered_days
    return FigureQuestion(name, first, last, _cuts(arguments.by, name), today, today - timedelta(days=unanswered))


def _cuts(text: str, name: FigureName) -> tuple[Cut, ...]:
    known = {cut.value: cut for cut in FIGURES[name].cuts}
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    for part in wanted:
        if part not in known:
            raise Refused(Refusal("cut_unknown", "by", {"value": part, "known": ", ".join(known)}))
    if len(wanted) > CUTS_AT_MOST or len(set(wanted)) < len(wanted):
        raise Refused(Refusal("cuts_too_many", "by", {"most": CUTS_AT_MOST}))
    return tuple(known[part] for part in wanted)


def _whole(table: FigureTable, sheet: FigureSheet, *, masked: bool) -> dict[str, Any]:
    asked = table.question
    return {
        "name": asked.name.value,
        "from": asked.since,
        "to": asked.until,
        "by": [cut.value for cut in asked.by],
        "cells": [_cell(cell, sheet, masked=masked) for line in sheet.lines for cell in line.cells],
    }


def _cell(cell: Any, sheet: FigureSheet, *, masked: bool) -> dict[str, Any]:
    """The codes of a cell (a cut that is missing is a total), and its counts; null where they are masked."""
    kept = not (masked and cell.masked)
    found: dict[str, Any] = {"keys": {cut.value: code for cut, code in cell.fixed.items()}, "masked": not kept}
    if sheet.has_share:
        found["numerator"] = cell.counted.met if kept else None
    found["denominator"] = cell.counted.of if kept else None
    if sheet.measure and sheet.in_dollars:
        found["dollars"] = cell.counted.dollars if kept else None
    elif sheet.measure:
        found["median_days"] = cell.counted.median if kept else None
    return found


def _print_csv(sheet: FigureSheet, words: Words, *, unmasked: bool) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(headings(sheet, words))
    for row in rows(sheet, words, unmasked=unmasked):
        writer.writerow("" if value is None else defused(value) if isinstance(value, str) else value for value in row)
    sys.stdout.write(text.getvalue())
