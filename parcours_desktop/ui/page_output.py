"""A document on its way out of the window, by one door: looked at, saved as a PDF, or printed through the system's dialog.

What is saved and printed is drawn once, in the worker. What fails is a sentence; nothing is lost.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.file_names import file_name_of
from parcours_desktop.screens.page_printing import paper_like
from parcours_desktop.screens.printouts import Envelope, Fingerprint, Naming, Paper, Printable, Printout
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.page_preview import PagePreview
from parcours_desktop.ui.print_job import PrintJob
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.marked import marked

SIZES = {
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A4: QPageSize.PageSizeId.A4,
    Envelope.TEN: QPageSize.PageSizeId.Envelope10,
    Envelope.DL: QPageSize.PageSizeId.EnvelopeDL,
}
ENDING = ".pdf"


class _Dialog(QPrintDialog):
    """The system's dialog, opened like any other: the binding hides ``open()`` behind one with two arguments."""

    def open(self, *_receiver: object) -> None:
        QDialog.open(self)


class PageOutput(QObject):
    """Shows, saves and prints documents for a window. ``ended`` tells that a file or a print is done, or has failed.

    ``saved`` and ``sent`` are the marked sentences said afterwards; ``saved`` has a ``{name}``. They are said by the
    notices around, or once these are gone by those ``behind``.
    """

    ended = Signal()

    def __init__(
        self,
        around: Surroundings,
        window: QWidget,
        *,
        saved: str = marked("Le document est enregistré\u00a0: {name}"),
        sent: str = marked("Le document est envoyé à l’imprimante."),
        behind: Notices | None = None,
    ) -> None:
        super().__init__(window)
        self._around, self._window, self._behind = around, window, behind
        self._saved, self._sent = saved, sent
        self._page: Printout | None = None
        self._printer: QPrinter | None = None

    def show(self, page: Printable) -> None:
        """Open the preview; it saves and prints the bytes that it shows."""
        preview = PagePreview(self._window.window(), self._around, page.printout())
        title = self._around.words("Enregistrer le document")
        output = PageOutput(preview.around, preview, saved=self._saved, sent=self._sent, behind=self._around.notices)
        preview.save_wanted.connect(partial(output.save, title=title))
        preview.print_wanted.connect(output.print_page)
        self._around.questions.show(preview)

    def save(self, page: Printable, title: str) -> None:
        """Ask where, in a dialog with a title, then write the PDF."""
        self._page = page.printout()
        filters = self._around.words("Documents PDF (*.pdf)")
        self._around.questions.save_file(self._window, title, self.name_of(self._page), filters, self._on_file)

    def name_of(self, page: Printout) -> str:
        """The file name proposed for a document, by the pattern that the person chose."""
        naming = page.naming or Naming(page.file_name.removesuffix(ENDING))
        return file_name_of(naming, self._around.file_names(), self._around.today())

    def print_page(self, page: Printable) -> None:
        """Open the system's dialog; accepted, print. Without a printer it is said, and saving is offered."""
        words = self._around.words
        self._page = page.printout()
        if not (self._around.has_printer or has_printer)():
            saving = partial(self.save, self._page, words("Enregistrer le document"))
            said = words(
                "Aucune imprimante n’est installée sur cet ordinateur. Le document peut être enregistré en PDF."
            )
            self._around.notices.mind(said, words("Enregistrer…"), saving)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(SIZES[self._page.paper]))
        lies = self._page.paper.width > self._page.paper.height
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
        printer.setDocName(self.name_of(self._page).removesuffix(ENDING))
        self._printer = printer
        dialog = _Dialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(self._on_accepted)
        self._around.questions.show(dialog)

    def print_to(self, printer: QPrinter, page: Printable) -> PrintJob:
        """Print on a printer that was chosen, on its paper: drawn for it if the document can be, else fitted to it."""
        shown = self._for_paper(printer, page.printout())
        job = PrintJob(shown, printer, self._around.background)
        job.done, job.cancelled = partial(self._on_sent, shown), self._on_cancelled
        job.refused, job.troubled = self._on_refused, self._on_troubled
        self._around.notices.work(self._around.words("Impression"), job)
        job.begin()
        return job

    def _for_paper(self, printer: QPrinter, page: Printout) -> Printout:
        words, sheet = self._around.words, printer.pageLayout().pageSize()
        size = sheet.size(QPageSize.Unit.Point)
        paper = paper_like(size.width(), size.height())
        if paper is page.paper:
            return page
        if paper is not None and page.offers_paper:
            return page.on(paper)
        values = {"drawn": QPageSize(SIZES[page.paper]).name(), "loaded": sheet.name()}
        self._around.notices.mind(
            words(
                "Ce document est fait pour le format {drawn}\u00a0: il est ajusté au papier choisi ({loaded}).",
                **values,
            )
        )
        return page

    def _on_file(self, path: Path) -> None:
        if self._page is not None:
            self._around.background.run(
                self._page.saving(path),
                done=partial(self._on_saved, self._page, path),
                refused=self._on_refused,
                troubled=self._on_troubled,
            )

    def _on_saved(self, page: Printout, path: Path, printed: Fingerprint) -> None:
        self._notices().told(self._around.words(self._saved, name=path.name))
        self._record(page, printed)

    def _record(self, page: Printout, printed: Fingerprint) -> None:
        """Have the register keep what left; the paper is out, so a failure here is told and changes nothing else."""
        try:
            page.record(printed)
        except Trouble as trouble:
            self._notices().failed(self._around.words.trouble(trouble))
        self._end()

    def _on_accepted(self) -> None:
        printer, self._printer = self._printer, None
        if printer is not None and self._page is not None:
            self.print_to(printer, self._page)

    def _on_sent(self, page: Printout, printed: Fingerprint) -> None:
        self._notices().told(self._around.words(self._sent))
        self._record(page, printed)

    def _on_cancelled(self) -> None:
        self._notices().told(self._around.words("L’impression est arrêtée."))
        self._end()

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._notices().mind(" ".join(map(self._around.words.refusal, refusals)))
        self._end()

    def _on_troubled(self, trouble: Trouble) -> None:
        self._notices().failed(self._around.words.trouble(trouble))
        self._end()

    def _notices(self) -> Notices:
        own = self._around.notices
        return own if self._behind is None or isValid(own) else self._behind

    def _end(self) -> None:
        if isValid(self):  # the page may have been left meanwhile
            self.ended.emit()


def has_printer() -> bool:
    """Whether a printer is installed."""
    return bool(QPrinterInfo.availablePrinterNames())
