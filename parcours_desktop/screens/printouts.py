"""Pages that leave the program: drawn in a worker from frozen rows, saved as a PDF or handed to a printer as pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from parcours_desktop.documents.paper import Paper
from parcours_desktop.screens.plan_pages import DrawnPlan, page_images, save_file


class Printable(Protocol):
    """What can be saved and printed: a plan, a proof, a letter, a day."""

    @property
    def file_name(self) -> str:
        """The name proposed for the PDF; never a person's name."""

    @property
    def paper(self) -> Paper:
        """The sheet it is drawn for."""

    def drawing(self, dpi: int) -> Callable[..., DrawnPlan]:
        """Work for the worker thread: every page as a picture."""

    def saving(self, path: Path) -> Callable[..., Path]:
        """Work for the worker thread: write the PDF. Raises ``Trouble``."""


@dataclass(frozen=True, slots=True)
class Printout:
    """One document, ready to be drawn: ``draw`` answers the PDF and knows everything it needs."""

    file_name: str
    paper: Paper
    draw: Callable[[], bytes]

    def drawing(self, dpi: int) -> Callable[..., DrawnPlan]:
        """Work for the worker thread: every page as a picture."""

        def draw(*_progress: object) -> DrawnPlan:
            return page_images(self.draw(), dpi)

        return draw

    def saving(self, path: Path) -> Callable[..., Path]:
        """Work for the worker thread: write the PDF. Raises ``Trouble``."""

        def save(*_progress: object) -> Path:
            save_file(path, self.draw())
            return path

        return save
