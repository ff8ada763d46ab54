"""The text of a calendar file: its encoding found, its folded lines joined, its components cut apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WIDE = (("utf-16-le", b"B\0E\0G\0"), ("utf-16-be", b"\0B\0E\0G"))
_SHARE = 5000  # lines read between two reports of progress


@dataclass(slots=True)
class Block:
    """A component: its name, its own lines in their order, the components inside. ``is_whole``: its END was there."""

    name: str
    lines: list[str] = field(default_factory=list)
    inside: list["Block"] = field(default_factory=list)
    is_whole: bool = False

    @property
    def text(self) -> str:
        """The component as RFC 5545 writes it."""
        inner = "".join(block.text for block in self.inside)
        return f"BEGIN:{self.name}\r\n" + "".join(f"{line}\r\n" for line in self.lines) + inner + f"END:{self.name}\r\n"


def calendars_in(path: Path, progress: Progress) -> list[Block]:
    """The VCALENDAR components of a file, its alarms left out unread.

    Raises ``Trouble`` when the file cannot be opened, ``Refused`` when it is no calendar.
    """
    text = decoded(_bytes(path))
    if "BEGIN:VCALENDAR" not in text[: 64 * 1024].upper():
        raise Refused(Refusal("calendar_is_none"))
    calendars = [block for block in _blocks(unfolded(text), progress) if block.name == "VCALENDAR"]
    if not calendars:
        raise Refused(Refusal("calendar_is_none"))
    return calendars


def decoded(data: bytes) -> str:
    """The text, by its mark, else UTF-16 by its zeros, UTF-8, Windows-1252: whatever the file says of itself."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data, encoding)
    for encoding, begins in _WIDE:
        if data.lstrip(b"\r\n ").startswith(begins):
            return _text(data, encoding)
    if b"\0" in data:
        raise Refused(Refusal("calendar_is_none"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Some programs fold between the octets of one letter: joined again before they are read.
    joined = data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        return joined.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def unfolded(text: str) -> Iterator[str]:
    """The lines, each whole: one that begins with a space or a tabulation goes on the one before. Ends may be bare."""
    held = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line[:1] in {" ", "\t"}:
            held += line[1:]
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(Refusal("calendar_is_none")) from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Trouble("file_missing", path=str(path)) from None
    except OSError:
        raise Trouble("cannot_read", path=str(path)) from None
    if len(data) > MAX_BYTES:
        raise Refused(Refusal("calendar_too_large", values={"most": str(MAX_BYTES // MEGABYTE)}))
    return data


def _blocks(lines: Iterator[str], progress: Progress) -> Sequence[Block]:
    """The outermost components. An END that fits none is passed over; one that is missing ends with the one around it."""
    outer: list[Block] = []
    open_ones: list[Block] = []
    for number, line in enumerate(lines):
        if number % _SHARE == 0:
            progress(0, 0)
        word, _, name = line.partition(":")
        word, name = word.strip().upper(), name.strip().upper()
        if word == "BEGIN":
            if name == "VEVENT":  # never inside another: the one before was broken off
                while open_ones and open_ones[-1].name != "VCALENDAR":
                    open_ones.pop()
            block = Block(name)
            (open_ones[-1].inside if open_ones else outer).append(block)
            open_ones.append(block)
        elif word == "END":
            names = [block.name for block in open_ones]
            if name in names:
                open_ones[names.index(name)].is_whole = True
                del open_ones[names.index(name) :]
        elif open_ones and open_ones[-1].name != "VALARM":
            open_ones[-1].lines.append(line.rstrip("\r"))
    return outer
