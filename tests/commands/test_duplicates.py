"""Two cases made one, taken back, done again: the file is what its journal says, and two offices meet in one row."""

from datetime import timedelta

from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.duplicates import DismissDuplicate, MergeCases
from parcours_desktop.commands.needs import SaveAssessment, SaveNeed, meeting_uid
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.commands.objectives import AddObjective
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.domain.codes import AttemptResult, DismissalReason, Horizon, NeedDomain, NeedLevel, Strand
from parcours_desktop.queries.calendar import calendar
from parcours_desktop.queries.duplicates import all_duplicates
from parcours_desktop.queries.plan_sheet import plan_sheet
from tests.builders.acts import an_appointment_of, attempts_in, complaints, seen, stored
from tests.builders.cases import a_case


def two_cases(desk: Desk) -> tuple[int, int]:
    """One person's two cases; everything hangs on the second."""
    kept = a_case(desk)
    gone = a_case(desk, phone="514 555-0177")
    objective = desk.do(AddObjective(gone, Strand.SETTLEMENT, Horizon.SHORT, "Se loger")).value
    step = desk.do(AddStep(gone, Strand.SETTLEMENT, "Chercher un logement")).value
    desk.do(ChangeStep(step, {"objective_id": objective}, seen(desk)))
    desk.do(WriteNote(gone, "Rencontrée à l’aéroport"))
    desk.do(SaveNeed(gone, NeedDomain.HOUSING, {"level": NeedLevel.URGENT}, seen(desk)))
    desk.do(SaveAssessment(gone, {"minutes": 45}, seen(desk)))
    an_appointment_of(desk, gone)
    attempts_in(desk, gone, AttemptResult.NO_ANSWER)
    return kept, gone


def uid(desk: Desk, row: int) -> bytes:
    with desk.reading() as file:
        found: bytes = file.exec_driver_sql("SELECT uid FROM record WHERE id=?", (row,)).scalar_one()
        return found


def rows(desk: Desk, case: int) -> dict[str, int]:
    """How many rows of each kind hang on a case."""
    kinds = ("objective", "step", "note", "need", "assessment", "appointment", "attempt")
    with desk.reading() as file:
        return {
            kind: file.exec_driver_sql(
                f'SELECT count(*) FROM "{kind}" WHERE case_id=? AND removed=0', (case,)
            ).scalar_one()
            for kind in kinds
        }


def test_a_merge_moves_everything_and_its_undo_and_redo_leave_the_file_sound(desk: Desk) -> None:
    kept, gone = two_cases(desk)
    desk.do(MergeCases(kept, gone))
    assert set(rows(desk, kept).values()) == {1}
    assert stored(desk, "cases", kept, "phone") == "514 555-0177"
    assert stored(desk, "cases", gone, "merged_into") == uid(desk, kept).hex()
    assert complaints(desk) == []
    assert desk.undo() == 0
    assert set(rows(desk, kept).values()) == {0}
    assert stored(desk, "cases", gone, "merged_into") is None
    assert complaints(desk) == []
    desk.redo()
    assert set(rows(desk, kept).values()) == {1}
    assert complaints(desk) == []


def test_an_appointment_of_two_cases_made_one_stands_once_in_the_calendar(desk: Desk) -> None:
    kept, gone = two_cases(desk)
    first, last = desk.clock.today() - timedelta(days=60), desk.clock.today() + timedelta(days=60)

    def entries() -> list[int]:
        with desk.reading() as file:
            return [row.case_id for row in calendar(file, None, first, last).entries]

    assert entries() == [gone]
    desk.do(MergeCases(kept, gone))
    assert entries() == [kept]
    desk.undo()
    assert entries() == [gone]


def test_a_merge_taken_back_can_be_done_anew(desk: Desk) -> None:
    kept, gone = two_cases(desk)
    desk.do(MergeCases(kept, gone))
    desk.undo()
    desk.do(MergeCases(kept, gone))
    assert set(rows(desk, kept).values()) == {1}
    assert complaints(desk) == []


def test_a_step_that_moves_keeps_its_objective(desk: Desk) -> None:
    kept, gone = two_cases(desk)
    desk.do(MergeCases(kept, gone))
    with desk.reading() as file:
        sheet = plan_sheet(file, kept, desk.clock.today(), desk.reference, desk.workdays)
    (objective,) = sheet.objectives
    (step,) = sheet.steps
    assert step.objective_id == objective.id


def test_an_assessment_that_moves_meets_the_one_that_another_office_makes(desk: Desk) -> None:
    kept, gone = two_cases(desk)
    desk.do(MergeCases(kept, gone))
    with desk.reading() as file:
        found = set(file.exec_driver_sql("SELECT uid FROM record WHERE case_id=?", (kept,)).scalars())
    assert meeting_uid(uid(desk, kept), "need", NeedDomain.HOUSING) in found
    assert meeting_uid(uid(desk, kept), "assessment", "") in found
    desk.do(SaveNeed(kept, NeedDomain.HOUSING, {"level": NeedLevel.NONE}, seen(desk)))
    assert rows(desk, kept)["need"] == 1


def test_what_the_case_that_stays_has_already_stays(desk: Desk) -> None:
    kept, gone = two_cases(desk)
    desk.do(SaveNeed(kept, NeedDomain.HOUSING, {"level": NeedLevel.NONE}, seen(desk)))
    desk.do(MergeCases(kept, gone))
    with desk.reading() as file:
        levels = file.exec_driver_sql("SELECT level FROM need WHERE case_id=? AND removed=0", (kept,)).scalars().all()
    assert levels == [NeedLevel.NONE.value]


def test_two_people_told_apart_are_no_longer_a_pair(desk: Desk) -> None:
    kept, gone = two_cases(desk)
    with desk.reading() as file:
        assert len(all_duplicates(file)) == 1
    desk.do(DismissDuplicate(kept, gone, DismissalReason.TWINS))
    with desk.reading() as file:
        assert all_duplicates(file) == ()
    desk.undo()
    with desk.reading() as file:
        assert len(all_duplicates(file)) == 1
    assert complaints(desk) == []
