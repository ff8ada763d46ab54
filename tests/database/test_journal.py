"""The journal: what is written can be folded back, undone, rebuilt; what was not seen is never overwritten."""

from datetime import date

import pytest
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.cases import ChangeProfile, CloseCase, OpenCase, PutBack, ReopenCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.fold import differences, rebuild, unsound_edits
from parcours_desktop.database.journal import position
from parcours_desktop.domain.codes import ClosingReason
from parcours_desktop.domain.refusal import Refused
from tests.builders.cases import a_case, case_columns


def seen(desk: Desk) -> int:
    with desk.reading() as file:
        return position(file)


def value(desk: Desk, case_id: int, column: str) -> object:
    with desk.reading() as file:
        return file.exec_driver_sql(f"SELECT {column} FROM cases WHERE id=?", (case_id,)).scalar_one()


def complaints(desk: Desk) -> list[str]:
    with desk.reading() as file:
        return [*differences(file), *unsound_edits(file)]


def test_rows_are_what_the_journal_folds_to(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(ChangeProfile(case, {"phone": "514 555 0199"}, seen(desk)))
    desk.do(CloseCase(case, ClosingReason.AUTONOMY, seen(desk)))
    desk.do(ReopenCase(case, seen(desk)))
    assert complaints(desk) == []
    assert value(desk, case, "phone") == "514 555-0199"


def test_a_row_that_was_tampered_with_is_named_without_its_value(desk: Desk) -> None:
    case = a_case(desk)
    with desk.office.file.writing() as file:
        file.exec_driver_sql("UPDATE cases SET city='Nulle-Part' WHERE id=?", (case,))
    (complaint,) = complaints(desk)
    assert complaint.endswith(" city")
    assert "Nulle" not in complaint


def test_an_edit_whose_bytes_changed_is_found(desk: Desk) -> None:
    a_case(desk)
    with desk.office.file.writing() as file:
        file.exec_driver_sql("UPDATE edit SET body = replace(body, 'Rania', 'Sonia')")
    assert "edit 2: id" in complaints(desk)


def test_rows_are_rebuilt_from_the_journal_alone(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(ChangeProfile(case, {"email": "rania@exemple.invalid"}, seen(desk)))
    with desk.office.file.writing() as file:
        file.exec_driver_sql("UPDATE cases SET email=NULL, family_name='X'")
        file.exec_driver_sql("DELETE FROM cell")
        rebuild(file)
    assert complaints(desk) == []
    assert value(desk, case, "email") == "rania@exemple.invalid"


def test_a_value_changed_under_a_form_becomes_a_conflict_and_is_not_lost(desk: Desk) -> None:
    case = a_case(desk)
    loaded = seen(desk)
    desk.do(ChangeProfile(case, {"phone": "514 555-0101"}, loaded))
    desk.do(ChangeProfile(case, {"phone": "514 555-0202"}, loaded))
    with desk.reading() as file:
        heads = (
            file.exec_driver_sql("SELECT value FROM cell WHERE row=? AND unit='phone' ORDER BY value", (case,))
            .scalars()
            .all()
        )
        conflicts = file.exec_driver_sql("SELECT conflicts FROM case_summary WHERE id=?", (case,)).scalar_one()
    assert heads == ['"514 555-0101"', '"514 555-0202"']
    assert conflicts == 1
    assert value(desk, case, "phone") == "514 555-0202"
    assert complaints(desk) == []


def test_saving_what_is_already_there_writes_nothing(desk: Desk) -> None:
    case = a_case(desk)
    before = seen(desk)
    assert desk.do(ChangeProfile(case, {"region": "06"}, before)).changes is None
    assert seen(desk) == before


def test_undo_and_redo_go_back_and_forth(desk: Desk) -> None:
    case = a_case(desk)
    for phone in ("514 555-0101", "514 555-0202"):
        desk.do(ChangeProfile(case, {"phone": phone}, seen(desk)))
    shown = []
    for move in (desk.undo, desk.undo, desk.redo, desk.redo, desk.undo):
        assert move() == 0
        shown.append(value(desk, case, "phone"))
    assert shown == ["514 555-0101", None, "514 555-0101", "514 555-0202", "514 555-0101"]
    assert complaints(desk) == []


def test_undoing_an_opening_takes_the_case_away_and_redo_brings_it_back(desk: Desk) -> None:
    case = a_case(desk)
    desk.undo()
    assert value(desk, case, "removed") == 1
    desk.redo()
    assert value(desk, case, "removed") == 0
    assert value(desk, case, "family_name") == "Haddad"
    assert complaints(desk) == []


def test_undo_leaves_a_value_that_has_changed_since(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk)
    coordinator.do(ChangeProfile(case, {"phone": "514 555-0303"}, seen(desk)))
    assert desk.undo() == 1
    assert value(desk, case, "removed") == 0


def test_a_bulk_assignment_is_one_act(coordinator: Desk) -> None:
    cases = tuple(a_case(coordinator, csq_number=f"CSQ-3000{n:04}") for n in range(30))
    done = coordinator.do(assigned_to(cases, "s.lavoie", seen(coordinator)))
    assert done.changes is not None
    assert len(done.changes.cases) == 30
    coordinator.undo()
    assert {value(coordinator, case, "officer") for case in cases} == {None}


def test_a_past_value_can_be_put_back(desk: Desk) -> None:
    case = a_case(desk)
    with desk.reading() as file:
        first = file.exec_driver_sql("SELECT op FROM cell WHERE row=? AND unit='name'", (case,)).scalar_one()
    desk.do(ChangeProfile(case, {"family_name": "Hadad", "given_name": "Rania", "other_name": None}, seen(desk)))
    desk.do(PutBack(case, "name", first))
    assert value(desk, case, "family_name") == "Haddad"
    assert complaints(desk) == []


def test_a_past_value_that_would_break_a_rule_is_not_put_back(desk: Desk) -> None:
    case = a_case(desk, csq_issued_on=date(2026, 1, 5), copr_on=date(2026, 2, 5))
    with desk.reading() as file:
        first = file.exec_driver_sql("SELECT op FROM cell WHERE row=? AND unit='copr_on'", (case,)).scalar_one()
    desk.do(ChangeProfile(case, {"copr_on": date(2026, 6, 5)}, seen(desk)))
    desk.do(ChangeProfile(case, {"csq_issued_on": date(2026, 5, 5)}, seen(desk)))
    with pytest.raises(Refused) as refused:
        desk.do(PutBack(case, "copr_on", first))
    assert refused.value.refusals[0].code == "copr_before_certificate"
    assert value(desk, case, "copr_on") == "2026-06-05"


def test_a_refused_command_leaves_no_trace(desk: Desk) -> None:
    before = seen(desk)
    with pytest.raises(Refused) as refused:
        desk.do(OpenCase(case_columns(birth_date=None, arrived_on=date(2027, 1, 4))))
    assert {(r.code, r.field) for r in refused.value.refusals} == {
        ("mandatory", "birth_date"),
        ("arrival_in_future", "arrived_on"),
    }
    assert seen(desk) == before


def test_part_of_a_merge_unit_alone_is_a_defect_of_the_program(desk: Desk) -> None:
    case = a_case(desk)
    with pytest.raises(ValueError, match="as a whole"):
        desk.do(ChangeProfile(case, {"given_name": "Rima"}, seen(desk)))


def test_a_long_act_is_split_into_edits_within_the_limits(desk: Desk) -> None:
    case = a_case(desk)
    with desk.office.work() as work:
        for number in range(700):
            work.create("note", case, {"text": f"note {number} " + "é" * 400, "author": "s.lavoie"})
        work.write()
    with desk.reading() as file:
        sizes = [len(body.encode()) for body in file.exec_driver_sql("SELECT body FROM edit").scalars()]
    assert max(sizes) <= 256 * 1024
    assert complaints(desk) == []
