"""The encrypted file: what opens it, what is refused in words, what survives."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from parcours_desktop.commands.cases import OpenCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.backup import back_up
from parcours_desktop.database.edit import SCHEMA
from parcours_desktop.database.office import Office, create_office, open_office, recover_office
from parcours_desktop.database.office_file import OfficeFile
from parcours_desktop.database.tables import metadata
from parcours_desktop.database.upgrade import bring_up_to_date
from parcours_desktop.database.vault import open_vault, vault_path
from parcours_desktop.domain.refusal import Refused, Trouble
from sqlalchemy import event
from tests.builders.cases import a_case, case_columns
from tests.conftest import CHEAP, NOON, PASSPHRASE, SOPHIE


def trouble_code(trouble: pytest.ExceptionInfo[Trouble]) -> str:
    return trouble.value.code


def test_nothing_of_a_person_can_be_read_without_the_key(desk: Desk, office_path: Path) -> None:
    a_case(desk, family_name="Zyxwvut")
    for name in ("", "-wal"):
        path = office_path.with_name(office_path.name + name)
        if path.exists():
            assert b"Zyxwvut" not in path.read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(office_path).execute("SELECT * FROM cases")


def test_a_wrong_passphrase_is_refused_beside_its_field(office_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        open_office(office_path, "une autre phrase de passe", NOON)
    assert [(refusal.code, refusal.field) for refusal in refused.value.refusals] == [("wrong_passphrase", "passphrase")]


def test_the_recovery_code_opens_and_sets_a_new_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    office, code = create_office(path, PASSPHRASE, SOPHIE, NOON, cost=CHEAP)
    office.close()
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    recover_office(path, typed, "la nouvelle phrase de passe", NOON, CHEAP).close()
    open_office(path, "la nouvelle phrase de passe", NOON).close()
    with pytest.raises(Refused):
        open_office(path, PASSPHRASE, NOON)
    with pytest.raises(Refused) as refused:
        recover_office(path, "0000-0000", "la nouvelle phrase de passe", NOON, CHEAP)
    assert refused.value.refusals[0].code == "wrong_recovery_code"


def test_a_short_passphrase_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        create_office(tmp_path / "b.db", "court", SOPHIE, NOON, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_never_replaced(office_path: Path) -> None:
    before = office_path.read_bytes()
    with pytest.raises(Trouble) as trouble:
        create_office(office_path, PASSPHRASE, SOPHIE, NOON, cost=CHEAP)
    assert trouble_code(trouble) == "file_exists"
    assert office_path.read_bytes() == before


def test_the_second_copy_of_the_vault_opens_when_the_first_is_torn(office_path: Path) -> None:
    vault_path(office_path).write_text(vault_path(office_path).read_text()[:40])
    assert len(open_vault(office_path, PASSPHRASE)) == 32


def test_a_file_of_a_later_version_is_refused_in_words(office: Office, office_path: Path) -> None:
    with office.file.unbound() as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(Trouble) as trouble:
        open_office(office_path, PASSPHRASE, NOON)
    assert trouble_code(trouble) == "file_too_new"


def test_a_damaged_file_is_told_and_kept(office_path: Path) -> None:
    raw = bytearray(office_path.read_bytes())
    for place in range(4096, len(raw), 512):
        raw[place] ^= 0xFF
    office_path.write_bytes(raw)
    with pytest.raises(Trouble) as trouble, open_office(office_path, PASSPHRASE, NOON).reading() as file:
        file.exec_driver_sql("SELECT count(*) FROM cases").scalar()
    assert trouble_code(trouble) == "file_damaged"
    assert office_path.read_bytes() == bytes(raw)


def open_many(desk: Desk, count: int) -> None:
    for number in range(count):
        desk.do(OpenCase(case_columns(csq_number=f"CSQ-4{number:07}", family_name="Long " * 30)))


def test_a_full_disk_loses_nothing_and_says_so(desk: Desk) -> None:
    first = a_case(desk)
    with desk.office.file.writing() as file:
        pages = file.exec_driver_sql("PRAGMA page_count").scalar_one()

    def fill(connection: object, *_: object) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    event.listen(desk.office.file._write_engine, "begin", fill)
    with pytest.raises(Trouble) as trouble:
        open_many(desk, 200)
    assert trouble_code(trouble) == "disk_full"
    with desk.reading() as file:
        assert file.exec_driver_sql("SELECT family_name FROM cases WHERE id=?", (first,)).scalar_one() == "Haddad"
        edits = file.exec_driver_sql("SELECT count(*) FROM edit").scalar_one()
        cases = file.exec_driver_sql("SELECT count(*) FROM cases").scalar_one()
    assert edits == cases + 1


def test_a_list_is_read_while_a_long_work_writes(desk: Desk) -> None:
    a_case(desk)
    with desk.office.work() as work:
        work.create("case", None, {"family_name": "Nouvelle"})
        work.flush()
        with desk.reading() as file:
            assert file.exec_driver_sql("SELECT count(*) FROM cases").scalar_one() == 1


def test_readings_cannot_write(desk: Desk) -> None:
    with pytest.raises(Trouble) as trouble, desk.reading() as file:
        file.exec_driver_sql("DELETE FROM cases")
    assert trouble_code(trouble) == "read_only"


def test_a_backup_opens_with_the_same_passphrase(desk: Desk, tmp_path: Path) -> None:
    case = a_case(desk)
    copy = back_up(desk.office.file, tmp_path / "sauvegardes", NOON)
    restored = open_office(copy, PASSPHRASE, NOON)
    with restored.reading() as file:
        assert file.exec_driver_sql("SELECT given_name FROM cases WHERE id=?", (case,)).scalar_one() == "Rania"
    restored.close()


def test_migrations_make_the_tables_of_the_program(office: Office) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with office.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
        made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='table'").all()
    assert [change for change in found if "case_search" not in str(change)] == []
    shapes = dict(made)
    assert all("WITHOUT ROWID" in shapes[name] for name in ("cell", "change", "tip", "duplicate_key"))


def test_a_file_without_its_shape_is_brought_up_to_date_after_a_backup(office: Office, tmp_path: Path) -> None:
    old = OfficeFile(tmp_path / "old.db", office.file.key)
    with old.unbound() as connection:
        connection.execute("PRAGMA user_version = 0")
    shutil.copy(vault_path(office.file.path), vault_path(old.path))
    assert bring_up_to_date(old, NOON) is None
    with old.reading() as file:
        assert file.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA
    old.close()


KILLED = dedent("""
    import os, sys
    from pathlib import Path
    from parcours_desktop.commands.cases import OpenCase
    from parcours_desktop.commands.desk import Desk
    from parcours_desktop.database.office import open_office
    from parcours_desktop.system.clock import FixedClock
    from parcours_desktop.system.reference import load_reference
    from tests.builders.cases import case_columns
    from tests.conftest import NOON, PASSPHRASE, SOPHIE
    desk = Desk(open_office(Path(sys.argv[1]), PASSPHRASE, NOON), SOPHIE, FixedClock(NOON), load_reference())
    for number in range(int(sys.argv[2])):
        desk.do(OpenCase(case_columns(csq_number=f"CSQ-5{number:07}")))
        print(number, flush=True)
    os.kill(os.getpid(), 9)
""")


def test_what_was_said_to_be_saved_survives_a_killed_program(office_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(office_path), "12"], capture_output=True, text=True, check=False
    )
    acknowledged = len(done.stdout.split())
    assert acknowledged == 12, done.stderr
    office = open_office(office_path, PASSPHRASE, NOON)
    with office.reading() as file:
        assert file.exec_driver_sql("SELECT count(*) FROM cases").scalar_one() == 12
    office.close()


def test_the_vault_tells_nothing_but_salts_and_locked_keys(office_path: Path) -> None:
    vault = json.loads(vault_path(office_path).read_text())
    assert set(vault) == {"format", "slots"}
    assert {key for slot in vault["slots"].values() for key in slot} == {"salt", "t", "p", "m", "nonce", "key"}
