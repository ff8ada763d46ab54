"""Letters of other scripts and spellings, reduced to the consonants by which names are compared.

Arabic writes no short vowels and officers write Arabic names in several ways (Mohamed, Mohammed, Muhammad): only what
all spellings share is kept. Persian and Ukrainian read some letters otherwise, hence a second reading.
"""

import re

ARABIC = {
    **dict.fromkeys("اأإآٱعئؤءىيیۍےوۆۇ", ""),
    **dict.fromkeys("بپ", "b"),
    "پ": "p",
    **dict.fromkeys("تثطٹ", "t"),
    **dict.fromkeys("جغگژڭ", "g"),
    "چ": "s",
    **dict.fromkeys("حهةہھەۀ", "h"),
    **dict.fromkeys("خقكک", "k"),
    **dict.fromkeys("دذضڈ", "d"),
    **dict.fromkeys("رڑ", "r"),
    **dict.fromkeys("زظ", "z"),
    **dict.fromkeys("سشص", "s"),
    **dict.fromkeys("فڤ", "f"),
    "ل": "l",
    "م": "m",
    **dict.fromkeys("نں", "n"),
}
"""Arabic script to consonants; the letters that are also vowels are dropped (an initial one is seen to apart)."""

PERSIAN = {**ARABIC, "ث": "s", "ذ": "z", "ض": "z"}
"""The Persian (and Turkish, Urdu) reading: Osman for Othman, Reza for Rida."""

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ї": "yi", "ё": "yo", "ў": "w", "ђ": "dj", "ј": "y", "љ": "l", "њ": "n", "ћ": "c", "џ": "dj",
}  # fmt: skip
"""Cyrillic to Latin, the Russian reading of Г."""

UKRAINIAN = {**CYRILLIC, "г": "h"}
"""The Ukrainian reading: Serhii for Sergei."""

_VOWELS = "aeiou"
_LATIN_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[aeiouy])h+$"), ""),  # Fatimah, Salah
    (re.compile(rf"^ou(?=[{_VOWELS}])"), "w"),  # Ouazzani, Oualid: the French spelling of و
    (re.compile(r"^y(?![aeiou])"), "a"),
    (re.compile(rf"^[{_VOWELS}]"), "A"),
    (re.compile(r"^y"), "Y"),
    (re.compile(r"^w"), "W"),
    (re.compile(r"t?s?ch|sh"), "s"),
    (re.compile(r"kh|ck|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"dj|gh|zh|j"), "g"),
    (re.compile(r"ph|v"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"x"), "ks"),
    (re.compile(rf"[{_VOWELS}yw]"), ""),
)
_DOUBLED = re.compile(r"(.)\1+")
_SILENT_END = re.compile(r"(?<=.)[حهةہ]$")


def is_arabic(word: str) -> bool:
    """Whether a word is in Arabic script."""
    return any("\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f" for letter in word)


def is_cyrillic(word: str) -> bool:
    """Whether a word is in Cyrillic script."""
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def collapse(skeleton: str) -> str:
    """One letter for each run of the same letter."""
    return _DOUBLED.sub(r"\1", skeleton)


def latin_skeleton(word: str) -> str:
    """Consonants of a folded Latin word; an initial vowel counts as ``a``."""
    for pattern, letter in _LATIN_STEPS:
        word = pattern.sub(letter, word)
    return collapse(word.lower())


def latin_stem(word: str) -> str:
    """An unfinished Latin word without the letter that the next one may turn into another consonant (``c``, ``ou``)."""
    return "" if word in {"o", "ou", "y"} else word.rstrip("c")


def arabic_skeleton(word: str, *, persian: bool) -> str:
    """Consonants of a folded word in Arabic script, in the Arabic or the Persian reading."""
    letters = PERSIAN if persian else ARABIC
    word = _SILENT_END.sub("", word)
    first = {"و": "w", "ي": "y", "ی": "y"}.get(word[0], "" if letters.get(word[0]) else "a")
    body: list[str] = []
    for place, letter in enumerate(word):
        before_vowel = letter == "و" and word[place + 1 : place + 2] in {"ا", "ي", "ی"}
        body.append("f" if persian and place and before_vowel else letters.get(letter, ""))
    return collapse(first + "".join(body))


def cyrillic_to_latin(word: str, *, ukrainian: bool) -> str:
    """A folded Cyrillic word in Latin letters."""
    letters = UKRAINIAN if ukrainian else CYRILLIC
    return "".join(letters.get(letter, letter) for letter in word)
