"""The file of a PDF as ReportLab writes it: numbered objects, packed streams. The same objects give the same bytes.

ReportLab numbers the objects, finds their places and writes the table that leads to them; it knows nothing of the tree
that readers follow (see ``structure``) nor of fonts by glyph (see ``embedding``), so their objects are handed to it as
text. What is packed is packed by libdeflate, whose version the lock fixes: zlib is another one in each Python and on each
system, and a page that was sealed has the same bytes everywhere.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol

from deflate import zlib_compress
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

LEVEL = 6
PDF_1_7 = (1, 7)


class Objects(Protocol):
    """Where the objects of a document are written: a file of its own, or one of many documents."""

    def reserve(self) -> int:
        """The number of an object that is written later."""

    def put(self, number: int, body: str) -> None:
        """The object of a reserved number, in ASCII."""

    def add(self, body: str) -> int:
        """One more object; its number."""

    def stream(self, content: bytes, entries: str = "", *, packed: bool = True) -> int:
        """A stream with further entries of its dictionary; its number."""


class _Held(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object that is written as it was given."""

    def __init__(self) -> None:
        self.body = b""

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 ReportLab hands itself over
        return self.body


class PdfFile:
    """Collects the objects of one document, then has them written."""

    def __init__(self) -> None:
        self._document = PDFDocument(invariant=1, pdfVersion=PDF_1_7)
        self._held: dict[int, _Held] = {}
        self._digest = sha256()

    def reserve(self) -> int:
        """The number of an object that is written later."""
        held = _Held()
        self._document.Reference(held)
        number: int = self._document.objectcounter
        self._held[number] = held
        return number

    def put(self, number: int, body: str) -> None:
        """The object of a reserved number, in ASCII."""
        self._set(number, body.encode("ascii"))

    def add(self, body: str) -> int:
        """One more object; its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, content: bytes, entries: str = "", *, packed: bool = True) -> int:
        """A stream with further entries of its dictionary; its number."""
        number = self.reserve()
        self._set(number, stream_body(content, entries, packed=packed))
        return number

    def finish(self, root: int, info: int) -> bytes:
        """The whole file, with the numbers of its catalogue and of its information dictionary."""
        document = self._document
        document.Catalog, document.info = self._held[root], self._held[info]
        document.updateSignature(self._digest.digest())  # the file's identifier says what is in it, not when
        written: bytes = document.format()
        return written

    def _set(self, number: int, body: bytes) -> None:
        self._held[number].body = body
        self._digest.update(body)


def stream_body(content: bytes, entries: str, *, packed: bool) -> bytes:
    """A stream as an object: its dictionary, with further entries, and its content."""
    if packed:
        content, entries = bytes(zlib_compress(content, LEVEL)), f"/Filter/FlateDecode{entries}"
    head = f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii")
    return b"%b%b\nendstream" % (head, content)


def text_string(text: str) -> str:
    """A text as an object: UTF-16, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def references(numbers: Iterable[int]) -> str:
    """An array of references."""
    return f"[{' '.join(f'{number} 0 R' for number in numbers)}]"
