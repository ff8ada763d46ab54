"""Many documents in one PDF, as quires in a volume: written to the disk as they are drawn, little kept in memory.

Each document draws straight into the volume (see ``PageCanvas``): its elements stand under one tree, its pages' marks in
one parent tree, its title is a bookmark. Faces are embedded once, at the end: the codes on the pages are the numbers of
glyphs in the font files, the same in every document (see ``embedding``). PDF 32000-1: 7.5.7 object streams, 7.5.8
cross-reference streams, 7.9.7 number trees, 14.7 structure.
"""

import os
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from parcours_desktop.documents.embedding import embed
from parcours_desktop.documents.faces import Typefaces
from parcours_desktop.documents.letters import printable
from parcours_desktop.documents.pdf_file import references, stream_body, text_string
from parcours_desktop.documents.pdf_parts import PROGRAM, Identity, Page, page_object, xmp
from parcours_desktop.documents.structure import Structure
from parcours_desktop.documents.volume_marks import Mark, outline
from parcours_desktop.documents.volume_state import Drawn, swapped

IN_ONE_STREAM = 200
"""Objects packed together; fewer than 256, for their place is a byte of the table."""
IN_ONE_NODE = 200
"""Leaves below one node of a tree."""
CATALOGUE, PAGES, TREE_ROOT, DOCUMENT, INFO, RESOURCES = 1, 2, 3, 4, 5, 6
"""Numbers of the objects that are known before the first document comes and written after the last."""
_KIND, _PLACE = 56, 8
_PLAIN, _PACKED = 1, 2
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Volume:
    """Writes one PDF to ``out``, a file that can be read and written, as its documents are drawn.

    ``level`` is the level of the next documents' bookmarks: those of level 2 stand below the last one of level 1.
    ``drawn`` is what was kept of a volume that was begun (see ``settle``): it goes on behind that.
    """

    def __init__(self, out: BinaryIO, drawn: Iterable[Drawn] = ()) -> None:
        self.level = 1
        self._out = out
        self._waiting: list[tuple[int, bytes]] = []
        self._places = array("Q", [0] * (RESOURCES + 1))
        self._pages: list[int] = []
        self._tops: list[int] = []
        self._leaves: list[tuple[int, int, int]] = []
        self._marks: list[Mark] = []
        self._used: dict[str, dict[int, str]] = {}
        self._fresh: dict[str, dict[int, str]] = {}
        self._size = (0.0, 0.0)
        self._at = 0
        for one in drawn:
            self._go_behind(one)
        out.truncate(self._at)
        out.seek(self._at)
        self._kept = self._lengths()
        if not self._at:
            self._write(_HEAD)

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def blank(self) -> None:
        """Adds an empty page as large as the last one: the back of a sheet."""
        page = Page(self.reserve(), self.stream(b""))
        self._put_page(page, self._size, self._leaf([[]]))

    def settle(self) -> Drawn:
        """Brings all that was drawn to the disk; answers what was added since the last time, to be kept beside it."""
        self._pack()
        self._out.flush()
        os.fsync(self._out.fileno())
        places, pages, tops, leaves, marks = self._kept
        self._kept = self._lengths()
        fresh, self._fresh = self._fresh, {}
        return Drawn(
            self._at,
            self._places[places:],
            tuple(self._pages[pages:]),
            tuple(self._tops[tops:]),
            tuple(self._leaves[leaves:]),
            tuple(self._marks[marks:]),
            fresh,
            self._size,
        )

    def finish(self, identity: Identity, faces: Typefaces) -> None:
        """Writes what belongs to the whole; nothing may be drawn afterwards. The title names no person."""
        named = "".join(
            f"/{name} {embed(faces.named(name), used, self)} 0 R" for name, used in sorted(self._used.items())
        )
        self.put(RESOURCES, f"<</Font<<{named}>>>>")
        title = printable(identity.title)
        about = self.stream(xmp(title), "/Type/Metadata/Subtype/XML", packed=False)
        bookmarks = f"/Outlines {outline(self._marks, self)} 0 R" if self._marks else ""
        self.put(PAGES, f"<</Type/Pages/Kids{references(self._pages)}/Count {len(self._pages)}>>")
        parents = self._number_tree(self._leaves)
        self.put(DOCUMENT, f"<</S/Document/P {TREE_ROOT} 0 R/K{references(self._tops)}>>")
        self.put(
            TREE_ROOT,
            f"<</Type/StructTreeRoot/K {DOCUMENT} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(self._pages)}>>",
        )
        self.put(
            CATALOGUE,
            f"<</Type/Catalog/Pages {PAGES} 0 R/Lang({identity.language})/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {TREE_ROOT} 0 R/Metadata {about} 0 R"
            f"/ViewerPreferences<</DisplayDocTitle true>>{bookmarks}>>",
        )
        self.put(INFO, f"<</Title{text_string(title)}/Creator({PROGRAM})/Producer({PROGRAM})>>")
        self._pack()
        self._write_table()
        self._out.flush()
        os.fsync(self._out.fileno())

    # What documents write

    def bind(
        self,
        title: str,
        structure: Structure,
        pages: Sequence[Page],
        size: tuple[float, float],
        used: Mapping[str, Mapping[int, str]],
    ) -> None:
        """Takes a document whose pages were drawn: their size in points, the glyphs ``used`` of each face by its name."""
        top, owners = structure.write_below(self, DOCUMENT, [page.number for page in pages])
        first = self._leaf(owners)
        for index, page in enumerate(pages):
            self._put_page(page, size, first + index)
        self._tops.append(top)
        self._marks.append(Mark(self.level, printable(title), pages[0].number))
        for name, letters in used.items():
            self._use(name, letters)

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._places.append(0)
        return len(self._places) - 1

    def put(self, number: int, body: str) -> None:
        """Writes the object of a reserved number, in ASCII."""
        self._waiting.append((number, body.encode("ascii")))
        if len(self._waiting) >= IN_ONE_STREAM:
            self._pack()

    def add(self, body: str) -> int:
        """Writes one more object; its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, content: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Writes a stream; its number."""
        number = self.reserve()
        self._put_stream(number, content, entries, packed=packed)
        return number

    # Parts of the whole

    def _leaf(self, owners: Iterable[Iterable[int]]) -> int:
        """Writes the leaf of the parent tree for the next pages; the key of the first of them."""
        first = len(self._pages)
        told = [f"{key} {references(numbers)}" for key, numbers in enumerate(owners, first)]
        last = first + len(told) - 1
        number = self.add(f"<</Limits[{first} {last}]/Nums[{' '.join(told)}]>>")
        self._leaves.append((number, first, last))
        return first

    def _put_page(self, page: Page, size: tuple[float, float], key: int) -> None:
        self.put(page.number, page_object(PAGES, size, page.content, RESOURCES, key))
        self._pages.append(page.number)
        self._size = size

    def _number_tree(self, leaves: Sequence[tuple[int, int, int]]) -> int:
        """The number of the node above the leaves of a number tree."""
        while len(leaves) > IN_ONE_NODE:
            nodes = []
            for start in range(0, len(leaves), IN_ONE_NODE):
                below = leaves[start : start + IN_ONE_NODE]
                first, last = below[0][1], below[-1][2]
                kids = references(leaf[0] for leaf in below)
                nodes.append((self.add(f"<</Limits[{first} {last}]/Kids{kids}>>"), first, last))
            leaves = nodes
        return self.add(f"<</Kids{references(leaf[0] for leaf in leaves)}>>")

    def _use(self, name: str, letters: Mapping[int, str]) -> None:
        known = self._used.setdefault(name, {})
        for glyph, meaning in letters.items():
            if glyph not in known or (meaning and not known[glyph]):
                known[glyph] = meaning
                self._fresh.setdefault(name, {})[glyph] = meaning

    def _go_behind(self, drawn: Drawn) -> None:
        """Take what was kept."""
        self._places.extend(drawn.places)
        self._pages += drawn.pages
        self._tops += drawn.tops
        self._leaves += drawn.leaves
        self._marks += drawn.marks
        for name, letters in drawn.used.items():
            self._used.setdefault(name, {}).update(letters)
        self._at, self._size = drawn.end, drawn.size

    def _lengths(self) -> tuple[int, int, int, int, int]:
        return len(self._places), len(self._pages), len(self._tops), len(self._leaves), len(self._marks)

    # The file

    def _pack(self) -> None:
        """Writes the waiting objects as one stream."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        heads, at = [], 0
        for number, body in waiting:
            heads.append(b"%d %d" % (number, at))
            at += len(body) + 1
        first = b" ".join(heads) + b" "
        content = first + b" ".join(body for _number, body in waiting)
        holder = self.stream(content, f"/Type/ObjStm/N {len(waiting)}/First {len(first)}")
        for index, (number, _body) in enumerate(waiting):
            self._places[number] = _PACKED << _KIND | holder << _PLACE | index

    def _put_stream(self, number: int, content: bytes, entries: str, *, packed: bool) -> None:
        self._places[number] = _PLAIN << _KIND | self._at << _PLACE
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, stream_body(content, entries, packed=packed)))

    def _write_table(self) -> None:
        number, start = self.reserve(), self._at
        self._places[number] = _PLAIN << _KIND | start << _PLACE
        rows = (swapped(self._places) if sys.byteorder == "little" else self._places).tobytes()
        entries = f"/Type/XRef/Size {len(self._places)}/W[1 6 1]/Root {CATALOGUE} 0 R/Info {INFO} 0 R"
        self._put_stream(number, rows, entries, packed=True)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, content: bytes) -> None:
        self._out.write(content)
        self._at += len(content)
