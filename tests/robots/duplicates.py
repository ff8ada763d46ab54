"""A robot that settles probable duplicates."""

from parcours_desktop.ui.duplicates_panel import DuplicatesPanel
from PySide6.QtWidgets import QLabel, QRadioButton
from tests.robots.window import Window, rows_as_text


class DuplicatesRobot(Window):
    """Reads the pairs and the comparison, and settles them."""

    def __init__(self, panel: DuplicatesPanel) -> None:
        super().__init__(panel)
        self.panel = panel

    def pairs(self) -> list[str]:
        """The pairs as the list shows them."""
        return rows_as_text(self.panel.view)

    def compared(self) -> list[str]:
        """Everything the comparison says."""
        return [shown.text() for shown in self.panel.comparison.findChildren(QLabel) if shown.isVisibleTo(self.panel)]

    def keep(self, case_id: int) -> None:
        """Choose which case stays."""
        self.named(QRadioButton, f"keep-{case_id}").click()
        self.settle()
