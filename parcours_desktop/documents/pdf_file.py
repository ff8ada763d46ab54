"""The file of a PDF: numbered objects, packed streams, the table that finds them. The same objects give the same bytes.

Written here and not by a library, so that no upgrade of one changes the bytes of a page that was sealed. What is packed
is packed by libdeflate, whose version the lock fixes: zlib is another one in each Python and on each system.
PDF 1.7 (ISO 32000-1): 7.5.7 object streams, 7.5.8 cross-reference streams.
"""

from collections.abc import Iterable
from hashlib import sha256

from deflate import zlib_compress

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
LEVEL = 6
IN_ONE_STREAM = 100
"""Objects packed together: few enough for a reader that looks for one of them."""


class PdfFile:
    """Collects the objects of one document, then writes them."""

    def __init__(self) -> None:
        self._count = 0
        self._plain: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._count += 1
        return self._count

    def put(self, number: int, body: str) -> None:
        """The object of a reserved number, in ASCII."""
        self._plain[number] = body

    def add(self, body: str) -> int:
        """One more object; its number."""
        number = self.reserve()
        self._plain[number] = body
        return number

    def stream(self, content: bytes, entries: str = "", *, packed: bool = True) -> int:
        """A stream with further entries of its dictionary; its number."""
        number = self.reserve()
        if packed:
            content, entries = bytes(zlib_compress(content, LEVEL)), f"/Filter/FlateDecode{entries}"
        self._streams[number] = b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode(), len(content), content)
        return number

    def finish(self, root: int, info: int) -> bytes:
        """The whole file, with the numbers of its catalogue and of its information dictionary."""
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        for group in _groups(sorted(self._plain), IN_ONE_STREAM):
            places.update(self._pack(group))
        parts, at = [HEADER], len(HEADER)
        for number, stream in self._streams.items():
            places[number] = (1, at, 0)
            part = b"%d 0 obj\n%b\nendobj\n" % (number, stream)
            parts.append(part)
            at += len(part)
        table = self.reserve()
        places[table] = (1, at, 0)
        digest = sha256(b"".join(parts)).hexdigest()[:32]
        packed = bytes(zlib_compress(_table(places), LEVEL))
        entries = f"/Type/XRef/Size {table + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
        parts.append(
            b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (table, entries.encode(), len(packed), packed, at)
        )
        return b"".join(parts)

    def _pack(self, numbers: list[int]) -> dict[int, tuple[int, int, int]]:
        """Puts objects into one stream of objects; says where each of them is."""
        heads, bodies, at = [], [], 0
        for number in numbers:
            heads.append(f"{number} {at}")
            bodies.append(self._plain[number])
            at += len(self._plain[number]) + 1
        first = " ".join(heads) + " "
        content = (first + " ".join(bodies)).encode("ascii")
        holder = self.stream(content, f"/Type/ObjStm/N {len(numbers)}/First {len(first)}")
        return {number: (2, holder, index) for index, number in enumerate(numbers)}


def text_string(text: str) -> str:
    """A text as an object: UTF-16, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def references(numbers: Iterable[int]) -> str:
    """An array of references."""
    return f"[{' '.join(f'{number} 0 R' for number in numbers)}]"


def _groups(numbers: list[int], size: int) -> Iterable[list[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]


def _table(places: dict[int, tuple[int, int, int]]) -> bytes:
    """The cross-reference stream: kind, place (offset or object stream), generation or index."""
    return b"".join(
        bytes((kind,)) + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for _, (kind, place, index) in sorted(places.items())
    )
