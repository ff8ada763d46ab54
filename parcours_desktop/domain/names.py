"""Names as people have them: what is kept, how they are folded for search, and the key that joins spellings and scripts.

* ``clean``: the text as it is stored (composed, without invisible signs).
* ``fold``: small letters without accents, for search by prefix of each word.
* ``key``: consonants only, so that Mohamed, Mohammed, Muhammad and محمد share one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from parcours_desktop.domain.transliteration import (
    arabic_skeleton,
    cyrillic_to_latin,
    is_arabic,
    is_cyrillic,
    latin_skeleton,
    latin_stem,
)

_JOINERS = {"\u200c", "\u200d"}
_INVISIBLE_LETTERS = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0"}
_SPACES = {"\t", "\n", "\x0b", "\x0c", "\r", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029"}
_LETTERS = str.maketrans({
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng", "ŧ": "t",
    "ə": "a", "ɛ": "e", "ɔ": "o", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
    "ء": None, "ـ": None, "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه",
    "ٱ": "ا",
})  # fmt: skip
_ASCII_BREAKS = re.compile(r"[^a-z0-9]+")
_CEDILLA = str.maketrans({"ç": "s", "ş": "sh", "ș": "sh"})
_ARTICLE = "ال"
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text as it is stored, and what was taken out of it: ``("U+202E", …)``, each sign once, in order."""

    text: str
    removed: tuple[str, ...] = ()


def _is_joining(letter: str) -> bool:
    """Whether a zero-width joiner or non-joiner after or before this letter belongs to its spelling."""
    return unicodedata.bidirectional(letter) == "AL" or "\u0900" <= letter <= "\u0dff"


def _is_invisible(letter: str) -> bool:
    return letter in _INVISIBLE_LETTERS or unicodedata.category(letter) in {"Cc", "Cf", "Cs"}


def clean(text: str, *, lines: bool = False) -> Cleaned:
    """The text as it is stored: composed (NFC), without bidirectional controls, zero-width and control characters.

    Tabs and line ends become spaces, unless ``lines`` keeps line ends (as LF); outer spaces go. The zero-width joiners
    that Persian and Indic spellings need stay where they stand between two such letters.
    """
    if text.isascii() and text.isprintable():
        return Cleaned(text.strip())
    removed: dict[str, None] = {}
    kept: list[str] = []
    for letter in text.replace("\r\n", "\n") if lines else text:
        if letter in _SPACES:
            kept.append("\n" if lines and letter != "\t" else " ")
        elif letter not in _JOINERS and _is_invisible(letter):
            removed[f"U+{ord(letter):04X}"] = None
        else:
            kept.append(letter)
    result: list[str] = []
    for place, letter in enumerate(kept):
        after = kept[place + 1] if place + 1 < len(kept) else ""
        if letter in _JOINERS and not (result and after and _is_joining(result[-1]) and _is_joining(after)):
            removed[f"U+{ord(letter):04X}"] = None
        else:
            result.append(letter)
    return Cleaned(unicodedata.normalize("NFC", "".join(result)).strip(), tuple(removed))


def _fold_letter(letter: str) -> str:
    if unicodedata.combining(letter) > 9:  # accents and Arabic signs; Indic vowel signs (0 to 9) are letters
        return ""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category[0] in "LMN":
        return letter
    return "" if category == "Cf" else " "


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """Small letters without accents, words parted by one space; ``Œ`` is ``oe``, ``Ł`` is ``l``, ``أ`` is ``ا``.

    Apostrophes, hyphens and any other sign part words.
    """
    if text.isascii():
        return _ASCII_BREAKS.sub(" ", text.lower()).strip()
    small = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)
    folded = "".join(_fold_letter(letter) for letter in unicodedata.normalize("NFKD", small))
    return " ".join(folded.split())


@lru_cache(maxsize=4096)
def _word_keys(word: str) -> tuple[str, str]:
    """The two readings of one folded word: first the Arabic and Russian one, then the Persian and Ukrainian one."""
    if word.isascii():
        skeleton = latin_skeleton(word)
        return skeleton, skeleton
    if is_arabic(word):
        article, stem = ("al ", word[2:]) if word.startswith(_ARTICLE) and len(word) > 4 else ("", word)
        return article + arabic_skeleton(stem, persian=False), article + arabic_skeleton(stem, persian=True)
    if is_cyrillic(word):
        readings = (cyrillic_to_latin(word, ukrainian=False), cyrillic_to_latin(word, ukrainian=True))
        return latin_skeleton(readings[0]), latin_skeleton(readings[1])
    return word, word


def _words(text: str) -> list[str]:
    return fold(unicodedata.normalize("NFC", text.casefold()).translate(_CEDILLA)).split()


def key(text: str) -> str:
    """The key of a name: the consonants of each word, doubled letters once, other scripts read in Latin letters.

    A word without a reading in Latin letters (Chinese, Korean …) is its own key. A word of vowels only is ``a``.
    """
    return " ".join(_word_keys(word)[0] for word in _words(text))


def keys(text: str) -> tuple[str, ...]:
    """The key and, where a letter of another script has a second reading, the key in that reading."""
    first, second = key(text), " ".join(_word_keys(word)[1] for word in _words(text))
    return (first,) if first == second else (first, second)


def key_prefix(text: str) -> str:
    """The key with which every key of a longer name begins, while one is typing the last word of it."""
    words = _words(text)
    if not words or not words[-1].isascii():
        return key(text)
    return " ".join([*(_word_keys(word)[0] for word in words[:-1]), latin_skeleton(latin_stem(words[-1]))]).strip()


def search_text(*names: str) -> str:
    """What is indexed for search by prefix: each folded word, and compounds in one word (``o brien obrien``)."""
    found: dict[str, None] = {}
    for name in names:
        for part in name.split():
            words = fold(part).split()
            found.update(dict.fromkeys(words))
            if len(words) > 1:
                found["".join(words)] = None
    return " ".join(found)


def key_text(*names: str) -> str:
    """What is indexed by key: each word's key in both readings."""
    return " ".join(dict.fromkeys(word for name in names for reading in keys(name) for word in reading.split()))


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """How one typed word is looked up among keys: by prefix, or (short keys say little) as a whole word."""

    key: str
    whole: bool


def key_terms(word: str) -> tuple[KeyTerm, ...]:
    """How to look a typed word up among the words of ``key_text``; any one of them may match.

    Nothing for one or two Latin letters, whose key would match half of the file.
    """
    folded = fold(word)
    if folded.isascii() and len(folded) < _SHORT:
        return ()
    found = {
        KeyTerm(stem, whole=False)
        for stem in (key_prefix(word), *keys(word))
        if len(stem.split()) == 1 and len(stem) >= _SHORT
    }
    found.update(KeyTerm(stem, whole=True) for stem in keys(word) if len(stem.split()) == 1 and len(stem) < _SHORT)
    return tuple(sorted(found, key=lambda term: (term.whole, term.key)))
