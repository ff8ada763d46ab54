"""A day: typed as one likes (2026-11-23, 23/11/2026, 23 nov, demain) or taken from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.screens.typed_dates import read_date
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.editors import Editor
from parcours_desktop.wording.words import Words


class _Line(QLineEdit):
    def __init__(self, owner: "DateField") -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._owner.open_calendar()
            return
        super().keyPressEvent(event)


class DateField(Editor):
    """The editor of a DATE. ``today`` answers with the day of today (from the clock). Arrow down opens the calendar."""

    def __init__(self, look: Look, words: Words, today: Callable[[], date]) -> None:
        super().__init__()
        self._look, self._words, self._today = look, words, today
        self._value: date | None = None
        self.line = _Line(self)
        self.line.setPlaceholderText(words("AAAA-MM-JJ"))
        self.line.setMaxLength(30)
        self.button = Button("", look, "tiny", icon="calendar", tip=words("Ouvrir le calendrier"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 3, 0)
        inside.addStretch(1)
        inside.addWidget(self.button)
        self.line.setTextMargins(0, 0, 26, 0)
        self.line.setMinimumWidth(128)
        self._hold(self.line)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self._on_finished)
        self.line.returnPressed.connect(self.submitted)
        self.button.clicked.connect(self.open_calendar)

    def value(self) -> FieldValue:
        text = self.line.text().strip()
        return read_date(text, self._today()) if text else None

    @property
    def unreadable(self) -> bool:
        return bool(self.line.text().strip()) and self.value() is None

    def set_value(self, value: FieldValue) -> None:
        self._value = value if isinstance(value, date) else None
        self.line.setText(self._value.isoformat() if self._value else "")
        self.line.setToolTip(self._words.full_date(self._value) if self._value else "")

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self.button.setVisible(not read_only)

    def open_calendar(self) -> None:
        """Open the month of the day (or of today) under the field."""
        if self.line.isReadOnly():
            return
        shown = self.value()
        sheet = CalendarPopup(self._look, self._words, shown if isinstance(shown, date) else self._today(), self)
        sheet.calendar.clicked.connect(self._on_picked)
        sheet.calendar.activated.connect(self._on_picked)
        sheet.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        sheet.show()
        sheet.calendar.setFocus()

    def _on_picked(self, picked: QDate) -> None:
        sheet = self.findChild(CalendarPopup)
        if sheet is not None:
            sheet.close()
        self.set_value(date(picked.year(), picked.month(), picked.day()))
        self.line.setFocus()
        self.committed.emit()

    def _on_finished(self) -> None:
        if not self.unreadable:
            self.set_value(self.value())
        self.committed.emit()


class CalendarPopup(QFrame):
    """One month in a frame that closes on Escape or a click outside."""

    def __init__(self, look: Look, words: Words, shown: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.calendar = QCalendarWidget()
        language = QLocale.Language.French if words.language == "fr" else QLocale.Language.English
        self.calendar.setLocale(QLocale(language, QLocale.Country.Canada))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._tone(look)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            arrow = self.calendar.findChild(QWidget, name)
            if arrow is not None:
                arrow.setProperty("icon", look.icon(icon, "grey_dark"))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.calendar)

    def _tone(self, look: Look) -> None:
        """Weekends are quieter, not red: red is kept for what is late."""
        quiet, heading = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(look.theme.grey_medium))
        heading.setForeground(QColor(look.theme.grey_dark))
        heading.setBackground(QColor(look.theme.surface))
        self.calendar.setHeaderTextFormat(heading)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, quiet)
