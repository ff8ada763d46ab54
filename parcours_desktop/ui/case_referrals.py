"""The card of the referrals of a case: a line for each, with its state, its wait and what can be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import ReferralState
from parcours_desktop.domain.service_rows import ReferralRow
from parcours_desktop.screens.case_referrals import WANTING, ReferralLine, ReferralsScreen
from parcours_desktop.screens.course_act import CourseAct, Values
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.case_consents import open_wide
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
from parcours_desktop.ui.widgets.pill import Pill

STATES = {
    ReferralState.PREPARED: Tone.NEUTRAL,
    ReferralState.SENT: Tone.INFO,
    ReferralState.RECEIVED: Tone.INFO,
    ReferralState.TAKEN_ON: Tone.GOOD,
    ReferralState.WAITING_LIST: Tone.MIND,
    ReferralState.REFUSED: Tone.BAD,
    ReferralState.WITHDRAWN: Tone.NEUTRAL,
}
SENDING_WIDTH = 560


class ReferralRowWidget(QFrame):
    """One referral. ``asked`` wishes for an act by its name; ``reminded`` and ``printed`` are wishes too."""

    asked = Signal(str)
    reminded = Signal()
    printed = Signal()

    def __init__(self, line: ReferralLine, around: Surroundings) -> None:
        super().__init__()
        named(self, f"referral-{line.row.id}").setProperty("role", "plain")
        self._line, self._around = line, around
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(line.what, "strong", wrap=True), 1)
        tone = Tone.MIND if line.late else STATES[line.row.state]
        head.addWidget(Pill(around.look, line.state, tone), alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(1)
        column.addLayout(head)
        wanting = around.words("Aucun consentement en vigueur ne la couvre.") if line.wanting else ""
        for text, role in (
            (line.needs, "small"),
            (line.about, "strong" if line.late else "subtle"),
            (wanting, "subtle"),
            (line.remark, "small"),
        ):
            if text:
                column.addWidget(label(text, role, wrap=True))
        column.addSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column.addLayout(self._row)

    def show_acts(self, acts: tuple[CourseAct, ...], back: CourseAct | None, *, can_remind: bool) -> None:
        """The buttons of what can be done; the first one stronger than the others."""
        look, words = self._around.look, self._around.words
        for place, act in enumerate(acts):
            kind = "accent" if place == 0 else "secondary"
            button = named(Button(act.button, look, kind, small=True, icon=act.icon), act.name)
            button.clicked.connect(partial(self._on_act, act.name))
            self._row.addWidget(button)
        if can_remind:
            remind = named(Button(words("Relancer"), look, small=True, icon="refresh-cw"), "remind")
            remind.setToolTip(words("Noter que l’organisme est relancé aujourd’hui"))
            remind.clicked.connect(self.reminded)
            self._row.addWidget(remind)
        if self._line.row.state is not ReferralState.WITHDRAWN:
            sheet = named(Button("", look, "tiny", icon="printer", tip=words("Imprimer la fiche")), "print-sheet")
            sheet.clicked.connect(self.printed)
            self._row.addWidget(sheet)
        if back is not None:
            take = named(Button("", look, "tiny", icon="x", tip=words("Retirer cette référence…")), back.name)
            take.clicked.connect(partial(self._on_act, back.name))
            self._row.addWidget(take)
        self._row.addStretch(1)

    def _on_act(self, name: str, _checked: bool = False) -> None:
        self.asked.emit(name)


class ReferralsCard(Card):
    """Draws a ``ReferralsScreen``."""

    def __init__(self, screen: ReferralsScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "referrals-card")
        self._screen, self._around = screen, around
        self.output = PageOutput(around, self)
        words = around.words
        header = SectionHeader(words("Références"))
        self.new = named(
            Button(words("Nouvelle référence…"), around.look, "primary", small=True, icon="plus"), "new-referral"
        )
        header.right.addWidget(self.new)
        self.closed = named(label("", "subtle", wrap=True), "partners-closed")
        self.none = label(words("Aucune référence n’est préparée."), "subtle", wrap=True)
        inside, self._lines = plain(0)
        for widget in (header, self.closed, self.none, inside):
            self.body.addWidget(widget)
        self.new.clicked.connect(self.begin)
        screen.changed.connect(self._draw)
        self._draw()

    def begin(self, _checked: bool = False) -> None:
        """Begin a new referral."""
        if not self._screen.refuse_closed():
            self._ask_content(self._screen.new(), None)

    def _draw(self) -> None:
        screen = self._screen
        self.closed.setText(screen.consents.closed_text)
        self.closed.setVisible(screen.is_closed)
        self.new.setVisible(not screen.is_closed)
        emptied(self._lines)
        lines = screen.lines
        for line in lines:
            row = ReferralRowWidget(line, self._around)
            row.show_acts(screen.acts(line.row), screen.take_back(line.row), can_remind=screen.can_remind(line.row))
            row.asked.connect(partial(self._on_asked, line.row))
            row.reminded.connect(partial(self._on_reminded, line.row))
            row.printed.connect(partial(self._on_printed, line.row))
            self._lines.addWidget(row)
        self.none.setVisible(not lines)

    # What a person does

    def _on_asked(self, row: ReferralRow, name: str) -> None:
        screen = self._screen
        back = screen.take_back(row)
        found = {act.name: act for act in (*screen.acts(row), *((back,) if back else ()))}
        act = found[name]
        if name.startswith("change-"):
            self._ask_content(act, row)
        elif name.startswith("send-"):
            self._ask_sending(act, row)
        elif name.startswith("answer-"):
            open_act(self, self._around, act, partial(screen.answers, row))
        elif name == "give-consent":
            open_wide(self, self._around, act, screen.consents.choices)
        else:
            open_act(self, self._around, act, screen.choices)

    def _ask_content(self, act: CourseAct, row: ReferralRow | None) -> None:
        """The form of a referral; its texts are drafts until they are written."""
        dialog = open_wide(self, self._around, act, self._screen.choices)
        dialog.form.set_drafts(self._screen.drafts(row))
        dialog.form.drafted.connect(partial(self._on_typed, row))
        dialog.form.edited.connect(partial(self._on_typed, row))

    def _ask_sending(self, act: CourseAct, row: ReferralRow) -> None:
        SendingDialog(self, self._around, act, self._screen, row).ask()

    def _on_typed(self, row: ReferralRow | None, name: str, value: FieldValue) -> None:
        self._screen.type(row, name, str(value or ""))

    def _on_reminded(self, row: ReferralRow) -> None:
        self._screen.remind(row)

    def _on_printed(self, row: ReferralRow) -> None:
        words = self._around.words
        try:
            page = self._screen.sheet(row)
        except Refused as refused:
            self._around.notices.mind(" ".join(map(words.refusal, refused.refusals)))
            return
        self.output.show(page)


class SendingDialog(FormDialog):
    """Asks how a referral leaves. Refused for want of a consent, it offers to note the consent, then goes on."""

    def __init__(
        self, parent: ReferralsCard, around: Surroundings, act: CourseAct, screen: ReferralsScreen, row: ReferralRow
    ) -> None:
        super().__init__(parent, around, act.title, act.text, act.yes, act.form, self._send, screen.choices)
        self._card, self._around, self._act, self._screen, self._row = parent, around, act, screen, row
        self.consent = named(Button(around.words("Noter le consentement…"), around.look, "accent"), "note-consent")
        self.consent.hide()
        self.setMinimumWidth(SENDING_WIDTH)
        self.body.addWidget(self.consent, alignment=Qt.AlignmentFlag.AlignLeft)
        self.consent.clicked.connect(self._on_consent)
        self.form.set_values(act.values)

    def accept(self) -> None:
        super().accept()
        self.adjustSize()  # a refusal takes room, and so does its way out

    def ask(self) -> None:
        """Show it."""
        self._around.questions.show(self)

    def _send(self, values: Values) -> tuple[Refusal, ...]:
        refused = self._act.take(values)
        self.consent.setVisible(any(one.code in WANTING for one in refused))
        return refused

    def _on_consent(self) -> None:
        screen = self._screen
        act = screen.consent_for(self._row)
        dialog = open_wide(self, self._around, act, screen.consents.choices)
        dialog.accepted.connect(self._on_consented)

    def _on_consented(self) -> None:
        """The consent is there: the sentence goes, and the sending may be tried again."""
        self.consent.hide()
        self.form.show_refusals(())
