"""The words of a page that is looked at: what is found in them, which letter is under the mouse, what a choice covers."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from parcours_desktop.documents.preview import Box, PageText
from parcours_desktop.domain.names import fold

_SILENT = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u0640", "\x02", "\ufffe"}
_RIGHT_TO_LEFT = {"R", "AL"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Before a letter of a page, both counted from 0."""

    page: int
    letter: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: the letters from ``first`` up to ``last``, which is not one of them."""

    page: int
    first: int
    last: int


def wanted(typed: str) -> str:
    """What is looked for, as texts are compared: small letters without accents, words parted by one space."""
    return _folded(typed)[0].strip()


def hits_in(letters: str, page: int, needle: str) -> tuple[Hit, ...]:
    """Where a page says ``needle`` (see ``wanted``), whatever the case, the accents and the breaks of lines."""
    if not needle:
        return ()
    text, places = _folded(letters)
    found: list[Hit] = []
    start = text.find(needle)
    while start >= 0:
        last = places[start + len(needle) - 1]
        if not found or found[-1].last <= places[start]:  # « s » stands twice in « ß », which is one letter
            found.append(Hit(page, places[start], last + 1))
        start = text.find(needle, start + len(needle))
    return tuple(found)


def boxes_of(text: PageText, first: int, last: int) -> tuple[Box, ...]:
    """What covers the letters from ``first`` up to ``last``: a box for each line."""
    lines: list[Box] = []
    for box in text.boxes[first:last]:
        if not _has_area(box):
            continue
        if lines and _is_beside(lines[-1], box):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
    return tuple(lines)


def letter_at(text: PageText, x: float, y: float) -> int:
    """The place nearest to a point of the page, in points: before or after the letter that is nearest."""
    best, nearest = 0, float("inf")
    for place, box in enumerate(text.boxes):
        if _has_area(box):
            away = _distance(box, x, y)
            if away < nearest:
                best, nearest = place, away
    if nearest == float("inf"):
        return 0
    left, _top, right, _bottom = text.boxes[best]
    after = x > (left + right) / 2
    if unicodedata.bidirectional(text.letters[best]) in _RIGHT_TO_LEFT:
        after = not after
    return best + 1 if after else best


def word_at(letters: str, place: int) -> tuple[int, int]:
    """The first place of the word around a place, and the place after it."""
    first = last = min(place, max(0, len(letters) - 1))
    while first > 0 and not letters[first - 1].isspace():
        first -= 1
    while last < len(letters) and not letters[last].isspace():
        last += 1
    return first, last


def next_word(letters: str, place: int) -> int:
    """Where the next word begins."""
    while place < len(letters) and not letters[place].isspace():
        place += 1
    while place < len(letters) and letters[place].isspace():
        place += 1
    return place


def word_before(letters: str, place: int) -> int:
    """Where the word before a place begins."""
    while place > 0 and letters[place - 1].isspace():
        place -= 1
    while place > 0 and not letters[place - 1].isspace():
        place -= 1
    return place


def line_beyond(text: PageText, place: int, away: int) -> int | None:
    """The place below (1) or above (-1) a place; None where the page has no other line there."""
    here = next((text.boxes[at] for at in _around_place(text, place) if _has_area(text.boxes[at])), None)
    if here is None:
        return None
    x, middle = here[0], (here[1] + here[3]) / 2
    beyond = [box for box in text.boxes if _has_area(box) and (box[1] - middle if away > 0 else middle - box[3]) > 0]
    if not beyond:
        return None
    line = min(beyond, key=lambda box: abs((box[1] + box[3]) / 2 - middle))
    return letter_at(text, x, (line[1] + line[3]) / 2)


def copied(pages: Iterable[str]) -> str:
    """Pages of letters as a text to paste: usual line ends, letters of two parts whole, nothing that does not show."""
    joined = "\n".join(page.replace("\r\n", "\n").replace("\r", "\n").strip("\n") for page in pages)
    whole = joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(letter for letter in whole if letter in "\n\t" or unicodedata.category(letter) != "Cc")


def _folded(letters: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its letters the place of the one from which it comes."""
    made: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(letters):
        for one in _fold(letter):
            if one == " " and (not made or made[-1] == " "):
                continue
            made.append(one)
            places.append(place)
    return "".join(made), places


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    """What a letter is compared as: nothing for an accent of its own, a space for whatever parts words."""
    if letter in _SILENT or unicodedata.category(letter) == "Mn":
        return ""
    return fold(letter) or (letter if unicodedata.category(letter)[0] in "SN" else " ")


def _around_place(text: PageText, place: int) -> Iterable[int]:
    """The letters nearest to a place, the one after it first."""
    return (at for away in range(12) for at in (place + away, place - away - 1) if 0 <= at < len(text.boxes))


def _has_area(box: Box) -> bool:
    return box[2] > box[0] and box[3] > box[1]


def _is_beside(line: Box, box: Box) -> bool:
    """Whether a letter stands on a line, near what the line holds: another column is another box."""
    height = max(line[3] - line[1], box[3] - box[1])
    shared = min(line[3], box[3]) - max(line[1], box[1])
    gap = max(box[0] - line[2], line[0] - box[2])
    return shared > 0 and gap < 2 * height


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _distance(box: Box, x: float, y: float) -> float:
    """How far a point is from a letter; lines count more than columns."""
    across = max(box[0] - x, 0.0, x - box[2])
    down = max(box[1] - y, 0.0, y - box[3])
    return across + 4 * down
