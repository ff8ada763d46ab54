"""Looks at a workbook's archive before anything in it is understood: bombs, odd paths, locks, declared entities."""

import io
import zipfile
import zlib
from struct import error as StructError  # noqa: N812  (an exception, whatever the module calls it)

from parcours_desktop.domain.refusal import Refusal, Refused

MAX_MEMBERS = 2_000
MAX_UNPACKED = 384 * 1024 * 1024
RATIO_FROM = 8 * 1024 * 1024  # small parts may shrink a lot without harm
MAX_RATIO = 120  # the sheets of real lists shrink 5 to 40 times
_ENCRYPTED = 0x1
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What zipfile raises for an archive that is broken, here or while a part is unpacked later.
ARCHIVE_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    StructError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def inspect_archive(data: bytes) -> None:
    """Look at the sizes and names of the parts, then at the first lines of each; nothing is unpacked further.

    Parts are never unpacked beyond the sizes seen here (``zipfile`` stops there). Raises ``Refused``:
    ``list_other_workbook`` for another kind of archive, ``list_damaged``, ``list_locked`` or ``list_suspect``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _inspect(members)
            if "[Content_Types].xml" not in archive.namelist():
                raise Refused(Refusal("list_other_workbook"))
            if any(_declares_a_type(archive, member) for member in members):
                raise Refused(Refusal("list_suspect"))
    except ARCHIVE_DAMAGE:
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


def _declares_a_type(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part begins with a document type, as every XML bomb does and no workbook; it is read to its first tag."""
    from defusedxml.common import DTDForbidden
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        with archive.open(member) as part:
            next(iterparse(part, ("start",), forbid_dtd=True), None)
    except DTDForbidden:
        return True
    except (ParseError, LookupError):
        return False  # a picture, or damage that shows when the part is read
    return False
