"""What the parts of a page are to someone who cannot see it: headings, tables, lists, figures, or mere decoration.

An ``Element`` is one place in the tree of a tagged PDF (PDF 32000-1, 14.7; PDF/UA-1, ISO 14289-1). Its identity is what
counts: a paragraph that goes on over the page, or a row whose halves stand on two pages, keeps one element.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Role(StrEnum):
    """Standard structure types (PDF 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    PART = "Part"
    SECTION = "Sect"
    DIVISION = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    DATA = "TD"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    FIGURE = "Figure"
    SPAN = "Span"
    NOTE = "Note"


HEADINGS = (Role.H1, Role.H2, Role.H3)


class Scope(StrEnum):
    """What a head cell is the head of."""

    COLUMN = "Column"
    ROW = "Row"
    BOTH = "Both"


class Artifact(Enum):
    """What is drawn and never read: the value is the property list of the mark (PDF 32000-1, 14.8.2.2)."""

    LAYOUT = "<</Type/Layout>>"
    HEADER = "<</Type/Pagination/Subtype/Header>>"
    FOOTER = "<</Type/Pagination/Subtype/Footer>>"
    REPEATED = "<</Type/Pagination>>"


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element of the tree. ``within`` is its parent; ``None`` leaves it to the cell, the row, then the document.

    ``language`` is a tag such as « ar », or "" for that of what it stands in; ``alt`` says what a figure shows;
    ``columns`` and ``rows`` are how many a cell of a table spans.
    """

    role: Role
    within: "Element | None" = None
    scope: Scope | None = None
    columns: int = 1
    rows: int = 1
    language: str = ""
    alt: str = ""


Target = Element | Artifact
"""What the drawing that follows belongs to."""
