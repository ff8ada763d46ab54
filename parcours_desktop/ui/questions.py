"""The only place where dialogs open: always with ``open()``, and the answer is told to a callable.

Panels ask the ``Questions`` that they were given; tests hand in their own that answer at once.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog, ReasonDialog
from parcours_desktop.wording.words import Words

LIST_FILTERS = "{xlsx} (*.xlsx);;{csv} (*.csv)"
"""The kinds of file as which a list can be written, for ``save_file``."""


class Questions(Protocol):
    """What can be asked of a person. Texts are translated already; filters read « Listes (*.csv *.xlsx) »."""

    def confirm(
        self, parent: QWidget, title: str, text: str, yes: str, answer: Callable[[], object], *, danger: bool = False
    ) -> None:
        """Ask whether to go on; ``answer`` is called only if the person said yes (the button's word is ``yes``)."""

    def reason(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes: str,
        choices: Sequence[Choice],
        answer: Callable[[str, str], object],
    ) -> None:
        """Ask for a coded reason; ``answer`` gets the code and a remark, and is not called if the person gave up."""

    def open_file(self, parent: QWidget, title: str, filters: str, answer: Callable[[Path], object]) -> None:
        """Ask for a file that exists."""

    def save_file(self, parent: QWidget, title: str, name: str, filters: str, answer: Callable[[Path], object]) -> None:
        """Ask where to save; ``name`` is proposed. An existing file is replaced only after the dialog asked."""

    def choose_folder(self, parent: QWidget, title: str, answer: Callable[[Path], object]) -> None:
        """Ask for a folder that exists."""

    def show(self, dialog: QDialog) -> None:
        """Open a dialog of the caller's own making."""


class DialogQuestions:
    """Asks by real dialogs."""

    def __init__(self, look: Look, words: Words) -> None:
        self._look, self._words = look, words
        self.folder = Path.home()

    def confirm(
        self, parent: QWidget, title: str, text: str, yes: str, answer: Callable[[], object], *, danger: bool = False
    ) -> None:
        dialog = QuestionDialog(parent, self._look, title, text, yes, self._words("Annuler"), danger=danger)
        dialog.accepted.connect(answer)
        self.show(dialog)

    def reason(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes: str,
        choices: Sequence[Choice],
        answer: Callable[[str, str], object],
    ) -> None:
        dialog = ReasonDialog(parent, self._look, self._words, title, text, yes, choices)
        dialog.given.connect(answer)
        self.show(dialog)

    def open_file(self, parent: QWidget, title: str, filters: str, answer: Callable[[Path], object]) -> None:
        dialog = QFileDialog(parent, title, str(self.folder), filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self._on_file, answer))
        self.show(dialog)

    def save_file(self, parent: QWidget, title: str, name: str, filters: str, answer: Callable[[Path], object]) -> None:
        dialog = QFileDialog(parent, title, str(self.folder / name), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self._on_file, answer))
        self.show(dialog)

    def choose_folder(self, parent: QWidget, title: str, answer: Callable[[Path], object]) -> None:
        dialog = QFileDialog(parent, title, str(self.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(partial(self._on_folder, answer))
        self.show(dialog)

    def show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file(self, answer: Callable[[Path], object], chosen: str) -> None:
        file = Path(chosen)
        self.folder = file.parent
        answer(file)

    def _on_folder(self, answer: Callable[[Path], object], chosen: str) -> None:
        self.folder = Path(chosen)
        answer(self.folder)
