"""What a PDF holds besides its pages' drawing: catalogue, page objects, bookmarks, metadata that says PDF/UA-1.

Nothing here names a person: the title is the only thing said of a document. No date is written, so that the same page is
the same file on whatever day it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from parcours_desktop.documents.letters import printable
from parcours_desktop.documents.paper import Sheet
from parcours_desktop.documents.pdf_file import PdfFile, references, text_string
from parcours_desktop.documents.structure import Bookmark, Structure

PROGRAM = "Parcours Desktop"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Identity:
    """A document's title, and its language as a tag (« fr-CA »)."""

    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """The numbers of a page object and of its drawing."""

    number: int
    content: int


@dataclass(slots=True)
class _Entry:
    """A bookmark in the making: its object, those below it."""

    number: int
    mark: Bookmark
    kids: list["_Entry"] = field(default_factory=list)


def written(
    file: PdfFile, naming: Identity, paper: Sheet, pages: Sequence[Page], fonts: dict[str, int], structure: Structure
) -> bytes:
    """The whole document; ``fonts`` are the numbers of the fonts by the names that pages use."""
    numbers = [page.number for page in pages]
    named = "".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    resources, tree = file.add(f"<</Font<<{named}>>>>"), file.reserve()
    for index, page in enumerate(pages):
        file.put(page.number, page_object(tree, paper.value, page.content, resources, index))
    file.put(tree, f"<</Type/Pages/Kids{references(numbers)}/Count {len(pages)}>>")
    outline = _outline(file, structure.bookmarks(), numbers)
    root = structure.write(file, numbers)
    title = printable(naming.title)
    metadata = file.stream(xmp(title), "/Type/Metadata/Subtype/XML", packed=False)
    catalogue = file.add(
        f"<</Type/Catalog/Pages {tree} 0 R/Lang({naming.language})/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R"
        f"/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>{outline}>>"
    )
    info = file.add(f"<</Title{text_string(title)}/Creator({PROGRAM})/Producer({PROGRAM})>>")
    return file.finish(catalogue, info)


def page_object(tree: int, size: tuple[float, float], content: int, resources: int, key: int) -> str:
    """A page of so many points: the numbers of the tree it stands in, of its drawing and fonts; its key of parents."""
    return (
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {size[0]:g} {size[1]:g}]/Contents {content} 0 R"
        f"/Resources {resources} 0 R/StructParents {key}/Tabs/S>>"
    )


def xmp(title: str) -> bytes:
    """The metadata: the title, and that the document keeps to PDF/UA-1."""
    return XMP.format(title=escape(title)).encode()


def _outline(file: PdfFile, marks: Sequence[Bookmark], pages: Sequence[int]) -> str:
    """Writes the bookmarks, each under the heading it belongs to; gives the catalogue's entry for them."""
    if not marks:
        return ""
    top = _Entry(file.reserve(), marks[0])
    path = [top]
    for mark in marks:
        while len(path) > 1 and path[-1].mark.level >= mark.level:
            path.pop()
        entry = _Entry(file.reserve(), mark)
        path[-1].kids.append(entry)
        path.append(entry)
    file.put(top.number, f"<</Type/Outlines{_ends(top)}>>")
    _put_entries(file, top, pages)
    return f"/Outlines {top.number} 0 R"


def _put_entries(file: PdfFile, parent: _Entry, pages: Sequence[int]) -> None:
    """Writes the bookmarks below one: a chain in both directions."""
    last = len(parent.kids) - 1
    for index, entry in enumerate(parent.kids):
        mark = entry.mark
        before = f"/Prev {parent.kids[index - 1].number} 0 R" if index else ""
        after = f"/Next {parent.kids[index + 1].number} 0 R" if index < last else ""
        file.put(
            entry.number,
            f"<</Title{text_string(mark.text)}/Parent {parent.number} 0 R{before}{after}{_ends(entry)}"
            f"/Dest[{pages[mark.page]} 0 R/XYZ null {mark.top:.2f} null]>>",
        )
        _put_entries(file, entry, pages)


def _ends(entry: _Entry) -> str:
    """The first and the last below a bookmark, and how many are open there."""
    if not entry.kids:
        return ""
    return f"/First {entry.kids[0].number} 0 R/Last {entry.kids[-1].number} 0 R/Count {_count(entry)}"


def _count(entry: _Entry) -> int:
    return sum(1 + _count(kid) for kid in entry.kids)
