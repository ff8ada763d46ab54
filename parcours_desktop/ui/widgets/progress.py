"""How far something is: a bar with its words, a row of a strand, and the strip of a long work with its cancel."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.background import Work
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import StrandMark
from parcours_desktop.ui.widgets.labels import dressed, label, named
from parcours_desktop.wording.words import Words

BAR = 5


class Bar(QWidget):
    """A thin bar, full to a share from 0 to 1, in the colour of a token or a strand."""

    def __init__(self, look: Look, ink: str = "blue_piv", strand: Strand | None = None) -> None:
        super().__init__()
        self._look, self._ink, self._strand = look, ink, strand
        self._share = 0.0
        self.setFixedHeight(BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(80, BAR)

    def show_share(self, share: float) -> None:
        """Fill it to ``share``."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.grey_pale))
        painter.drawRoundedRect(QRectF(self.rect()), BAR / 2, BAR / 2)
        if self._share:
            painter.setBrush(QColor(theme.strand(self._strand) if self._strand else getattr(theme, self._ink)))
            painter.drawRoundedRect(QRectF(0, 0, max(BAR, self.width() * self._share), BAR), BAR / 2, BAR / 2)
        painter.end()


class StrandProgress(QWidget):
    """One strand: its mark, its name, « 5 / 7 », and the bar below."""

    def __init__(self, look: Look, words: Words, strand: Strand) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._words = words
        self.count = label("", "subtle")
        self.bar = Bar(look, strand=strand)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_SMALL)
        grid.setVerticalSpacing(4)
        grid.addWidget(StrandMark(look, strand, dot=True), 0, 0)
        grid.addWidget(label(words.label(strand)), 0, 1)
        grid.addWidget(self.count, 0, 2)
        grid.addWidget(self.bar, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    def show_count(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` steps are done."""
        self.count.setText(self._words("{done} / {total}", done=done, total=total))
        self.bar.show_share(done / total if total else 0)


class ProgressStrip(QFrame):
    """A long work: what it does, how far it is, and « Annuler »."""

    def __init__(self, look: Look, words: Words, text: str, work: Work[Any]) -> None:
        super().__init__()
        named(self, "notice")
        dressed(self, tone="info")
        self._words, self._work = words, work
        self.text = label(text, "strong")
        self.figure = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.cancel = named(Button(words("Annuler"), look, small=True), "cancel-work")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 10, 8)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addWidget(self.figure)
        row.addLayout(column, 1)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self._on_cancel)
        work.progressed.connect(self._on_progressed)

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.figure.setText(self._words("Arrêt en cours…"))
        self._work.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if not self._work.progress.cancelled:
            self.figure.setText(self._words("{done} sur {total}", done=done, total=total) if total else "")
