"""Verify a printed plan: type the code of its foot, choose its PDF, or drop it anywhere on the window."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.verification import Standing
from parcours_desktop.screens.verification import Answer, VerificationScreen
from parcours_desktop.ui.import_choosing import file_of
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.labels import IconLabel, label, named

WIDTH = 560
ICONS = {
    Standing.CURRENT: ("circle-check", "green_regular"),
    Standing.SUPERSEDED: ("history", "yellow_ink"),
    Standing.WITHDRAWN: ("undo-2", "yellow_ink"),
    Standing.DRAFT: ("pencil", "blue_piv"),
    Standing.ISSUED: ("circle-check", "blue_piv"),
    Standing.ALTERED: ("triangle-alert", "red_regular"),
    Standing.KEPT_ALTERED: ("triangle-alert", "red_regular"),
    Standing.UNKNOWN: ("circle-question-mark", "grey_dark"),
}


class VerifyDialog(QDialog):
    """Asks and answers. ``case_wanted``: the case of the page is to be shown."""

    case_wanted = Signal(int)

    def __init__(self, parent: QWidget, screen: VerificationScreen, around: Surroundings) -> None:
        super().__init__(parent)
        self._screen, self._around = screen, around
        self._work: Any = None
        self._case_id = 0
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def verify_file(self, path: Path) -> None:
        """Read a PDF aside, then answer."""
        if self._work is not None:
            return
        self._ask()
        self.busy.setText(self._around.words("Lecture de {name}…", name=path.name))
        self.busy.show()
        self._work = self._around.background.run(
            self._screen.verifying(path),
            done=self._on_answer,
            refused=self._on_refused,
            troubled=self._on_troubled,
            cancelled=self._on_ended,
        )

    def reject(self) -> None:
        if self._work is not None:
            self._work.done = self._work.refused = self._work.troubled = self._work.cancelled = None
            self._work.cancel()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = file_of(event)
        if file is not None:
            event.acceptProposedAction()
            self.verify_file(file)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.setWindowTitle(words("Vérifier un plan imprimé"))
        self.setMinimumWidth(WIDTH)
        self.code = named(QLineEdit(), "verification-code")
        self.code.setAccessibleName(words("Code de vérification"))
        self.code.setPlaceholderText("7F3K-9QX2")
        self.code.setMaxLength(40)
        self.check = named(Button(words("Vérifier"), look, "primary"), "verify-code")
        self.check.setDefault(True)
        self.choose = named(Button(words("Choisir un PDF…"), look, icon="file-input"), "verify-file")
        self.close_button = named(Button(words("Fermer"), look), "close")
        self.message = Message(look)
        self.busy = label("", "subtle")
        typed = QHBoxLayout()
        typed.setSpacing(GAP_SMALL)
        typed.addWidget(self.code, 1)
        typed.addWidget(self.check)
        foot = QHBoxLayout()
        foot.addWidget(self.choose)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE - 4, GAP_LARGE, GAP)
        column.setSpacing(GAP)
        column.addWidget(label(words("Vérifier un plan imprimé"), "title"))
        said = words(
            "Le code est au pied de chaque page d’un plan signé. Un PDF peut aussi être déposé n’importe où dans la fenêtre."
        )
        column.addWidget(label(said, "subtle", wrap=True))
        column.addLayout(typed)
        for widget in (self.message, self.busy, self._answer_card()):
            column.addWidget(widget)
        column.addLayout(foot)
        self.busy.hide()

    def _answer_card(self) -> Card:
        words, look = self._around.words, self._around.look
        self.card = named(Card(), "verdict")
        self.icon = IconLabel(look, "circle-check", "green_regular", 24)
        self.sentence = named(label("", "strong", wrap=True, selectable=True), "verdict-sentence")
        self.details = named(label("", "subtle", wrap=True, selectable=True), "verdict-details")
        self.open_case = named(Button(words("Ouvrir le dossier"), look, "link"), "verdict-case")
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL + 2)
        row.addWidget(self.icon)
        row.addWidget(self.sentence, 1)
        self.card.body.addLayout(row)
        self.card.body.addWidget(self.details)
        self.card.body.addWidget(self.open_case)
        self.card.hide()
        return self.card

    def _connect(self) -> None:
        self.check.clicked.connect(self._on_typed)
        self.code.textEdited.connect(self._ask)
        self.choose.clicked.connect(self._on_choose)
        self.close_button.clicked.connect(self.reject)
        self.open_case.clicked.connect(self._on_case)

    def _ask(self, _text: str = "") -> None:
        """Nothing is answered any more."""
        self.message.say("")
        self.card.hide()

    def _on_typed(self) -> None:
        try:
            self._answer(self._screen.typed(self.code.text()))
        except Refused as refused:
            self._on_refused(refused.refusals)
            self.code.setFocus()

    def _on_choose(self) -> None:
        words = self._around.words
        self._around.questions.open_file(
            self, words("Choisir un PDF"), words("Documents PDF (*.pdf)"), self.verify_file
        )

    def _on_case(self) -> None:
        self.accept()
        self.case_wanted.emit(self._case_id)

    def _on_answer(self, answer: Answer) -> None:
        self._on_ended()
        self._answer(answer)

    def _answer(self, answer: Answer) -> None:
        self._ask()
        self._case_id = answer.case_id
        self.icon.show_icon(*ICONS[answer.verdict.standing])
        self.sentence.setText(answer.sentence)
        self.details.setText("\n".join(answer.details))
        self.details.setVisible(bool(answer.details))
        self.open_case.setVisible(bool(answer.case_id))
        self.card.show()
        self.adjustSize()

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._on_ended()
        self.card.hide()
        self.message.say(" ".join(map(self._around.words.refusal, refusals)))

    def _on_troubled(self, trouble: Trouble) -> None:
        self._on_ended()
        self.message.say(self._around.words.trouble(trouble))

    def _on_ended(self) -> None:
        self._work = None
        self.busy.hide()


class Verifying(QObject):
    """Opens the dialog for a window, by the action or by a PDF dropped on it. ``case_wanted`` is its dialogs'."""

    case_wanted = Signal(int)

    def __init__(self, window: QWidget, around: Surroundings, screen: VerificationScreen) -> None:
        super().__init__(window)
        self._window, self._around, self._screen = window, around, screen
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        around.actions.bind("verify", window, self.open)

    def open(self) -> VerifyDialog:
        """The dialog, empty."""
        dialog = VerifyDialog(self._window, self._screen, self._around)
        dialog.case_wanted.connect(self.case_wanted)
        self._around.questions.show(dialog)
        return dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDropEvent) and (file := file_of(event)) is not None:
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.open().verify_file(file)
            return True
        return super().eventFilter(watched, event)
