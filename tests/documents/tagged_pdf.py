"""A tagged PDF read against itself: what is drawn against what the tree says, as ISO 14289-1 (PDF/UA-1) asks.

``flaws`` names everything wrong that it finds; a sound document has none. It knows nothing of how the pages were made.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

SHOWING = {"Tj", "TJ", "'", '"', "Do", "sh", "BI", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
HEADINGS = {"/H1": 1, "/H2": 2, "/H3": 3}
ROLES = {
    *("/Document", "/Part", "/Sect", "/Div", "/H1", "/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD"),
    *("/L", "/LI", "/Lbl", "/LBody", "/Figure", "/Span", "/Note"),
}
WITHIN = {
    "/TR": {"/Table"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
}
Mark = tuple[int, int]


@dataclass
class _Read:
    """What was found: marks on the pages, marks in the tree with the element that owns each, and the flaws."""

    flaws: list[str] = field(default_factory=list)
    drawn: Counter[Mark] = field(default_factory=Counter)
    owned: dict[Mark, list[int]] = field(default_factory=dict)
    heading: int = 0


def flaws(pdf: bytes) -> list[str]:
    """Everything that keeps a document from being read aloud rightly; nothing for a sound one."""
    with pikepdf.open(BytesIO(pdf)) as file:
        read = _Read()
        if "/StructTreeRoot" not in file.Root:
            return ["no tree of tags"]
        read.flaws += _of_the_whole(file)
        numbers = {page.obj.objgen: index for index, page in enumerate(file.pages)}
        for index, page in enumerate(file.pages):
            _page(page, index, read)
        top = file.Root.StructTreeRoot.K
        for one in top if isinstance(top, pikepdf.Array) else [top]:
            _element(one, None, numbers, read)
        _compare(read)
        _parents(file, read)
        read.flaws += list(_fonts(file))
        return read.flaws


def _of_the_whole(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not said to be marked"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the title is not displayed"
    told = bytes(root.Metadata.read_bytes()) if "/Metadata" in root else b""
    if b"<pdfuaid:part>1</pdfuaid:part>" not in told:
        yield "not said to be PDF/UA-1"
    if b"<dc:title>" not in told or not str(file.docinfo.get("/Title", "")):
        yield "no title"
    if "/Outlines" not in root:
        yield "no bookmarks"


def _page(page: pikepdf.Page, index: int, read: _Read) -> None:
    if str(page.obj.get("/Tabs", "")) != "/S":
        read.flaws.append(f"page {index + 1}: keys do not follow the tree")
    if "/StructParents" not in page.obj:
        read.flaws.append(f"page {index + 1}: no key of the parent tree")
    stack: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            stack.append(_opened(operands, index, read))
        elif name == "EMC":
            if not stack:
                read.flaws.append(f"page {index + 1}: a mark is closed that was not opened")
                continue
            stack.pop()
        elif name in SHOWING and not any(one in {"mark", "artifact"} for one in stack):
            read.flaws.append(f"page {index + 1}: {name} outside every mark")
    if stack:
        read.flaws.append(f"page {index + 1}: a mark is left open")


def _opened(operands: pikepdf.Object, index: int, read: _Read) -> str:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    properties = operands[1] if len(operands) > 1 else {}
    if "/MCID" in properties:
        read.drawn[index, int(properties["/MCID"])] += 1
        return "mark"
    return "span"


def _element(
    node: pikepdf.Object, parent: pikepdf.Object | None, numbers: dict[tuple[int, int], int], read: _Read
) -> None:
    _role(node, str(parent.S) if parent is not None else "", read)
    if str(node.S) == "/Table":
        _table(node, read)
    for kid in _kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.P.objgen != node.objgen:
                read.flaws.append(f"{kid.S} names another parent")
            _element(kid, node, numbers, read)
        else:
            _mark(kid, node, numbers, read)


def _role(node: pikepdf.Object, above: str, read: _Read) -> None:
    """What an element of its kind must say, and where it may stand."""
    role = str(node.S)
    if role not in ROLES:
        read.flaws.append(f"{role} is no standard type")
    if role in WITHIN and above not in WITHIN[role]:
        read.flaws.append(f"{role} within {above or 'nothing'}")
    if role in HEADINGS:
        if HEADINGS[role] > read.heading + 1:
            read.flaws.append(f"{role} after a heading of level {read.heading}")
        if not _kids(node):
            read.flaws.append(f"an empty {role}")
        read.heading = HEADINGS[role]
    if role == "/Figure" and not str(node.get("/Alt", "")).strip():
        read.flaws.append("a figure without an alternative text")
    if role == "/TH" and not any("/Scope" in one for one in _attributes(node)):
        read.flaws.append("a head cell that says not of what")


def _mark(kid: pikepdf.Object, node: pikepdf.Object, numbers: dict[tuple[int, int], int], read: _Read) -> None:
    """A mark of the element: on its own page, or on the one that the mark names."""
    page, mark = node.get("/Pg"), kid
    if isinstance(kid, pikepdf.Dictionary):
        page, mark = kid.get("/Pg", page), kid.MCID
    if page is None or page.objgen not in numbers:
        read.flaws.append(f"{node.S} stands on no page")
        return
    read.owned.setdefault((numbers[page.objgen], int(mark)), []).append(node.objgen[0])


def _kids(node: pikepdf.Object) -> list[pikepdf.Object]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(node: pikepdf.Object) -> list[pikepdf.Object]:
    found = node.get("/A")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _table(table: pikepdf.Object, read: _Read) -> None:
    """Every row as wide as the others, its spans counted."""
    held: dict[int, int] = {}
    widths = []
    for at, row in enumerate(kid for kid in _kids(table) if str(kid.S) == "/TR"):
        width = held.get(at, 0)
        for cell in _kids(row):
            columns = max((int(one.get("/ColSpan", 1)) for one in _attributes(cell)), default=1)
            rows = max((int(one.get("/RowSpan", 1)) for one in _attributes(cell)), default=1)
            width += columns
            for below in range(at + 1, at + rows):
                held[below] = held.get(below, 0) + columns
        widths.append(width)
    if len(set(widths)) > 1:
        read.flaws.append(f"a table with rows of {sorted(set(widths))} cells")


def _compare(read: _Read) -> None:
    for (page, mark), times in read.drawn.items():
        if times > 1:
            read.flaws.append(f"page {page + 1}: mark {mark} is used {times} times")
        owners = read.owned.get((page, mark), [])
        if len(owners) != 1:
            read.flaws.append(f"page {page + 1}: mark {mark} is {len(owners)} times in the tree")
    for page, mark in read.owned:
        if (page, mark) not in read.drawn:
            read.flaws.append(f"page {page + 1}: mark {mark} of the tree is not drawn")


def _parents(file: pikepdf.Pdf, read: _Read) -> None:
    """The parent tree says of every mark the element that owns it."""
    told = dict(_numbered(file.Root.StructTreeRoot.ParentTree))
    for index, page in enumerate(file.pages):
        owners = told.get(int(page.obj.get("/StructParents", -1)), [])
        for (where, mark), elements in read.owned.items():
            if where == index and (mark >= len(owners) or owners[mark].objgen[0] not in elements):
                read.flaws.append(f"page {index + 1}: the parent tree has mark {mark} wrong")


def _numbered(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """The entries of a number tree, in the order of its leaves."""
    for kid in node.get("/Kids", []):
        yield from _numbered(kid)
    numbers = node.get("/Nums", [])
    yield from ((int(numbers[at]), numbers[at + 1]) for at in range(0, len(numbers), 2))


def _fonts(file: pikepdf.Pdf) -> Iterator[str]:
    seen = set()
    for page in file.pages:
        for name, font in page.obj.Resources.get("/Font", pikepdf.Dictionary()).items():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            if "/ToUnicode" not in font:
                yield f"{name}: letters without a meaning"
            if str(font.Subtype) != "/Type0" or "/FontFile2" not in font.DescendantFonts[0].FontDescriptor:
                yield f"{name}: not embedded"
