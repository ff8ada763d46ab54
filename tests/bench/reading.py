"""Reading: a search while typing, the first page of the list, a case opened; against the same rows by bare SQLCipher."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.search import match_of
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.case_list import CaseFilter, case_ids, case_rows
from parcours_desktop.queries.case_sheet import case_sheet
from parcours_desktop.queries.history import history_of
from parcours_desktop.queries.needs_sheet import needs_sheet
from parcours_desktop.queries.notes import notes_of
from parcours_desktop.queries.plan_sheet import plan_sheet
from sqlalchemy import event
from tests.bench.timing import Measure, beside

RAW = "bare SQLCipher"
PAGE = 128
ROUNDS = 15
_JOINED = "FROM cases c JOIN case_summary s ON s.id = c.id"
_IDS = "SELECT id FROM case_summary WHERE is_open=1 ORDER BY sort_name, id"
_FOUND = (
    "SELECT id FROM case_summary WHERE is_open=1 AND id IN "
    "(SELECT rowid FROM case_search WHERE case_search MATCH ?) ORDER BY sort_name, id"
)
_ROWS = f"""SELECT c.id, c.file_number, s.list_name, c.family_name, c.given_name, c.birth_date, c.birth_country,
 c.csq_number, c.contact_language, c.region, c.office, c.officer, c.arriving_on, c.arrived_on, c.closed_on,
 c.excuse_reason, c.household_key, c.phone, c.email, s.stage, s.deadline_on, s.first_met_on, s.next_on, s.next_what,
 s.next_strand, s.step_due_on, s.last_contact_on, s.steps, s.steps_done, s.open_settlement, s.open_french,
 s.open_employment, s.open_community, s.conflicts {_JOINED} WHERE c.id IN """
_HEAD = (
    "SELECT c.*, s.*, o.* FROM cases c JOIN case_summary s ON s.id = c.id LEFT JOIN officer o ON o.login = c.officer WHERE c.id=?",
    (
        "SELECT c.id, s.list_name, s.stage FROM cases c JOIN case_summary s ON s.id = c.id "
        "WHERE c.household_key = (SELECT household_key FROM cases WHERE id=?)"
    ),
    'SELECT cell.unit, edit."by", cell.hlc FROM cell JOIN edit ON edit.n = cell.op / 512 WHERE cell.row=?',
)
_TABS = (
    "SELECT * FROM need WHERE case_id=? AND removed=0",
    "SELECT * FROM assessment WHERE case_id=? AND removed=0",
    "SELECT * FROM objective WHERE case_id=? AND removed=0 ORDER BY position",
    "SELECT * FROM step WHERE case_id=? AND removed=0 ORDER BY position",
    "SELECT * FROM appointment WHERE case_id=? AND removed=0 ORDER BY starts_at",
    "SELECT * FROM note WHERE case_id=? AND removed=0 ORDER BY written_at",
    "SELECT n, body, why FROM edit WHERE case_id=? ORDER BY n",
)


def measures(desk: Desk, cases: int) -> Iterator[Measure]:
    """All of them, on one office."""
    with desk.office.file.unbound() as raw, desk.reading() as file:
        typed = _typed(raw)
        yield _search(desk, file, raw, cases, typed)
        yield from _list(desk, file, raw, cases)
        yield from _case(desk, file, raw, cases, _busy_cases(raw))


def _typed(raw: Any) -> list[str]:
    """What people type: the beginning of a name, a whole one, two, a certificate, a telephone number."""
    sql = "SELECT family_name, given_name, csq_number, phone FROM cases WHERE phone IS NOT NULL ORDER BY id"
    rows = raw.execute(sql).fetchall()
    texts: list[str] = []
    for family, given, certificate, phone in rows[:: max(1, len(rows) // 8)][:8]:
        texts += [(family or given)[:2], family or given, f"{given or ''} {family or ''}", certificate, phone]
    return texts


def _search(desk: Desk, file: Reading, raw: Any, cases: int, typed: list[str]) -> Measure:
    hits: list[int] = []

    def bare() -> None:
        for text in typed:
            ids = [row[0] for row in raw.execute(_FOUND, (match_of(text),)).fetchall()]
            _bare_rows(raw, ids[:PAGE])

    def program() -> None:
        hits.clear()
        for text in typed:
            ids = case_ids(file, CaseFilter(text=text), desk.clock.today())
            hits.append(len(ids))
            case_rows(file, ids[:PAGE])

    made = beside("search while typing", cases, RAW, bare, program, rounds=ROUNDS, operations=len(typed))
    made.notes.update(texts=len(typed), most_found=max(hits), least_found=min(hits))
    return made


def _bare_rows(raw: Any, ids: list[int]) -> list[Any]:
    marks = ",".join("?" * len(ids))
    found: list[Any] = raw.execute(f"{_ROWS}({marks})", ids).fetchall()
    return found


def _list(desk: Desk, file: Reading, raw: Any, cases: int) -> Iterator[Measure]:
    today = desk.clock.today()

    def bare() -> None:
        _bare_rows(raw, [row[0] for row in raw.execute(_IDS).fetchall()][:PAGE])

    def program() -> None:
        case_rows(file, case_ids(file, CaseFilter(), today)[:PAGE])

    yield beside("first page of the list", cases, RAW, bare, program, rounds=ROUNDS)
    ids = list(case_ids(file, CaseFilter(), today))
    middle = ids[len(ids) // 2 :][:PAGE]
    yield beside(
        f"a page of {len(middle)} rows",
        cases,
        RAW,
        _calling(_bare_rows, raw, middle),
        _calling(case_rows, file, middle),
        rounds=ROUNDS,
    )


def _busy_cases(raw: Any) -> list[int]:
    """Ten cases that have a plan."""
    found = raw.execute("SELECT DISTINCT case_id FROM step ORDER BY case_id").fetchall()
    return [row[0] for row in found[:: max(1, len(found) // 10)][:10]]


def _case(desk: Desk, file: Reading, raw: Any, cases: int, some: list[int]) -> Iterator[Measure]:
    today = desk.clock.today()

    def head(case_id: int) -> None:
        case_sheet(file, case_id, today, desk.workdays)

    def whole(case_id: int) -> None:
        sheet = case_sheet(file, case_id, today, desk.workdays)
        needs_sheet(file, case_id, sheet.seen if sheet else None)
        plan_sheet(file, case_id, today, desk.reference, desk.workdays)
        appointments_of(file, case_id)
        notes_of(file, case_id)
        history_of(file, case_id)

    for name, statements, read in (
        ("open a case: its head", _HEAD, head),
        ("open a case: all its tabs", _HEAD + _TABS, whole),
    ):
        with counted(desk) as count:
            read(some[0])
        yield beside(
            name,
            cases,
            RAW,
            _calling(_bare_cases, raw, statements, some),
            _calling(_each, read, some),
            rounds=ROUNDS,
            operations=len(some),
            notes={"statements": len(count)},
        )


def _bare_cases(raw: Any, statements: tuple[str, ...], some: list[int]) -> None:
    for case_id in some:
        for statement in statements:
            raw.execute(statement, (case_id,)).fetchall()


def _each(read: Callable[[int], None], some: list[int]) -> None:
    for case_id in some:
        read(case_id)


def _calling(function: Callable[..., object], *arguments: object) -> Callable[[], object]:
    def call() -> object:
        return function(*arguments)

    return call


@contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """The statements that the program sends while it reads."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    engine = desk.office.file._read_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
