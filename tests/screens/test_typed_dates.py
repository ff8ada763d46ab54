"""Dates typed in the ways people type them."""

from datetime import date

import pytest
from parcours_desktop.screens.typed_dates import read_date

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("20261123", date(2026, 11, 23)),
        ("23/11/2026", date(2026, 11, 23)),
        ("23-11-26", date(2026, 11, 23)),
        ("4/3/1988", date(1988, 3, 4)),
        ("04/03/88", date(1988, 3, 4)),
        ("23 nov", date(2026, 11, 23)),
        ("23 nov.", date(2026, 11, 23)),
        ("1er août 2027", date(2027, 8, 1)),
        ("4 mars 1988", date(1988, 3, 4)),
        ("March 4, 1988", date(1988, 3, 4)),
        ("nov 23rd", date(2026, 11, 23)),
        ("5 janv", date(2027, 1, 5)),
        ("5/1", date(2027, 1, 5)),
        ("demain", date(2026, 11, 24)),
        ("Aujourd’hui", TODAY),
        ("hier", date(2026, 11, 22)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_a_date_typed_as_people_type_is_read(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "31/02/2026", "2026-13-01", "bientôt", "5 jui", "12", "1 2 3 4", "23 nov avril", "00000000"]
)
def test_what_is_no_date_or_could_be_two_is_not_guessed(text: str) -> None:
    assert read_date(text, TODAY) is None
