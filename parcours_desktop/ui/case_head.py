"""The head of a case's page: who, how far, the tabs, the line of the journey, what is next, the household."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.codes import Stage
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.ui.case_journey import JourneyLine
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.widgets.button_row import ButtonRow
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.chip import Chip
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.pill import Pill, PillText
from parcours_desktop.wording.marked import marked

TABS = {
    "profile": marked("Profil"),
    "needs": marked("Besoins"),
    "plan": marked("Plan"),
    "appointments": marked("Rendez-vous"),
    "follow_up": marked("Suivi et cours"),
    "partners": marked("Partenaires"),
    "notes": marked("Notes"),
    "history": marked("Historique"),
}
NAME_WIDEST = 330
NAME_NARROWEST = 80
BETWEEN_TABS = 4
CLOCKS = {
    ClockState.NOT_STARTED: Tone.NEUTRAL,
    ClockState.RUNNING: Tone.MIND,
    ClockState.MET: Tone.GOOD,
    ClockState.MISSED: Tone.BAD,
    ClockState.EXCUSED: Tone.NEUTRAL,
}
STAGES = {
    Stage.ARRIVED: Tone.MIND,
    Stage.FIRST_MEETING: Tone.GOOD,
    Stage.PLAN_SIGNED: Tone.GOOD,
    Stage.FOLLOW_UP: Tone.INFO,
    Stage.CLOSED: Tone.NEUTRAL,
}


class CaseHead(QWidget):
    """One row: « Dossiers › Haddad, Rania (étape) », the tabs, the page's buttons."""

    back_wanted = Signal()
    tab_chosen = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        look, words = around.look, around.words
        self.back = named(Button(words("Dossiers"), look, "link"), "back-to-cases")
        self.name = label("", "heading", selectable=True)
        self.name.setMaximumWidth(NAME_WIDEST)
        self.stage = Pill(look)
        self._title = self._remark = ""
        self.tabs: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._least = 0
        self._shrinking: tuple[Button, str] | None = None
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.back)
        row.addWidget(IconLabel(look, "chevron-right", "grey_medium", 14))
        row.addWidget(self.name)
        row.addWidget(self.stage)
        chips = QHBoxLayout()
        chips.setSpacing(BETWEEN_TABS)
        row.addLayout(chips)
        for name, text in TABS.items():
            chip = named(Chip(words(text), look), f"tab-{name}")
            chip.setAccessibleName(words("Onglet {tab}", tab=words(text)))
            chip.clicked.connect(partial(self._on_tab, name))
            self._group.addButton(chip)
            self.tabs[name] = chip
            chips.addWidget(chip)
        row.addStretch(1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP_SMALL)
        row.addLayout(self.buttons)
        self.back.clicked.connect(self.back_wanted)

    def let_shrink(self, button: Button) -> None:
        """Show a button of the page by its icon alone where there is no room for its word."""
        self._shrinking = button, button.text()
        self.buttons.addWidget(button)

    def show_case(self, screen: CaseScreen) -> None:
        """Draw who it is and how far the case has come."""
        self._title = screen.title
        self._remark = screen.remark
        self.name.setAccessibleDescription(screen.remark)
        self.stage.show_pill(PillText(screen.stage, STAGES.get(screen.sheet.stage, Tone.INFO)))
        self.fit()

    def show_tab(self, name: str) -> None:
        """Light one tab."""
        self.tabs[name].setChecked(True)

    def fit(self) -> None:
        """Shorten the name to the room that the tabs and buttons leave; the stage goes before the name is cut."""
        self.name.setText("")
        self.stage.hide()
        self._shrink(short=True)
        self._least = self._needed() + NAME_NARROWEST
        self._shrink(short=False)
        if self._room() < NAME_NARROWEST:
            self._shrink(short=True)
        self.stage.show()
        metrics = self.name.fontMetrics()
        wanted = min(metrics.horizontalAdvance(self._title) + 1, NAME_WIDEST)
        if self._room() < wanted:
            self.stage.hide()
        widest = max(NAME_NARROWEST, min(self._room(), wanted))
        shown = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, widest)
        self.name.setText(shown)
        self.name.setToolTip(self._remark if shown == self._title else f"{self._title}\n{self._remark}")
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it may be made: the name shortened, without the stage."""
        return QSize(self._least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _shrink(self, *, short: bool) -> None:
        if self._shrinking is not None:
            button, text = self._shrinking
            button.setText("" if short else text)

    def _room(self) -> int:
        """How wide the name may be."""
        return self.width() - self._needed()

    def _needed(self) -> int:
        """How wide everything is as it stands (the row within the row does not hear that a button came or went)."""
        self.buttons.invalidate()
        return self._row.minimumSize().width()

    def _on_tab(self, name: str, _checked: bool = False) -> None:
        self.tab_chosen.emit(name)


class JourneyCard(Card):
    """The line of the journey; below it what is next, the clock, and the household to jump to."""

    member_chosen = Signal(int)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(margin=12)
        self._around = around
        look, words = around.look, around.words
        self.line = JourneyLine(look, words)
        self.next = label("", "strong")
        self.clock = Pill(look)
        self.file = label("", "subtle", selectable=True)
        self._household = IconLabel(look, "users", "grey_medium")
        self._members = ButtonRow()
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        self._flag = IconLabel(look, "flag", "blue_piv")
        row.addWidget(self._flag)
        row.addWidget(self.next)
        row.addWidget(self.clock)
        row.addSpacing(GAP)
        row.addWidget(self._household)
        row.addWidget(self._members, 1)
        row.addWidget(self.file)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addLayout(row)
        self.body.addLayout(column)

    def show_case(self, screen: CaseScreen) -> None:
        """Draw the journey of a case."""
        self.line.show_marks(screen.line)
        self.next.setText(screen.next)
        self.next.setVisible(bool(screen.next))
        self._flag.setVisible(bool(screen.next))
        said, state = screen.clock
        shown = state in {ClockState.RUNNING, ClockState.MISSED, ClockState.MET} and not screen.is_closed
        self.clock.show_pill(PillText(said if shown else "", CLOCKS[state]))
        self.file.setText(screen.remark)
        self._members.clear()
        for member in screen.members:
            button = named(Button("", self._around.look, "link", tip=member.about), f"member-{member.id}")
            button.clicked.connect(partial(self._on_member, member.id))
            self._members.add(button, member.name, member.given_name)
        self._household.setVisible(bool(screen.members))

    def _on_member(self, case_id: int, _checked: bool = False) -> None:
        self.member_chosen.emit(case_id)
