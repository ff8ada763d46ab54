"""How pressing a need is: four answers side by side, each with its word and its tone; one click or the arrows."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parcours_desktop.domain.codes import NeedLevel
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER, SMALL_SIZE, Tone
from parcours_desktop.wording.words import Words

CELL = 85
HEIGHT = 24
TONES = {
    NeedLevel.NONE: Tone.NEUTRAL,
    NeedLevel.WATCH: Tone.INFO,
    NeedLevel.ADDRESS: Tone.MIND,
    NeedLevel.URGENT: Tone.BAD,
}


class LevelPicker(QWidget):
    """``picked`` tells the level chosen, or None when the chosen one was clicked again; ``entered`` that it has the focus."""

    picked = Signal(object)
    entered = Signal()

    def __init__(self, look: Look, words: Words, name: str) -> None:
        super().__init__()
        self._look = look
        self._levels = tuple(NeedLevel)
        self._labels = tuple(words.short_label(level) for level in self._levels)
        self.level: NeedLevel | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        look.changed.connect(self.update)

    def show_level(self, level: NeedLevel | None) -> None:
        """Show what was chosen."""
        self.level = level
        chosen = self._labels[self._levels.index(level)] if level is not None else ""
        self.setAccessibleDescription(chosen)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._levels) * CELL + 1, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().x()) // CELL
        if 0 <= place < len(self._levels):
            level = self._levels[place]
            self.picked.emit(None if level is self.level else level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = -1 if self.level is None else self._levels.index(self.level)
        match event.key():
            case Qt.Key.Key_Right:
                self.picked.emit(self._levels[min(place + 1, len(self._levels) - 1)])
            case Qt.Key.Key_Left:
                self.picked.emit(self._levels[max(place - 1, 0)])
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.picked.emit(None)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(self.rect(), CORNER, CORNER)
        font = QFont(self.font())
        font.setPixelSize(SMALL_SIZE)
        for place, level in enumerate(self._levels):
            cell = QRectF(place * CELL + 0.5, 0.5, CELL, HEIGHT - 1)
            chosen = level is self.level
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.ground(TONES[level])))
                painter.drawRoundedRect(cell, CORNER, CORNER)
            font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(theme.ink(TONES[level]) if chosen else theme.grey_medium))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self._labels[place])
            if place:
                painter.setPen(QPen(QColor(theme.hairline), 1))
                painter.drawLine(cell.topLeft(), cell.bottomLeft())
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.focus if focused else theme.grey_light), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        painter.end()
