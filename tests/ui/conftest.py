"""A window for the tests of the drawn room: one look, real words, questions that answer at once."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.case_panel import CasePanel
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.case_file import CaseFile
from tests.robots.keyboard import Keyboard

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 23)


class RememberedHere:
    """Remembers in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        return self.kept.get(key, default)

    def put(self, key: str, value: str) -> None:
        self.kept[key] = value


class AnsweredQuestions:
    """Answers at once with what the test prepared, and keeps what was asked."""

    def __init__(self) -> None:
        self.yes = True
        self.code = ""
        self.remark = ""
        self.file: Path | None = None
        self.asked: list[str] = []
        self.dialogs: list[QDialog] = []

    def confirm(
        self, parent: QWidget, title: str, text: str, yes: str, answer: Callable[[], object], *, danger: bool = False
    ) -> None:
        self.asked.append(title)
        if self.yes:
            answer()

    def reason(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes: str,
        choices: Sequence[Choice],
        answer: Callable[[str, str], object],
    ) -> None:
        self.asked.append(title)
        if self.code:
            answer(self.code, self.remark)

    def open_file(self, parent: QWidget, title: str, filters: str, answer: Callable[[Path], object]) -> None:
        self.asked.append(title)
        if self.file:
            answer(self.file)

    def save_file(self, parent: QWidget, title: str, name: str, filters: str, answer: Callable[[Path], object]) -> None:
        self.asked.append(title)
        if self.file:
            answer(self.file)

    def choose_folder(self, parent: QWidget, title: str, answer: Callable[[Path], object]) -> None:
        self.asked.append(title)
        if self.file:
            answer(self.file)

    def show(self, dialog: QDialog) -> None:
        self.dialogs.append(dialog)
        dialog.open()


def surroundings(look: Look, words: Words, questions: AnsweredQuestions, background: Background) -> Surroundings:
    """Everything a panel needs, with questions that answer and a memory of the test's own."""
    return Surroundings(
        words=words,
        look=look,
        actions=Actions(look, words),
        notices=Notices(look, words),
        questions=questions,
        background=background,
        remembered=RememberedHere(),
        today=lambda: TODAY,
        has_printer=lambda: True,
    )


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp, RESOURCES, "light")


@pytest.fixture
def words() -> Words:
    return Words("fr")


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def questions() -> AnsweredQuestions:
    return AnsweredQuestions()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def around(look: Look, words: Words, questions: AnsweredQuestions, background: Background) -> Surroundings:
    return surroundings(look, words, questions, background)


def plan_of(case_id: int) -> QWidget:
    """What stands where the plan would."""
    return QLabel(f"plan {case_id}")


@pytest.fixture
def case_file(desk: Desk, around: Surroundings, words: Words, qtbot: QtBot) -> Iterator[CaseFile]:
    """The pages of a case, shown."""

    def open_screen(case_id: int) -> CaseScreen:
        return CaseScreen(desk, words, case_id)

    panel = CasePanel(open_screen, around, plan_of)
    panel.resize(1200, 800)
    qtbot.addWidget(panel)
    robot = CaseFile(panel)
    robot.window.show()
    yield robot
    panel.close_case()
