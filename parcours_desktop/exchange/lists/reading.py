"""Opens an arrivals list, whatever it was saved as."""

from pathlib import Path

from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.exchange.lists.raw import MAX_BYTES, RawList
from parcours_desktop.exchange.lists.text import read_text_list
from parcours_desktop.exchange.lists.workbook import read_workbook

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of a workbook locked by a password
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3\0", b"\x1f\x8b", b"{\\rtf", b"MZ")


def read_list(path: Path, sheet: str | None = None) -> RawList:
    """Read the list at ``path``; its content decides what it is, not the ending of its name.

    ``sheet`` names the sheet of a workbook (else the one with most known headings). Raises ``Trouble`` when the file
    cannot be opened, ``Refused`` when it is no list that can be read; nothing is then half read.
    """
    data = _bytes(path)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused(Refusal("list_empty"))
    if data.startswith(_COMPOUND):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused(Refusal("list_locked" if locked else "list_old_workbook"))
    if data.startswith(_ZIP):
        return read_workbook(data, sheet)
    if data.startswith(_OTHERS):
        raise Refused(Refusal("list_binary"))
    return read_text_list(data)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Trouble("file_missing", path=str(path)) from None
    except OSError:
        raise Trouble("cannot_read", path=str(path)) from None
    if len(data) > MAX_BYTES:
        raise Refused(Refusal("list_too_large", values={"most": str(MAX_BYTES // (1024 * 1024))}))
    return data
