"""Cards: a white sheet with a hairline, a heading and what belongs together; a mark of a strand may lead the heading."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.labels import label


class Card(QFrame):
    """A frame for what belongs together; put things into ``body``. ``role`` "hint-card" is the pale variant."""

    def __init__(self, role: str = "card", margin: int = GAP) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin - 4, margin, margin)
        self.body.setSpacing(GAP_SMALL)


class StrandMark(QWidget):
    """The mark of a strand: a bar before a heading, or a dot before a word. Never without a word beside it."""

    def __init__(self, look: Look, strand: Strand, *, dot: bool = False) -> None:
        super().__init__()
        self._look, self._strand, self._dot = look, strand, dot
        self.setFixedSize(*((10, 10) if dot else (4, 18)))
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_strand(painter, QRectF(self.rect()), self._look, self._strand)
        painter.end()


def draw_strand(painter: QPainter, area: QRectF, look: Look, strand: Strand) -> None:
    """Draw the mark of a strand into ``area``: round when it is as wide as high, a bar otherwise."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.theme.strand_edge(strand)), 1))
    painter.setBrush(QColor(look.theme.strand(strand)))
    corner = min(area.width(), area.height()) / 2
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)


class SectionHeader(QWidget):
    """A heading, a count or remark beside it, and room at the right for a link: ``header.right.addWidget(...)``."""

    def __init__(
        self, title: str, *, remark: str = "", mark: QWidget | None = None, role: str = "card-heading"
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.title: QLabel = label(title, role)
        self.remark: QLabel = label(remark, "subtle")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        if mark is not None:
            row.addWidget(mark)
        row.addWidget(self.title)
        row.addWidget(self.remark)
        self.beside = QHBoxLayout()
        row.addLayout(self.beside)
        row.addStretch(1)
        self.right = QHBoxLayout()
        self.right.setSpacing(GAP_SMALL)
        row.addLayout(self.right)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.remark.setAlignment(Qt.AlignmentFlag.AlignVCenter)


class PageHeader(SectionHeader):
    """The heading of a page: large, a remark beside it, the page's buttons at the right. At most one is primary."""

    def __init__(self, title: str, *, remark: str = "") -> None:
        super().__init__(title, remark=remark, role="heading")
        self.setMinimumHeight(38)
