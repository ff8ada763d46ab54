"""The tree of a tagged PDF as it grows while pages are drawn, and how it is written (PDF 32000-1, 14.7 and 14.8).

An element stands in the tree where it is first drawn. Which marks on which page belong to it is noted as they are made;
a cell that holds one plain paragraph takes its marks over, so that the tree stays as small as the page is simple.
"""

from dataclasses import dataclass, field

from parcours_desktop.documents.pdf_file import Objects, references, text_string
from parcours_desktop.documents.tags import HEADINGS, Element, Role

CELLS = frozenset({Role.HEAD, Role.DATA, Role.BODY, Role.LABEL, Role.ITEM})
Box = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Node:
    """An element with what was drawn of it: ``marks`` as (page from 0, number of the mark), ``kids`` below it.

    ``told`` is its text in reading order; ``turned`` says that its glyphs stand in another order than they are read.
    ``top`` is where it begins on its first page, in points from the foot of the sheet.
    """

    element: Element
    parent: "Node | None"
    kids: "list[Node | tuple[int, int]]" = field(default_factory=list)
    told: str = ""
    turned: bool = False
    top: float = 0.0
    box: Box | None = None
    number: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading: its level from 1, its text, its page from 0 and its top in points from the foot of the sheet."""

    level: int
    text: str
    page: int
    top: float


class Structure:
    """The tree of one document; ``role`` is that of its top: a document, or a part of a file of many."""

    def __init__(self, role: Role = Role.DOCUMENT) -> None:
        self._top = Node(Element(role), None)
        self._nodes: dict[Element, Node] = {}
        self._owners: list[list[Node]] = [[]]

    def opened(self, element: Element, within: Element | None) -> Node:
        """The element's place in the tree, made if it has none yet: below ``element.within``, or below ``within``."""
        node = self._nodes.get(element)
        if node is None:
            above = element.within or within
            parent = self.opened(above, None) if above else self._top
            node = self._nodes[element] = Node(element, parent, language=element.language)
            parent.kids.append(node)
        return node

    def mark(self, node: Node) -> int:
        """The number of one more mark of the element on the page being drawn."""
        owners = self._owners[-1]
        node.kids.append((len(self._owners) - 1, len(owners)))
        owners.append(node)
        return len(owners) - 1

    def end_page(self) -> None:
        """What is marked next stands on a new page."""
        self._owners.append([])

    def bookmarks(self) -> list[Bookmark]:
        """The headings in the order of the tree."""
        found = []
        for node in self._in_order(self._top):
            page = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
            if node.element.role in HEADINGS and page is not None:
                found.append(Bookmark(HEADINGS.index(node.element.role) + 1, node.told, page, node.top))
        return found

    def write(self, file: Objects, pages: list[int]) -> int:
        """Writes the tree; ``pages`` are the numbers of the page objects. Gives the number of its root."""
        root = file.reserve()
        top, by_page = self.write_below(file, root, pages)
        owners = " ".join(f"{page} {references(owned)}" for page, owned in enumerate(by_page) if owned)
        parents = file.add(f"<</Nums[{owners}]>>")
        file.put(
            root,
            f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(pages)}>>",
        )
        return root

    def write_below(self, file: Objects, above: int, pages: list[int]) -> tuple[int, list[list[int]]]:
        """Writes the elements below the object ``above``: the number of the topmost, and those owning each page's marks."""
        self._fold()
        nodes = list(self._in_order(self._top))
        for node in nodes:
            node.number = file.reserve()
        for node in nodes:
            file.put(node.number, _body(node, node.parent.number if node.parent else above, pages))
        return self._top.number, [[node.number for node in owned] for owned in self._owners[: len(pages)]]

    def _in_order(self, top: Node) -> list[Node]:
        found, waiting = [], [top]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += [kid for kid in reversed(node.kids) if isinstance(kid, Node)]
        return found

    def _fold(self) -> None:
        """Gives the marks of a lone paragraph in a cell to the cell."""
        moved: dict[Node, Node] = {}
        for node in self._nodes.values():
            kids = node.kids
            if node.element.role not in CELLS or len(kids) != 1 or not isinstance(kids[0], Node):
                continue
            only = kids[0]
            if only.element.role is Role.PARAGRAPH and not any(isinstance(kid, Node) for kid in only.kids):
                node.kids, node.told, node.turned = only.kids, only.told, only.turned
                node.language = only.language or node.language
                moved[only] = node
        if moved:
            self._owners = [[moved.get(node, node) for node in page] for page in self._owners]


def _body(node: Node, parent: int, pages: list[int]) -> str:
    """The dictionary of a structure element."""
    element = node.element
    parts = [f"<</S/{element.role}/P {parent} 0 R"]
    page = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
    if page is not None:
        parts.append(f"/Pg {pages[page]} 0 R")
    if node.kids:
        kids = [_kid(kid, page, pages) for kid in node.kids]
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if node.language:
        parts.append(f"/Lang({node.language})")
    if element.alt:
        parts.append(f"/Alt{text_string(element.alt)}")
    elif node.turned and node.told:
        parts.append(f"/ActualText{text_string(node.told)}")
    parts.append(_attributes(node))
    return "".join(parts) + ">>"


def _kid(kid: Node | tuple[int, int], page: int | None, pages: list[int]) -> str:
    if isinstance(kid, Node):
        return f"{kid.number} 0 R"
    if kid[0] == page:
        return str(kid[1])
    return f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"


def _attributes(node: Node) -> str:
    """What a head cell is the head of, how far a cell spans, where a figure stands (PDF 32000-1, 14.8.5)."""
    element = node.element
    if element.role in {Role.HEAD, Role.DATA}:
        told = f"/Scope/{element.scope}" if element.scope and element.role is Role.HEAD else ""
        told += f"/ColSpan {element.columns}" if element.columns > 1 else ""
        told += f"/RowSpan {element.rows}" if element.rows > 1 else ""
        return f"/A<</O/Table{told}>>" if told else ""
    if element.role is Role.FIGURE and node.box:
        box = " ".join(f"{round(value, 2):g}" for value in node.box)
        return f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
    return ""
