"""The cards of the collection notice and of the consents of a case."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.case_consents import ConsentLine, ConsentsScreen, Hold
from parcours_desktop.screens.course_act import CourseAct
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.case_parts import plain
from parcours_desktop.ui.course_acts import open_act
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill, PillText

WIDE = 820  # of forms with many boxes to tick, three side by side
HOLDS = {Hold.HELD: Tone.GOOD, Hold.ENDED: Tone.NEUTRAL, Hold.WITHDRAWN: Tone.BAD}


def open_wide(
    parent: QWidget, around: Surroundings, act: CourseAct, choices: Callable[[str], Sequence[Choice]]
) -> FormDialog:
    """Ask what an act needs in a wide form."""
    dialog = FormDialog(parent, around, act.title, act.text, act.yes, act.form, act.take, choices)
    dialog.setMinimumWidth(WIDE)
    dialog.form.set_values(act.values)
    around.questions.show(dialog)
    return dialog


class NoticeCard(Card):
    """Draws the notices of a ``ConsentsScreen``."""

    def __init__(self, screen: ConsentsScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "notice-card")
        self._screen, self._around = screen, around
        self.output = PageOutput(around, self)
        look, words = around.look, around.words
        header = SectionHeader(words("Avis de collecte"))
        self.pill = Pill(look)
        header.beside.addWidget(self.pill)
        self.print = named(Button(words("Imprimer"), look, small=True, icon="printer"), "print-notice")
        self.remove = named(
            Button("", look, "tiny", icon="x", tip=words("Retirer cet avis, noté par erreur")), "remove-notice"
        )
        header.right.addWidget(self.print)
        header.right.addWidget(self.remove)
        self.told = named(label("", wrap=True), "notice-told")
        inside, self._earlier = plain(2)
        self.give = named(
            Button(words("Remettre l’avis…"), look, "accent", small=True, icon="file-check"), "give-notice"
        )
        self.body.addWidget(header)
        self.body.addWidget(self.told)
        self.body.addWidget(inside)
        self.body.addWidget(self.give, alignment=Qt.AlignmentFlag.AlignLeft)
        self.print.clicked.connect(self._on_print)
        self.remove.clicked.connect(self._on_removed)
        self.give.clicked.connect(self._on_given)
        screen.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        screen, words = self._screen, self._around.words
        given = bool(screen.notices)
        state = (words("Remis"), Tone.GOOD) if given else (words("À remettre"), Tone.MIND)
        self.pill.show_pill(PillText(*state))
        self.told.setText(screen.notice)
        self.give.setVisible(not screen.is_closed)
        self.remove.setVisible(screen.can_remove_notice)
        emptied(self._earlier)
        for line in screen.earlier_notices:
            self._earlier.addWidget(label(line, "subtle", wrap=True))

    def _on_given(self) -> None:
        open_act(self, self._around, self._screen.give_notice(), self._screen.choices)

    def _on_removed(self) -> None:
        self._screen.remove_notice()

    def _on_print(self) -> None:
        self.output.show(self._screen.notice_page())


class ConsentRowWidget(QFrame):
    """One consent: for whom and what, whether it holds, since when, and what it covers. Signals are wishes."""

    withdrawn = Signal()
    printed = Signal()
    removed = Signal()

    def __init__(self, line: ConsentLine, around: Surroundings, *, can_change: bool) -> None:
        super().__init__()
        named(self, f"consent-{line.row.id}").setProperty("role", "plain")
        look, words = around.look, around.words
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(line.what, "strong", wrap=True), 1)
        head.addWidget(Pill(look, line.state, HOLDS[line.hold]), alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(label(line.about, "subtle", wrap=True))
        column.addWidget(label(line.fields, "small", wrap=True))
        if line.note:
            column.addWidget(label(line.note, "small", wrap=True, selectable=True))
        column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        holds = line.hold is Hold.HELD
        for name, text, icon, shown, told in (
            ("withdraw-consent", words("Retirer…"), "ban", can_change and holds, self.withdrawn),
            ("print-consent", words("Imprimer"), "printer", True, self.printed),
        ):
            button = named(Button(text, look, small=True, icon=icon), name)
            button.setVisible(shown)
            button.clicked.connect(told)
            row.addWidget(button)
        tip = words("Retirer ce consentement, noté par erreur aujourd’hui")
        remove = named(Button("", look, "tiny", icon="x", tip=tip), "remove-consent")
        remove.setVisible(can_change and line.can_remove)
        remove.clicked.connect(self.removed)
        row.addWidget(remove)
        row.addStretch(1)
        column.addLayout(row)


class ConsentsCard(Card):
    """Draws the consents of a ``ConsentsScreen``."""

    def __init__(self, screen: ConsentsScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "consents-card")
        self._screen, self._around = screen, around
        self.output = PageOutput(around, self)
        words = around.words
        header = SectionHeader(words("Consentements"))
        self.give = named(
            Button(words("Consentement…"), around.look, "accent", small=True, icon="plus"), "give-consent"
        )
        header.right.addWidget(self.give)
        self.none = label(
            words("Aucun consentement n’est noté. Sans lui, rien ne se transmet à un organisme."), "subtle", wrap=True
        )
        inside, self._lines = plain(0)
        self.body.addWidget(header)
        self.body.addWidget(self.none)
        self.body.addWidget(inside)
        self.give.clicked.connect(self._on_given)
        screen.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        screen = self._screen
        self.give.setVisible(not screen.is_closed)
        emptied(self._lines)
        lines = screen.lines
        for line in lines:
            row = ConsentRowWidget(line, self._around, can_change=not screen.is_closed)
            row.withdrawn.connect(partial(self._on_withdrawn, line))
            row.printed.connect(partial(self._on_printed, line))
            row.removed.connect(partial(self._on_removed, line))
            self._lines.addWidget(row)
        self.none.setVisible(not lines)

    def _on_given(self) -> None:
        open_wide(self, self._around, self._screen.give(), self._screen.choices)

    def _on_withdrawn(self, line: ConsentLine) -> None:
        open_act(self, self._around, self._screen.withdraw(line.row), self._screen.choices)

    def _on_printed(self, line: ConsentLine) -> None:
        self.output.show(self._screen.consent_page(line.row))

    def _on_removed(self, line: ConsentLine) -> None:
        self._screen.remove(line.row)
