"""The tray « À planifier »: a card for each person who waits, dragged onto a free slot, or opened by Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.screens.calendar_tray import TrayCard
from parcours_desktop.ui.calendar_drag import FAR_ENOUGH
from parcours_desktop.ui.calendar_ink import draw_elided, sized
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER_CARD, GAP_SMALL, SMALL_SIZE, TEXT_SIZE, Tone
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.pill import PillText, draw_pill, pill_font, pill_width
from parcours_desktop.wording.words import Words

HEIGHT = 54
TONES = (Tone.GOOD, Tone.MIND, Tone.BAD)


class TrayCardWidget(QAbstractButton):
    """A person: name, minutes, languages and office, days left. ``dragged`` and ``dropped`` tell a point of the screen."""

    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    left = Signal(int)
    walked = Signal(int, int)

    def __init__(self, look: Look, card: TrayCard) -> None:
        super().__init__()
        self._look, self.card = look, card
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setText(card.name)
        self.setToolTip(card.tip)
        self.setAccessibleDescription(f"{card.about}, {card.left}")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(210, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if self._dragging or (at - self._pressed).manhattanLength() >= FAR_ENOUGH:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.card.case_id, at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging = self._dragging
        self._stop()
        if dragging:
            self.dropped.emit(self.card.case_id, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._stop()
        self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._dragging:
            self._stop()
            self.left.emit(self.card.case_id)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clicked.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.walked.emit(self.card.case_id, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, card = self._look.theme, self.card
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.5 if self._dragging else 1.0)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        painter.setPen(QPen(QColor(theme.focus), 2) if self.hasFocus() else QPen(QColor(theme.shadow), 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.surface))
        painter.drawRoundedRect(area, CORNER_CARD, CORNER_CARD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor((theme.green_regular, theme.yellow_regular, theme.red_regular)[card.pressing]))
        painter.drawRoundedRect(QRectF(0, 1, 4, self.height() - 3), 2, 2)
        painter.setFont(pill_font(self.font()))
        wide = pill_width(card.left, painter.font())
        pill = QRectF(self.width() - wide - 8, 6, wide, 20)
        draw_pill(painter, pill, PillText(card.left, TONES[card.pressing]), theme)
        painter.setFont(sized(self.font(), TEXT_SIZE, bold=True))
        painter.setPen(QColor(theme.text))
        draw_elided(painter, QRectF(13, 6, pill.left() - 19, 20), card.name)
        painter.setFont(sized(self.font(), SMALL_SIZE))
        painter.setPen(QColor(theme.grey_dark))
        draw_elided(painter, QRectF(13, 28, self.width() - 21, 18), card.about)
        painter.end()

    def _stop(self) -> None:
        self._pressed, self._dragging = None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()


class CalendarTrayPane(QWidget):
    """``wanted``: a card was opened; ``dragged``, ``dropped`` (case, point of the screen), ``left``: given up."""

    wanted = Signal(int)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    left = Signal(int)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._words, self._look = words, look
        self.cards: dict[int, TrayCardWidget] = {}
        self.title = label(words("À planifier"), "card-heading")
        self.hint = label("", "subtle", wrap=True)
        inside = QWidget()
        inside.setProperty("role", "plain")
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(0, 0, 4, 0)
        self._stack.setSpacing(GAP_SMALL)
        self._stack.addStretch(1)
        self._scroll = named(QScrollArea(), "tray")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self._scroll, 1)

    def show_cards(self, cards: Sequence[TrayCard]) -> None:
        """Draw these cards; those that did not change stay."""
        kept = {card.case_id for card in cards}
        for case_id in [one for one in self.cards if one not in kept or self.cards[one].card not in cards]:
            gone = self.cards.pop(case_id)
            gone.hide()
            gone.deleteLater()
        for place, card in enumerate(cards):
            widget = self.cards.get(card.case_id) or self._made(card)
            self._stack.insertWidget(place, widget)
        self.title.setText(
            self._words("À planifier ({count})", count=len(cards)) if cards else self._words("À planifier")
        )
        self.hint.setText(
            self._words("Glissez un nom sur une plage libre")
            if cards
            else self._words("Toutes les premières rencontres ont leur heure.")
        )

    def _made(self, card: TrayCard) -> TrayCardWidget:
        widget = self.cards[card.case_id] = TrayCardWidget(self._look, card)
        widget.clicked.connect(self._on_clicked)
        widget.dragged.connect(self.dragged)
        widget.dropped.connect(self.dropped)
        widget.left.connect(self.left)
        widget.walked.connect(self._on_walked)
        return widget

    def _on_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, TrayCardWidget):
            self.wanted.emit(card.card.case_id)

    def _on_walked(self, case_id: int, step: int) -> None:
        order = sorted(self.cards, key=lambda one: self.cards[one].y())
        place = min(max(order.index(case_id) + step, 0), len(order) - 1)
        widget = self.cards[order[place]]
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(widget)
