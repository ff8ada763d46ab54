"""The appointments of a case: those to come, those that are over, and the form that makes or corrects one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.screens.case_appointments import APPOINTMENT, AppointmentLine, AppointmentsScreen
from parcours_desktop.screens.case_clock import ClockScreen
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.case_clock import ClockCard
from parcours_desktop.ui.case_parts import ScrollPage, plain
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import IconLabel, dressed, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill

FORM_WIDTH = 420
ICONS = {
    AppointmentKind.AIRPORT_WELCOME: "plane-landing",
    AppointmentKind.FIRST_MEETING: "handshake",
    AppointmentKind.FOLLOW_UP: "calendar-check",
    AppointmentKind.GROUP_SESSION: "users",
}
TONES = {
    AppointmentState.PROPOSED: Tone.NEUTRAL,
    AppointmentState.CONFIRMED: Tone.INFO,
    AppointmentState.HELD: Tone.GOOD,
    AppointmentState.MISSED: Tone.BAD,
    AppointmentState.CANCELLED: Tone.NEUTRAL,
    AppointmentState.MOVED: Tone.NEUTRAL,
}


class AppointmentRowWidget(QFrame):
    """One appointment: when, what, with whom, its state, and what can be said of it."""

    opened = Signal(int)
    told = Signal(int, object)

    def __init__(self, line: AppointmentLine, outcomes: tuple[AppointmentState, ...], around: Surroundings) -> None:
        super().__init__()
        row = line.row
        self._id, self._around, self._outcomes = row.id, around, outcomes
        named(self, f"appointment-{row.id}").setProperty("role", "appointment")
        words = around.words
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(words.capital(line.when), "strong"))
        about = [words.label(row.kind), words.duration(row.minutes), words.label(row.place), line.who]
        if row.place is Place.OFFICE:
            del about[2]
        if row.place_detail:
            about.insert(-1, row.place_detail)
        lines.addWidget(label(" · ".join(filter(None, about)), "subtle"))
        if row.note:
            lines.addWidget(label(row.note, "small", wrap=True))
        self.state = Pill(around.look, words.label(row.state), TONES[row.state])
        if line.is_late:
            self.state = Pill(around.look, words("à conclure"), Tone.MIND)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 7, 4, 7)
        whole.setSpacing(10)
        icon = IconLabel(around.look, ICONS[row.kind], "grey_dark", 20)
        whole.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addLayout(lines, 1)
        whole.addWidget(self.state)
        for state in outcomes[:1] if line.is_late else ():
            held = Button(words.label(state), around.look, small=True, icon="check")
            held.clicked.connect(partial(self._on_told, state))
            whole.addWidget(held)
        more = Button("", around.look, "tiny", icon="ellipsis", tip=words("Autres actions"))
        more.clicked.connect(self._on_more)
        whole.addWidget(more)
        self._more = more
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_open(self, is_open: bool) -> None:
        """Draw it as the one that the form holds."""
        dressed(self, open=is_open)

    def menu(self) -> QMenu:
        """What can be done with the appointment."""
        words = self._around.words
        menu = QMenu(self)
        menu.addAction(words("Modifier ou déplacer…")).triggered.connect(self._on_opened)
        menu.addSeparator()
        for state in self._outcomes:
            menu.addAction(words.label(state)).triggered.connect(partial(self._on_told, state))
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._on_opened()

    def _on_opened(self, _checked: bool = False) -> None:
        self.opened.emit(self._id)

    def _on_told(self, state: AppointmentState, _checked: bool = False) -> None:
        self.told.emit(self._id, state)

    def _on_more(self) -> None:
        self.menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class AppointmentsTab(QWidget):
    """Draws an ``AppointmentsScreen``, and above it the clock of the first meeting."""

    def __init__(self, screen: AppointmentsScreen, clock: ClockScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        self.clock = ClockCard(clock, around)
        self._held: int | None = None
        self._was_open = False
        self.rows: dict[int, AppointmentRowWidget] = {}
        self._build()
        self._connect()
        self._draw()

    def flush(self) -> None:
        """Write what is being typed into an appointment that is being corrected."""
        if self._screen.chosen is not None:
            self.form.flush()

    def begin(self) -> None:
        """Open the form on a new appointment."""
        self._screen.begin()
        self.form.focus_field("day")

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        self.page = ScrollPage()
        self.empty = EmptyState(
            look,
            "calendar-clock",
            words("Aucun rendez-vous"),
            words("La première rencontre se tient dans les cinq jours ouvrables qui suivent l’arrivée."),
            words("Ajouter un rendez-vous"),
        )
        self.card = Card()
        header = SectionHeader(words("Rendez-vous"))
        self.add = named(
            Button(words("Nouveau rendez-vous"), look, "accent", icon="plus", small=True), "add-appointment"
        )
        header.right.addWidget(self.add)
        self.card.body.addWidget(header)
        self._inside, self._lines = plain(0)
        self.card.body.addWidget(self._inside)
        self.page.column.addWidget(self.clock)
        self.page.column.addWidget(self.card)
        self.page.column.addWidget(self.empty)
        self.page.column.addStretch(1)
        self.side = ScrollPage()
        self.side.setFixedWidth(FORM_WIDTH)
        sheet = Card()
        self.title = SectionHeader("")
        close = named(Button("", look, "tiny", icon="x", tip=words("Fermer")), "close-form")
        close.clicked.connect(self._screen.leave)
        self.title.right.addWidget(close)
        self.form = FormWidget(APPOINTMENT, look, words, choices=self._screen.choices, today=self._around.today)
        self.save = named(Button(words("Ajouter"), look, "primary"), "save-appointment")
        sheet.body.addWidget(self.title)
        sheet.body.addWidget(self.form)
        sheet.body.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignRight)
        self.side.column.addWidget(sheet)
        self.side.column.addStretch(1)
        self._lay()

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP - 4)
        row.addWidget(self.page, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin)
        self.empty.wanted.connect(self.begin)
        self.clock.plan_wanted.connect(self.begin)
        self.save.clicked.connect(self._on_saved)
        self.form.edited.connect(self._on_edited)
        self.form.submitted.connect(self._on_submitted)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        screen, words = self._screen, self._around.words
        self._draw_lines()
        self.side.setVisible(screen.is_open)
        if not screen.is_open:
            self._was_open = False
            return
        new = screen.chosen is None
        if not self._was_open or screen.chosen != self._held:
            self.form.clear()
            self.form.set_values(screen.values())
        elif not new and not screen.refusals:
            self.form.set_values(screen.values())
        self._was_open, self._held = True, screen.chosen
        self.title.title.setText(words("Nouveau rendez-vous") if new else words("Modifier le rendez-vous"))
        self.save.setVisible(new)
        self.form.set_field_visible("conflict_reason", screen.needs_reason)
        self.form.show_refusals(screen.refusals)

    def _draw_lines(self) -> None:
        emptied(self._lines)
        self.rows = {}
        words, screen = self._around.words, self._screen
        for title, lines in ((words("À venir"), screen.to_come), (words("Passés"), screen.over)):
            if lines:
                heading = label(title, "section")
                heading.setContentsMargins(8, GAP_SMALL, 0, 2)
                self._lines.addWidget(heading)
            for line in lines:
                widget = AppointmentRowWidget(line, screen.outcomes(line.row), self._around)
                widget.opened.connect(self._on_opened)
                widget.told.connect(self._on_told)
                widget.show_open(screen.is_open and screen.chosen == line.row.id)
                self.rows[line.row.id] = widget
                self._lines.addWidget(widget)
        self.card.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)

    def _on_opened(self, appointment_id: int) -> None:
        self.flush()
        self._screen.choose(appointment_id)

    def _on_told(self, appointment_id: int, state: AppointmentState) -> None:
        self._screen.set_state(appointment_id, state)

    def _on_edited(self, name: str, _value: FieldValue) -> None:
        if self._screen.chosen is not None:
            self._screen.save(name, self.form.values())

    def _on_submitted(self) -> None:
        if self._screen.chosen is None:
            self._on_saved()

    def _on_saved(self) -> None:
        if not self._screen.add(self.form.values()):
            self.form.focus_first()
