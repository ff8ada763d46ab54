"""The calendar: a frame while an entry is dragged over a busy week, and a month of 10,000 appointments read and drawn."""

import os
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import cycle
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_period import CalendarMode, monday_of
from parcours_desktop.system.resources import resource_path
from parcours_desktop.wording.words import Words
from tests.bench.timing import Measure, beside

ROUNDS = 9
FRAMES = 30
APPOINTMENTS = 10_000
MONTH_DAYS = 42
SIZE = (1240, 826)
FIRST_ID = 900_000_000
_INSERT = (
    "INSERT INTO appointment (id, case_id, removed, kind, state, starts_at, minutes, place, officer) "
    "VALUES (?, ?, 0, 'follow_up', 'confirmed', ?, 30, 'office', ?)"
)
_COUNTS = "SELECT substr(starts_at, 1, 10), count(*) FROM appointment WHERE removed=0 AND starts_at BETWEEN ? AND ? GROUP BY 1"


def measures(desk: Desk, cases: int) -> Iterator[Measure]:
    """Both of them, on one office that may be written in."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from parcours_desktop.ui.application import application
    from parcours_desktop.ui.look import Look
    from PySide6.QtWidgets import QApplication

    known = QApplication.instance()  # of the office before: there is one in a process
    program = known if isinstance(known, QApplication) else application()
    look = Look(program, resource_path("icons").parent, "light")
    with desk.office.file.unbound() as raw:
        yield _month(desk, cases, raw, look)
    yield _frame(desk, cases, program, look)


def _month(desk: Desk, cases: int, raw: Any, look: Any) -> Measure:
    from parcours_desktop.ui.calendar_month import CalendarMonth

    _fill(desk, raw)
    screen = CalendarScreen(desk, Words("fr"))
    screen.show_officers(None)
    screen.show(CalendarMode.MONTH)
    month = CalendarMonth(screen, look)
    month.resize(*SIZE)
    period = screen.period
    bounds = (f"{period.first}T00:00", f"{period.last}T23:59")

    def floor() -> None:
        raw.execute(_COUNTS, bounds).fetchall()

    def program() -> None:
        screen.reread()
        month.show_period()
        month.grab()

    try:
        made = beside(
            "Month of 10,000 appointments", cases, "the same counts by bare SQLCipher", floor, program, rounds=ROUNDS
        )
        made.notes.update(drawn=len(month.layout_.lines))
        return made
    finally:
        screen.close()
        raw.execute("DELETE FROM appointment WHERE id>=?", (FIRST_ID,))


def _frame(desk: Desk, cases: int, program: Any, look: Any) -> Measure:
    """A frame is a move of the mouse with all that is drawn after it; the floor draws everything."""
    from parcours_desktop.ui.calendar_grid import CalendarGrid
    from PySide6.QtCore import QPointF

    screen = CalendarScreen(desk, Words("fr"))
    screen.show_officers(None)
    grid = CalendarGrid(screen.words, look, desk.clock.now)
    grid.resize(*SIZE)
    grid.show()
    grid.fit(SIZE[1])
    grid.show_columns(screen.columns)
    program.processEvents()
    placed = next(one for one in grid.geometry_.placed if one.entry.can_move)
    start = placed.area.center()
    grid.begin_drag(start)
    steps = cycle([QPointF((number % 5) * grid.geometry_.column, number * 9 % 300 - 150) for number in range(FRAMES)])

    def floor() -> None:
        for _ in range(FRAMES):
            grid.grab()

    def drag_on() -> None:
        for _ in range(FRAMES):
            grid.drag_to(start + next(steps))
            program.processEvents()

    made = beside(
        "Calendar drag frame", cases, "the whole grid drawn", floor, drag_on, rounds=ROUNDS, operations=FRAMES
    )
    made.notes.update(entries=len(grid.geometry_.placed))
    screen.close()
    grid.hide()
    return made


def _fill(desk: Desk, raw: Any) -> None:
    """10,000 appointments over the six weeks of this month, on cases and officers that there are."""
    first = monday_of(desk.clock.today().replace(day=1))
    owners = [row[0] for row in raw.execute("SELECT login FROM officer WHERE removed=0").fetchall()]
    people = [row[0] for row in raw.execute("SELECT id FROM case_summary LIMIT 500").fetchall()]
    rows = []
    for number in range(APPOINTMENTS):
        day = first + timedelta(days=number % MONTH_DAYS)
        start = datetime.combine(day, time(8)) + timedelta(minutes=15 * (number // MONTH_DAYS % 36))
        owner = owners[number % len(owners)]
        rows.append((FIRST_ID + number, people[number % len(people)], start.isoformat(timespec="minutes"), owner))
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(_INSERT, rows)
    raw.execute("COMMIT")
