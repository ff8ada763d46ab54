"""Above the hours of a week: the days, holidays by name, and the first meetings that are due."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.screens.week import Day, Limit, WeekScreen
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import PILL_HEIGHT, Tone
from parcours_desktop.ui.week_layout import GAP, RULER
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import dressed, label, named
from parcours_desktop.ui.widgets.pill import pill_font

SHOWN = 3


class LimitChip(QAbstractButton):
    """The last day of a first meeting: a flag and a name; red when it is today or past and nothing is planned."""

    def __init__(self, look: Look, limit: Limit) -> None:
        super().__init__()
        self._look = look
        self._tone = Tone.GOOD if limit.row.planned else Tone.BAD if limit.urgent else Tone.MIND
        self.setText(limit.text)
        self.setToolTip(limit.tip)
        self.setAccessibleDescription(limit.tip)
        self.setFixedHeight(PILL_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, PILL_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        inks = {Tone.GOOD: "green_dark", Tone.MIND: "yellow_ink", Tone.BAD: "red_dark"}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ground(self._tone)))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.drawPixmap(8, (self.height() - 12) // 2, self._look.pixmap("flag", inks[self._tone], 12, self))
        font = pill_font(self.font())
        painter.setFont(font)
        painter.setPen(QColor(theme.ink(self._tone)))
        room = area.adjusted(23, 0, -7, 0)
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class WeekHead(QWidget):
    """Draws the heads of the days; ``case_wanted`` tells the case of a limit that was clicked."""

    case_wanted = Signal(int)

    def __init__(self, screen: WeekScreen, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._look = screen, look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(RULER, 0, 0, 6)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self) -> None:
        """Draw the week of the screen."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for day in self._screen.days:
            self._row.addWidget(self._day(day), 1)

    def _day(self, day: Day) -> QWidget:
        words = self._screen.words
        widget = named(QWidget(), f"day-{day.on.isoformat()}")
        widget.setProperty("role", "plain")
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(widget)
        column.setContentsMargins(GAP, 0, GAP, 0)
        column.setSpacing(3)
        title = label(day.title, "section")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if day.is_today:
            dressed(title, today=True)
            title.setAccessibleDescription(words("aujourd’hui"))
        column.addWidget(title)
        if day.holiday:
            shown = label(day.holiday, "small")
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(shown)
        most = SHOWN if len(day.limits) <= SHOWN else SHOWN - 1
        for limit in day.limits[:most]:
            chip = LimitChip(self._look, limit)
            chip.clicked.connect(partial(self._on_limit, limit.row.case_id))
            column.addWidget(chip)
        left = len(day.limits) - most
        if left > 0:
            more = Button(words.many("et {n} autre", "et {n} autres", left), self._look, "link")
            more.clicked.connect(partial(self._on_more, more, day.limits[most:]))
            column.addWidget(more, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return widget

    def _on_limit(self, case_id: int, _checked: bool = False) -> None:
        self.case_wanted.emit(case_id)

    def _on_more(self, button: Button, limits: tuple[Limit, ...], _checked: bool = False) -> None:
        menu = QMenu(self)
        for limit in limits:
            menu.addAction(limit.text).triggered.connect(partial(self._on_limit, limit.row.case_id))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
