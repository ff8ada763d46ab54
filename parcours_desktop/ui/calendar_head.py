"""The head of the calendar: the days shown and the way through them, how one looks, whose calendar, what else can be done."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu

from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_period import MODE_NAMES, CalendarMode
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import PageHeader
from parcours_desktop.ui.widgets.chip import Chip
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from parcours_desktop.ui.widgets.labels import named

MODE_ACTIONS = {
    CalendarMode.DAY: "calendar_day",
    CalendarMode.WEEK: "calendar_week",
    CalendarMode.MONTH: "calendar_month",
    CalendarMode.LIST: "calendar_list",
}


class CalendarHead(PageHeader):
    """``mode_wanted``; the rest goes through actions. Built once the actions are bound."""

    mode_wanted = Signal(object)
    officers_wanted = Signal(object)
    cancelled_wanted = Signal(bool)

    def __init__(self, screen: CalendarScreen, around: Surroundings) -> None:
        super().__init__("")
        self._screen, self._around = screen, around
        words, actions, look = around.words, around.actions, around.look
        self.before = actions.button("previous_period", "icon", text=False)
        self.today = named(Button(words("Aujourd’hui"), look, tip=actions.tip("today")), "to-today")
        self.after = actions.button("next_period", "icon", text=False)
        for button in (self.before, self.today, self.after):
            self.beside.addWidget(button)
        self.officers = named(Button(words("Tout le bureau"), look, icon="users"), "officers")
        self.right.addWidget(self.officers)
        self.modes: dict[CalendarMode, Chip] = {}
        self._group = QButtonGroup(self)
        for mode, name in MODE_NAMES.items():
            chip = self.modes[mode] = named(Chip(words(name), look), f"mode-{mode.value}")
            chip.setToolTip(actions.tip(MODE_ACTIONS[mode]))
            chip.clicked.connect(partial(self._on_mode, mode))
            self._group.addButton(chip)
            self.right.addWidget(chip)
        self.more = named(Button("", look, "icon", icon="ellipsis", tip=words("Autres commandes")), "more")
        self.right.addWidget(self.more)
        tip = actions.tip("add_appointment")
        self.add = named(Button(words("Nouveau rendez-vous"), look, "primary", icon="plus", tip=tip), "add")
        self.right.addWidget(self.add)
        self.officers.clicked.connect(self.open_officers)
        self.more.clicked.connect(self.open_more)

    def show_period(self) -> None:
        """Say what is shown."""
        self.title.setText(self._screen.title)
        self.modes[self._screen.mode].setChecked(True)
        self.officers.setText(self._whose())
        self.officers.setToolTip(self._around.words.list([choice.label for choice in self._looked_at()]))

    def open_officers(self) -> None:
        """Let the officers be ticked."""
        words, choices = self._around.words, self._screen.officers()
        popup = ChoicePopup(
            self._around.look, words, choices, self._screen.looked_at(), single=False, parent=self.officers
        )
        popup.chosen.connect(self._on_officers)
        popup.open_at(self.officers.mapToGlobal(QPoint(0, self.officers.height() + 4)))

    def open_more(self) -> QMenu:
        """What else can be done."""
        words, menu = self._around.words, named(QMenu(self), "calendar-menu")
        everybody = menu.addAction(words("Tout le bureau"))
        everybody.triggered.connect(partial(self.officers_wanted.emit, None))
        struck = menu.addAction(words("Montrer les rendez-vous annulés et déplacés"))
        struck.setCheckable(True)
        struck.setChecked(self._screen.show_struck)
        struck.toggled.connect(self.cancelled_wanted)
        menu.addSeparator()
        for name in ("export_calendar", "import_calendar"):
            for action in self._around.actions.menu((name,), menu).actions():
                menu.addAction(action)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        return menu

    def _looked_at(self) -> list[Choice]:
        shown = self._screen.looked_at()
        return [choice for choice in self._screen.officers() if choice.code in shown]

    def _whose(self) -> str:
        words, shown = self._around.words, self._looked_at()
        if self._screen.logins is None:
            return words("Tout le bureau")
        if len(shown) == 1:
            return shown[0].label
        return words.many("{n} agent", "{n} agents", len(shown))

    def _on_mode(self, mode: CalendarMode, _checked: bool = False) -> None:
        self.mode_wanted.emit(mode)

    def _on_officers(self, codes: tuple[str, ...]) -> None:
        everybody = len(codes) == len(self._screen.officers())
        self.officers_wanted.emit(None if everybody else codes)
