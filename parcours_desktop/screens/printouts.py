"""Pages that leave the program: drawn in a worker from frozen rows, looked at, saved as a PDF or printed, all from one drawing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from parcours_desktop.documents.paper import Envelope, Paper, Sheet
from parcours_desktop.documents.preview import page_count
from parcours_desktop.screens.file_names import Naming
from parcours_desktop.screens.plan_pages import DrawnPlan, page_images, save_file

__all__ = ["Envelope", "Fingerprint", "Naming", "Paper", "Printable", "Printout", "printout_on"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Which bytes left the program: the SHA-256 of the PDF in hexadecimal, and how many pages it has."""

    sha256: str
    pages: int


class Printable(Protocol):
    """What can be looked at, saved and printed: a plan, a proof, a letter, a day."""

    def printout(self) -> "Printout":
        """The document as it is now; what is done later to whoever answers does not change it."""


@dataclass(frozen=True, slots=True)
class Printout:
    """One document, ready to be drawn: ``draw`` answers the PDF and knows everything it needs.

    ``file_name`` is the name proposed for the PDF, never a person's name; ``naming`` says of what it is made, for the
    pattern that the person chose. ``redraw(paper, large=True)``, where there is one, draws the same for another sheet;
    ``offers_large`` says that it knows large print. ``recorded`` is told once it was saved or printed, not when it was only
    looked at: the print register keeps it.
    """

    file_name: str
    paper: Sheet
    draw: Callable[[], bytes]
    redraw: Callable[..., bytes] | None = None
    offers_large: bool = False
    large: bool = False
    naming: Naming | None = None
    recorded: Callable[[Fingerprint], object] | None = None

    def printout(self) -> "Printout":
        """Itself."""
        return self

    @property
    def offers_paper(self) -> bool:
        """Whether it can be drawn for another sheet."""
        return self.redraw is not None

    def on(self, paper: Sheet) -> "Printout":
        """The same for a sheet. One that knows no other stays as it is: see ``offers_paper``."""
        return self._variant(paper, self.large)

    def enlarged(self, large: bool) -> "Printout":
        """The same in large print, or in the usual one. One that knows no large print stays as it is."""
        return self._variant(self.paper, large and self.offers_large)

    def holding(self, pdf: bytes) -> "Printout":
        """The same, drawn already: what is saved and printed is what was looked at."""
        return replace(self, draw=_Held(pdf))

    def drawing(self, dpi: int) -> Callable[..., DrawnPlan]:
        """Work for the worker thread: every page as a picture."""

        def draw(*_progress: object) -> DrawnPlan:
            return page_images(self.draw(), dpi)

        return draw

    def saving(self, path: Path) -> Callable[..., Fingerprint]:
        """Work for the worker thread: write the PDF; answers what was written. Raises ``Trouble``."""

        def save(*_progress: object) -> Fingerprint:
            pdf = self.draw()
            save_file(path, pdf)
            return fingerprint(pdf)

        return save

    def record(self, printed: Fingerprint) -> None:
        """Tell the register, if it keeps this document. Raises ``Trouble``."""
        if self.recorded is not None:
            self.recorded(printed)

    def _variant(self, paper: Sheet, large: bool) -> "Printout":
        if self.redraw is None or (paper, large) == (self.paper, self.large):
            return self
        return replace(self, paper=paper, large=large, draw=_Redrawn(self.redraw, paper, large))


def fingerprint(pdf: bytes) -> Fingerprint:
    """What the register keeps of a PDF; for the worker thread."""
    return Fingerprint(sha256(pdf).hexdigest(), page_count(pdf))


def printout_on(
    file_name: str,
    paper: Paper,
    redraw: Callable[..., bytes],
    *,
    offers_large: bool = False,
    naming: Naming | None = None,
    recorded: Callable[[Fingerprint], object] | None = None,
) -> Printout:
    """A document that can be drawn for each sheet: ``redraw(paper)`` and, if it ``offers_large``, ``redraw(paper, large=True)``."""
    drawn = _Redrawn(redraw, paper, large=False)
    return Printout(file_name, paper, drawn, redraw, offers_large=offers_large, naming=naming, recorded=recorded)


@dataclass(frozen=True, slots=True)
class _Redrawn:
    """Draws for one sheet, in one size of print."""

    redraw: Callable[..., bytes]
    paper: Sheet
    large: bool

    def __call__(self) -> bytes:
        return self.redraw(self.paper, large=True) if self.large else self.redraw(self.paper)


@dataclass(frozen=True, slots=True)
class _Held:
    """A document that is drawn already."""

    pdf: bytes

    def __call__(self) -> bytes:
        return self.pdf
