"""Lengths of attendance are read as people write them."""

import pytest
from parcours_desktop.screens.typed_hours import read_hours


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8", 480), ("7,5", 450), ("7.25", 435), ("7 h 30", 450), ("7\u00a0h\u00a030", 450), ("7:05", 425), ("8 h", 480),
        ("8 heures", 480), ("90 min", 90), ("", None), ("huit", None), ("7 h 75", None), ("-3", None),
    ],
)  # fmt: skip
def test_hours_are_read(text: str, minutes: int | None) -> None:
    assert read_hours(text) == minutes
