"""Address labels on the sheets that offices buy: each address in its place, the first places left free when they are used."""

from collections.abc import Sequence
from dataclasses import replace

from parcours_desktop.documents.faces import typefaces
from parcours_desktop.documents.flow import Align, Cell, height_of
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import BODY, STRONG
from parcours_desktop.documents.tags import Artifact, Element, Role
from parcours_desktop.documents.typesetting import Line, Typesetter
from parcours_desktop.domain.labels import Label, LabelGrid
from parcours_desktop.wording.words import Words

MILLIMETRE = 72 / 25.4
INSIDE = 3.5 * MILLIMETRE
"""What a printer may be off by, and a label's round corners."""
LEADING = 13.5
PAPERS = {"letter": Paper.LETTER, "a4": Paper.A4}


def draw_labels(labels: Sequence[Label], words: Words, grid: LabelGrid, first: int = 1) -> bytes:
    """The labels as a PDF, from place ``first`` of the first sheet on (1 is at the top left, then along the row).

    Lines are broken where they are too long, and end in an ellipsis only where the label has no room left. Raises ``ValueError`` for a place that the sheet has not.
    """
    if not 1 <= first <= grid.places:
        raise ValueError("no such place on the sheet")
    faces = typefaces()
    canvas = PageCanvas(PAPERS[grid.paper], faces, title=words("Étiquettes"), language=words.language)
    setter = Typesetter(faces)
    for number, label in enumerate(labels, first - 1):
        if number >= first and number % grid.places == 0:
            canvas.end_page()
        name = words("{name} et sa famille", name=label.name) if len(label.cases) > 1 else label.name
        _draw(canvas, setter, grid, number % grid.places, (name, *label.lines))
    canvas.end_page()
    return canvas.finish()


def _draw(canvas: PageCanvas, setter: Typesetter, grid: LabelGrid, place: int, texts: Sequence[str]) -> None:
    row, column = divmod(place, grid.columns)
    left = (grid.left + column * grid.across) * MILLIMETRE + INSIDE
    top = (grid.top + row * grid.down) * MILLIMETRE
    width, height = grid.width * MILLIMETRE - 2 * INSIDE, grid.height * MILLIMETRE
    body = replace(BODY, leading=LEADING)
    styled = tuple(
        zip(texts, (replace(STRONG, leading=LEADING, role=Role.H1), *(body for _ in texts[1:])), strict=True)
    )
    lines: tuple[Line, ...] = tuple(line for text, style in styled for line in setter.lines(text, style, width))
    if height_of(lines) > height:
        lines = tuple(setter.fitted(text, style, width) for text, style in styled)
    down = max(0.0, (height - height_of(lines)) / 2)
    Cell(left, width, lines, Align.LEFT, tag=Element(Role.DIVISION)).draw(canvas, top + down)
    canvas.aim(Artifact.LAYOUT)
