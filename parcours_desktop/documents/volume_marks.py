"""The bookmarks of a volume: one for each document, those of a deeper level below the one before them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parcours_desktop.documents.pdf_file import Objects, text_string


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its level from 1, its text, the number of the page object that it leads to."""

    level: int
    text: str
    page: int


@dataclass(slots=True)
class _Entry:
    number: int
    mark: Mark
    kids: list["_Entry"] = field(default_factory=list)


def outline(marks: Sequence[Mark], file: Objects) -> int:
    """Writes the bookmarks; the number of the outline. Those of a deeper level are folded away."""
    top = _Entry(file.reserve(), Mark(0, "", 0))
    path = [top]
    for mark in marks:
        while path[-1].mark.level >= mark.level:
            path.pop()
        entry = _Entry(file.reserve(), mark)
        path[-1].kids.append(entry)
        path.append(entry)
    file.put(top.number, f"<</Type/Outlines{_ends(top, opened=True)}>>")
    _put(top, file)
    return top.number


def _put(parent: _Entry, file: Objects) -> None:
    last = len(parent.kids) - 1
    for index, entry in enumerate(parent.kids):
        before = f"/Prev {parent.kids[index - 1].number} 0 R" if index else ""
        after = f"/Next {parent.kids[index + 1].number} 0 R" if index < last else ""
        file.put(
            entry.number,
            f"<</Title{text_string(entry.mark.text)}/Parent {parent.number} 0 R{before}{after}"
            f"{_ends(entry, opened=False)}/Dest[{entry.mark.page} 0 R/Fit]>>",
        )
        _put(entry, file)


def _ends(entry: _Entry, *, opened: bool) -> str:
    """The first and the last below a bookmark, and how many: a negative number where they are folded away."""
    if not entry.kids:
        return ""
    count = len(entry.kids) if opened else -len(entry.kids)
    return f"/First {entry.kids[0].number} 0 R/Last {entry.kids[-1].number} 0 R/Count {count}"
