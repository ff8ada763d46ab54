"""French courses and Objectif Intégration: each act, what it refuses, and what it keeps."""

from datetime import date

import pytest
from parcours_desktop.commands.adding import AddSteps
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.french_courses import (
    ChangeCourse,
    EndCourse,
    NotStarted,
    PlaceCourse,
    RegisterCourse,
    RemoveCourse,
    StartCourse,
)
from parcours_desktop.commands.integration_courses import (
    AttestIntegration,
    ClaimAllowance,
    DecideEligibility,
    EnrolInIntegration,
    NotePart,
    RemoveIntegration,
    SettleClaim,
)
from parcours_desktop.domain.codes import ClosingReason
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import (
    ClaimState,
    CourseFormat,
    CoursePart,
    CourseReason,
    CourseState,
    Eligibility,
)
from parcours_desktop.domain.service_rows import FrenchCourseRow, IntegrationCourseRow
from parcours_desktop.queries.courses import french_courses_of, integration_course_of, open_steps_by_code
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case

TODAY = date(2026, 11, 23)


def course(desk: Desk, case: int) -> FrenchCourseRow:
    with desk.reading() as file:
        return french_courses_of(file, case)[0]


def integration(desk: Desk, case: int) -> IntegrationCourseRow:
    with desk.reading() as file:
        found = integration_course_of(file, case)
    assert found is not None
    return found


def register(desk: Desk, case: int, on: date = date(2026, 11, 2)) -> int:
    return desk.do(RegisterCourse(case, on, CourseFormat.FULL_TIME, "Cégep du Vieux Montréal")).value


def an_eligible_case(desk: Desk) -> int:
    return a_case(desk, french_listening=6, french_speaking=5)


def enrolled(desk: Desk, case: int, on: date = date(2026, 11, 2)) -> int:
    made = desk.do(DecideEligibility(case, Eligibility.ELIGIBLE, on, seen(desk))).value
    desk.do(EnrolInIntegration(made, on, seen(desk)))
    return made


def attested(desk: Desk, case: int, year: int = 2026) -> int:
    made = enrolled(desk, case, date(year, 11, 2))
    for day, part in enumerate(CoursePart, 3):
        desk.do(NotePart(made, part, date(year, 11, day), 480, seen(desk)))
    desk.do(AttestIntegration(made, date(year, 11, 6), seen(desk)))
    return made


def test_a_course_goes_from_registration_to_its_end(desk: Desk) -> None:
    case = a_case(desk)
    made = register(desk, case)
    assert course(desk, case).state is CourseState.REGISTERED
    desk.do(PlaceCourse(made, date(2026, 11, 9), 4, seen(desk)))
    assert (course(desk, case).state, course(desk, case).level) == (CourseState.WAITING, 4)
    desk.do(ChangeCourse(made, {"starts_on": date(2026, 11, 16)}, seen(desk)))
    assert course(desk, case).state is CourseState.PLACED
    desk.do(StartCourse(made, date(2026, 11, 16), seen(desk)))
    desk.do(EndCourse(made, date(2026, 11, 20), seen(desk)))
    row = course(desk, case)
    assert (row.state, row.started_on, row.ended_on) == (
        CourseState.COMPLETED,
        date(2026, 11, 16),
        date(2026, 11, 20),
    )
    assert complaints(desk) == []


def test_a_course_dropped_or_never_started_says_why(desk: Desk) -> None:
    case = a_case(desk)
    made = register(desk, case)
    with pytest.raises(Refused, match="course_reason_missing"):
        desk.do(NotStarted(made, None, TODAY, seen(desk)))
    desk.do(NotStarted(made, CourseReason.CHILDCARE, TODAY, seen(desk), "Pas de place en garderie"))
    assert (course(desk, case).state, course(desk, case).reason) == (CourseState.NOT_STARTED, CourseReason.CHILDCARE)
    other = register(desk, case, date(2026, 11, 10))
    desk.do(StartCourse(other, date(2026, 11, 16), seen(desk)))
    with pytest.raises(Refused, match="course_reason_missing"):
        desk.do(EndCourse(other, TODAY, seen(desk), dropped=True))
    desk.do(EndCourse(other, TODAY, seen(desk), CourseReason.WORK, dropped=True))
    row = course(desk, case)
    assert (row.state, row.reason, row.ended_on) == (CourseState.DROPPED, CourseReason.WORK, TODAY)
    desk.undo()
    assert course(desk, case).state is CourseState.STARTED
    assert complaints(desk) == []


