"""Levels of French on the Échelle québécoise des niveaux de compétence en français (12 levels, four skills)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from parcours_desktop.domain.codes import LevelSource
from parcours_desktop.domain.refusal import Refusal

LOWEST, HIGHEST = 1, 12
SKILLS = ("listening", "speaking", "reading", "writing")
"""Compréhension orale, production orale, compréhension écrite, production écrite: fields of ``FrenchLevels``."""


class FrenchStage(StrEnum):
    """The three stages of the scale: 1 to 4, 5 to 8, 9 to 12."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


def stage_of_level(level: int) -> FrenchStage:
    """The stage of a level from 1 to 12."""
    if level <= 4:
        return FrenchStage.BEGINNER
    return FrenchStage.INTERMEDIATE if level <= 8 else FrenchStage.ADVANCED


def check_level(level: int | None, field: str) -> Refusal | None:
    """Refuse a level outside 1 to 12; an unknown level is accepted."""
    if level is None or LOWEST <= level <= HIGHEST:
        return None
    return Refusal("french_level_range", field, {"value": level, "lowest": LOWEST, "highest": HIGHEST})


@dataclass(frozen=True, slots=True)
class FrenchLevels:
    """The four skills, each 1 to 12 or unknown, with the day they were noted and where they come from."""

    listening: int | None = None
    speaking: int | None = None
    reading: int | None = None
    writing: int | None = None
    on: date | None = None
    source: LevelSource | None = None

    @classmethod
    def from_list(cls, oral: int | None, written: int | None, on: date | None) -> Self:
        """Levels of an arrivals list: « Français oral » fills both oral skills, « écrit » both written ones."""
        return cls(oral, oral, written, written, on, LevelSource.SELF_DECLARED)

    def known(self) -> Iterator[tuple[str, int]]:
        """The skills whose level is known."""
        for skill, level in zip(SKILLS, (self.listening, self.speaking, self.reading, self.writing), strict=True):
            if level is not None:
                yield skill, level

    @property
    def is_known(self) -> bool:
        """Whether at least one level was noted."""
        return self.lowest is not None

    @property
    def lowest_oral(self) -> int | None:
        """The lower of the two oral skills that are known."""
        return min((level for level in (self.listening, self.speaking) if level is not None), default=None)

    @property
    def lowest(self) -> int | None:
        """The lowest level known."""
        return min((level for _, level in self.known()), default=None)

    @property
    def stage(self) -> FrenchStage | None:
        """The stage of the lowest oral skill, by which a course is chosen; of the lowest skill if none is known."""
        level = self.lowest_oral or self.lowest
        return None if level is None else stage_of_level(level)

    def refusals(self) -> tuple[Refusal, ...]:
        """A refusal for each level outside the scale."""
        found = (check_level(level, f"french_{skill}") for skill, level in self.known())
        return tuple(refusal for refusal in found if refusal is not None)
