"""A robot that opens cases by hand, with the keyboard alone or field by field."""

from parcours_desktop.ui.new_case_panel import NewCasePanel
from PySide6.QtWidgets import QLabel
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window

NADIA = ("Haddad", "Nadia", "1990-05-17", "CSQ-20000077", "Imm", "Prin", "montr", "arab", "2026-12-04")
"""Answers in the order of the form, as one types them; the last is the expected arrival."""


class NewCaseRobot(Window):
    """Fills the form and reads what stands beside it."""

    widget: NewCasePanel

    def __init__(self, panel: NewCasePanel) -> None:
        super().__init__(panel)
        self.panel = panel
        self.keyboard = Keyboard()

    def fill(self, answers: tuple[str, ...] = NADIA) -> None:
        """Type the answers one after the other, going on with Tab; the cursor is in the first field."""
        for answer in answers:
            self.keyboard.type(answer)
            self.settle()
            self.keyboard.press("Tab")
            self.settle()

    def write(self, name: str, text: str) -> None:
        """Put the cursor into a field and type."""
        self.panel.form_of(name).focus_field(name)
        self.keyboard.type(text)
        self.settle()

    def press(self, keys: str) -> None:
        """Press keys wherever the focus is."""
        self.keyboard.press(keys)
        self.settle()

    def refusal(self, name: str) -> str:
        """What is said beside a field, "" for nothing."""
        message = self.panel.form_of(name).box(name).message
        return message.text.text() if message.isVisibleTo(self.panel) else ""

    def likely(self) -> list[str]:
        """What the card of probable duplicates says."""
        return [shown.text() for shown in self.panel.likely.findChildren(QLabel) if shown.isVisibleTo(self.panel)]

    def household(self) -> list[str]:
        """The members of the household shown."""
        return [shown.text() for shown in self.panel.household.findChildren(QLabel) if shown.isVisibleTo(self.panel)]
