"""What a row shows besides text: colour bars, panels, tick boxes, chips. Lengths in points, from the row's top left."""

from dataclasses import dataclass
from enum import Enum

from parcours_desktop.documents.ink import DRAFT, DRAFT_EDGE, TEXT, WHITE, Ink
from parcours_desktop.documents.page_canvas import PageCanvas

EDGE = 1.2


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted panel behind the whole row, ``x`` to ``right``."""

    x: float
    right: float
    ink: Ink
    radius: float = 5.0

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:
        """Draws the panel."""
        canvas.box(self.x, top, self.right - self.x, height, self.ink, min(self.radius, height / 2))


@dataclass(frozen=True, slots=True)
class Bar:
    """An upright bar of a strand's colour beside its heading."""

    x: float
    ink: Ink
    width: float = 4.5

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:
        """Draws the bar, as high as the heading."""
        canvas.box(self.x, top + 1.5, self.width, height - 3, self.ink, 1.2)


@dataclass(frozen=True, slots=True)
class TopRule:
    """A rule along the top of the row: what a signature stands on."""

    x: float
    right: float
    ink: Ink = TEXT
    weight: float = 0.8

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:  # noqa: ARG002 a rule has no height
        """Draws the rule."""
        canvas.rule(self.x, self.right, top, self.weight, self.ink)


@dataclass(frozen=True, slots=True)
class Chip:
    """The mark behind the word « Projet »: a yellow panel with an edge."""

    x: float
    right: float
    down: float
    height: float

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:  # noqa: ARG002 the chip has its own height
        """Draws the chip at the top of the row."""
        canvas.box(self.x, top + self.down, self.right - self.x, self.height, DRAFT, 3.5)
        canvas.frame(self.x, top + self.down, self.right - self.x, self.height, DRAFT_EDGE, 0.8, 3.5)


class Tick(Enum):
    """What a tick box says of a step."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class TickBox:
    """A tick box before the first line of a step: empty, ticked, or barred for what will not be done."""

    x: float
    down: float
    tick: Tick
    ink: Ink = TEXT
    size: float = 10.5

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:  # noqa: ARG002 the box has its own height
        """Draws the box."""
        x, top, size = self.x, top + self.down, self.size
        if self.tick is Tick.DONE:
            canvas.box(x, top, size, size, self.ink, 2)
            check = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.30))
            canvas.stroke(((x + right * size, top + down * size) for right, down in check), WHITE, 1.5)
            return
        canvas.frame(x, top, size, size, self.ink, EDGE, 2)
        if self.tick is Tick.NOT_DONE:
            canvas.stroke(((x + 0.28 * size, top + size / 2), (x + 0.72 * size, top + size / 2)), self.ink, EDGE)
