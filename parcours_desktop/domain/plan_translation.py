"""The second language of a plan, with every text of it that its pages set: kept with the plan, so that it always prints the same."""

from dataclasses import dataclass
from datetime import date, datetime

from parcours_desktop.domain.service_codes import LanguageGround


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """A French text, with its ``{fields}``, and the same in the second language."""

    french: str
    text: str


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as the second language writes it; ``at`` is that day, or a moment of it, in ISO 8601.

    « --08-14 » is a day of which the year goes without saying.
    """

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class SecondLanguage:
    """A language beside French: ``language`` in ISO 639-3, ``tag`` as pages name it (BCP 47, « zh-Hans »).

    ``reviewed_by`` names who vouches for the translation, "" nobody; ``ground`` is the one it rests on when one is needed.
    """

    language: str
    tag: str
    right_to_left: bool
    reviewed_by: str
    ground: LanguageGround | None
    texts: tuple[TranslatedText, ...]
    days: tuple[WrittenDay, ...]

    def text(self, french: str, **fields: str) -> str:
        """The text that stands beside a French one, its fields filled; "" when that was typed by hand and has none."""
        found = next((row.text for row in self.texts if row.french == french), "")
        return found.format(**fields) if fields else found

    def day(self, on: date | datetime, *, without_year: bool = False) -> str:
        """A day, or a moment, as this language writes it."""
        at = day_of_year(on) if without_year else written_at(on)
        return next((row.text for row in self.days if row.at == at), at)


def written_at(on: date | datetime) -> str:
    """The key under which a day or a moment is kept."""
    return on.isoformat(timespec="minutes") if isinstance(on, datetime) else on.isoformat()


def day_of_year(on: date) -> str:
    """The key of a day without its year (ISO 8601, truncated)."""
    return f"--{on:%m-%d}"
