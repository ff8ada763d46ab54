"""The calendar: day, working week, month or list; at its right the small month and the people who wait for a first meeting."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from parcours_desktop.screens.appointment_form import AppointmentFormScreen
from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_entries import Slot
from parcours_desktop.screens.calendar_period import CalendarMode
from parcours_desktop.ui.appointment_dialog import AppointmentDialog
from parcours_desktop.ui.calendar_doing import CalendarDoing
from parcours_desktop.ui.calendar_head import CalendarHead
from parcours_desktop.ui.calendar_hours import CalendarHours
from parcours_desktop.ui.calendar_list import CalendarList
from parcours_desktop.ui.calendar_month import CalendarMonth
from parcours_desktop.ui.calendar_proposal import CalendarProposal
from parcours_desktop.ui.calendar_small_month import SmallMonth
from parcours_desktop.ui.calendar_tray import CalendarTrayPane
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.labels import named

EDGE = 20
SIDE_WIDTH = 226
MORNING = time(9)
USUAL_MINUTES = 45


class CalendarPanel(QWidget):
    """``case_wanted`` tells the case to open; ``export_wanted`` and ``import_wanted`` ask for calendar files."""

    case_wanted = Signal(int)
    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, screen: CalendarScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.calendar, self._around = screen, around
        self._month = screen.today
        self._build()
        self._connect()
        self._draw()

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.doing = CalendarDoing(self, self.calendar, self._around)
        self._bind()
        self.head = CalendarHead(self.calendar, self._around)
        self.hours = CalendarHours(self.calendar, look)
        self.grid = self.hours.grid
        self.month = CalendarMonth(self.calendar, look)
        self.list = CalendarList(self.calendar, self._around)
        self.pages = QStackedWidget()
        for page in (self.hours, self.month, self.list):
            self.pages.addWidget(page)
        self.small = SmallMonth(words, look)
        self.tray = CalendarTrayPane(words, look)
        self.side = QWidget()
        self.side.setProperty("role", "plain")
        self.side.setFixedWidth(SIDE_WIDTH)
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP_SMALL)
        beside.addWidget(self.small)
        beside.addSpacing(4)
        beside.addWidget(self.tray, 1)
        self.proposal = CalendarProposal(self.calendar.proposal, self._around)
        beside.addWidget(self.proposal)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.pages, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP, EDGE, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def _bind(self) -> None:
        screen = self.calendar
        for name, handler in (
            ("today", screen.to_today),
            ("previous_period", self._on_before),
            ("next_period", self._on_after),
            ("calendar_day", self._on_day),
            ("calendar_week", self._on_week),
            ("calendar_month", self._on_month_mode),
            ("calendar_list", self._on_list),
            ("add_appointment", self._on_add),
            ("entry_earlier", self._on_earlier),
            ("entry_later", self._on_later),
            ("entry_before", self._on_day_before),
            ("entry_after", self._on_day_after),
            ("entry_longer", self._on_longer),
            ("entry_shorter", self._on_shorter),
            ("cancel_entry", self._on_cancel),
            ("export_calendar", self.export_wanted.emit),
            ("import_calendar", self.import_wanted.emit),
        ):
            self._around.actions.bind(name, self, handler)

    def _connect(self) -> None:
        screen = self.calendar
        self.head.today.clicked.connect(screen.to_today)
        self.head.add.clicked.connect(self._on_add)
        self.head.mode_wanted.connect(self._on_mode)
        self.head.officers_wanted.connect(screen.show_officers)
        self.head.cancelled_wanted.connect(screen.show_cancelled)
        self.hours.days.case_wanted.connect(self.case_wanted)
        self.hours.days.entry_wanted.connect(self.open_entry)
        for page in (self.grid, self.month):
            page.entry_wanted.connect(self.open_entry)
            page.slot_wanted.connect(self.open_slot)
            page.move_wanted.connect(self.doing.move)
            page.menu_wanted.connect(self._on_menu)
        self.month.day_wanted.connect(self._on_day_wanted)
        self.month.case_wanted.connect(self.case_wanted)
        self.list.entry_wanted.connect(self.open_entry)
        self.list.menu_wanted.connect(self.doing.open_menu)
        self.small.day_wanted.connect(screen.show_day)
        self.small.month_wanted.connect(self._on_small_month)
        self.tray.wanted.connect(self._on_card)
        self.tray.dragged.connect(self._on_dragged)
        self.tray.dropped.connect(self._on_dropped)
        self.tray.left.connect(self._on_left)
        self.doing.case_wanted.connect(self.case_wanted)
        self.doing.entry_wanted.connect(self.open_entry)
        self.doing.drawn_back.connect(self._draw)
        self.proposal.drawn.connect(self._draw)
        self.proposal.case_wanted.connect(self.case_wanted)
        screen.changed.connect(self._on_changed)

    def _draw(self) -> None:
        screen = self.calendar
        self.head.show_period()
        page = self._page()
        page.show_period()
        self.pages.setCurrentWidget(page)
        self.tray.show_cards(screen.tray.cards)
        self._draw_small()

    def _page(self) -> CalendarHours | CalendarMonth | CalendarList:
        if self.calendar.mode is CalendarMode.MONTH:
            return self.month
        return self.list if self.calendar.mode is CalendarMode.LIST else self.hours

    def _draw_small(self) -> None:
        screen = self.calendar
        self.small.show_month(self._month, screen.period, screen.today, screen.marks(self._month))

    # What a person wants

    def open_slot(self, slot: Slot) -> None:
        """Ask for a new appointment on a free time."""
        self._open(self.calendar.form_at(slot))

    def open_entry(self, entry_id: int) -> None:
        """Open an entry; a ghost becomes an appointment."""
        if entry_id < 0:
            self.proposal.accept_one(-entry_id)
            return
        entry = self.calendar.entry(entry_id)
        if entry is not None:
            self._open(self.calendar.form_of(entry))

    def ghost_menu(self, case_id: int) -> QMenu:
        """What can be done with a proposed meeting."""
        words, menu = self._around.words, named(QMenu(self), "ghost-menu")
        menu.addAction(words("Accepter")).triggered.connect(partial(self._on_accept, case_id))
        menu.addAction(words("Écarter")).triggered.connect(partial(self._on_dismiss, case_id))
        menu.addAction(words("Ouvrir le dossier")).triggered.connect(partial(self._on_case, case_id))
        return menu

    def _on_menu(self, entry_id: int, at: QPoint) -> None:
        menu = self.ghost_menu(-entry_id) if entry_id < 0 else self.doing.menu(entry_id)
        menu.popup(at)

    def _on_accept(self, case_id: int, _checked: bool = False) -> None:
        self.proposal.accept_one(case_id)

    def _on_dismiss(self, case_id: int, _checked: bool = False) -> None:
        self.calendar.proposal.dismiss(case_id)

    def _on_case(self, case_id: int, _checked: bool = False) -> None:
        self.case_wanted.emit(case_id)

    def _open(self, form: AppointmentFormScreen) -> None:
        self._around.questions.show(AppointmentDialog(self, form, self._around))

    def _on_add(self) -> None:
        self.open_slot(self._current_slot())

    def _current_slot(self) -> Slot:
        slot = self.grid.slot() if self._page() is self.hours and self.grid.hasFocus() else None
        if slot is not None:
            return slot
        screen = self.calendar
        period = screen.period
        day = screen.today if period.first <= screen.today <= period.last else max(period.first, period.day)
        return Slot(datetime.combine(day, MORNING), USUAL_MINUTES)

    def _on_mode(self, mode: CalendarMode) -> None:
        self.calendar.show(mode)
        self._page().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_day(self) -> None:
        self._on_mode(CalendarMode.DAY)

    def _on_week(self) -> None:
        self._on_mode(CalendarMode.WEEK)

    def _on_month_mode(self) -> None:
        self._on_mode(CalendarMode.MONTH)

    def _on_list(self) -> None:
        self._on_mode(CalendarMode.LIST)

    def _on_before(self) -> None:
        self.calendar.move(-1)

    def _on_after(self) -> None:
        self.calendar.move(1)

    def _on_day_wanted(self, day: date) -> None:
        self.calendar.show_day(day, CalendarMode.DAY)

    def _on_small_month(self, month: date) -> None:
        self._month = month
        self._draw_small()

    def _on_changed(self) -> None:
        self._month = self.calendar.period.day
        self._draw()

    # The current entry

    def _on_earlier(self) -> None:
        self._nudge(minutes=-15)

    def _on_later(self) -> None:
        self._nudge(minutes=15)

    def _on_day_before(self) -> None:
        self._nudge(columns=-1)

    def _on_day_after(self) -> None:
        self._nudge(columns=1)

    def _on_longer(self) -> None:
        self._nudge(longer=15)

    def _on_shorter(self) -> None:
        self._nudge(longer=-15)

    def _nudge(self, minutes: int = 0, columns: int = 0, longer: int = 0) -> None:
        if self._page() is self.hours:
            self.grid.nudge(minutes, columns, longer)
        elif self._page() is self.month and columns:
            self.month.nudge(columns)

    def _on_cancel(self) -> None:
        page = self._page()
        current = self.grid.current if isinstance(page, CalendarHours) else page.current
        if current is not None and current < 0:
            self.calendar.proposal.dismiss(-current)
        elif current is not None:
            self.doing.cancel(current)

    # The tray

    def _on_card(self, case_id: int) -> None:
        card = self.calendar.tray.card(case_id)
        if card is not None:
            self._open(self.calendar.form_at(self.calendar.slot_for(card), case_id))

    def _on_dragged(self, case_id: int, at: QPoint) -> None:
        card = self.calendar.tray.card(case_id)
        if card is not None:
            page = self.month if self._page() is self.month else self.grid
            page.hover(at, card.minutes)

    def _on_dropped(self, case_id: int, _at: QPoint) -> None:
        page = self.month if self._page() is self.month else self.grid
        slot = page.end_hover()
        if slot is not None:
            self.doing.meet(case_id, slot)

    def _on_left(self, _case_id: int) -> None:
        self.grid.end_hover()
        self.month.end_hover()
