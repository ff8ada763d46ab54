"""The follow-ups and courses of a case: the follow-up being noted, those before, and the cards of the courses."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from parcours_desktop.screens.case_courses import FrenchScreen
from parcours_desktop.screens.case_follow_up import FOLLOW_UP, FOLLOW_UP_AGAIN, FollowUpLine, FollowUpScreen
from parcours_desktop.screens.case_integration import IntegrationScreen
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.case_courses import FrenchCard
from parcours_desktop.ui.case_integration import IntegrationCard
from parcours_desktop.ui.case_parts import ScrollPage, plain
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.layouts import emptied

ICONS = {"phone": "phone", "email": "mail", "text": "mail", "video": "video", "in_person": "users"}


class FollowUpRowWidget(QFrame):
    """One follow-up: when, how, what came of it, who, and the next one it set. ``changed`` and ``removed`` are wishes."""

    changed = Signal()
    removed = Signal()

    def __init__(self, line: FollowUpLine, around: Surroundings, *, can_change: bool) -> None:
        super().__init__()
        words = around.words
        named(self, f"follow-up-{line.row.id}").setProperty("role", "plain")
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(line.what, wrap=True))
        lines.addWidget(label(" · ".join(filter(None, (line.when, line.who, line.next))), "subtle", wrap=True))
        if line.row.note:
            lines.addWidget(label(line.row.note, "small", wrap=True, selectable=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        icon = IconLabel(around.look, ICONS.get(line.row.mode, "phone"), "grey_dark", 16)
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        if not can_change:
            return
        for name, glyph, tip, told in (
            ("change-follow-up", "pencil", words("Corriger ce suivi"), self.changed),
            ("remove-follow-up", "x", words("Retirer ce suivi, noté par erreur"), self.removed),
        ):
            button = named(Button("", around.look, "tiny", icon=glyph, tip=tip), name)
            button.clicked.connect(told)
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)


class FollowUpCard(Card):
    """Draws a ``FollowUpScreen``: the form above, the log below, the newest first."""

    def __init__(self, screen: FollowUpScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "follow-up-card")
        self._screen, self._around = screen, around
        self._proposed: FieldValue = None
        self._build()
        self._connect()
        self._fill()
        draft = screen.draft()
        if draft:
            self.form.set_drafts({"note": draft})
        self._draw()

    def begin(self) -> None:
        """Put the cursor where the usual follow-up begins: what came of it."""
        self.form.focus_field("outcome")

    def flush(self) -> None:
        """Keep what is being written as a draft: a follow-up is noted by its button alone."""
        text = str(self.form.value("note") or "")
        if text and text != self._screen.draft():
            self._screen.type(text)

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        self.body.addWidget(SectionHeader(words("Noter un suivi")))
        self.closed = named(label("", "subtle", wrap=True), "follow-up-closed")
        self.form = FormWidget(FOLLOW_UP, look, words, choices=self._screen.choices, today=self._around.today)
        self.next = named(label("", "strong", wrap=True), "next-follow-up")
        self.add = named(Button(words("Noter le suivi"), look, "primary"), "log-follow-up")
        self.add.setShortcut(QKeySequence("Ctrl+Return"))
        self.add.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        foot = QHBoxLayout()
        foot.addWidget(self.next, 1)
        foot.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.closed)
        self.body.addWidget(self.form)
        self.body.addLayout(foot)
        self.heading = label(words("Suivis faits"), "section")
        self.none = label(words("Aucun suivi n’est noté."), "subtle")
        inside, self._lines = plain(0)
        for widget in (self.heading, self.none, inside):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_logged)
        self.form.drafted.connect(self._on_drafted)
        self.form.edited.connect(self._on_edited)
        self._screen.changed.connect(self._draw)

    def _fill(self) -> None:
        """Begin a new follow-up."""
        values = self._screen.proposed()
        self._proposed = values["next_on"]
        self.form.set_values(values)
        self._say_next()

    def _draw(self) -> None:
        screen, closed = self._screen, self._screen.is_closed
        self.closed.setText(screen.closed_text)
        self.closed.setVisible(closed)
        for widget in (self.form, self.next, self.add):
            widget.setVisible(not closed)
        self._follow_proposal()
        emptied(self._lines)
        lines = screen.lines
        for line in lines:
            row = FollowUpRowWidget(line, self._around, can_change=not closed)
            row.changed.connect(partial(self._on_changed, line))
            row.removed.connect(partial(self._on_removed, line))
            self._lines.addWidget(row)
        self.none.setVisible(not lines)

    def _follow_proposal(self) -> None:
        """The day proposed follows the outcome, as long as nobody chose another one."""
        if self.form.value("next_on") == self._proposed:
            found = self._screen.next_for(str(self.form.value("outcome") or ""))
            self._proposed = found.on if found else None
            self.form.set_values({"next_on": self._proposed})
            self._fit_time()
        self._say_next()

    def _fit_time(self) -> None:
        """An hour that is free on the day of the next one, once it is to stand in the calendar."""
        if self.form.value("plan"):
            free = self._screen.free_time(self.form.value("next_on"), self.form.value("mode"))
            self.form.set_values({"plan_time": free})

    def _say_next(self) -> None:
        self.next.setText(self._screen.next_text(str(self.form.value("outcome") or ""), self.form.value("next_on")))
        self.form.set_field_visible("plan_time", bool(self.form.value("plan")))

    # What a person does

    def _on_edited(self, name: str, value: FieldValue) -> None:
        if name == "note":
            self._screen.type(str(value or ""))
        elif name == "outcome":
            self._follow_proposal()
        elif name in {"plan", "next_on"}:
            self._fit_time()
            self._say_next()

    def _on_drafted(self, name: str, value: FieldValue) -> None:
        if name == "note":
            self._screen.type(str(value or ""))

    def _on_logged(self) -> None:
        values = self.form.values()
        refusals = self._screen.log(values)
        if refusals:
            self.form.show_refusals(refusals)
            self.form.focus_first()
            return
        self.form.clear()
        self._fill()
        self.begin()

    def _on_changed(self, line: FollowUpLine) -> None:
        words = self._around.words
        take = partial(self._screen.change, line.row)
        dialog = FormDialog(
            self,
            self._around,
            words("Corriger un suivi"),
            "",
            words("Enregistrer"),
            FOLLOW_UP_AGAIN,
            take,
            self._screen.choices,
        )
        dialog.form.set_values(self._screen.shown(line.row))
        self._around.questions.show(dialog)

    def _on_removed(self, line: FollowUpLine) -> None:
        self._screen.remove(line.row)


class FollowUpTab(ScrollPage):
    """The follow-ups at the left, the courses at the right."""

    def __init__(
        self, follow_ups: FollowUpScreen, french: FrenchScreen, integration: IntegrationScreen, around: Surroundings
    ) -> None:
        super().__init__()
        self.log = FollowUpCard(follow_ups, around)
        self.french = FrenchCard(french, around)
        self.integration = IntegrationCard(integration, around)
        self.add_columns([self.log], [self.french, self.integration])

    def begin(self) -> None:
        """Put the cursor into a new follow-up."""
        self.log.begin()

    def flush(self) -> None:
        """Keep what is being written."""
        self.log.flush()
