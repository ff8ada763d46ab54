"""The pages of a document, one below the other: only what is in sight is ever drawn, in the worker, sharp on every screen.

Wheel and keys scroll, Ctrl and wheel zoom, the mouse chooses text; Shift with the arrows moves the end of what is chosen.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from shiboken6 import isValid

from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.page_choice import PageChoice
from parcours_desktop.screens.page_layout import Room, Zoom
from parcours_desktop.screens.page_view import PageView, Task
from parcours_desktop.screens.page_words import Place, letter_at
from parcours_desktop.ui.page_view_painting import paint_pages
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.labels import named

LINE = 48
NOTCH = 120
WHEEL_ZOOM = 1.15
KEYS = Qt.Key
CHOOSING = {
    KEYS.Key_Right: "+letter",
    KEYS.Key_Left: "-letter",
    KEYS.Key_Down: "+line",
    KEYS.Key_Up: "-line",
    KEYS.Key_End: "+edge",
    KEYS.Key_Home: "-edge",
}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class PageCanvas(QAbstractScrollArea):
    """Draws a ``PageView``. ``failed`` tells a sentence: the document could not be drawn."""

    failed = Signal(str)

    def __init__(self, view: PageView, around: Surroundings) -> None:
        super().__init__()
        named(self, "pages-canvas")
        self._view, self._around = view, around
        self._working = False
        self._mouse_on = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(around.words("Pages du document"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(False)
        view.changed.connect(self._on_changed)
        view.reshaped.connect(self._on_reshaped)
        around.look.changed.connect(self.viewport().update)

    @property
    def is_current(self) -> bool:
        """Whether all that is in sight is drawn and nothing is under way."""
        return not self._working and self._view.pdf is not None

    def pump(self) -> None:
        """Give the worker the most pressing task, if it has none of ours: one at a time, so the newest wish comes next."""
        if self._working or not self.isVisible():
            return
        task = self._view.next_task()
        if task is not None:
            self._working = True
            self._around.background.run(
                task.run,
                done=_Taking(self, task),
                refused=self._on_refused,
                troubled=self._on_troubled,
                cancelled=self._on_cancelled,
            )

    def zoom_by(self, away: int) -> None:
        """The next size above (1) or below (-1), around the middle of the window."""
        layout = self._view.layout
        shown = layout.percent
        self._view.set_zoom(layout.zoom.larger(shown) if away > 0 else layout.zoom.smaller(shown))

    def scroll_by_room(self, away: int) -> None:
        """A window's height down (1) or up (-1), less what lets one find the line again."""
        room = self._view.layout.room
        self._view.scroll_to(self._view.left, self._view.top + away * (room.height - room.pixels(LINE)))

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()
        self.pump()

    def hideEvent(self, event: QHideEvent) -> None:
        self._view.tiles.clear()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._measure()
        return super().event(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._view.scroll_to(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & CONTROL:
            super().wheelEvent(event)
            return
        ratio = self.devicePixelRatioF()
        factor = WHEEL_ZOOM ** (event.angleDelta().y() / NOTCH)
        at = round(event.position().x() * ratio), round(event.position().y() * ratio)
        self._view.set_zoom(Zoom.at(round(self._view.layout.percent * factor)), at)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held, view = Qt.Key(event.key()), event.modifiers(), self._view
        if held & SHIFT and key in CHOOSING:
            self._choose_by(CHOOSING[key], words=bool(held & CONTROL))
        elif key in {KEYS.Key_PageDown, KEYS.Key_PageUp}:
            away = 1 if key == KEYS.Key_PageDown else -1
            if held & CONTROL:
                view.go_to(view.page + away)
            else:
                self.scroll_by_room(away)
        elif key == KEYS.Key_Space:
            self.scroll_by_room(-1 if held & SHIFT else 1)
        elif key in {KEYS.Key_Home, KEYS.Key_End}:
            view.scroll_to(view.left, 0 if key == KEYS.Key_Home else view.layout.height)
        elif held & CONTROL and key == KEYS.Key_Equal:
            self.zoom_by(1)
        else:
            super().keyPressEvent(event)  # arrows scroll, the rest goes on to the window

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        self._mouse_on = place is not None
        if place is not None:
            keep = event.modifiers() & SHIFT
            self._view.set_choice(self._view.choice.to(place) if keep else PageChoice(place, place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._mouse_on:
            return
        beyond = _beyond(event.position().toPoint(), self.viewport().height())
        if beyond:
            self._view.scroll_to(self._view.left, self._view.top + beyond)
        place = self._place(event.position())
        if place is not None:
            self._view.set_choice(self._view.choice.to(place))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._mouse_on = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        page, x, y = self._point(event.position())
        text = self._view.texts.get(page)
        if text is not None:
            self._view.set_choice(PageChoice.word(page, text, x, y))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._around.look.theme.sunk))
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        painter.translate(-self._view.left, -self._view.top)
        paint_pages(painter, self._view, QColor(self._around.look.theme.grey_light))
        painter.end()

    # How it is done

    def _choose_by(self, by: str, *, words: bool) -> None:
        view = self._view
        choice = view.choice
        if choice.is_empty and choice.head.page not in view.layout.visible(view.top):
            start = Place(view.page, 0)
            choice = PageChoice(start, start)
        step = by.replace("letter", "word") if words else by
        moved = choice.moved(view.texts, view.count, by=step)
        view.set_choice(moved)
        head = moved.head
        boxes = view.boxes(head.page, max(0, head.letter - 1), head.letter + 1)
        if boxes:
            _left, top, _width, height = boxes[0]
            room = view.layout.room
            if top < view.top or top + height > view.top + room.height:
                view.scroll_to(view.left, int(top) - room.height // 2)

    def _point(self, at: QPointF) -> tuple[int, float, float]:
        ratio, view = self.devicePixelRatioF(), self._view
        return view.layout.point(view.left + round(at.x() * ratio), view.top + round(at.y() * ratio))

    def _place(self, at: QPointF) -> Place | None:
        if not self._view.count:
            return None
        page, x, y = self._point(at)
        text = self._view.texts.get(page)
        return None if text is None else Place(page, letter_at(text, x, y))

    def _measure(self) -> None:
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        self._view.set_room(Room(round(size.width() * ratio), round(size.height() * ratio), ratio))

    def _on_changed(self) -> None:
        self.viewport().update()
        self.pump()

    def _on_reshaped(self) -> None:
        view, layout = self._view, self._view.layout
        for bar, room, whole, value in (
            (self.horizontalScrollBar(), layout.room.width, layout.width, view.left),
            (self.verticalScrollBar(), layout.room.height, layout.height, view.top),
        ):
            before = bar.blockSignals(True)
            bar.setRange(0, max(0, whole - room))
            bar.setPageStep(room)
            bar.setSingleStep(layout.room.pixels(LINE))
            bar.setValue(value)
            bar.blockSignals(before)
        if view.count:
            said = self._around.words("Page {number} sur {count}", number=view.page + 1, count=view.count)
            self.setAccessibleDescription(said)
        self._on_changed()

    def on_done(self, task: Task, answer: object) -> None:
        """The worker did a task."""
        self._working = False
        task.take(answer)
        self.pump()

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._tell(" ".join(map(self._around.words.refusal, refusals)))

    def _on_troubled(self, trouble: Trouble) -> None:
        self._tell(self._around.words.trouble(trouble))

    def _on_cancelled(self) -> None:
        self._working = False

    def _tell(self, sentence: str) -> None:
        self._working = False
        if isValid(self):
            self.failed.emit(sentence)


class _Taking:
    """Hands the answer of a task to a canvas, if it is still there."""

    def __init__(self, canvas: PageCanvas, task: Task) -> None:
        self._canvas, self._task = canvas, task

    def __call__(self, answer: object) -> None:
        if isValid(self._canvas):
            self._canvas.on_done(self._task, answer)


def _beyond(at: QPoint, height: int) -> int:
    """How far a place lies above or below the window."""
    return min(0, at.y()) + max(0, at.y() - height)