def test_one_course_is_open_at_a_time_and_states_follow_each_other(desk: Desk) -> None:
    case = a_case(desk)
    made = register(desk, case)
    with pytest.raises(Refused, match="course_already_open"):
        register(desk, case)
    with pytest.raises(Refused, match="course_state_wrong"):
        desk.do(EndCourse(made, TODAY, seen(desk)))
    with pytest.raises(Refused, match="course_dates_order"):
        desk.do(StartCourse(made, date(2026, 11, 1), seen(desk)))
    desk.do(StartCourse(made, date(2026, 11, 16), seen(desk)))
    for command in (
        StartCourse(made, date(2026, 11, 17), seen(desk)),
        PlaceCourse(made, date(2026, 11, 9), 4, seen(desk)),
        NotStarted(made, CourseReason.WORK, TODAY, seen(desk)),
    ):
        with pytest.raises(Refused, match="course_state_wrong"):
            desk.do(command)
    with pytest.raises(Refused, match="course_dates_order"):
        desk.do(ChangeCourse(made, {"registered_on": TODAY}, seen(desk)))


def test_nothing_of_a_closed_case_is_written(desk: Desk) -> None:
    case = an_eligible_case(desk)
    made, session = register(desk, case), enrolled(desk, case)
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    for command in (
        ChangeCourse(made, {"note": "x"}, seen(desk)),
        RemoveCourse(made, seen(desk)),
        NotePart(session, CoursePart.VALUES, TODAY, 480, seen(desk)),
        RemoveIntegration(session, seen(desk)),
        DecideEligibility(case, Eligibility.ELIGIBLE, TODAY, seen(desk)),
        RegisterCourse(case, TODAY),
    ):
        with pytest.raises(Refused, match="case_closed"):
            desk.do(command)


def test_a_course_noted_by_mistake_is_removed_and_can_be_brought_back(desk: Desk) -> None:
    case = an_eligible_case(desk)
    made, session = register(desk, case), enrolled(desk, case)
    desk.do(RemoveCourse(made, seen(desk)))
    desk.do(RemoveIntegration(session, seen(desk)))
    with desk.reading() as file:
        assert french_courses_of(file, case) == ()
        assert integration_course_of(file, case) is None
    desk.undo()
    desk.undo()
    assert course(desk, case).id == made
    assert integration(desk, case).id == session
    assert complaints(desk) == []


