"""The settings of one machine: language, paper, look, time to lock, layout of the window. No personal data."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.system.disk import trouble_of
from parcours_desktop.system.private import private_folder, write_private

USUAL_FILE_NAMES = "{genre}-{dossier}-{version}-{date}"
"""What a saved document is called, as long as nothing else was chosen; its fields: ``screens/file_names.py``."""


class Language(StrEnum):
    """Language of the screen; pages for newcomers are always in French."""

    FRENCH = "fr"
    ENGLISH = "en"


class Paper(StrEnum):
    """Paper of the printed pages."""

    LETTER = "letter"
    A4 = "a4"


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What this person chose on this machine.

    ``lock_minutes`` without a key or a click lock the file (1 to 120). ``window_geometry`` and the ``layouts`` of
    splitters and columns are base64, as the window gives them.
    """

    language: Language = Language.FRENCH
    paper: Paper = Paper.LETTER
    theme: Theme = Theme.SYSTEM
    compact_rows: bool = False
    lock_minutes: int = 10
    last_file: str = ""
    last_folder: str = ""
    window_geometry: str = ""
    layouts: Mapping[str, str] = field(default_factory=dict)
    names_in_calendars: bool = False
    file_names: str = USUAL_FILE_NAMES

    def with_layout(self, name: str, state: str) -> "Settings":
        """The same settings with the layout of one part of the window."""
        return replace(self, layouts={**self.layouts, name: state})


def read_settings(file: Path) -> tuple[Settings, tuple[Refusal, ...]]:
    """The settings and what is to be said about the file: one that cannot be read is set aside, never an error.

    A value that does not fit gives way to its default alone (``setting_ignored``); a file that is no settings file is
    kept beside under ``.broken`` and the defaults hold (``settings_unreadable``).
    """
    try:
        held = json.loads(file.read_bytes())
        if not isinstance(held, dict):
            raise TypeError
    except FileNotFoundError:
        return Settings(), ()
    except OSError:
        return Settings(), (Refusal("settings_unreadable", values={"path": str(file)}),)
    except (ValueError, TypeError, RecursionError):
        _set_aside(file)
        return Settings(), (Refusal("settings_unreadable", values={"path": str(file)}),)
    kept: dict[str, Any] = {}
    warnings: list[Refusal] = []
    for one in fields(Settings):
        if one.name in held:
            value = _fitting(one.name, held[one.name])
            if value is None:
                warnings.append(Refusal("setting_ignored", one.name, {"fields": (one.name,)}))
            else:
                kept[one.name] = value
    return Settings(**kept), tuple(warnings)


def _set_aside(file: Path) -> None:
    try:
        file.replace(file.with_name(file.name + ".broken"))
    except OSError:
        return


def _fitting(name: str, value: object) -> object | None:
    default = getattr(Settings(), name)
    match default:
        case StrEnum():
            return next((member for member in type(default) if member.value == value), None)
        case bool():
            return value if isinstance(value, bool) else None
        case int():
            return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 120 else None
        case str():
            return value if isinstance(value, str) else None
    if isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair):
        return value
    return None


def write_settings(file: Path, settings: Settings) -> None:
    """Write the settings whole or not at all. Raises ``Trouble`` (``disk_full``, ``cannot_write``)."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1, sort_keys=True)
    try:
        private_folder(file.parent)
        write_private(file, text.encode())
    except OSError as error:
        raise trouble_of(error, file) from error
