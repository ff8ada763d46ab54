"""The whole window on real parts: first start, lock, second start, a file in use, a folder that cannot be written."""

import json
import stat
import sys

import pytest
from parcours_desktop.system.paths import Places
from parcours_desktop.system.single_instance import InstanceLock, raise_other_window
from parcours_desktop.ui.application import WindowProgram
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE
from tests.robots.program import make_file, unlock_with
from tests.robots.window import Window

CANARY = "Zyxwvutsrq"


def test_the_first_start_makes_a_file_that_the_passphrase_opens_again(program: WindowProgram, places: Places) -> None:
    make_file(program)
    assert places.office_file.exists()
    program.lock()
    assert program.window is None
    window = unlock_with(program, "une autre phrase de passe")
    unlock = program.unlock_window
    assert unlock is not None
    window.wait(lambda: unlock.locked_page.passphrase.message.isVisibleTo(unlock))
    unlock_with(program, PASSPHRASE)
    window.wait(lambda: program.window is not None)


def test_a_second_start_raises_the_window_that_has_the_file(
    program: WindowProgram, places: Places, qtbot: QtBot
) -> None:
    make_file(program)
    with qtbot.waitSignal(program._second_start):
        assert raise_other_window(places.office_file)


def test_a_file_in_use_elsewhere_is_told_beside_the_button(program: WindowProgram, places: Places) -> None:
    make_file(program)
    program.lock()
    unlock = program.unlock_window
    assert unlock is not None
    Window(unlock).wait(unlock.locked_page.isEnabled)
    other = InstanceLock(places.office_file)
    assert other.acquire()
    try:
        window = unlock_with(program, PASSPHRASE)
        window.wait(lambda: window.says("déjà ouvert"))
        assert program.window is None
    finally:
        other.release()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise there")
def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(program: WindowProgram, places: Places) -> None:
    places.data.parent.mkdir(parents=True, exist_ok=True)
    places.data.write_text("un fichier est là où le dossier devrait être", encoding="utf-8")
    program.start()
    unlock = program.unlock_window
    assert unlock is not None
    window = Window(unlock).show()
    page = unlock.create_page
    page.form.set_values({"name": "Sophie Lavoie", "office": "MTL", "role": "officer:f"})
    for box in (page.passphrase, page.again):
        box.line.setText(PASSPHRASE)
    window.click(page.go)
    window.wait(lambda: page.message.isVisibleTo(unlock))
    assert "Traceback" not in " ".join(window.texts())
    assert stat.S_ISREG(places.data.stat().st_mode)


def test_no_name_reaches_the_log_or_the_settings(program: WindowProgram, places: Places) -> None:
    make_file(program, f"Nadia {CANARY}")
    program.stop()
    written = [path for root in (places.logs, places.settings) for path in root.rglob("*") if path.is_file()]
    assert any(path.suffix == ".log" or "log" in path.name for path in written)
    assert not [path for path in written if CANARY.encode() in path.read_bytes()]
    json.loads(places.settings_file.read_text(encoding="utf-8"))


def test_the_days_copy_is_made_beside_the_work_and_the_bar_at_the_foot_says_when(
    program: WindowProgram, places: Places
) -> None:
    make_file(program)
    assert program.window is not None
    window = Window(program.window.main).show()
    window.wait(lambda: window.says("Dernière sauvegarde vérifiée\u00a0: 12\u00a0h"))
    assert program.window.around.notices.texts() == ()
    assert len(list((places.office_file.parent / "sauvegardes").glob("*.vault"))) == 1


def test_a_copy_that_cannot_be_made_is_told(program: WindowProgram, places: Places) -> None:
    places.office_file.parent.mkdir(parents=True)
    (places.office_file.parent / "sauvegardes").write_text("un fichier", encoding="utf-8")
    make_file(program)
    assert program.window is not None
    window = Window(program.window.main).show()
    window.wait(lambda: window.says("La sauvegarde du jour n’est pas faite."))
    assert not window.says("Dernière sauvegarde")
