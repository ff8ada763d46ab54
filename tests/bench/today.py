"""The first page: everything that must be done today, of the whole office and of one officer, against the same counts by bare SQLCipher."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.reading import Reading
from parcours_desktop.queries.today import TodayScope, today_page
from tests.bench.reading import RAW, ROUNDS, counted
from tests.bench.timing import Measure, beside

_CASES = "FROM case_summary s JOIN cases c ON c.id = s.id"
_LATE = "p.due_on<'2026-11-23' AND p.removed=0 AND p.state IN ('to_do','in_progress','waiting')"
_STEPS = f"{_CASES} JOIN step p ON p.case_id = c.id"
_FLOOR = (
    f"SELECT count(*) {_CASES} WHERE s.is_open=1 AND s.deadline_on IS NOT NULL AND s.first_met_on IS NULL",
    f"SELECT count(*) {_STEPS} WHERE s.is_open=1 AND s.step_due_on<'2026-11-23' AND {_LATE}",
    f"SELECT count(*) {_STEPS} WHERE s.is_open=1 AND p.asked_on<='2026-11-08' AND p.removed=0",
    f"SELECT count(*) {_CASES} WHERE s.is_open=1 AND s.last_contact_on<='2026-09-24'",
    f"SELECT count(*) {_CASES} WHERE s.is_open=1 AND c.arriving_on<='2026-11-30' AND c.arrived_on IS NULL",
    f"SELECT count(*) {_CASES} WHERE s.deadline_on BETWEEN '2026-11-01' AND '2026-11-30'",
)


def measures(desk: Desk, cases: int) -> Iterator[Measure]:
    """The page of the whole office, then of the officer with the most cases."""
    busiest = "SELECT officer FROM cases WHERE officer IS NOT NULL GROUP BY officer ORDER BY count(*) DESC LIMIT 1"
    with desk.office.file.unbound() as raw, desk.reading() as file:
        for name, officer in (("Today page, whole office", None), ("Today page", raw.execute(busiest).fetchone()[0])):
            scope = _scope(desk, officer)
            with counted(desk) as sent:
                today_page(file, scope)
            notes = {"statements": len(sent)}
            yield beside(
                name, cases, RAW, partial(_bare, raw, officer), partial(_page, file, scope), rounds=ROUNDS, notes=notes
            )


def _scope(desk: Desk, officer: str | None) -> TodayScope:
    terms = {step.code: step.stop_months for step in desk.reference.steps if step.stop_months is not None}
    today = desk.clock.today()
    return TodayScope(officer, today, desk.reference.calendar.rules(today), terms)


def _bare(raw: Any, officer: str | None) -> None:
    for statement in _FLOOR:
        if officer is None:
            raw.execute(statement).fetchall()
        else:
            raw.execute(f"{statement} AND c.officer=?", (officer,)).fetchall()


def _page(file: Reading, scope: TodayScope) -> None:
    today_page(file, scope)
