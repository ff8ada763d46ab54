"""A level of French on the Échelle québécoise, 1 to 12, chosen by one click or with the arrows."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.editors import Editor

LEVELS = 12
STAGE = 4
CELL = 27
HEIGHT = 30


class _Scale(QWidget):
    def __init__(self, look: Look, owner: "LevelField") -> None:
        super().__init__()
        self.level: int | None = None
        self._look, self._owner = look, owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(LEVELS * CELL + 1, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        level = int(event.position().x()) // CELL + 1
        if 1 <= level <= LEVELS:
            self._owner.choose(None if level == self.level else level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                self._owner.choose(min(LEVELS, (self.level or 0) + 1))
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                self._owner.choose(max(1, (self.level or 2) - 1))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._owner.choose(None)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level in range(1, LEVELS + 1):
            cell = QRectF((level - 1) * CELL + 0.5, 0.5, CELL, HEIGHT - 1)
            chosen = self.level is not None and level <= self.level
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                QColor(theme.blue_piv if level == self.level else theme.blue_pale if chosen else theme.field)
            )
            painter.drawRect(cell)
            if level % STAGE == 1 and level > 1:
                painter.setPen(QPen(QColor(theme.field_edge), 1))
                painter.drawLine(cell.topLeft(), cell.bottomLeft())
            painter.setPen(QColor(theme.on_primary if level == self.level else theme.text))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(level))
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.focus if focused else theme.field_edge), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(inset, inset, LEVELS * CELL + 1 - 2 * inset, HEIGHT - 2 * inset), 4, 4)
        painter.end()


class LevelField(Editor):
    """The editor of a LEVEL. A click on the chosen level clears it; the three stages are parted by a line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.scale = _Scale(look, self)
        self._hold(self.scale)

    def value(self) -> FieldValue:
        return self.scale.level

    def set_value(self, value: FieldValue) -> None:
        self.scale.level = value if isinstance(value, int) else None
        self.scale.update()

    def choose(self, level: int | None) -> None:
        """Choose a level (None for none), as a person does."""
        if level != self.scale.level:
            self.set_value(level)
            self.committed.emit()
