"""Goes through the first window: makes the office's file, opens it again."""

from parcours_desktop.ui.application import WindowProgram
from PySide6.QtWidgets import QPushButton
from tests.conftest import PASSPHRASE
from tests.robots.window import Window


def make_file(program: WindowProgram, name: str = "Sophie Lavoie") -> None:
    program.start()
    unlock = program.unlock_window
    assert unlock is not None
    window = Window(unlock).show()
    page = unlock.create_page
    page.form.set_values({"name": name, "office": "MTL", "role": "officer:f"})
    for box in (page.passphrase, page.again):
        box.line.setText(PASSPHRASE)
    window.click(page.go)
    window.wait(lambda: unlock.code_page.isVisibleTo(unlock))
    unlock.code_page.kept.click()
    window.click(unlock.code_page.go)
    window.wait(lambda: program.window is not None)


def unlock_with(program: WindowProgram, passphrase: str) -> Window:
    unlock = program.unlock_window
    assert unlock is not None
    window = Window(unlock).show()
    window.wait(unlock.locked_page.isEnabled)
    unlock.locked_page.passphrase.line.setText(passphrase)
    window.click(unlock.locked_page.findChild(QPushButton, "go"))
    return window
