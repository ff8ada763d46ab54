"""What leaves the editor: the plan signed, saved as a PDF, printed through the system's dialog.

The pages are printed as the PDF draws them, at the printer's own resolution. What fails is a sentence; nothing is lost.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.plan_pages import DrawnPlan, Paper
from parcours_desktop.ui.plan_preview import image_of
from parcours_desktop.ui.surroundings import Surroundings

SHARPEST = 300
SIZES = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}


class _Dialog(QPrintDialog):
    """The system's dialog, opened like any other: the binding hides ``open()`` behind one with two arguments."""

    def open(self, *_receiver: object) -> None:
        QDialog.open(self)


class PlanOutput(QObject):
    """Signs, saves and prints what the screen shows. ``ended`` tells that a file or a print is done, or has failed."""

    ended = Signal()

    def __init__(self, screen: PlanScreen, around: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._screen, self._around, self._window = screen, around, window
        self._printer: QPrinter | None = None

    def sign(self) -> None:
        """Ask, then sign."""
        words = self._around.words
        self._around.questions.confirm(
            self._window, words("Signer le plan?"), self._screen.sign_question, words("Signer"), self._on_signed
        )

    def save(self) -> None:
        """Ask where, then write the PDF."""
        words = self._around.words
        self._around.questions.save_file(
            self._window,
            words("Enregistrer le plan"),
            self._screen.file_name,
            words("Documents PDF (*.pdf)"),
            self._on_file,
        )

    def print_page(self) -> None:
        """Open the system's dialog; accepted, print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(SIZES[self._screen.paper]))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName(self._screen.file_name.removesuffix(".pdf"))
        self._printer = printer
        dialog = _Dialog(printer, self._window)
        dialog.accepted.connect(self._on_accepted)
        self._around.questions.show(dialog)

    def print_to(self, printer: QPrinter) -> None:
        """Draw the pages in the worker for a printer that was chosen, then send them."""
        self._printer = printer
        dpi = min(SHARPEST, max(printer.resolution(), 72))
        self._around.background.run(self._screen.drawing(dpi), done=self._on_drawn, troubled=self._on_troubled)

    def _on_signed(self) -> None:
        number = self._screen.sign()
        if number is not None:
            told = self._around.words("Version {number} signée", number=str(number))
            self._around.notices.done(told, undo=self._screen.undo)

    def _on_file(self, path: Path) -> None:
        self._around.background.run(self._screen.saving(path), done=self._on_saved, troubled=self._on_troubled)

    def _on_saved(self, path: Path) -> None:
        self._around.notices.told(self._around.words("Le plan est enregistré\u00a0: {name}", name=path.name))
        self._end()

    def _on_accepted(self) -> None:
        if self._printer is not None:
            self.print_to(self._printer)

    def _on_drawn(self, drawn: DrawnPlan) -> None:
        printer, self._printer = self._printer, None
        if printer is None or not send_pages(printer, drawn):
            self._on_troubled(Trouble("printer_gone"))
            return
        self._around.notices.told(self._around.words("Le plan est envoyé à l’imprimante."))
        self._end()

    def _on_troubled(self, trouble: Trouble) -> None:
        self._around.notices.failed(self._around.words.trouble(trouble))
        self._end()

    def _end(self) -> None:
        if isValid(self):  # the case may have been left meanwhile
            self.ended.emit()


def send_pages(printer: QPrinter, drawn: DrawnPlan) -> bool:
    """Paint the pages that the dialog asked for; False when the printer does not take them."""
    printer.setFullPage(True)
    first = printer.fromPage() or 1
    last = printer.toPage() or len(drawn.pages)
    painter = QPainter()
    if not printer.isValid() or not painter.begin(printer):
        return False
    for place, page in enumerate(drawn.pages[first - 1 : last]):
        if place and not printer.newPage():
            painter.end()
            return False
        area = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        painter.drawImage(_fitted(area, page.width / page.height), image_of(page))
    return painter.end() and printer.printerState() is not QPrinter.PrinterState.Error


def _fitted(area: QRectF, shape: float) -> QRectF:
    """The largest area of a shape (width by height) in the middle of another."""
    width = min(area.width(), area.height() * shape)
    height = width / shape
    return QRectF((area.width() - width) / 2, (area.height() - height) / 2, width, height)
