"""The arrivals list of the trial office, its dates moved to today; its odd rows stay odd."""

import re
from dataclasses import replace
from datetime import date, timedelta

from parcours_desktop.exchange.lists.dates import parse_day
from parcours_desktop.exchange.lists.mapping import recognize
from parcours_desktop.exchange.lists.raw import RawList
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.values import DATE_FIELDS
from parcours_desktop.system.resources import resource_path

WRITTEN_ON = date(2026, 11, 23)  # the day to which the dates of the list belong


def trial_rows(today: date) -> RawList:
    """The 600 invented people as a list received ``today``: every date moves by the same number of days."""
    raw = read_list(resource_path("trial/arrivals.csv"))
    moved = today - WRITTEN_ON
    mapping = recognize(raw.headings)
    columns = {mapping.column_of(field) for field in DATE_FIELDS}
    rows = [
        tuple(_moved(cell, moved) if place in columns else cell for place, cell in enumerate(row)) for row in raw.rows
    ]
    return replace(raw, rows=rows)


def _moved(cell: str, by: timedelta) -> str:
    """The date some days later, written as it was; what is no date stays."""
    day = parse_day(cell)
    if day is None:
        return cell
    later = day + by
    return later.isoformat() if re.match(r"\d{4}", cell) else later.strftime("%d/%m/%Y")
