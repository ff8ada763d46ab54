"""The card of the French course: its line of states, how long the person waited, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.service_codes import CourseState
from parcours_desktop.screens.case_courses import FrenchScreen, StateMark
from parcours_desktop.ui.case_parts import plain
from parcours_desktop.ui.course_acts import act_buttons
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import IconLabel, hairline, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill, PillText

TONES = {
    CourseState.REGISTERED: Tone.INFO,
    CourseState.PLACED: Tone.INFO,
    CourseState.WAITING: Tone.MIND,
    CourseState.STARTED: Tone.GOOD,
    CourseState.COMPLETED: Tone.GOOD,
    CourseState.NOT_STARTED: Tone.BAD,
    CourseState.DROPPED: Tone.BAD,
}
A_LINE = 2  # buttons side by side


class FrenchCard(Card):
    """Draws a ``FrenchScreen``."""

    def __init__(self, screen: FrenchScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "french-card")
        self._screen, self._around = screen, around
        self._build()
        self._connect()
        self._draw()

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        header = SectionHeader(words("Cours de français"))
        self.pill = Pill(look)
        header.beside.addWidget(self.pill)
        tip = words("Retirer ce cours, noté par erreur")
        self.remove = named(Button("", look, "tiny", icon="x", tip=tip), "remove-course")
        header.right.addWidget(self.remove)
        self.about = label("", wrap=True)
        self._marks = QHBoxLayout()
        self._marks.setSpacing(GAP_SMALL)
        self.wait = named(label("", "strong", wrap=True), "course-wait")
        self.reason = named(label("", wrap=True), "course-reason")
        self.note = named(label("", "subtle", wrap=True), "course-note")
        self._buttons = QGridLayout()
        self._buttons.setSpacing(GAP_SMALL)
        self._rule = hairline()
        inside, self._earlier = plain(2)
        self.body.addWidget(header)
        self.body.addWidget(self.about)
        self.body.addLayout(self._marks)
        for widget in (self.wait, self.reason, self.note):
            self.body.addWidget(widget)
        self.body.addLayout(self._buttons)
        self.body.addWidget(self._rule)
        self.body.addWidget(inside)

    def _connect(self) -> None:
        self.remove.clicked.connect(self._on_removed)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        screen, words = self._screen, self._around.words
        row = screen.current
        self.pill.show_pill(PillText(words.label(row.state) if row else "", TONES[row.state] if row else Tone.NEUTRAL))
        self.remove.setVisible(screen.can_remove)
        self.about.setText(screen.about(row) if row else words("Aucun cours de français n’est noté."))
        self.about.setVisible(bool(self.about.text()))
        for shown, text in (
            (self.wait, screen.wait(row) if row else ""),
            (self.reason, screen.reason(row) if row else ""),
            (self.note, row.note if row else ""),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))
        emptied(self._marks)
        for mark in screen.line(row) if row else ():
            self._marks.addWidget(_mark(mark, self._around), 1)
        emptied(self._buttons)
        for place, button in enumerate(act_buttons(self, self._around, screen.acts, screen.choices)):
            self._buttons.addWidget(button, place // A_LINE, place % A_LINE)
        emptied(self._earlier)
        for line in screen.earlier:
            self._earlier.addWidget(label(line, "small", wrap=True))
        self._rule.setVisible(bool(screen.earlier))

    def _on_removed(self) -> None:
        self._screen.remove()


def _mark(mark: StateMark, around: Surroundings) -> QWidget:
    """One state: a tick or a circle, its word, its day."""
    made = QWidget()
    made.setProperty("role", "plain")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(1)
    icon = IconLabel(
        around.look, "circle-check" if mark.reached else "circle", "blue_piv" if mark.reached else "grey_medium", 16
    )
    column.addWidget(icon, alignment=Qt.AlignmentFlag.AlignLeft)
    column.addWidget(label(mark.title, "small", wrap=True))
    column.addWidget(label(mark.when, "subtle", wrap=True))
    column.addStretch(1)
    return made
