"""The card of the five-working-day clock: its state, its days, the attempts, and what can be done and printed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.screens.case_clock import ATTEMPT, EXCUSE, AttemptLine, ClockScreen
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.case_parts import plain
from parcours_desktop.ui.day_strip import DayStrip
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import IconLabel, hairline, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill, PillText

TONES = {
    ClockState.NOT_STARTED: Tone.NEUTRAL,
    ClockState.RUNNING: Tone.INFO,
    ClockState.MET: Tone.GOOD,
    ClockState.MISSED: Tone.BAD,
    ClockState.EXCUSED: Tone.MIND,
}
ICONS = {"phone": "phone", "email": "mail", "letter": "mail", "visit": "map-pin", "through_relative": "users"}


class AttemptRowWidget(QFrame):
    """One attempt: when, how, what came of it, who; it can be taken away. ``removed`` tells its id."""

    removed = Signal(int)

    def __init__(self, line: AttemptLine, around: Surroundings, *, can_remove: bool) -> None:
        super().__init__()
        self._id = line.row.id
        words = around.words
        named(self, f"attempt-{line.row.id}").setProperty("role", "plain")
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(line.what))
        lines.addWidget(label(f"{words.capital(line.when)} · {line.who}", "subtle"))
        if line.row.note:
            lines.addWidget(label(line.row.note, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        icon = IconLabel(around.look, ICONS.get(line.row.way, "phone"), "grey_dark", 16)
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        if can_remove:
            tip = words("Retirer cette tentative, notée par erreur")
            remove = named(Button("", around.look, "tiny", icon="x", tip=tip), "remove-attempt")
            remove.clicked.connect(self._on_removed)
            row.addWidget(remove)

    def _on_removed(self) -> None:
        self.removed.emit(self._id)


class ClockActions:
    """What can be done with the clock from anywhere in the case; ``card`` shows it first, and may answer None."""

    def __init__(self, owner: QWidget, actions: Actions, card: Callable[[], "ClockCard | None"]) -> None:
        self._actions, self._card = actions, card
        for name, act in (
            ("log_attempt", ClockCard.log_attempt),
            ("excuse_meeting", ClockCard.excuse),
            ("print_clock", ClockCard.print_proof),
            ("print_letter", ClockCard.print_letter),
        ):
            actions.bind(name, owner, partial(self._do, act))

    def draw(self, screen: ClockScreen) -> None:
        """Let be done what can be done in a case."""
        for name, able in (
            ("log_attempt", not screen.is_closed),
            ("excuse_meeting", screen.can_excuse),
            ("print_letter", screen.can_invite),
        ):
            self._actions.set_enabled(name, able)

    def _do(self, act: Callable[["ClockCard"], None]) -> None:
        card = self._card()
        if card is not None:
            act(card)


class ClockCard(Card):
    """Draws a ``ClockScreen``. ``plan_wanted``: a first meeting is to be fixed."""

    plan_wanted = Signal()

    def __init__(self, screen: ClockScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "clock-card")
        self._screen, self._around = screen, around
        self.output = PageOutput(around, self)
        self._build()
        self._connect()
        self._draw()

    def log_attempt(self) -> None:
        """Ask for an attempt."""
        words, screen = self._around.words, self._screen
        dialog = FormDialog(
            self,
            self._around,
            words("Noter une tentative"),
            words("Ce qui a été fait pour joindre la personne : la preuve du délai en tient compte."),
            words("Noter"),
            ATTEMPT,
            self._on_attempt,
            screen.choices,
        )
        dialog.form.set_values(screen.proposed_attempt())
        dialog.form.focus_field("result")
        self._around.questions.show(dialog)

    def excuse(self) -> None:
        """Ask why the first meeting is late."""
        words, screen = self._around.words, self._screen
        dialog = FormDialog(
            self,
            self._around,
            words("Justifier le dépassement du délai"),
            words("Une première rencontre tenue dans les cinq jours reste respectée, quel que soit le motif."),
            words("Justifier"),
            EXCUSE,
            screen.excuse,
            screen.choices,
        )
        dialog.form.set_values(screen.proposed_excuse())
        self._around.questions.show(dialog)

    def print_proof(self) -> None:
        """Print the proof of the clock."""
        self.output.print_page(self._screen.proof())

    def print_letter(self, second: str | None = None) -> None:
        """Print the invitation; ``second``: its second language, None for the person's own."""
        page = self._letter(second)
        if page is not None:
            self.output.print_page(page)

    def menu(self) -> QMenu:
        """What can be printed."""
        words, screen = self._around.words, self._screen
        menu = QMenu(self)
        menu.addAction(words("Aperçu de la preuve du délai…")).triggered.connect(self._on_show_proof)
        menu.addAction(words("Imprimer la preuve du délai…")).triggered.connect(self._on_print_proof)
        menu.addAction(words("Enregistrer la preuve en PDF…")).triggered.connect(self._on_save_proof)
        menu.addSeparator()
        for title, act in (
            (words("Aperçu de l’invitation"), self._on_show_letter),
            (words("Imprimer l’invitation"), self._on_print_letter),
            (words("Enregistrer l’invitation en PDF"), self._on_save_letter),
        ):
            part = menu.addMenu(title)
            part.setEnabled(screen.can_invite)
            for choice in screen.letter_choices:
                part.addAction(choice.label).triggered.connect(partial(act, choice.code))
        return menu

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        header = SectionHeader(words("Délai de la première rencontre"))
        self.pill = Pill(look)
        header.beside.addWidget(self.pill)
        self.print = named(Button(words("Imprimer"), look, small=True, icon="printer"), "print-clock")
        header.right.addWidget(self.print)
        self.sentence = named(label("", wrap=True), "clock-sentence")
        self.excused = named(label("", "subtle", wrap=True), "clock-excuse")
        self.strip = DayStrip(look)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        self.plan = named(Button(words("Planifier"), look, small=True, icon="calendar-plus"), "plan-first-meeting")
        self.attempt = named(Button(words("Noter une tentative"), look, small=True, icon="phone"), "log-attempt")
        self.justify = named(Button(words("Justifier…"), look, small=True, icon="hourglass"), "excuse")
        self.back = named(
            Button(words("Retirer la justification"), look, small=True, icon="undo-2"), "take-excuse-back"
        )
        for button in (self.plan, self.attempt, self.justify, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.line = hairline()
        self.heading = label(words("Tentatives"), "section")
        inside, self._lines = plain(0)
        above: tuple[QWidget, ...] = (header, self.sentence, self.excused, self.strip)
        for widget in above:
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        below: tuple[QWidget, ...] = (self.line, self.heading, inside)
        for widget in below:
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self.plan.clicked.connect(self.plan_wanted)
        self.attempt.clicked.connect(self.log_attempt)
        self.justify.clicked.connect(self.excuse)
        self.back.clicked.connect(self._on_taken_back)
        self.print.clicked.connect(self._on_print)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        screen = self._screen
        self.pill.show_pill(PillText(screen.pill, TONES[screen.clock_state]))
        self.sentence.setText(screen.sentence)
        self.excused.setText(screen.excuse_text)
        self.excused.setVisible(bool(screen.excuse_text))
        self.strip.show_days(screen.strip)
        for button, shown in (
            (self.plan, screen.can_plan),
            (self.attempt, not screen.is_closed),
            (self.justify, screen.can_excuse),
            (self.back, screen.can_take_back),
        ):
            button.setVisible(shown)
        self._draw_attempts()

    def _draw_attempts(self) -> None:
        emptied(self._lines)
        lines = self._screen.attempts
        for line in lines:
            row = AttemptRowWidget(line, self._around, can_remove=not self._screen.is_closed)
            row.removed.connect(self._on_removed)
            self._lines.addWidget(row)
        for widget in (self.line, self.heading):
            widget.setVisible(bool(lines))

    # What a person does

    def _on_attempt(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        refusals = self._screen.log_attempt(values)
        warning = "" if refusals else self._screen.attempt_warning(values["day"])
        if warning:
            self._around.notices.mind(warning)
        return refusals

    def _on_removed(self, attempt_id: int) -> None:
        self._screen.remove_attempt(attempt_id)

    def _on_taken_back(self) -> None:
        self._screen.take_excuse_back()

    def _on_print(self) -> None:
        self.menu().popup(self.print.mapToGlobal(self.print.rect().bottomLeft()))

    def _on_show_proof(self, _checked: bool = False) -> None:
        self.output.show(self._screen.proof())

    def _on_show_letter(self, second: str, _checked: bool = False) -> None:
        page = self._letter(second)
        if page is not None:
            self.output.show(page)

    def _on_print_proof(self, _checked: bool = False) -> None:
        self.print_proof()

    def _on_save_proof(self, _checked: bool = False) -> None:
        self.output.save(self._screen.proof(), self._around.words("Enregistrer la preuve du délai"))

    def _on_print_letter(self, second: str, _checked: bool = False) -> None:
        self.print_letter(second)

    def _on_save_letter(self, second: str, _checked: bool = False) -> None:
        page = self._letter(second)
        if page is not None:
            self.output.save(page, self._around.words("Enregistrer l’invitation"))

    def _letter(self, second: str | None) -> Printout | None:
        """The letter; what stands against it is said, and why it is French alone."""
        words = self._around.words
        try:
            page = self._screen.letter(second)
        except Refused as refused:
            self._around.notices.mind(" ".join(map(words.refusal, refused.refusals)))
            return None
        if self._screen.letter_remark:
            self._around.notices.told(self._screen.letter_remark)
        return page
