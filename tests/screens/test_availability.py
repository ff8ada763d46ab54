"""The screen of hours that come back: told as lines, added, corrected, taken away, and left alone where not one's own."""

from datetime import date

from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.availability import AvailabilityScreen
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints


def opened(desk: Desk, officer: str = "") -> AvailabilityScreen:
    return AvailabilityScreen(desk, Words("fr"), officer)


def test_hours_are_added_told_corrected_and_taken_away(desk: Desk) -> None:
    screen = opened(desk)
    assert screen.lines == ()
    given = screen.values() | {"weekday": "3", "starts_at": "13h", "ends_at": "16 h 30", "office": "LAV", "every": "2"}
    assert screen.save(given)
    (line,) = screen.lines
    assert (line.when, line.about) == (
        "Jeudi, 13\u00a0h\u00a0– 16\u00a0h\u00a030",
        "Bureau de Laval · Une semaine sur deux",
    )
    screen.choose(line.row.id)
    assert screen.values()["starts_at"] == "13\u00a0h"
    assert screen.save(screen.values() | {"sort": "absent", "to_on": date(2026, 12, 18), "office": ""})
    (line,) = screen.lines
    assert line.about == "Absence · Une semaine sur deux · jusqu’au 18\u00a0décembre 2026"
    assert screen.chosen is None
    assert screen.remove(line.row.id)
    assert screen.lines == ()
    desk.undo()
    assert len(screen.lines) == 1
    assert complaints(desk) == []


def test_what_cannot_be_is_said_beside_its_field(desk: Desk) -> None:
    screen = opened(desk)
    assert not screen.save(screen.values() | {"starts_at": "tôt", "ends_at": "12 h", "from_on": None})
    assert [(one.code, one.field) for one in screen.refusals] == [
        ("time_unreadable", "starts_at"),
        ("required", "from_on"),
    ]
    assert not screen.save(screen.values() | {"starts_at": "12 h", "ends_at": "9 h"})
    assert [(one.code, one.field) for one in screen.refusals] == [("ends_before_start", "ends_at")]


def test_hours_of_others_are_shown_and_only_a_coordinator_writes_them(desk: Desk, coordinator: Desk) -> None:
    mine = opened(coordinator, "s.lavoie")
    assert mine.may_write
    assert mine.save(mine.values() | {"starts_at": "9 h", "ends_at": "12 h"})
    theirs = opened(desk, "m.roy")
    assert (theirs.lines, theirs.may_write) == ((), False)
    theirs.show_officer("s.lavoie")
    assert (len(theirs.lines), theirs.may_write) == (1, True)
    theirs.close()
    mine.close()
