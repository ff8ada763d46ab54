"""Uses the calendar as an officer does: by names, days and hours, with the mouse and with the keyboard."""

from datetime import date, datetime

from parcours_desktop.ui.calendar_days import DayChip
from parcours_desktop.ui.calendar_month_layout import MonthLine
from parcours_desktop.ui.calendar_panel import CalendarPanel
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window, rows_as_text

LEFT, NONE, PLAIN = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
KINDS = {"press": QMouseEvent.Type.MouseButtonPress, "move": QMouseEvent.Type.MouseMove,
         "release": QMouseEvent.Type.MouseButtonRelease, "double": QMouseEvent.Type.MouseButtonDblClick}  # fmt: skip


class CalendarRobot(Window):
    """A robot for ``CalendarPanel``."""

    widget: CalendarPanel

    def __init__(self, panel: CalendarPanel) -> None:
        super().__init__(panel)
        self.keyboard = Keyboard()

    # What one sees

    def title(self) -> str:
        """The days shown."""
        return self.widget.head.title.text()

    def blocks(self) -> list[str]:
        """« Haddad, Rania 10 h » of the grid, from left to right and from above."""
        placed = sorted(self.widget.grid.geometry_.placed, key=lambda one: (one.place, one.area.top(), one.area.left()))
        return [f"{one.entry.name} {one.entry.hours}" for one in placed]

    def chips(self) -> list[str]:
        """The flags and entries of whole days above the hours."""
        self.settle()
        return [chip.text() for chip in self.widget.hours.days.findChildren(DayChip) if chip.isVisible()]

    def cards(self) -> list[str]:
        """The people in the tray, from above."""
        self.settle()
        cards = sorted(self.widget.tray.cards.values(), key=lambda card: card.y())
        return [f"{card.card.name} ({card.card.left})" for card in cards]

    def lines(self) -> list[str]:
        """The list."""
        return rows_as_text(self.widget.list.view)

    def day_lines(self, day: date) -> list[str]:
        """What a day of the month says."""
        return [_said(line) for line in self.widget.month.layout_.on(day)]

    # What one does with the mouse

    def point(self, at: datetime, officer: str = "", *, inside: float = 1.0) -> QPoint:
        """A point of the grid, ``inside`` pixels under a time."""
        geometry = self.widget.grid.geometry_
        place = next(
            number
            for number, column in enumerate(geometry.columns)
            if column.on == at.date() and column.officer in {officer, ""}
        )
        y = geometry.top(at.hour * 60 + at.minute) + inside
        return QPointF(geometry.left(place) + geometry.column / 2, y).toPoint()

    def move(self, entry_id: int, at: datetime, officer: str = "") -> None:
        """Drag an entry to another time."""
        placed = self.widget.grid.geometry_.of(entry_id)
        assert placed is not None, "the entry is not on the grid"
        start = placed.area.topLeft() + QPointF(placed.area.width() / 2, 8)
        self.drag(start.toPoint(), self.point(at, officer, inside=8))

    def lengthen(self, entry_id: int, until: datetime) -> None:
        """Drag the lower edge of an entry to another time."""
        placed = self.widget.grid.geometry_.of(entry_id)
        assert placed is not None, "the entry is not on the grid"
        start = QPointF(placed.area.center().x(), placed.area.bottom() - 2)
        self.drag(start.toPoint(), self.point(until, placed.entry.row.officer))

    def draw_out(self, first: datetime, last: datetime) -> None:
        """Draw out an empty slot."""
        self.drag(self.point(first, inside=2), self.point(last, inside=-2))

    def drag(self, start: QPoint, end: QPoint, *, release: bool = True) -> None:
        """Take something of the grid and let it go elsewhere (or hold it)."""
        _drag(self.widget.grid, start, end, release=release)
        self.settle()

    def drag_card(self, name: str, at: datetime, officer: str = "") -> None:
        """Drag a person of the tray onto a time."""
        card = next(card for card in self.widget.tray.cards.values() if card.card.name == name)
        target = self.widget.grid.mapToGlobal(self.point(at, officer, inside=3))
        _drag(card, QPoint(40, 20), card.mapFromGlobal(target))
        self.settle()

    def drag_in_month(self, entry_id: int, day: date) -> None:
        """Drag an entry of the month onto another day."""
        month = self.widget.month
        line, place = month.layout_.of(entry_id), month.layout_.place_of(day)
        assert line is not None, "the entry is not shown in the month"
        assert place is not None, "the day is not shown in the month"
        _drag(month, line.area.center().toPoint(), month.layout_.cell(place).center().toPoint())
        self.settle()

    def double_click(self, at: datetime) -> None:
        """Double-click a time of the grid."""
        point = self.point(at, inside=4)
        for kind in ("press", "release", "double", "release"):
            _send(self.widget.grid, kind, point)
        self.settle()

    # What one does with the keyboard

    def press(self, keys: str) -> None:
        """Press keys on what is shown."""
        page = self.widget.pages.currentWidget()
        receiver = page.focusProxy() or page
        receiver.setFocus(Qt.FocusReason.TabFocusReason)
        self.keyboard.press(keys, receiver)
        self.settle()

    def on(self) -> str:
        """What the keyboard is on, as it is said aloud."""
        page = self.widget.pages.currentWidget()
        return (page.focusProxy() or page).accessibleDescription()


def _said(line: MonthLine) -> str:
    if line.flag is not None:
        return line.flag.name
    return f"{line.entry.hours} {line.entry.name}".strip() if line.entry is not None else f"+ {line.more}"


def _drag(widget: QWidget, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    _send(widget, "press", start)
    for share in (0.3, 0.7, 1.0):
        _send(widget, "move", start + (end - start) * share)
    if release:
        _send(widget, "release", end)


def _send(widget: QWidget, kind: str, at: QPoint) -> None:
    button = NONE if kind == "move" else LEFT
    held = NONE if kind == "release" else LEFT
    point = QPointF(widget.mapToGlobal(at))
    QApplication.sendEvent(widget, QMouseEvent(KINDS[kind], QPointF(at), point, button, held, PLAIN))
