"""Envelopes: the address in the middle, the office in the corner, one page for each household."""

from collections.abc import Sequence
from dataclasses import replace

from parcours_desktop.documents.faces import typefaces
from parcours_desktop.documents.flow import Align, Cell, height_of
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Envelope
from parcours_desktop.documents.styles import ASIDE, BODY, STRONG
from parcours_desktop.documents.tags import Artifact, Element, Role
from parcours_desktop.documents.typesetting import Line, Style, Typesetter
from parcours_desktop.domain.labels import Label
from parcours_desktop.wording.words import Words

LEFT, TOP = 0.42, 0.5
"""Where the address begins, as shares of the envelope: inside what sorting machines read."""
SENDER = 0.36
LARGER = 12.0


def draw_envelopes(labels: Sequence[Label], sender: Sequence[str], words: Words, envelope: Envelope) -> bytes:
    """A page for each label, as a PDF; ``sender`` are the lines of the office. What has no room ends in an ellipsis."""
    faces = typefaces()
    canvas = PageCanvas(envelope, faces, title=words("Enveloppes"), language=words.language)
    setter = Typesetter(faces)
    name, address = replace(STRONG, size=LARGER, leading=16, role=Role.H1), replace(BODY, size=LARGER, leading=16)
    for label in labels:
        whom = words("{name} et sa famille", name=label.name) if len(label.cases) > 1 else label.name
        left, width = envelope.width * LEFT, envelope.width * (1 - LEFT) - envelope.left
        _set(canvas, _lines(setter, sender, ASIDE, envelope.width * SENDER), envelope.left, envelope.left)
        lines = setter.lines(whom, name, width) + _lines(setter, label.lines, address, width)
        if height_of(lines) > envelope.height * (1 - TOP) - envelope.left:
            styled = zip((whom, *label.lines), (name, *(address for _ in label.lines)), strict=True)
            lines = tuple(setter.fitted(text, style, width) for text, style in styled)
        _set(canvas, lines, left, envelope.height * TOP)
        canvas.aim(Artifact.LAYOUT)
        canvas.end_page()
    return canvas.finish()


def _lines(setter: Typesetter, texts: Sequence[str], style: Style, width: float) -> tuple[Line, ...]:
    return tuple(line for text in texts for line in setter.lines(text, style, width))


def _set(canvas: PageCanvas, lines: tuple[Line, ...], left: float, top: float) -> None:
    width = max((line.width for line in lines), default=0.0)
    Cell(left, width, lines, Align.LEFT, tag=Element(Role.DIVISION)).draw(canvas, top)
