"""A file of the first schema, as it was written then, opened by today's program: kept whole, then used with what is new."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.appointments import AddAppointment, MoveAppointment, SetAppointmentState
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.special_days import SetSpecialDay
from parcours_desktop.database.backup import complaints_of
from parcours_desktop.database.edit import SCHEMA
from parcours_desktop.database.fold import rebuild
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.office import create_office, open_office
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place, StepState
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import plan_versions
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.builders.acts import complaints, seen, stored, wall
from tests.conftest import CHEAP, MARC, NOON, PASSPHRASE, SOPHIE
from tests.database.upgrading import killed_while_upgrading, opened, person, shape_of, tables_of, version_of

OLD = Path(__file__).parent / "fixtures" / "schema_1.db"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """Sophie's office of the first schema: three people, a plan signed, appointments held, moved, cancelled and undone."""
    for name in ("", ".vault", ".vault2"):
        shutil.copy(OLD.with_name(OLD.name + name), tmp_path / ("bureau.db" + name))
    return tmp_path / "bureau.db"


@pytest.fixture
def desk(old_file: Path, reference: Reference) -> Desk:  # type: ignore[misc]
    office = open_office(old_file, PASSPHRASE, NOON)
    yield Desk(office, SOPHIE, FixedClock(NOON), reference)
    office.close()


def appointments(desk: Desk, name: str) -> tuple[AppointmentRow, ...]:
    case = person(desk, name)
    with desk.reading() as file:
        return appointments_of(file, case)


def test_the_file_is_of_the_first_schema(old_file: Path) -> None:
    assert version_of(old_file) == 1
    with opened(old_file).reading() as file:
        assert {"attempt", "availability", "special_day"}.isdisjoint(tables_of(file))


def test_every_row_is_there_after_and_a_backup_of_before(old_file: Path) -> None:
    with opened(old_file).reading() as file:
        before = tables_of(file)
    open_office(old_file, PASSPHRASE, NOON).close()
    with opened(old_file).reading() as file:
        after = tables_of(file)
    assert set(after) - set(before) >= {"attempt", "availability", "special_day"}
    for name, rows in before.items():
        if name != "alembic_version":
            old = list(rows[0]) if rows else []
            kept = [{column: row[column] for column in old} for row in after[name]]
            assert sorted(kept, key=str) == rows, name
    assert version_of(old_file) == SCHEMA
    (backup,) = (old_file.parent / "sauvegardes").glob("*.db")
    assert version_of(backup) == 1
    with opened(backup).reading() as file:
        assert tables_of(file) == before
    with opened(backup).unbound() as connection:
        assert complaints_of(connection) == []


def test_the_rows_are_those_of_the_journal_and_can_be_made_again_from_it(desk: Desk) -> None:
    assert complaints(desk) == []
    with desk.office.file.writing() as file:
        rebuild(file)
    assert complaints(desk) == []


def test_it_is_opened_again_without_another_backup(old_file: Path) -> None:
    open_office(old_file, PASSPHRASE, NOON).close()
    open_office(old_file, PASSPHRASE, NOON.replace(hour=13)).close()
    assert len(list((old_file.parent / "sauvegardes").glob("*.db"))) == 1


def test_its_shape_is_that_of_a_new_file(desk: Desk, tmp_path: Path) -> None:
    new, _ = create_office(tmp_path / "neuf.db", PASSPHRASE, SOPHIE, NOON, cost=CHEAP)
    with desk.reading() as file, new.reading() as other:
        assert shape_of(file) == shape_of(other)
    new.close()


def test_what_was_there_reads_as_it_did(desk: Desk) -> None:
    rania, (olena,) = appointments(desk, "Haddad"), appointments(desk, "Kovalenko")
    assert [(one.kind, one.state) for one in rania] == [
        (AppointmentKind.FIRST_MEETING, AppointmentState.HELD),
        (AppointmentKind.FOLLOW_UP, AppointmentState.PROPOSED),
    ]
    assert (olena.starts_at, olena.minutes) == (wall("2026-11-26T14:30"), 60)
    assert (olena.place, olena.place_detail) == (Place.OTHER_OFFICE, "Bureau de Laval, salle 3")
    assert (olena.all_day, olena.room, olena.travel_minutes, olena.title, olena.ics_uid) == (False, "", 0, "", "")
    case = person(desk, "Haddad")
    with desk.reading() as file:
        sheet = plan_sheet(file, case, desk.clock.today(), desk.reference, desk.workdays)
        (version,) = plan_versions(file, case)
    assert [step.state for step in sheet.steps] == [StepState.TO_DO, StepState.WAITING]
    assert (sheet.first_meeting_day, version.number) == (1, 1)
    assert [draft.text for draft in desk.drafts(f"case:{case}:")[f"case:{case}:note"]] == ["À moitié tapé"]


