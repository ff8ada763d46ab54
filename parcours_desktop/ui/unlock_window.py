"""The first window: make the office's file, open it, or try the program with an invented office.

window = UnlockWindow(StartScreen(door, words, offices), look, words, questions, background, clock.today)
window.opened.connect(...)      # the file is open; the window has closed itself
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.domain.progress import Progress
from parcours_desktop.screens.start import StartScreen, StartState
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.questions import Questions
from parcours_desktop.ui.recovery_sheet import print_dialog
from parcours_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from parcours_desktop.ui.unlock_pages import CodePage, CreatePage, LockedPage, RecoverPage, StartPage
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import IconLabel, hairline, label, named
from parcours_desktop.wording.words import Words

SIZE = (960, 690)
ASIDE = 340
FORM_WIDTH = 420


class UnlockWindow(QWidget):
    """One page for each state of the screen; while a key is derived the page waits."""

    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        screen: StartScreen,
        look: Look,
        words: Words,
        questions: Questions,
        background: Background,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._screen, self._look, self._words = screen, look, words
        self._questions, self._background = questions, background
        self.create_page = CreatePage(screen, look, words, today)
        self.locked_page = LockedPage(look, words)
        self.recover_page = RecoverPage(look, words)
        self.code_page = CodePage(look, words)
        self._pages: dict[StartState, StartPage] = {
            StartState.NO_FILE: self.create_page,
            StartState.LOCKED: self.locked_page,
            StartState.RECOVERY: self.recover_page,
            StartState.CODE: self.code_page,
        }
        self._build()
        self._connect()
        self._draw()

    def pages(self) -> tuple[StartPage, ...]:
        """All pages, the hidden ones too."""
        return tuple(self._pages.values())

    def set_waiting(self, *, waiting: bool) -> None:
        """Whether nothing can be asked just now: a key is being derived, or the file that was open is being closed."""
        self._waiting.setRange(0, 0)
        self._waiting.setVisible(waiting)
        self._sheet.setEnabled(not waiting)
        self._trial.setEnabled(not waiting)
        if not waiting and self._screen.state is StartState.LOCKED:
            self.locked_page.passphrase.line.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._screen.state is not StartState.READY:
            self.closed.emit()

    def _build(self) -> None:
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self._words("Parcours"))
        self.setMinimumSize(760, 560)
        self.resize(*SIZE)
        self._sheet = QWidget()
        self._sheet.setProperty("role", "plain")
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(0, 0, 0, 0)
        for page in self._pages.values():
            sheet.addWidget(page)
        self._waiting = named(QProgressBar(), "waiting")
        self._waiting.setTextVisible(False)
        self._trial = self._trial_offer()
        inner = QWidget()
        inner.setProperty("role", "plain")
        inner.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, GAP_LARGE + GAP_SMALL, 0, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._waiting)
        column.addWidget(self._trial)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._aside())
        whole.addWidget(area, 1)

    def _aside(self) -> QWidget:
        words = self._words
        aside = named(QWidget(), "aside")
        aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        aside.setFixedWidth(ASIDE)
        column = QVBoxLayout(aside)
        column.setContentsMargins(GAP_LARGE + GAP_SMALL, GAP_LARGE * 2, GAP_LARGE + GAP_SMALL, GAP_LARGE)
        column.setSpacing(GAP)
        column.addWidget(named(label(words("Parcours")), "product"))
        column.addWidget(
            named(label(words("Accompagner chaque personne, de son arrivée à une vie établie."), wrap=True), "promise")
        )
        column.addSpacing(GAP_LARGE)
        for icon, sentence in (
            ("lock", words("Vos dossiers sont chiffrés et restent sur cet ordinateur.")),
            ("plane-landing", words("Chaque arrivée est suivie\u00a0: première rencontre en cinq jours ouvrables.")),
            ("printer", words("Le plan d’action s’imprime et se signe pendant la rencontre.")),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(IconLabel(self._look, icon, "on_bar", 20), alignment=Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(sentence, wrap=True), 1)
            column.addLayout(row)
        column.addStretch(1)
        return aside

    def _trial_offer(self) -> QWidget:
        words = self._words
        offer = named(QWidget(), "trial-offer")
        offer.setProperty("role", "plain")
        self.trial_button = named(
            Button(words("Ouvrir le bureau d’essai"), self._look, icon="flask-conical"), "open-trial"
        )
        self.coordinator_button = named(
            Button(words("L’ouvrir à la place de la coordination"), self._look, "link"), "open-trial-coordinator"
        )
        seats = QHBoxLayout()
        seats.setSpacing(GAP_SMALL)
        seats.addWidget(self.trial_button)
        seats.addWidget(self.coordinator_button)
        seats.addStretch(1)
        column = QVBoxLayout(offer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL + 4)
        column.addWidget(hairline())
        column.addWidget(
            label(
                words("Pour essayer d’abord\u00a0: un bureau inventé de 600 personnes, sans aucune donnée réelle."),
                "subtle",
                wrap=True,
            )
        )
        column.addLayout(seats)
        return offer

    def _connect(self) -> None:
        self.create_page.wanted.connect(self._on_create)
        self.locked_page.wanted.connect(self._on_unlock)
        self.locked_page.forgotten.connect(self._on_forgotten)
        self.recover_page.wanted.connect(self._on_recover)
        self.recover_page.left.connect(self._on_remembered)
        self.code_page.wanted.connect(self._on_code_kept)
        self.code_page.print_wanted.connect(self._on_print)
        self.code_page.save_wanted.connect(self._on_save)
        self.trial_button.clicked.connect(self._on_trial)
        self.coordinator_button.clicked.connect(self._on_coordinator)

    def _draw(self) -> None:
        self.set_waiting(waiting=False)
        if self._screen.state is StartState.READY:
            for page in self._pages.values():
                page.forget_typing()
            self.close()
            self.opened.emit()
            return
        page = self._pages[self._screen.state]
        for other in self._pages.values():
            other.setVisible(other is page)
        page.show_complaints(self._screen.complaints)
        self._trial.setVisible(self._screen.offers_trial)
        self.code_page.show_code(self._screen.recovery_code)
        if self._screen.state is StartState.LOCKED:
            self.locked_page.passphrase.line.selectAll()

    def _run(self, ask: Callable[..., None], *answers: str) -> None:
        self.set_waiting(waiting=True)
        self._background.run(partial(_asked, ask, answers), done=self._on_answered)

    def _on_answered(self, _nothing: None) -> None:
        self._draw()

    def _on_create(self) -> None:
        page = self.create_page
        values = page.form.values()
        said = (str(values["name"]), str(values["office"]), str(values["role"]))
        self._run(self._screen.create, *said, page.passphrase.text, page.again.text)

    def _on_unlock(self) -> None:
        self._run(self._screen.unlock, self.locked_page.passphrase.text)

    def _on_recover(self) -> None:
        page = self.recover_page
        self._run(self._screen.recover, page.code.text(), page.passphrase.text, page.again.text)

    def _on_forgotten(self) -> None:
        self._screen.forget()
        self._draw()

    def _on_remembered(self) -> None:
        self._screen.remember()
        self._draw()

    def _on_code_kept(self) -> None:
        self._screen.code_is_kept()
        self._draw()

    def _on_trial(self) -> None:
        self._try(self._screen.open_trial)

    def _on_coordinator(self) -> None:
        self._try(self._screen.open_trial_as_coordinator)

    def _try(self, opening: Callable[[Callable[[int, int], None]], None]) -> None:
        self.set_waiting(waiting=True)
        self._background.run(opening, done=self._on_answered, progressed=self._on_trial_progress)

    def _on_trial_progress(self, done: int, total: int) -> None:
        self._waiting.setRange(0, total)
        self._waiting.setValue(done)

    def _on_print(self) -> None:
        self._questions.show(print_dialog(self, self._words, self._screen.recovery_code))

    def _on_save(self) -> None:
        words = self._words
        self._questions.save_file(
            self,
            words("Enregistrer le code de secours"),
            words("code-de-secours.txt"),
            words("Texte (*.txt)"),
            self._on_save_to,
        )

    def _on_save_to(self, file: Path) -> None:
        self._screen.save_code(file)
        self._draw()


def _asked(ask: Callable[..., None], answers: tuple[str, ...], _progress: Progress) -> None:
    ask(*answers)
