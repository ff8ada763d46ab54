"""Levels of French."""

from datetime import date

import pytest
from parcours_desktop.domain.codes import LevelSource
from parcours_desktop.domain.french import FrenchLevels, FrenchStage, check_level, stage_of_level

ON = date(2026, 11, 23)


def test_a_list_fills_both_oral_and_both_written_skills() -> None:
    levels = FrenchLevels.from_list(7, 5, ON)
    assert levels == FrenchLevels(7, 7, 5, 5, ON, LevelSource.SELF_DECLARED)
    assert (levels.lowest_oral, levels.lowest) == (7, 5)
    assert levels.refusals() == ()


@pytest.mark.parametrize(
    ("level", "stage"),
    [(1, FrenchStage.BEGINNER), (4, FrenchStage.BEGINNER), (5, FrenchStage.INTERMEDIATE), (8, FrenchStage.INTERMEDIATE),
     (9, FrenchStage.ADVANCED), (12, FrenchStage.ADVANCED)],
)  # fmt: skip
def test_three_stages(level: int, stage: FrenchStage) -> None:
    assert stage_of_level(level) is stage


def test_the_stage_is_that_of_the_lower_oral_skill() -> None:
    assert FrenchLevels(9, 4, 12, 12).stage is FrenchStage.BEGINNER
    assert FrenchLevels(reading=10).stage is FrenchStage.ADVANCED
    assert FrenchLevels().stage is None


@pytest.mark.parametrize("level", [0, 13, 14, -1])
def test_levels_outside_the_scale_are_refused(level: int) -> None:
    refusals = FrenchLevels(level, 5, None, level).refusals()
    assert [(refusal.code, refusal.field) for refusal in refusals] == [
        ("french_level_range", "french_listening"),
        ("french_level_range", "french_writing"),
    ]
    assert refusals[0].values == {"value": level, "lowest": 1, "highest": 12}


def test_an_unknown_level_is_accepted() -> None:
    assert check_level(None, "french_oral") is None
