"""The card of Objectif Intégration: eligibility, the three parts, the hours out of 24, the allowance and its claim."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu

from parcours_desktop.domain.service_codes import ClaimState
from parcours_desktop.screens.case_integration import IntegrationScreen
from parcours_desktop.screens.integration_acts import IntegrationActs
from parcours_desktop.ui.course_acts import act_buttons, open_act
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill, PillText
from parcours_desktop.ui.widgets.progress import Bar

CLAIMS = {
    ClaimState.CLAIMED: Tone.INFO,
    ClaimState.ACCEPTED: Tone.GOOD,
    ClaimState.PAID: Tone.GOOD,
    ClaimState.REFUSED: Tone.BAD,
}


class IntegrationCard(Card):
    """Draws an ``IntegrationScreen``."""

    def __init__(self, screen: IntegrationScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "integration-card")
        self._screen, self._around = screen, around
        self._acts = IntegrationActs(screen)
        self.output = PageOutput(around, self)
        self._build()
        self._connect()
        self._draw()

    def menu(self) -> QMenu:
        """What can be done with the slip."""
        words = self._around.words
        menu = QMenu(self)
        menu.addAction(words("Aperçu…")).triggered.connect(self._on_shown)
        menu.addAction(words("Imprimer…")).triggered.connect(self._on_print)
        menu.addAction(words("Enregistrer en PDF…")).triggered.connect(self._on_save)
        return menu

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        header = SectionHeader(words("Objectif Intégration"))
        self.pill = Pill(look)
        header.beside.addWidget(self.pill)
        self.print = named(Button(words("Imprimer"), look, small=True, icon="printer"), "print-attendance")
        tip = words("Retirer ce qui est noté d’Objectif Intégration, par erreur")
        self.remove = named(Button("", look, "tiny", icon="x", tip=tip), "remove-integration")
        header.right.addWidget(self.print)
        header.right.addWidget(self.remove)
        self.decision = named(label("", wrap=True), "integration-decision")
        self.proposal = named(label("", "subtle", wrap=True), "integration-proposal")
        self.enrolment = named(label("", wrap=True), "integration-enrolment")
        self._parts = QGridLayout()
        self._parts.setHorizontalSpacing(GAP_SMALL)
        self._parts.setVerticalSpacing(4)
        self._parts.setColumnStretch(1, 1)
        self.bar = Bar(look)
        self.hours = named(label("", "strong"), "integration-hours")
        hours = QHBoxLayout()
        hours.setSpacing(GAP_SMALL)
        hours.addWidget(self.bar, 1)
        hours.addWidget(self.hours)
        self.attestation = named(label("", wrap=True), "integration-attestation")
        self.back = named(
            Button(words("Retirer l’attestation"), look, small=True, icon="undo-2"), "take-attestation-back"
        )
        self.allowance = named(label("", wrap=True), "integration-allowance")
        self.claim = named(label("", "strong", wrap=True), "integration-claim")
        self.claim_note = named(label("", "subtle", wrap=True), "integration-claim-note")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP_SMALL)
        self.body.addWidget(header)
        for widget in (self.decision, self.proposal, self.enrolment):
            self.body.addWidget(widget)
        self.body.addLayout(self._parts)
        self.body.addLayout(hours)
        for widget in (self.attestation, self.allowance, self.claim, self.claim_note):
            self.body.addWidget(widget)
        self.body.addLayout(self._buttons)

    def _connect(self) -> None:
        self.print.clicked.connect(self._on_menu)
        self.remove.clicked.connect(self._on_removed)
        self.back.clicked.connect(self._on_back)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        screen, words = self._screen, self._around.words
        course = screen.course
        state = course.claim_state if course else None
        eligibility = words.label(course.eligibility) if course and course.eligibility else ""
        self.pill.show_pill(
            PillText(words.label(state) if state else eligibility, CLAIMS[state] if state else Tone.NEUTRAL)
        )
        self.print.setVisible(screen.can_print)
        self.remove.setVisible(self._acts.can_remove)
        enrolled = bool(screen.enrolment)
        for shown, text in (
            (self.decision, screen.decision),
            (self.proposal, "" if enrolled else screen.proposal),
            (self.enrolment, screen.enrolment),
            (self.attestation, screen.attestation),
            (self.allowance, screen.allowance if enrolled else ""),
            (self.claim, screen.claim),
            (self.claim_note, screen.claim_note),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))
        self.bar.show_share(screen.share)
        self.hours.setText(screen.hours)
        self.bar.setVisible(enrolled)
        self.hours.setVisible(enrolled)
        self._draw_parts(shown=enrolled)
        self._draw_buttons()

    def _draw_parts(self, *, shown: bool) -> None:
        emptied(self._parts)
        look = self._around.look
        for line, part in enumerate(self._screen.parts if shown else ()):
            name = "circle-check" if part.followed else "circle"
            self._parts.addWidget(IconLabel(look, name, "blue_piv" if part.followed else "grey_medium", 16), line, 0)
            self._parts.addWidget(label(part.title, wrap=True), line, 1)
            self._parts.addWidget(label(part.when, "subtle"), line, 2)
            if self._acts.part(part.part) is not None:
                tip = self._around.words("Noter la présence\u00a0: {part}", part=part.title)
                button = named(Button("", look, "tiny", icon="pencil", tip=tip), f"note-part-{part.part}")
                button.clicked.connect(partial(self._on_part, line))
                self._parts.addWidget(button, line, 3)

    def _draw_buttons(self) -> None:
        self._buttons.removeWidget(self.back)
        emptied(self._buttons)
        for button in act_buttons(self, self._around, self._acts.now, self._screen.choices):
            self._buttons.addWidget(button)
        self._buttons.addWidget(self.back)
        self._buttons.addStretch(1)
        self.back.setVisible(self._acts.can_take_attestation_back)

    # What a person does

    def _on_part(self, line: int, _checked: bool = False) -> None:
        act = self._acts.part(self._screen.parts[line].part)
        if act is not None:
            open_act(self, self._around, act, self._screen.choices)

    def _on_removed(self) -> None:
        self._acts.remove()

    def _on_back(self) -> None:
        self._acts.take_attestation_back()

    def _on_menu(self) -> None:
        self.menu().popup(self.print.mapToGlobal(self.print.rect().bottomLeft()))

    def _on_shown(self, _checked: bool = False) -> None:
        page = self._screen.slip()
        if page is not None:
            self.output.show(page)

    def _on_print(self, _checked: bool = False) -> None:
        page = self._screen.slip()
        if page is not None:
            self.output.print_page(page)

    def _on_save(self, _checked: bool = False) -> None:
        page = self._screen.slip()
        if page is not None:
            self.output.save(page, self._around.words("Enregistrer l’attestation d’Objectif Intégration"))
