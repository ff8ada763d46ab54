"""A file of the second schema, as it was written then, opened by today's program: kept whole, then used with what is new."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.follow_ups import LogFollowUp
from parcours_desktop.commands.notices import GiveNotice
from parcours_desktop.database.backup import complaints_of
from parcours_desktop.database.edit import SCHEMA
from parcours_desktop.database.fold import rebuild
from parcours_desktop.database.office import create_office, open_office
from parcours_desktop.domain.codes import StepState
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome, NoticeMode
from parcours_desktop.queries.attempts import attempts_of
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import plan_versions, signed_sheet
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.builders.acts import complaints, wall
from tests.conftest import CHEAP, NOON, PASSPHRASE, SOPHIE
from tests.database.upgrading import killed_while_upgrading, opened, person, shape_of, tables_of, version_of

OLD = Path(__file__).parent / "fixtures" / "schema_2.db"


@pytest.fixture
def second_file(tmp_path: Path) -> Path:
    """Sophie's office of the second schema: two people, a plan signed, a first meeting, an attempt, a day set by hand."""
    for name in ("", ".vault", ".vault2"):
        shutil.copy(OLD.with_name(OLD.name + name), tmp_path / ("bureau.db" + name))
    return tmp_path / "bureau.db"


@pytest.fixture
def desk(second_file: Path, reference: Reference) -> Desk:  # type: ignore[misc]
    office = open_office(second_file, PASSPHRASE, NOON)
    yield Desk(office, SOPHIE, FixedClock(NOON), reference)
    office.close()


def test_every_row_is_there_after_and_a_backup_of_before(second_file: Path) -> None:
    assert version_of(second_file) == 2
    with opened(second_file).reading() as file:
        before = tables_of(file)
    open_office(second_file, PASSPHRASE, NOON).close()
    with opened(second_file).reading() as file:
        after = tables_of(file)
    assert set(after) - set(before) == {
        *("organization", "notice", "consent", "referral"),
        *("follow_up", "french_course", "integration_course", "issue"),
        *("absence", "approval", "remark", "reference_row"),
    }
    for name, rows in before.items():
        if name != "alembic_version":
            old = list(rows[0]) if rows else []
            kept = [{column: row[column] for column in old} for row in after[name]]
            assert sorted(kept, key=str) == rows, name
    assert version_of(second_file) == SCHEMA
    (backup,) = (second_file.parent / "sauvegardes").glob("*.db")
    assert version_of(backup) == 2
    with opened(backup).reading() as file:
        assert tables_of(file) == before


def test_its_shape_is_that_of_a_new_file(desk: Desk, tmp_path: Path) -> None:
    new, _ = create_office(tmp_path / "neuf.db", PASSPHRASE, SOPHIE, NOON, cost=CHEAP)
    with desk.reading() as file, new.reading() as other:
        assert shape_of(file) == shape_of(other)
    new.close()


def test_what_was_there_reads_as_it_did_and_can_be_made_again_from_the_journal(desk: Desk) -> None:
    rania, olena = person(desk, "Haddad"), person(desk, "Kovalenko")
    with desk.reading() as file:
        sheet = plan_sheet(file, rania, desk.clock.today(), desk.reference, desk.workdays)
        (version,) = plan_versions(file, rania)
        signed = signed_sheet(file, rania, version.number)
        (attempt,) = attempts_of(file, olena)
    assert signed is not None
    assert (
        [step.label for step in signed.steps] == [step.label for step in sheet.steps] == ["Ouvrir un compte bancaire"]
    )
    assert [step.state for step in signed.steps] == [StepState.TO_DO]
    assert attempt.made_at == wall("2026-11-23T10:00")
    assert not desk.workdays.is_working(date(2026, 12, 2))
    assert complaints(desk) == []
    with desk.office.file.writing() as connection:
        rebuild(connection)
    assert complaints(desk) == []


def test_what_is_new_can_be_written_into_it_and_taken_back(desk: Desk) -> None:
    rania = person(desk, "Haddad")
    desk.do(GiveNotice(rania, desk.clock.today(), NoticeMode.READ))
    desk.do(LogFollowUp(rania, wall("2026-11-23T09:30"), FollowUpMode.PHONE, FollowUpOutcome.ADVANCING))
    assert complaints(desk) == []
    assert desk.undo() == 0
    assert desk.undo() == 0
    assert complaints(desk) == []


@pytest.mark.parametrize(
    "at", ["CREATE TABLE organization", "CREATE TABLE issue", "ADD COLUMN code", "user_version =", ""]
)
def test_an_upgrade_that_is_killed_leaves_the_old_file_whole(second_file: Path, at: str) -> None:
    with opened(second_file).reading() as file:
        before = tables_of(file)
    assert killed_while_upgrading(second_file, at, 2)
    assert version_of(second_file) == 2
    with opened(second_file).reading() as file:
        assert tables_of(file) == before
    with opened(second_file).unbound() as connection:
        assert complaints_of(connection) == []
    open_office(second_file, PASSPHRASE, NOON).close()
    assert version_of(second_file) == SCHEMA
