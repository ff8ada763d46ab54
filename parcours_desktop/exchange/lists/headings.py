"""Finds the line of headings, which titles or empty lines may precede."""

import re
from collections.abc import Sequence

from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.lists.mapping import count_recognized

_SEARCHED = 20
_ENOUGH = 2
_DATA = re.compile(r"\s*(\d{4}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{4}|[\d\s()+-]{6,}|\S+@\S+|[A-Z]+-?\d{5,})\s*")


def find_headings(lines: Sequence[Sequence[str]]) -> int:
    """Position of the line of headings: the one that names most fields, else the first that is not empty.

    Headings may all be unknown (the officer then maps the columns), but a line that holds dates, numbers or e-mail
    addresses is none. Raises ``Refused``: ``list_empty``, ``list_without_headings``.
    """
    first = next((i for i, line in enumerate(lines) if any(cell.strip() for cell in line)), None)
    if first is None:
        raise Refused(Refusal("list_empty"))
    searched = range(first, min(first + _SEARCHED, len(lines)))
    best = max(searched, key=lambda i: (count_recognized(lines[i]), -i))
    if count_recognized(lines[best]) >= _ENOUGH:
        return best
    if any(_DATA.fullmatch(cell) for cell in lines[first]):
        raise Refused(Refusal("list_without_headings"))
    return first
