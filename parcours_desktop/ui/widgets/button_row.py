"""Buttons side by side that say less where there is little room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button


class ButtonRow(QWidget):
    """Buttons side by side, in fewer words where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._texts: list[tuple[Button, str, str]] = []
        self._wide = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_SMALL)
        self._row.addStretch(1)

    def add(self, button: Button, text: str = "", short: str = "") -> None:
        """Add a button with its words and, where there are some, its fewer words."""
        if text:
            button.setText(text)
            button.setAccessibleName(text)
        self._wide += button.sizeHint().width() + (GAP_SMALL if self._texts else 0)
        self._texts.append((button, text, short or text))
        self._row.insertWidget(len(self._texts) - 1, button)
        self._fit()

    def clear(self) -> None:
        """Take all buttons away."""
        for button, _, _ in self._texts:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._texts.clear()
        self._wide = 0

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self._wide <= self.width()
        for button, text, short in self._texts:
            if text:
                button.setText(text if fits else short)