def test_an_old_appointment_moves_and_changes_with_its_new_columns(desk: Desk) -> None:
    (old,) = appointments(desk, "Kovalenko")
    desk.do(MoveAppointment(old.id, wall("2026-11-27T09:00"), seen(desk)))
    (moved,) = appointments(desk, "Kovalenko")
    assert (moved.starts_at, moved.minutes, moved.all_day) == (wall("2026-11-27T09:00"), 60, False)
    with desk.office.work() as work:
        where = {"place": Place.OFFICE, "place_detail": None, "room": "MTL-2", "travel_minutes": 35}
        work.change(old.id, where, seen(desk))
        work.write()
    (changed,) = appointments(desk, "Kovalenko")
    assert (changed.place, changed.room, changed.travel_minutes) == (Place.OFFICE, "MTL-2", 35)
    assert complaints(desk) == []


def test_a_move_of_an_old_appointment_is_undone_to_what_was_written_then(desk: Desk) -> None:
    (old,) = appointments(desk, "Kovalenko")
    desk.do(MoveAppointment(old.id, wall("2026-11-27T09:00"), seen(desk), 30))
    assert desk.undo() == 0
    (back,) = appointments(desk, "Kovalenko")
    assert (back.starts_at, back.minutes, back.all_day) == (old.starts_at, 60, False)
    desk.redo()
    (again,) = appointments(desk, "Kovalenko")
    assert (again.starts_at, again.minutes) == (wall("2026-11-27T09:00"), 30)
    assert complaints(desk) == []


def test_an_old_appointment_is_held_and_an_old_form_that_loaded_before_keeps_its_conflict_out(desk: Desk) -> None:
    (old,) = appointments(desk, "Kovalenko")
    desk.clock.advance(wall("2026-11-26T16:00") - NOON)  # type: ignore[attr-defined]
    desk.do(SetAppointmentState(old.id, AppointmentState.HELD, seen(desk)))
    case = person(desk, "Kovalenko")
    assert stored(desk, "case_summary", case, "first_met_on") == "2026-11-26"
    assert stored(desk, "case_summary", case, "conflicts") == 0
    assert complaints(desk) == []


def test_everything_new_can_be_written_into_it(desk: Desk) -> None:
    case = person(desk, "Kovalenko")
    deadline = stored(desk, "case_summary", case, "deadline_on")
    marc = Desk(desk.office, MARC, desk.clock, desk.reference)
    marc.do(SetSpecialDay(date(2026, 11, 24), works=False, source="Décret 1234-2026"))
    assert (deadline, stored(desk, "case_summary", case, "deadline_on")) == ("2026-11-27", "2026-11-30")
    desk.do(AddAppointment(case, AppointmentKind.FIRST_MEETING, wall("2026-11-30T09:00")))
    with desk.office.work() as work:
        work.create("attempt", case, {"made_at": "2026-11-23T10:00", "way": "phone", "result": "no_answer"})
        work.create("availability", REFERENCE_CASE, {"officer": "s.lavoie", "weekday": 0, "starts_at": "09:00"})
        work.create("appointment", REFERENCE_CASE, {"kind": "absence", "starts_at": "2026-12-21T00:00", "all_day": 1})
        work.write()
    assert complaints(desk) == []


@pytest.mark.parametrize(
    "at", ["ADD COLUMN all_day", "CREATE TABLE attempt", "CREATE TABLE special_day", "user_version =", ""]
)
def test_an_upgrade_that_is_killed_leaves_the_old_file_whole(old_file: Path, at: str) -> None:
    with opened(old_file).reading() as file:
        before = tables_of(file)
    assert killed_while_upgrading(old_file, at, 1)
    assert version_of(old_file) == 1
    with opened(old_file).reading() as file:
        assert tables_of(file) == before
    with opened(old_file).unbound() as connection:
        assert complaints_of(connection) == []
    open_office(old_file, PASSPHRASE, NOON).close()
    assert version_of(old_file) == SCHEMA
