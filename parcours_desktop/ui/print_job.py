"""A document being printed: drawn band by band in the worker, each painted in less than a frame, with progress and cancel."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.page_layout import Part
from parcours_desktop.screens.page_printing import (
    OpenedPages,
    band_drawing,
    bands,
    fineness,
    fitted,
    opening,
    pages_to_print,
)
from parcours_desktop.screens.plan_pages import PageImage
from parcours_desktop.screens.printouts import Fingerprint, Printout
from parcours_desktop.ui.background import Background, Work

Result = TypeVar("Result")


class PrintJob(Work[Fingerprint]):
    """Prints ``printout`` as the system's dialog set up ``printer``; told like any work: at the end, which bytes were printed. It outlives the page that asked."""

    def __init__(self, printout: Printout, printer: QPrinter, background: Background) -> None:
        super().__init__(background)
        self._printout, self._printer, self._background = printout, printer, background
        self._painter = QPainter()
        self._opened: OpenedPages | None = None
        self._pages: tuple[int | None, ...] = ()
        self._bands: list[Part] = []
        self._place = -1
        self._area: Part = (0, 0, 1, 1)
        self._whole = (1, 1)

    def begin(self) -> None:
        """Draw the document, then print it."""
        self._run(opening(self._printout), self._on_opened)

    def _run(self, function: Callable[..., Result], done: Callable[[Result], object]) -> None:
        self._background.run(
            function, done=done, refused=self._on_refused, troubled=self._on_troubled, cancelled=self._on_cancelled
        )

    def _on_opened(self, opened: OpenedPages) -> None:
        printer = self._printer
        self._opened = opened
        self._pages = pages_to_print(
            len(opened.sizes),
            ranges_of(printer),
            copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
            collated=printer.collateCopies(),
            backwards=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
            duplex=printer.duplex() is not QPrinter.DuplexMode.DuplexNone,
        )
        printer.setFullPage(True)
        if not self._pages or not printer.isValid() or not self._painter.begin(printer):
            self._on_troubled(Trouble("printer_gone"))
            return
        self._next_page()

    def _next_page(self) -> None:
        self._place += 1
        if self._place == len(self._pages):
            self._finish()
            return
        self._tell(self._place, len(self._pages))
        if self._place and not self._printer.newPage():
            self._on_troubled(Trouble("printer_gone"))
            return
        page = self._pages[self._place]
        if page is None or self._opened is None:
            self._next_page()
            return
        room = self._printer.paperRect(QPrinter.Unit.DevicePixel).size().toSize()
        times, parts = fineness(self._printer.resolution())
        self._area = fitted((room.width(), room.height()), self._opened.sizes[page], parts)
        self._whole = self._area[2] * times // parts, self._area[3] * times // parts
        self._bands = list(bands(self._whole))
        self._next_band()

    def _next_band(self) -> None:
        page = self._pages[self._place]
        if self._opened is None or page is None or self.progress.cancelled:
            self._on_cancelled()
        elif self._bands:
            self._run(band_drawing(self._opened.pdf, page, self._whole, self._bands[0]), self._on_band)
        else:
            self._next_page()

    def _on_band(self, image: PageImage) -> None:
        _left, top, width, height = self._bands.pop(0)
        x, y, wide, high = self._area
        first, last = (y + edge * high // self._whole[1] for edge in (top, top + height))
        picture = QImage(image.bgra, width, height, image.stride, QImage.Format.Format_RGB32)
        self._painter.drawImage(QRect(x, first, wide, last - first), picture)
        self._next_band()

    def _finish(self) -> None:
        went = self._painter.end() and self._printer.printerState() is not QPrinter.PrinterState.Error
        opened = self._opened
        if not went or opened is None:
            self._on_troubled(Trouble("printer_gone"))
            return
        self._end()
        if self.done is not None:
            self.done(opened.printed)

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._stop()
        if self.refused is not None:
            self.refused(refusals)

    def _on_troubled(self, trouble: Trouble) -> None:
        self._stop()
        if self.troubled is not None:
            self.troubled(trouble)

    def _on_cancelled(self) -> None:
        self._stop()
        if self.cancelled is not None:
            self.cancelled()

    def _stop(self) -> None:
        """Nothing more goes to the printer; what it has not begun is taken back if it can be."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self._end()

    def _end(self) -> None:
        self._opened, self._bands = None, []
        self.ended.emit()
        self.deleteLater()


def ranges_of(printer: QPrinter) -> tuple[tuple[int, int], ...]:
    """The pages that the dialog asked for: first and last of each range, counted from 1; none for all."""
    return tuple((one.from_, one.to) for one in printer.pageRanges().toRangeList())
