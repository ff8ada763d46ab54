"""What a saved document is called: a pattern chosen by the person, filled from what the document is; never from a name.

``{genre}-{dossier}-{version}-{date}`` makes ``plan-2026-004498-v3-2026-11-23.pdf``; a field that has nothing to say goes
with the sign before it.
"""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.system.settings import USUAL_FILE_NAMES

ENDING = ".pdf"
FIELDS = ("genre", "dossier", "version", "date", "langue")
LONGEST_PATTERN = 120
LONGEST_NAME = 150  # with its folder it stays below what Windows takes
REFUSED_SIGNS = '<>:"/\\|?*'
_JOINING = "-_ .,;"
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a document is, for its file name: its kind, file number, version, day and languages. Nothing personal."""

    genre: str
    case: str = ""
    version: str = ""
    on: date | None = None
    language: str = ""


def pattern_refusals(pattern: str, field: str = "file_names") -> tuple[Refusal, ...]:
    """What is wrong with a pattern, each with its values; nothing for a good one."""
    stem = pattern.strip().removesuffix(ENDING)
    parts = _parts(stem)
    if parts is None:
        return (Refusal("name_pattern_braces", field),)
    names = {name for _text, name in parts if name is not None}
    found: list[Refusal] = []
    unknown = sorted(names - set(FIELDS))
    if unknown:
        values: dict[str, object] = {"wrong": _braced(unknown), "allowed": _braced(FIELDS)}
        found.append(Refusal("name_pattern_field", field, values))
    signs = sorted({letter for text, _name in parts for letter in text if _is_refused(letter)})
    if signs:
        shown = " ".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in signs)
        found.append(Refusal("name_pattern_sign", field, {"signs": shown}))
    if not names & {"genre", "dossier"}:
        found.append(Refusal("name_pattern_empty", field, {"allowed": _braced(("genre", "dossier"))}))
    if len(pattern) > LONGEST_PATTERN:
        found.append(Refusal("name_pattern_long", field, {"most": LONGEST_PATTERN}))
    return tuple(found)


def file_name_of(naming: Naming, pattern: str, today: date) -> str:
    """The name of a file by a pattern; one that is not good gives way to the usual one. Ends in ``.pdf``."""
    good = pattern if pattern.strip() and not pattern_refusals(pattern) else USUAL_FILE_NAMES
    values = {
        "genre": naming.genre,
        "dossier": naming.case,
        "version": naming.version,
        "date": (naming.on or today).isoformat(),
        "langue": naming.language,
    }
    stem = _filled(_parts(good.strip().removesuffix(ENDING)) or [], values)
    stem = stem[: LONGEST_NAME - len(ENDING)].strip(_JOINING)
    if _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    return (stem or "document") + ENDING


def _filled(parts: list[tuple[str, str | None]], values: Mapping[str, str]) -> str:
    """The parts one after another; before an empty field the signs that would have joined it are left out."""
    made = ""
    for text, name in parts:
        value = _clean(values[name]) if name is not None else ""
        if name is None or value:
            made += text + value
        else:
            made += text.rstrip(_JOINING)
    return made


def _parts(stem: str) -> list[tuple[str, str | None]] | None:
    """Literal text and the field after it (None for the end); None when braces do not match or ask for more."""
    try:
        found = list(string.Formatter().parse(stem))
    except ValueError:
        return None
    if any(name is not None and (layout or conversion) for _text, name, layout, conversion in found):
        return None
    return [(text, name) for text, name, _layout, _conversion in found]


def _clean(value: str) -> str:
    return "".join("-" if _is_refused(letter) else letter for letter in value).strip(_JOINING)


def _is_refused(letter: str) -> bool:
    return letter in REFUSED_SIGNS or not (letter.isprintable() or letter == "\u00a0") or "\ud800" <= letter <= "\udfff"


def _braced(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
