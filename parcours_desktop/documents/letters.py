"""The gate for text from people: what a page can set, nothing interpreted, nothing dropped unseen.

No text is markup anywhere in this room: it is set letter by letter. What cannot be set (control characters, halves of a
pair, marks piled beyond reading) becomes the visible replacement U+FFFD; what only steers other programs (direction
overrides, soft hyphens, variation selectors) has no shape of its own and is left out.
"""

import re
import unicodedata

REPLACEMENT = "\ufffd"
MARKS_AT_MOST = 4
"""Combining marks on one letter; more of them would climb over the lines above."""

FIRST_MARK = "\u0300"

_NEW_LINES = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f]")
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_UNSETTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")


def printable(text: str) -> str:
    """The text as it can be set: composed (NFC), lines divided by line feeds alone, no-break spaces kept as U+00A0."""
    if text.isascii() and text.isprintable():
        return text
    text = _NEW_LINES.sub("\n", text)
    text = _SPACES.sub(" ", text).replace("\u202f", "\u00a0")
    text = _SHAPELESS.sub("", text)
    text = _UNSETTABLE.sub(REPLACEMENT, text)
    return _few_marks(unicodedata.normalize("NFC", text))


def is_mark(letter: str) -> bool:
    """Whether the letter is set onto the one before it: a combining mark or a joiner."""
    return letter in "\u200c\u200d" or (letter >= FIRST_MARK and unicodedata.category(letter) in {"Mn", "Mc", "Me"})


def clusters(text: str) -> list[str]:
    """The text in units that must stay together: a letter with its marks, or pictures joined to one."""
    found: list[str] = []
    for letter in text:
        if found and (is_mark(letter) or found[-1].endswith("\u200d")):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _few_marks(text: str) -> str:
    """At most four marks on a letter; one replacement stands for the others."""
    if max(text, default="") < FIRST_MARK or not any(is_mark(letter) for letter in text):
        return text
    kept: list[str] = []
    piled = 0
    for letter in text:
        piled = piled + 1 if is_mark(letter) else 0
        if piled <= MARKS_AT_MOST:
            kept.append(letter)
        elif piled == MARKS_AT_MOST + 1:
            kept.append(REPLACEMENT)
    return "".join(kept)
