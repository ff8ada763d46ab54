"""Above the strands of a plan: where its approval stands, what was remarked, and what can be done about it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.screens.approving import NOTE_FORM
from parcours_desktop.screens.approving_words import RemarkLine
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.plan_row import SIDE
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.layouts import emptied


class PlanApprovalBox(QFrame):
    """Hidden while there is nothing to say. ``step_wanted``: the step that a remark is about is to be opened."""

    step_wanted = Signal(int)

    def __init__(self, screen: PlanScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "plan-approval").setProperty("role", "hint-card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._screen, self._around = screen, around
        words, look = around.words, around.look
        self.sentence = label("", "strong", wrap=True)
        self.again = named(Button(words("Envoyer de nouveau…"), look, "accent", small=True), "send-again")
        self.withdraw = named(Button(words("Retirer la demande"), look, "link"), "withdraw-plan")
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(IconLabel(look, "stamp", "yellow_ink"))
        for widget in (self.sentence, self.again, self.withdraw):
            head.addWidget(widget, int(widget is self.sentence))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._lines)
        self.again.clicked.connect(self.send)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.hide()

    def draw(self) -> None:
        """Draw where it stands now."""
        approval = self._screen.approval
        self.sentence.setText(approval.sentence)
        self.again.setVisible(approval.pressing)
        self.withdraw.setVisible(approval.waits)
        emptied(self._lines)
        for line in approval.remarks:
            self._lines.addWidget(self._line(line))
        self.setVisible(bool(approval.sentence))

    def send(self) -> None:
        """Ask for a word to the coordinator, then send the plan."""
        words = self._around.words
        told = words("La coordination verra le plan tel qu’il est maintenant, à côté de la dernière version scellée.")
        take = self._screen.approval.send
        title = words("Envoyer pour approbation")
        dialog = FormDialog(self.window(), self._around, title, told, words("Envoyer"), NOTE_FORM, take)
        dialog.accepted.connect(self._on_sent)
        self._around.questions.show(dialog)

    def _line(self, line: RemarkLine) -> QWidget:
        words, look = self._around.words, self._around.look
        whole = named(QWidget(), "remark-line")
        whole.setProperty("role", "plain")
        row = QHBoxLayout(whole)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(label(line.text, "subtle" if line.settled else "", wrap=True, selectable=True))
        text.addWidget(label(words("{step} — {about}", step=line.step, about=line.about), "small", wrap=True))
        row.addLayout(text, 1)
        if self._screen.approval.step_of(line.id) is not None:
            look_at = Button(words("Voir"), look, "link")
            look_at.setAccessibleName(words("Voir la démarche\u00a0: {step}", step=line.step))
            look_at.clicked.connect(partial(self._on_step, line.id))
            row.addWidget(look_at)
        settle = Button(words("Réglée") if not line.settled else words("À revoir"), look, small=not line.settled)
        settle.setAccessibleDescription(line.text)
        named(settle, "settle").clicked.connect(partial(self._on_settle, line.id, not line.settled))
        row.addWidget(settle)
        return whole

    def _on_sent(self) -> None:
        told = self._around.words("Plan envoyé pour approbation")
        self._around.notices.done(told, undo=self._screen.undo)

    def _on_withdraw(self) -> None:
        if self._screen.approval.withdraw():
            self._around.notices.done(self._around.words("Demande retirée"), undo=self._screen.undo)

    def _on_step(self, remark_id: int, _checked: bool = False) -> None:
        step_id = self._screen.approval.step_of(remark_id)
        if step_id is not None:
            self.step_wanted.emit(step_id)

    def _on_settle(self, remark_id: int, settled: bool, _checked: bool = False) -> None:
        self._screen.approval.settle(remark_id, settled=settled)
