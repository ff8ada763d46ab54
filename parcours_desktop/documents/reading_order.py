"""In which order a line is read: stretches of one direction, from left to right as they stand on the page (UAX #9).

Lines are broken first, each is reordered on its own, then each stretch is shaped in its direction. The levels come from
python-bidi; the order of the stretches (rules L1 and L2) is made here, since stretches and not letters are moved.
"""

import re
import unicodedata
from itertools import groupby

from bidi import get_display

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LEVEL = re.compile(r"Level\(\s*(\d+)")


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own is read from right to left (rules P2 and P3)."""
    if not RIGHT_TO_LEFT.search(text):
        return False
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in {"R", "AL"} for kind in strong if kind in {"L", "R", "AL"}), False)


def stretches(line: str, *, right_to_left: bool) -> list[tuple[str, bool]]:
    """The line as (letters in reading order, whether read from right to left), in the order they stand on the page.

    ``right_to_left`` is the direction of the paragraph. The line holds no direction controls.
    """
    if not right_to_left and not RIGHT_TO_LEFT.search(line):
        return [(line, False)]
    levels = _levels(line, right_to_left=right_to_left)
    pieces = [
        (level, "".join(letter for _, letter in group))
        for level, group in groupby(zip(levels, line, strict=True), key=lambda pair: pair[0])
    ]
    for floor in range(max(levels, default=0), 0, -1):
        pieces = _turned(pieces, floor)
    return [(letters, level % 2 == 1) for level, letters in pieces]


def _turned(pieces: list[tuple[int, str]], floor: int) -> list[tuple[int, str]]:
    """Rule L2 for one level: every series of pieces at that level or higher is reversed."""
    turned: list[tuple[int, str]] = []
    for high, group in groupby(pieces, key=lambda piece: piece[0] >= floor):
        stretch = list(group)
        turned += reversed(stretch) if high else stretch
    return turned


def _levels(line: str, *, right_to_left: bool) -> list[int]:
    """The embedding level of each letter; blanks at the end take that of the paragraph (rule L1).

    With ``debug``, python-bidi gives the levels it found, one for each byte of UTF-8, and not the reordered text.
    """
    found = str(get_display(line, base_dir="R" if right_to_left else "L", debug=True))
    told = _LEVEL.findall(found.partition("\n    levels: [\n")[2].partition("\n    ],\n")[0])
    levels, byte = [], 0
    for letter in line:
        levels.append(int(told[byte]))
        byte += len(letter.encode())
    kept = len(line.rstrip())
    return levels[:kept] + [int(right_to_left)] * (len(line) - kept)
