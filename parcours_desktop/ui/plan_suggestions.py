"""Below the strands: the steps that follow from the needs, each with its reason; one click adds one."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from parcours_desktop.screens.plan_additions import SuggestionLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_row import RIGHT, SIDE
from parcours_desktop.ui.theme import CORNER
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.wording.words import Words

FEW = 5
HEIGHT = 27
PLUS = 14
LINK_PADDING = 5  # what a link keeps free beside its words


class SuggestionRow(QAbstractButton):
    """« + Demander l’allocation — parce que : enfants de moins de 18 ans »."""

    def __init__(self, look: Look, words: Words, line: SuggestionLine) -> None:
        super().__init__()
        self._look, self.line = look, line
        self._because = words("— {because}", because=line.because)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew when the mouse comes and goes
        whole = words("Ajouter\u00a0: {label} — {because}", label=line.label, because=line.because)
        self.setAccessibleName(whole)
        self.setToolTip(words("{label} — {because}", label=line.label, because=line.because))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = (self.height() - PLUS) / 2
        painter.drawPixmap(QPointF(SIDE, middle), self._look.pixmap("plus", "blue_piv", PLUS, self))
        left = SIDE + PLUS + 8.0
        room = self.width() - RIGHT - left
        metrics = self.fontMetrics()
        label = min(metrics.horizontalAdvance(self.line.label) + 2.0, room)
        aligned = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        shown = metrics.elidedText(self.line.label, Qt.TextElideMode.ElideRight, int(label))
        painter.setPen(QColor(theme.blue_piv if self.underMouse() else theme.text))
        painter.drawText(QRectF(left, 0, label, self.height()), aligned, shown)
        rest = room - label - 8
        if rest > 40:
            because = metrics.elidedText(self._because, Qt.TextElideMode.ElideRight, int(rest))
            painter.setPen(QColor(theme.grey_dark))
            painter.drawText(QRectF(left + label + 8, 0, rest, self.height()), aligned, because)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 1, -3, -1), CORNER, CORNER)
        painter.end()


class SuggestionsCard(Card):
    """Shows suggestions; ``taken`` tells the codes to add. Hidden while there is nothing to suggest."""

    taken = Signal(tuple)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__("hint-card", margin=0)
        self._look, self._words = look, words
        self._lines: tuple[SuggestionLine, ...] = ()
        self._all_shown = False
        self.rows: dict[str, SuggestionRow] = {}
        self.header = SectionHeader(words("Suggestions selon les besoins"), role="section")
        self.header.setContentsMargins(SIDE, 2, RIGHT - LINK_PADDING, 2)
        self.take_all = named(Button(words("Tout ajouter"), look, "link"), "take-all")
        self.take_all.clicked.connect(self._on_all)
        self.header.right.addWidget(self.take_all)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.more = Button("", look, "link", icon="chevron-down")
        self.more.clicked.connect(self._on_more)
        self.body.setContentsMargins(0, 5, 0, 6)
        self.body.setSpacing(0)
        self.body.addWidget(self.header)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_lines(self, lines: tuple[SuggestionLine, ...]) -> None:
        """Show what is suggested now."""
        if lines != self._lines:
            self._lines = lines
            self._draw()
        self.setVisible(bool(lines))

    def _draw(self) -> None:
        for row in self.rows.values():
            row.hide()
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows.clear()
        shown = self._lines if self._all_shown or len(self._lines) <= FEW + 1 else self._lines[:FEW]
        for line in shown:
            self.rows[line.code] = row = SuggestionRow(self._look, self._words, line)
            row.clicked.connect(partial(self._on_taken, line.code))
            self._rows.addWidget(row)
        rest = len(self._lines) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.setText(self._words.many("Voir {n} autre suggestion", "Voir {n} autres suggestions", rest))
        self.header.remark.setText(self._words.number(len(self._lines)))

    def _on_taken(self, code: str) -> None:
        self.taken.emit((code,))

    def _on_all(self) -> None:
        self.taken.emit(tuple(line.code for line in self._lines))

    def _on_more(self) -> None:
        self._all_shown = True
        self._draw()
