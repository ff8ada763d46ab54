"""A file of the third schema, as it was written then, opened by today's program: its cases are counted as if written today."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.edit import SCHEMA
from parcours_desktop.database.fold import rebuild
from parcours_desktop.database.office import create_office, open_office
from parcours_desktop.database.reading import Reading
from parcours_desktop.queries.case_list import CaseFilter, case_ids
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.builders.acts import complaints, seen
from tests.conftest import CHEAP, NOON, PASSPHRASE, SOPHIE
from tests.database.upgrading import killed_while_upgrading, opened, person, shape_of, tables_of, version_of

OLD = Path(__file__).parent / "fixtures" / "schema_3.db"


@pytest.fixture
def third_file(tmp_path: Path) -> Path:
    """Sophie's office of the third schema: a household with a plan signed, an excuse, an arrival to come, a closed case."""
    for name in ("", ".vault", ".vault2"):
        shutil.copy(OLD.with_name(OLD.name + name), tmp_path / ("bureau.db" + name))
    return tmp_path / "bureau.db"


@pytest.fixture
def desk(third_file: Path, reference: Reference) -> Iterator[Desk]:
    office = open_office(third_file, PASSPHRASE, NOON)
    yield Desk(office, SOPHIE, FixedClock(NOON), reference)
    office.close()


def kept(file: Reading) -> list[dict[str, object]]:
    return [dict(row) for row in file.exec_driver_sql("SELECT * FROM case_summary ORDER BY id").mappings()]


def test_every_row_is_there_after(third_file: Path) -> None:
    assert version_of(third_file) == 3
    with opened(third_file).reading() as file:
        before = tables_of(file)
    open_office(third_file, PASSPHRASE, NOON).close()
    with opened(third_file).reading() as file:
        after = tables_of(file)
    assert set(after) - set(before) == {"absence", "approval", "remark", "reference_row"}
    for name, rows in before.items():
        if name != "alembic_version":
            old = list(rows[0]) if rows else []
            assert sorted(({column: row[column] for column in old} for row in after[name]), key=str) == rows, name
    assert version_of(third_file) == SCHEMA


def test_its_shape_is_that_of_a_new_file(desk: Desk, tmp_path: Path) -> None:
    new, _ = create_office(tmp_path / "neuf.db", PASSPHRASE, SOPHIE, NOON, cost=CHEAP)
    with desk.reading() as file, new.reading() as other:
        assert shape_of(file) == shape_of(other)
    new.close()


def test_the_kept_facts_are_those_that_the_journal_makes(desk: Desk) -> None:
    with desk.reading() as file:
        upgraded = kept(file)
    assert {(row["interpreter"], row["refugee"], row["excused"], row["signed"]) for row in upgraded} == {
        (1, 0, 0, 1),
        (0, 1, 0, 0),
        (0, 0, 1, 0),
        (0, 0, 0, 0),
    }
    with desk.office.file.writing() as connection:
        rebuild(connection)
        ids = list(connection.exec_driver_sql("SELECT id FROM cases").scalars())
        desk.office.summaries.refresh(connection, ids, {})
    with desk.reading() as file:
        assert kept(file) == upgraded


def test_it_can_be_worked_with(desk: Desk) -> None:
    olena = person(desk, "Kovalenko")
    desk.do(assigned_to((olena,), "", seen(desk)))
    with desk.reading() as file:
        assert list(case_ids(file, CaseFilter(officer=""), desk.clock.today())) == [olena]
    assert desk.undo() == 0
    assert complaints(desk) == []


@pytest.mark.parametrize("at", ["CREATE TABLE absence", "ADD COLUMN signed", "UPDATE case_summary", "ix_step_late", ""])
def test_an_upgrade_that_is_killed_leaves_the_old_file_whole(third_file: Path, at: str) -> None:
    with opened(third_file).reading() as file:
        before = tables_of(file)
    assert killed_while_upgrading(third_file, at, 3)
    with opened(third_file).reading() as file:
        assert tables_of(file) == before
    open_office(third_file, PASSPHRASE, NOON).close()
    assert version_of(third_file) == SCHEMA
