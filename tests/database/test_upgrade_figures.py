"""A file of the fourth schema, as it was written then, opened by today's program: its figures are found by the new indexes."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.edit import SCHEMA
from parcours_desktop.database.office import create_office, open_office
from parcours_desktop.domain.figures import FigureName, FigureQuestion
from parcours_desktop.domain.service_codes import ApprovalState
from parcours_desktop.queries.approvals import last_approval
from parcours_desktop.queries.figures import figure_table
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.builders.acts import complaints
from tests.conftest import CHEAP, MARC, NOON, PASSPHRASE, SOPHIE
from tests.database.upgrading import killed_while_upgrading, opened, person, shape_of, tables_of, version_of

OLD = Path(__file__).parent / "fixtures" / "schema_4.db"


@pytest.fixture
def fourth_file(tmp_path: Path) -> Path:
    """Sophie's office of the fourth schema: a case whose plan, with a step done, came back from the coordinator."""
    for name in ("", ".vault", ".vault2"):
        shutil.copy(OLD.with_name(OLD.name + name), tmp_path / ("bureau.db" + name))
    return tmp_path / "bureau.db"


def test_every_row_is_there_after_and_the_shape_is_that_of_a_new_file(fourth_file: Path, tmp_path: Path) -> None:
    assert version_of(fourth_file) == 4
    with opened(fourth_file).reading() as file:
        before = tables_of(file)
    office = open_office(fourth_file, PASSPHRASE, NOON)
    new, _ = create_office(tmp_path / "neuf.db", PASSPHRASE, SOPHIE, NOON, cost=CHEAP)
    with office.reading() as file, new.reading() as other:
        after = tables_of(file)
        assert shape_of(file) == shape_of(other)
    new.close()
    office.close()
    assert version_of(fourth_file) == SCHEMA
    for name, rows in before.items():
        if name != "alembic_version":
            old = list(rows[0]) if rows else []
            assert sorted(({column: row[column] for column in old} for row in after[name]), key=str) == rows, name
    (kept,) = after["case_summary"]
    assert (kept["region"], kept["category"], kept["language"]) == ("06", "ECO", "ara")


def test_its_plan_and_its_figures_are_read(fourth_file: Path, reference: Reference) -> None:
    office = open_office(fourth_file, PASSPHRASE, NOON)
    desk = Desk(office, MARC, FixedClock(NOON), reference)
    today = desk.clock.today()
    asked = FigureQuestion(FigureName.STEP_TIMES, date(2026, 1, 1), today, (), today, today)
    with desk.reading() as file:
        row = last_approval(file, person(desk, "Haddad"))
        counted = figure_table(file, asked).total()
    assert row is not None
    assert (row.state, len(row.to_settle)) == (ApprovalState.RETURNED, 1)
    assert (counted.of, dict(counted.days)) == (1, {7: 1})
    assert complaints(desk) == []
    office.close()


def test_an_upgrade_that_is_killed_leaves_the_file_as_it_was(fourth_file: Path) -> None:
    assert killed_while_upgrading(fourth_file, "CREATE INDEX ix_step_done", 4)
    open_office(fourth_file, PASSPHRASE, NOON).close()
    assert version_of(fourth_file) == SCHEMA
