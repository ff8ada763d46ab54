"""History: the journal of a case, what was before and after, and what can be put back."""

from datetime import date
from typing import Any

from parcours_desktop.commands.appointments import MoveAppointment
from parcours_desktop.commands.cases import ChangeProfile, PutBack
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.needs import SaveNeed
from parcours_desktop.domain.codes import AppointmentState, NeedDomain, NeedLevel
from parcours_desktop.queries.history import HistoryChange, HistoryEntry, conflicts_of, history_of
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case


def history(desk: Desk, case: int) -> tuple[HistoryEntry, ...]:
    with desk.reading() as file:
        return history_of(file, case)


def change(desk: Desk, case: int, unit: str, number: int = 0) -> HistoryChange:
    """The newest change of a unit, or an older one."""
    return [one for entry in history(desk, case) for one in entry.changes if one.unit == unit][number]


def profile(desk: Desk, case: int, **columns: Any) -> None:
    desk.do(ChangeProfile(case, columns, seen(desk)))


def test_the_newest_edit_comes_first_with_who_and_from_what_to_what(desk: Desk) -> None:
    case = a_case(desk, phone="514 555-0101")
    profile(desk, case, phone="514 555-0202")
    newest, opening = history(desk, case)
    assert (newest.by, newest.why) == ("Sophie Lavoie", "entry")
    (one,) = newest.changes
    assert (one.before, one.after) == ({"phone": "514 555-0101"}, {"phone": "514 555-0202"})
    assert one.shown
    assert not one.makes_row
    assert {made.unit for made in opening.changes} >= {"name", "birth_date", "phone", "csq_number"}
    assert all(made.makes_row for made in opening.changes)


def test_an_edit_is_dated_by_the_wall_clock(desk: Desk) -> None:
    newest = history(desk, a_case(desk))[0]
    assert newest.at.tzinfo is None
    assert newest.at.year >= 2025


def test_any_past_value_can_be_put_back(desk: Desk) -> None:
    case = a_case(desk, phone="514 555-0101")
    for phone in ("514 555-0202", None):
        profile(desk, case, phone=phone)
    oldest = change(desk, case, "phone", 2)
    assert not oldest.shown
    desk.do(PutBack(oldest.row, oldest.unit, oldest.op))
    assert stored(desk, "cases", case, "phone") == "514 555-0101"
    back = change(desk, case, "phone")
    assert (back.before, back.after, back.shown) == ({"phone": None}, {"phone": "514 555-0101"}, True)
    assert back.before_op is not None
    desk.do(PutBack(back.row, back.unit, back.before_op))
    assert stored(desk, "cases", case, "phone") is None
    assert complaints(desk) == []


def test_the_columns_of_a_unit_go_together(desk: Desk) -> None:
    case = a_case(desk)
    profile(desk, case, family_name="Hadad", given_name="Rania", other_name=None)
    one = change(desk, case, "name")
    assert one.before["family_name"] == "Haddad"
    assert one.after == {"family_name": "Hadad", "given_name": "Rania", "other_name": None}


def test_a_row_of_the_case_is_named_by_what_it_shows_now(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-24T10:00"), state=AppointmentState.CONFIRMED)
    desk.do(MoveAppointment(made, wall("2026-11-25T09:00"), seen(desk)))
    desk.do(SaveNeed(case, NeedDomain.HOUSING, {"level": NeedLevel.URGENT}, seen(desk)))
    moved = change(desk, case, "when")
    assert (moved.kind, moved.about["kind"]) == ("appointment", "first_meeting")
    assert (moved.before["starts_at"], moved.after["starts_at"]) == ("2026-11-24T10:00", "2026-11-25T09:00")
    need = change(desk, case, "level")
    assert (need.kind, need.about["domain"], need.makes_row) == ("need", "housing", True)


def test_an_undone_making_says_that_the_row_is_gone(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case)
    desk.undo()
    entry = history(desk, case)[0]
    assert entry.why.startswith("undo:")
    assert [one.gone for one in entry.changes] == [True]


def test_the_cases_of_others_are_not_in_it(desk: Desk) -> None:
    case = a_case(desk)
    other = a_case(desk, csq_number="CSQ-20000009")
    profile(desk, other, phone="514 555-0909")
    assert len(history(desk, case)) == 1


def test_a_conflict_shows_every_value_and_history_which_one_stands(desk: Desk) -> None:
    case = a_case(desk)
    loaded = seen(desk)
    for day in (1, 2, 2):
        desk.do(ChangeProfile(case, {"csq_expires_on": date(2027, 1, day)}, loaded))
    with desk.reading() as file:
        (conflict,) = conflicts_of(file, case)
    assert (conflict.kind, conflict.unit) == ("case", "csq_expires_on")
    assert [choice.value["csq_expires_on"] for choice in conflict.choices] == ["2027-01-02", "2027-01-01"]
    assert change(desk, case, "csq_expires_on").shown
    assert not change(desk, case, "csq_expires_on", 2).shown
