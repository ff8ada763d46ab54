"""A printed page on its way out of the window: saved as a PDF, or printed through the system's dialog.

The pages are printed as the PDF draws them, at the printer's own resolution. What fails is a sentence; nothing is lost.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.plan_pages import DrawnPlan, Paper
from parcours_desktop.screens.printouts import Printable
from parcours_desktop.ui.plan_preview import image_of
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.marked import marked

SHARPEST = 300
SIZES = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}


class _Dialog(QPrintDialog):
    """The system's dialog, opened like any other: the binding hides ``open()`` behind one with two arguments."""

    def open(self, *_receiver: object) -> None:
        QDialog.open(self)


class PageOutput(QObject):
    """Saves and prints pages for a window. ``ended`` tells that a file or a print is done, or has failed.

    ``saved`` and ``sent`` are the marked sentences said afterwards; ``saved`` has a ``{name}``.
    """

    ended = Signal()

    def __init__(
        self,
        around: Surroundings,
        window: QWidget,
        *,
        saved: str = marked("Le document est enregistré : {name}"),
        sent: str = marked("Le document est envoyé à l’imprimante."),
    ) -> None:
        super().__init__(window)
        self._around, self._window = around, window
        self._saved, self._sent = saved, sent
        self._page: Printable | None = None
        self._printer: QPrinter | None = None

    def save(self, page: Printable, title: str) -> None:
        """Ask where, in a dialog with a title, then write the PDF."""
        self._page = page
        filters = self._around.words("Documents PDF (*.pdf)")
        self._around.questions.save_file(self._window, title, page.file_name, filters, self._on_file)

    def print_page(self, page: Printable) -> None:
        """Open the system's dialog; accepted, print."""
        self._page = page
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(SIZES[page.paper]))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName(page.file_name.removesuffix(".pdf"))
        self._printer = printer
        dialog = _Dialog(printer, self._window)
        dialog.accepted.connect(self._on_accepted)
        self._around.questions.show(dialog)

    def print_to(self, printer: QPrinter, page: Printable) -> None:
        """Draw the pages in the worker for a printer that was chosen, then send them."""
        self._printer = printer
        dpi = min(SHARPEST, max(printer.resolution(), 72))
        self._around.background.run(
            page.drawing(dpi), done=self._on_drawn, refused=self._on_refused, troubled=self._on_troubled
        )

    def _on_file(self, path: Path) -> None:
        if self._page is not None:
            self._around.background.run(
                self._page.saving(path), done=self._on_saved, refused=self._on_refused, troubled=self._on_troubled
            )

    def _on_saved(self, path: Path) -> None:
        self._around.notices.told(self._around.words(self._saved, name=path.name))
        self._end()

    def _on_accepted(self) -> None:
        if self._printer is not None and self._page is not None:
            self.print_to(self._printer, self._page)

    def _on_drawn(self, drawn: DrawnPlan) -> None:
        printer, self._printer = self._printer, None
        if printer is None or not send_pages(printer, drawn):
            self._on_troubled(Trouble("printer_gone"))
            return
        self._around.notices.told(self._around.words(self._sent))
        self._end()

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._around.notices.mind(" ".join(map(self._around.words.refusal, refusals)))
        self._end()

    def _on_troubled(self, trouble: Trouble) -> None:
        self._around.notices.failed(self._around.words.trouble(trouble))
        self._end()

    def _end(self) -> None:
        if isValid(self):  # the page may have been left meanwhile
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
