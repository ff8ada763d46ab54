"""What leaves the editor: the plan signed, saved as a PDF, printed through the system's dialog."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.screens.plan import PlanScreen, SealPlan
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.marked import marked


class PlanOutput(QObject):
    """Signs, saves and prints what the screen shows. ``ended`` tells that a file or a print is done, or has failed."""

    ended = Signal()

    def __init__(self, screen: PlanScreen, around: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._screen, self._around, self._window = screen, around, window
        self._pages = PageOutput(
            around,
            window,
            saved=marked("Le plan est enregistré : {name}"),
            sent=marked("Le plan est envoyé à l’imprimante."),
        )
        self._pages.ended.connect(self.ended)

    def sign(self) -> None:
        """Ask, then sign."""
        words = self._around.words
        self._around.questions.confirm(
            self._window, words("Signer le plan?"), self._screen.sign_question, words("Signer"), self._on_signed
        )

    def show(self) -> None:
        """Open the preview of the page."""
        self._pages.show(self._screen)

    def save(self) -> None:
        """Ask where, then write the PDF."""
        self._pages.save(self._screen, self._around.words("Enregistrer le plan"))

    def print_page(self) -> None:
        """Open the system's dialog; accepted, print."""
        self._pages.print_page(self._screen)

    def print_to(self, printer: QPrinter) -> None:
        """Draw the pages in the worker for a printer that was chosen, then send them."""
        self._pages.print_to(printer, self._screen)

    def _on_signed(self) -> None:
        """Draw what is sealed aside, then seal it."""
        work = self._around.background.run(self._screen.sealing(SealForm.SIGNED), done=self._on_sealing)
        work.ended.connect(self.ended)

    def _on_sealing(self, command: SealPlan) -> None:
        number = self._screen.seal(command)
        if number is not None:
            told = self._around.words("Version {number} signée", number=str(number))
            self._around.notices.done(told, undo=self._screen.undo)
