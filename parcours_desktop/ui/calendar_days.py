"""Above the hours: the days or officers, holidays by name, deadlines as flags, and what takes a whole day."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.screens.calendar_entries import Column, Entry, Flag
from parcours_desktop.ui.calendar_geometry import GAP, RULER
from parcours_desktop.ui.calendar_ink import FLAGS, draw_elided, shade_ink, tinted
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import PILL_HEIGHT
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import dressed, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import pill_font
from parcours_desktop.wording.words import Words

SHOWN = 3


class DayChip(QAbstractButton):
    """A line of the row above the hours; the keyboard's ring is drawn around it."""

    def __init__(self, look: Look, text: str, tip: str) -> None:
        super().__init__()
        self._look = look
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setFixedHeight(PILL_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, PILL_HEIGHT)

    def _ring(self) -> QPen | Qt.PenStyle:
        return QPen(QColor(self._look.theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen


class FlagChip(DayChip):
    """The last day of a first meeting: red and crossed when missed, yellow as long as nothing is planned, green after."""

    def __init__(self, look: Look, flag: Flag) -> None:
        super().__init__(look, flag.text, flag.tip)
        self.flag = flag

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        tone, icon, ink = FLAGS[self.flag.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._ring())
        painter.setBrush(QColor(theme.ground(tone)))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.drawPixmap(8, (self.height() - 12) // 2, self._look.pixmap(icon, ink, 12, self))
        painter.setFont(pill_font(self.font()))
        painter.setPen(QColor(theme.ink(tone)))
        draw_elided(painter, area.adjusted(23, 0, -7, 0), self.text())
        painter.end()


class WholeDayChip(DayChip):
    """An entry that takes a whole day."""

    def __init__(self, look: Look, entry: Entry) -> None:
        super().__init__(look, entry.name, entry.tip)
        self.entry = entry

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        ink = shade_ink(theme, self.entry.shade)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._ring())
        painter.setBrush(tinted(ink, theme.surface))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(tinted(ink, theme.surface, 0.42), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(QRectF(area.left(), area.top(), 4, area.height()), 2, 2)
        painter.setFont(pill_font(self.font()))
        painter.setPen(QColor(theme.text))
        draw_elided(painter, area.adjusted(10, 0, -4, 0), self.text())
        painter.end()


class CalendarDays(QWidget):
    """``case_wanted``: a flag was clicked; ``entry_wanted``: an entry of a whole day; ``day_wanted``: the name of a day."""

    case_wanted = Signal(int)
    entry_wanted = Signal(int)
    day_wanted = Signal(object)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._words, self._look = words, look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(RULER, 0, 0, 6)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def align(self, right: int) -> None:
        """Leave ``right`` pixels empty, as wide as the scroll bar of the hours."""
        self._row.setContentsMargins(RULER, 0, right, 6)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Draw these columns."""
        emptied(self._row)
        for column in columns:
            self._row.addWidget(self._column(column, titled=len(columns) > 1), 1)

    def _column(self, column: Column, *, titled: bool) -> QWidget:
        widget = named(QWidget(), f"day-{column.on.isoformat()}{column.officer}")
        widget.setProperty("role", "plain")
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        stack = QVBoxLayout(widget)
        stack.setContentsMargins(GAP, 0, GAP, 0)
        stack.setSpacing(3)
        if titled:
            stack.addWidget(self._title(column))
        if column.holiday:
            stack.addWidget(_centred(column.holiday, "small"))
        chips: list[DayChip] = [FlagChip(self._look, flag) for flag in column.flags]
        chips += [WholeDayChip(self._look, entry) for entry in column.whole_day]
        most = SHOWN if len(chips) <= SHOWN else SHOWN - 1
        for chip in chips[:most]:
            chip.clicked.connect(partial(self._on_chip, chip))
            stack.addWidget(chip)
        if len(chips) > most:
            self._add_more(stack, chips[most:])
        stack.addStretch(1)
        return widget

    def _title(self, column: Column) -> QWidget:
        title = _centred(column.title, "section")
        if column.is_today and not column.officer:
            dressed(title, today=True)
            title.setAccessibleDescription(self._words("aujourd’hui"))
        return title

    def _add_more(self, stack: QVBoxLayout, chips: Sequence[DayChip]) -> None:
        more = Button(self._words.many("et {n} autre", "et {n} autres", len(chips)), self._look, "link")
        more.clicked.connect(partial(self._on_more, more, tuple(chips)))
        for chip in chips:
            chip.setParent(more)  # kept as long as the day is shown
            chip.hide()
        stack.addWidget(more, alignment=Qt.AlignmentFlag.AlignHCenter)

    def _on_chip(self, chip: DayChip, _checked: bool = False) -> None:
        if isinstance(chip, FlagChip):
            self.case_wanted.emit(chip.flag.case_id)
        elif isinstance(chip, WholeDayChip):
            self.entry_wanted.emit(chip.entry.id)

    def _on_more(self, button: Button, chips: tuple[DayChip, ...], _checked: bool = False) -> None:
        menu = named(QMenu(self), "more-menu")
        for chip in chips:
            menu.addAction(chip.text()).triggered.connect(partial(self._on_chip, chip))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _centred(text: str, role: str) -> QWidget:
    made = label(text, role)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.setToolTip(text)
    return made