def test_the_step_of_the_plan_is_ticked_in_the_same_act(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(AddSteps(case, ("FRA-01", "FRA-02", "FRA-03", "COL-01")))
    desk.do(RegisterCourse(case, date(2026, 11, 2), tick_step=True))
    with desk.reading() as file:
        assert set(open_steps_by_code(file, case)) == {"FRA-02", "FRA-03", "COL-01"}
    desk.do(StartCourse(course(desk, case).id, date(2026, 11, 16), seen(desk), tick_step=True))
    with desk.reading() as file:
        assert set(open_steps_by_code(file, case)) == {"FRA-02", "COL-01"}
    desk.undo()
    desk.undo()
    with desk.reading() as file:
        assert set(open_steps_by_code(file, case)) == {"FRA-01", "FRA-02", "FRA-03", "COL-01"}
    assert complaints(desk) == []


def test_eligibility_against_the_rule_needs_a_note(desk: Desk) -> None:
    case = a_case(desk, french_listening=3, french_speaking=4)
    with pytest.raises(Refused, match="eligibility_note_missing"):
        desk.do(DecideEligibility(case, Eligibility.ELIGIBLE, TODAY, seen(desk)))
    desk.do(DecideEligibility(case, Eligibility.ELIGIBLE, TODAY, seen(desk), "Test récent : niveau 5"))
    row = integration(desk, case)
    assert (row.eligibility, row.eligibility_note) == (Eligibility.ELIGIBLE, "Test récent : niveau 5")
    desk.do(DecideEligibility(case, Eligibility.NOT_ELIGIBLE, TODAY, seen(desk)))
    with pytest.raises(Refused, match="integration_not_eligible"):
        desk.do(EnrolInIntegration(row.id, TODAY, seen(desk)))


def test_who_is_enrolled_stays_eligible(desk: Desk) -> None:
    case = an_eligible_case(desk)
    enrolled(desk, case)
    with pytest.raises(Refused, match="integration_enrolled"):
        desk.do(DecideEligibility(case, Eligibility.NOT_ELIGIBLE, TODAY, seen(desk), "Erreur"))


def test_parts_follow_the_enrolment_and_change_no_more_once_attested(desk: Desk) -> None:
    case = an_eligible_case(desk)
    made = desk.do(DecideEligibility(case, Eligibility.ELIGIBLE, TODAY, seen(desk))).value
    with pytest.raises(Refused, match="integration_not_enrolled"):
        desk.do(NotePart(made, CoursePart.VALUES, TODAY, 480, seen(desk)))
    desk.do(EnrolInIntegration(made, date(2026, 11, 10), seen(desk)))
    with pytest.raises(Refused, match="integration_part_early"):
        desk.do(NotePart(made, CoursePart.VALUES, date(2026, 11, 9), 480, seen(desk)))
    with pytest.raises(Refused, match="number_out_of_range"):
        desk.do(NotePart(made, CoursePart.VALUES, TODAY, 1441, seen(desk)))
    desk.do(NotePart(made, CoursePart.VALUES, TODAY, 480, seen(desk)))
    with pytest.raises(Refused, match="integration_part_early"):
        desk.do(EnrolInIntegration(made, date(2027, 1, 1), seen(desk)))
    desk.do(NotePart(made, CoursePart.VALUES, None, 0, seen(desk)))
    assert [part.minutes for part in integration(desk, case).parts] == [0, 0, 0]
    with pytest.raises(Refused, match="integration_parts_missing"):
        desk.do(AttestIntegration(made, TODAY, seen(desk)))
    for part in CoursePart:
        desk.do(NotePart(made, part, TODAY, 480, seen(desk)))
    desk.do(AttestIntegration(made, TODAY, seen(desk)))
    with pytest.raises(Refused, match="integration_attested"):
        desk.do(NotePart(made, CoursePart.WORK, TODAY, 60, seen(desk)))
    desk.do(AttestIntegration(made, None, seen(desk)))
    assert integration(desk, case).attested_on is None
    assert complaints(desk) == []


@pytest.mark.parametrize(("year", "dollars"), [(2019, 185), (2020, 185), (2021, 188), (2026, 188)])
def test_the_allowance_claimed_is_that_of_the_day_of_the_attestation(desk: Desk, year: int, dollars: int) -> None:
    case = an_eligible_case(desk)
    made = attested(desk, case, year)
    desk.do(ClaimAllowance(made, TODAY, seen(desk)))
    row = integration(desk, case)
    assert (row.claim_state, row.claim_dollars, row.claimed_on) == (ClaimState.CLAIMED, dollars, TODAY)


def test_a_claim_follows_its_states_and_a_refused_one_keeps_why(desk: Desk) -> None:
    case = an_eligible_case(desk)
    made = enrolled(desk, case)
    with pytest.raises(Refused, match="integration_not_attested"):
        desk.do(ClaimAllowance(made, TODAY, seen(desk)))
    with pytest.raises(Refused, match="claim_order"):
        desk.do(SettleClaim(made, ClaimState.PAID, TODAY, seen(desk)))
    other = a_case(desk, csq_number="CSQ-20000002", french_listening=7, french_speaking=7)
    made = attested(desk, other)
    desk.do(ClaimAllowance(made, date(2026, 11, 9), seen(desk)))
    with pytest.raises(Refused, match="integration_claimed"):
        desk.do(ClaimAllowance(made, TODAY, seen(desk)))
    with pytest.raises(Refused, match="integration_claimed"):
        desk.do(AttestIntegration(made, None, seen(desk)))
    with pytest.raises(Refused, match="claim_reason_missing"):
        desk.do(SettleClaim(made, ClaimState.REFUSED, date(2026, 11, 16), seen(desk)))
    desk.do(SettleClaim(made, ClaimState.REFUSED, date(2026, 11, 16), seen(desk), "Spécimen de chèque illisible"))
    with pytest.raises(Refused, match="course_dates_order"):
        desk.do(ClaimAllowance(made, date(2026, 11, 12), seen(desk)))
    desk.do(ClaimAllowance(made, date(2026, 11, 17), seen(desk)))
    desk.do(SettleClaim(made, ClaimState.ACCEPTED, date(2026, 11, 18), seen(desk)))
    desk.do(SettleClaim(made, ClaimState.PAID, date(2026, 11, 20), seen(desk)))
    row = integration(desk, other)
    assert (row.claim_state, row.claim_settled_on, row.claim_dollars) == (ClaimState.PAID, date(2026, 11, 20), 188)
    assert row.claim_note == "Spécimen de chèque illisible"
    assert complaints(desk) == []
