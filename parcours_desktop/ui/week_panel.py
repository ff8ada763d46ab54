"""The calendar as a working week: hours, appointments, first meetings that are due; whose, and when."""

from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.week import WeekScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.week_dialog import AddAppointmentDialog
from parcours_desktop.ui.week_grid import WeekGrid
from parcours_desktop.ui.week_head import WeekHead
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import PageHeader
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.labels import named

EDGE = 20
OFFICERS_WIDTH = 190
MORNING = time(9)


class _Hours(QScrollArea):
    """The hours scroll only when the window is too low for them."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__()
        self._grid = grid
        self.setWidget(grid)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.fit(self.viewport().height())


class WeekPanel(QWidget):
    """``case_wanted`` tells the case that a person wants to open."""

    case_wanted = Signal(int)

    def __init__(self, screen: WeekScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.week, self._around = screen, around
        self._build()
        self._connect()
        self._draw()

    def _build(self) -> None:
        look, words, actions = self._around.look, self._around.words, self._around.actions
        for name, handler in (
            ("today", self.week.to_today),
            ("previous_week", self.week.previous),
            ("next_week", self.week.next),
            ("add_appointment", self._on_add),
        ):
            actions.bind(name, self, handler)
        self.header = PageHeader("")
        self.before = actions.button("previous_week", "icon", text=False)
        self.today = named(Button(words("Aujourd’hui"), look, tip=actions.tip("today")), "this-week")
        self.after = actions.button("next_week", "icon", text=False)
        for button in (self.before, self.today, self.after):
            self.header.beside.addWidget(button)
        self.officers = named(ChoiceEditor(words("Tout le bureau")), "officers")
        self.officers.setFixedWidth(OFFICERS_WIDTH)
        self.officers.inner.setAccessibleName(words("Semaine de"))
        self.add = named(
            Button(words("Rendez-vous"), look, "primary", icon="plus", tip=actions.tip("add_appointment")), "add"
        )
        self.header.right.addWidget(self.officers)
        self.header.right.addWidget(self.add)
        self.head = WeekHead(self.week, look)
        self.grid = WeekGrid(self.week, look)
        self.hours = _Hours(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP, EDGE, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.header)
        column.addWidget(self.head)
        column.addWidget(self.hours, 1)

    def _connect(self) -> None:
        self.today.clicked.connect(self.week.to_today)
        self.add.clicked.connect(self._on_add)
        self.officers.committed.connect(self._on_officer)
        self.head.case_wanted.connect(self.case_wanted)
        self.grid.case_wanted.connect(self.case_wanted)
        self.grid.slot_wanted.connect(self.open_dialog)
        self.grid.move_wanted.connect(self._on_move)
        self.grid.menu_wanted.connect(self._on_menu)
        self.week.changed.connect(self._draw)
        self.week.refused.connect(self._on_refused)
        self.week.troubled.connect(self._on_troubled)

    def _draw(self) -> None:
        self.header.title.setText(self.week.title)
        self.officers.set_choices(self.week.officers()[1:])
        self.officers.set_value(self.week.officer)
        self.head.show_week()
        self.grid.show_week()

    # What a person does

    def open_dialog(self, at: datetime) -> None:
        """Ask for a new appointment at a time."""
        self._around.questions.show(AddAppointmentDialog(self, self.week, self._around, at))

    def menu(self, appointment_id: int) -> QMenu:
        """What can be done with an appointment of the week."""
        words = self._around.words
        menu = QMenu(self)
        row = self.week.row(appointment_id)
        if row is not None:
            menu.addAction(words("Ouvrir le dossier")).triggered.connect(partial(self._on_case, row.case_id))
            menu.addSeparator()
            for state in self.week.outcomes(row):
                menu.addAction(words.label(state)).triggered.connect(partial(self._on_state, appointment_id, state))
        return menu

    def _on_add(self) -> None:
        today = self._around.today()
        shown = today if self.week.monday <= today < self.week.monday + timedelta(days=5) else self.week.monday
        self.open_dialog(datetime.combine(shown, MORNING))

    def _on_officer(self) -> None:
        self.week.show_officer(str(self.officers.value()))

    def _on_move(self, appointment_id: int, starts_at: datetime) -> None:
        words = self._around.words
        if self.week.move(appointment_id, starts_at):
            told = words(
                "Rendez-vous déplacé\u00a0: {day}, {time}.", day=words.weekday_date(starts_at), time=starts_at.time()
            )
            self._around.notices.done(told, self.week.undo)

    def _on_menu(self, appointment_id: int, at: QPoint) -> None:
        self.menu(appointment_id).popup(at)

    def _on_case(self, case_id: int, _checked: bool = False) -> None:
        self.case_wanted.emit(case_id)

    def _on_state(self, appointment_id: int, state: AppointmentState, _checked: bool = False) -> None:
        self.week.set_state(appointment_id, state)

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        words = self._around.words
        self._around.notices.mind(" ".join(words.refusal(refusal) for refusal in refusals))

    def _on_troubled(self, sentence: str) -> None:
        self._around.notices.failed(sentence)
