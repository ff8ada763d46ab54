"""Looks at a workbook's archive before anything in it is unpacked: bombs, odd paths, locks, damage."""

import io
import zipfile
import zlib
from typing import IO, Self

from parcours_desktop.domain.refusal import Refusal, Refused

MAX_MEMBERS = 2_000
MAX_UNPACKED = 384 * 1024 * 1024
RATIO_FROM = 8 * 1024 * 1024  # small parts may shrink a lot without harm
MAX_RATIO = 120  # the sheets of real lists shrink 5 to 40 times
_ENCRYPTED = 0x1
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Archive:
    """An inspected archive. Parts are read no further than the size that was inspected."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _DAMAGE:
            raise Refused(Refusal("list_damaged")) from None
        _inspect(members)
        self.names = frozenset(member.filename for member in members)

    def open(self, name: str) -> "Part":
        """Open a part. ``Refused`` if it is missing."""
        try:
            return Part(self._zip.open(name))
        except (KeyError, *_DAMAGE):
            raise Refused(Refusal("list_damaged")) from None


class Part:
    """A part that is being unpacked; damage met on the way is a refusal of the list."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._part.close()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, unpacked."""
        try:
            return self._part.read(size)
        except _DAMAGE:
            raise Refused(Refusal("list_damaged")) from None


def _inspect(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Refused(Refusal("list_locked"))
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    names = {member.filename for member in members}
    suspect = (
        len(members) > MAX_MEMBERS
        or len(names) < len(members)
        or unpacked > MAX_UNPACKED
        or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1))
        or any(_is_odd(member) for member in members)
    )
    if suspect:
        raise Refused(Refusal("list_suspect"))


def _is_odd(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    return (
        name.startswith(("/", "\\"))
        or "\\" in name
        or ":" in name
        or ".." in name.split("/")
        or member.compress_type not in _PLAIN
    )
