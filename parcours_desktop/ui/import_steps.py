"""The strip that says where the import is: four numbered steps, those behind ticked, the one at hand in bold."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parcours_desktop.screens.import_list import ImportStep
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import SMALL_SIZE
from parcours_desktop.wording.words import Words

DISC = 22
GAP = 8
BETWEEN = 40
HEIGHT = 32


class StepStrip(QWidget):
    """Drawn by hand; ``show_step`` tells where one is. Read aloud as one sentence."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._step = ImportStep.CHOOSE
        self._names = (words("Choisir"), words("Colonnes"), words("Examiner"), words("Résultat"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.show_step(self._step)

    def show_step(self, step: ImportStep) -> None:
        """Say which step is at hand."""
        self._step = step
        self.setAccessibleName(
            self._words(
                "Étape {number} sur {count}\u00a0: {name}",
                number=step.value + 1,
                count=len(self._names),
                name=self._names[step.value],
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widths = sum(DISC + GAP + metrics.horizontalAdvance(name) + 6 for name in self._names)
        return QSize(widths + BETWEEN * (len(self._names) - 1) + 4, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = 1.0
        for place, name in enumerate(self._names):
            at = self._paint_step(painter, at, place, name)
            if place + 1 < len(self._names):
                painter.setPen(QPen(QColor(self._look.theme.grey_light), 1))
                painter.drawLine(int(at) + 8, HEIGHT // 2, int(at) + BETWEEN - 8, HEIGHT // 2)
            at += BETWEEN
        painter.end()

    def _paint_step(self, painter: QPainter, at: float, place: int, name: str) -> float:
        theme = self._look.theme
        reached, here = place <= self._step.value, place == self._step.value
        disc = QRectF(at, (HEIGHT - DISC) / 2, DISC, DISC)
        painter.setPen(QPen(QColor(theme.blue_piv if reached else theme.grey_light), 1))
        painter.setBrush(QColor(theme.blue_piv if here else theme.blue_pale if reached else theme.background))
        painter.drawEllipse(disc)
        font = QFont(self.font())
        font.setPixelSize(SMALL_SIZE)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        if place < self._step.value:
            painter.drawPixmap(disc.adjusted(4, 4, -4, -4).toRect(), self._look.pixmap("check", "blue_piv", 14, self))
        else:
            painter.setPen(QColor(theme.on_primary if here else theme.grey_dark))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        words = QFont(self.font())
        words.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        painter.setFont(words)
        painter.setPen(QColor(theme.text if reached else theme.grey_medium))
        left = disc.right() + GAP
        width = painter.fontMetrics().horizontalAdvance(name) + 6
        painter.drawText(
            QRectF(left, 0, width, HEIGHT), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name
        )
        return left + width
