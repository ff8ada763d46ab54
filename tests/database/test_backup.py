"""The day's copy of the file: made once, proved before it has its name, kept for some days, stopped when one locks."""

from datetime import timedelta
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.backup import FOLDER, KEPT_DAYS, back_up, copies, daily_backup
from parcours_desktop.database.office import open_office
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Trouble
from tests.builders.acts import complaints
from tests.builders.cases import a_case
from tests.conftest import NOON, PASSPHRASE


def folder_of(desk: Desk) -> Path:
    return desk.office.file.path.parent / FOLDER


def names(desk: Desk) -> list[str]:
    return sorted(path.name for path in folder_of(desk).iterdir())


def test_the_first_opening_of_a_day_makes_a_copy_that_opens_and_the_next_ones_do_not(desk: Desk) -> None:
    a_case(desk)
    file = desk.office.file
    assert daily_backup(file, NOON, Progress()) == NOON
    assert daily_backup(file, NOON + timedelta(hours=3), Progress()) == NOON
    (_, copy), *others = copies(file, folder_of(desk))
    assert others == []
    assert names(desk) == [copy.name, f"{copy.name}.vault"]
    opened = open_office(copy, PASSPHRASE, NOON)
    with opened.reading() as there:
        assert there.exec_driver_sql("SELECT count(*) FROM cases").scalar_one() == 1
    opened.close()
    assert daily_backup(file, NOON + timedelta(days=1), Progress()) == NOON + timedelta(days=1)


def test_the_copies_of_the_last_days_are_kept_and_none_for_ever(desk: Desk) -> None:
    file = desk.office.file
    days = [NOON - timedelta(days=ago) for ago in (60, *range(KEPT_DAYS + 3, 0, -1))]
    for day in days:
        back_up(file, folder_of(desk), day)
    daily_backup(file, NOON, Progress())
    kept = [at for at, _ in copies(file, folder_of(desk))]
    assert kept == [*days[-(KEPT_DAYS - 1) :], NOON]
    assert len(names(desk)) == 2 * KEPT_DAYS


def test_a_copy_that_outlives_its_time_goes_even_when_there_are_few(desk: Desk) -> None:
    file = desk.office.file
    for ago in (36, 34):
        back_up(file, folder_of(desk), NOON - timedelta(days=ago))
    daily_backup(file, NOON, Progress())
    assert [(NOON - at).days for at, _ in copies(file, folder_of(desk))] == [34, 0]


def test_stopped_in_the_middle_it_leaves_nothing_behind(sample_desk: Desk) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        back_up(sample_desk.office.file, folder_of(sample_desk), NOON, progress)
    assert names(sample_desk) == []
    assert daily_backup(sample_desk.office.file, NOON, Progress()) == NOON
    assert complaints(sample_desk) == []


def test_a_damaged_file_is_told_and_the_good_copies_stay(sample_desk: Desk) -> None:
    file = sample_desk.office.file
    back_up(file, folder_of(sample_desk), NOON - timedelta(days=1))
    sample_desk.office.close()
    with file.path.open("rb+") as stream:
        stream.seek(file.path.stat().st_size // 2)
        stream.write(b"\x00" * 64)
    with pytest.raises(Trouble) as trouble:
        daily_backup(file, NOON, Progress())
    assert trouble.value.code == "file_damaged"
    assert len(copies(file, folder_of(sample_desk))) == 1


def test_a_folder_that_cannot_be_made_is_told(desk: Desk) -> None:
    folder_of(desk).write_text("un fichier est là où le dossier devrait être", encoding="utf-8")
    with pytest.raises(Trouble) as trouble:
        daily_backup(desk.office.file, NOON, Progress())
    assert trouble.value.code == "cannot_write"
