"""What papers are drawn from: summaries in few statements, the load in figures, the plan of a consent in force."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.consents import WithdrawConsent
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.follow_ups import LogFollowUp
from parcours_desktop.commands.french_courses import RegisterCourse
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.commands.steps import ChangeStep, TickSteps
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Stage, StepState, Strand
from parcours_desktop.domain.partner_plan_sheet import PartnerPlanSheet
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import (
    ConsentPurpose,
    CourseState,
    FollowUpMode,
    FollowUpOutcome,
    SharedField,
)
from parcours_desktop.domain.summary_sheet import SummarySheet
from parcours_desktop.queries.case_list import CaseFilter, case_ids, case_rows
from parcours_desktop.queries.caseload_sheet import caseload_sheet, months_until
from parcours_desktop.queries.clock_sheet import clocks
from parcours_desktop.queries.consents import consents_of
from parcours_desktop.queries.notice_sheet import consent_sheet, notice_sheet
from parcours_desktop.queries.partner_plan_sheet import partner_plan_sheet
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.summary_sheet import summary_sheet, summary_sheets
from sqlalchemy import event
from tests.builders.acts import an_appointment_of, seen, wall
from tests.builders.cases import a_case
from tests.builders.partners import a_consent, a_notice, a_referral, an_organization, sent

TODAY = date(2026, 11, 23)


@contextmanager
def counted(file: Reading) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    found: list[str] = []

    def on_sent(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        found.append(statement)

    event.listen(file, "before_cursor_execute", on_sent)
    yield found
    event.remove(file, "before_cursor_execute", on_sent)


def summary(desk: Desk, case: int) -> SummarySheet:
    with desk.reading() as file:
        return summary_sheet(file, case, TODAY, desk.reference, desk.workdays)


def a_full_case(desk: Desk) -> int:
    case = a_case(desk)
    an_appointment_of(desk, case, starts_at=wall("2026-11-17T10:00"))
    an_appointment_of(
        desk, case, kind=AppointmentKind.FOLLOW_UP, state=AppointmentState.CONFIRMED, starts_at=wall("2026-12-04T10:00")
    )
    late, soon, _never = (
        desk.do(AddStep(case, Strand.SETTLEMENT, label)).value for label in ("Tard", "Bientôt", "Jamais")
    )
    done = desk.do(AddStep(case, Strand.FRENCH, "Faite")).value
    desk.do(ChangeStep(soon, {"due_on": TODAY + timedelta(days=3)}, seen(desk)))
    desk.do(ChangeStep(late, {"due_on": TODAY - timedelta(days=3)}, seen(desk)))
    desk.do(TickSteps((done,), seen(desk)))
    return case


def test_a_summary_tells_progress_late_steps_first_and_what_is_next(desk: Desk) -> None:
    case = a_full_case(desk)
    sheet = summary(desk, case)
    assert [step.label for step in sheet.open_steps] == ["Tard", "Bientôt", "Jamais"]
    assert [step.is_late(TODAY) for step in sheet.open_steps] == [True, False, False]
    assert (sheet.done, sheet.total, sheet.late) == (1, 4, 1)
    assert [(part.strand, part.done, part.total) for part in sheet.strands][:2] == [
        (Strand.SETTLEMENT, 0, 3),
        (Strand.FRENCH, 1, 1),
    ]
    assert sheet.clock.state is ClockState.MET
    assert sheet.appointment is not None
    assert sheet.appointment.starts_at == wall("2026-12-04T10:00")
    assert (sheet.follow_up, sheet.course, sheet.referrals, sheet.version) == (None, None, (), 0)


def test_a_summary_tells_the_follow_up_the_course_and_the_referrals_that_wait(desk: Desk) -> None:
    case = a_full_case(desk)
    desk.do(
        LogFollowUp(
            case, wall("2026-11-20T09:00"), FollowUpMode.PHONE, FollowUpOutcome.ADVANCING, next_on=date(2026, 12, 15)
        )
    )
    desk.do(RegisterCourse(case, date(2026, 11, 19), institution="Cégep"))
    organization = an_organization(desk)
    a_notice(desk, case)
    a_consent(desk, case, organization)
    sent(desk, a_referral(desk, case, organization))
    a_referral(desk, case, organization)
    sheet = summary(desk, case)
    assert sheet.follow_up is not None
    assert (sheet.follow_up.outcome, sheet.follow_up.next_on) == (FollowUpOutcome.ADVANCING, date(2026, 12, 15))
    assert sheet.course is not None
    assert (sheet.course.state, sheet.course.institution, sheet.course.since) == (
        CourseState.REGISTERED,
        "Cégep",
        date(2026, 11, 19),
    )
    assert [(one.organization, one.sent_on) for one in sheet.referrals] == [("Maison du Fleuve", TODAY)]


def test_a_summary_of_a_case_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="row_is_gone"):
        summary(desk, 99)


def test_summaries_of_all_cases_take_eight_statements_for_two_hundred_and_keep_the_order(sample_desk: Desk) -> None:
    with sample_desk.reading() as file:
        ids = list(case_ids(file, CaseFilter(), TODAY))
        with counted(file) as statements:
            sheets = summary_sheets(file, ids, TODAY, sample_desk.reference, sample_desk.workdays)
        assert len(statements) == 8 * -(-len(ids) // 200)
        assert [sheet.case_id for sheet in sheets] == ids
        rows = {row.id: row for row in case_rows(file, ids)}
    assert all(sheet.clock.first_met_on == rows[sheet.case_id].first_met_on for sheet in sheets)
    assert all(sheet.stage == rows[sheet.case_id].stage for sheet in sheets)


# The caseload


def test_the_load_counts_what_the_list_and_the_clocks_say(sample_desk: Desk) -> None:
    with sample_desk.reading() as file:
        sheet = caseload_sheet(file, TODAY, sample_desk.reference)
        rows = case_rows(file, list(case_ids(file, CaseFilter(), TODAY)))
        states = Counter(clock.state for _, clock, _ in clocks(file, TODAY, sample_desk.workdays))
    assert sheet.open_cases == len(rows)
    assert dict(sheet.stages) == {
        stage: Counter(row.stage for row in rows)[stage] for stage in Stage if stage != "closed"
    }
    told = {kind: getattr(sheet.clock, kind.value) for kind in ClockState}
    assert told == {kind: states[kind] for kind in ClockState}
    assert sum(count for _, count in sheet.languages) == len(rows)
    assert sum(count for _, count in sheet.categories) == len(rows)
    arrived = [row.arrived_on for row in rows if row.arrived_on and row.arrived_on <= TODAY]
    assert sum(count for _, count in sheet.months) == len([day for day in arrived if day >= sheet.months[0][0]])
    assert sum(load.cases for load in sheet.officers) == len(rows)


def test_the_load_of_an_officer_counts_their_cases_alone(desk: Desk) -> None:
    case = a_full_case(desk)
    a_case(desk, csq_number="CSQ-20000002", family_name="Autre", officer="m.roy", arrived_on=date(2026, 11, 2))
    with desk.reading() as file:
        mine = caseload_sheet(file, TODAY, desk.reference, officer=desk.user.login)
        whole = caseload_sheet(file, TODAY, desk.reference)
    assert (mine.open_cases, whole.open_cases) == (1, 2)
    assert mine.officer is not None
    assert mine.officers == ()
    assert (mine.clock.met, mine.clock.decided, mine.clock.share) == (1, 1, 1.0)
    assert (whole.clock.met, whole.clock.missed, whole.clock.share) == (1, 1, 0.5)
    counts = dict(mine.strands[0].by_state)
    assert (counts[StepState.TO_DO], mine.strands[0].late, mine.cases_late) == (3, 1, 1)
    assert case


def test_the_months_are_the_last_twelve_over_the_new_year() -> None:
    months = months_until(date(2026, 3, 31))
    assert (months[0], months[-1], len(months)) == (date(2025, 4, 1), date(2026, 3, 1), 12)


# The plan for a partner


def consented(desk: Desk, case: int, *fields: SharedField) -> tuple[int, str]:
    organization = an_organization(desk, street="12, rue des Pins", postal_code="H2X 1Y4")
    a_notice(desk, case)
    made = a_consent(desk, case, organization, purpose=ConsentPurpose.PLAN, fields=fields or tuple(SharedField))
    with desk.reading() as file:
        return made, next(row.uid for row in consents_of(file, case) if row.id == made)


def partner_sheet(desk: Desk, case: int, uid: str) -> PartnerPlanSheet:
    with desk.reading() as file:
        return partner_plan_sheet(file, case, uid, TODAY, desk.reference, desk.workdays)


def test_the_plan_for_a_partner_holds_what_its_consent_covers(desk: Desk) -> None:
    case = a_full_case(desk)
    _, uid = consented(desk, case, SharedField.STEPS)
    sheet = partner_sheet(desk, case, uid)
    assert [step.label for step in sheet.case.plan.steps] == ["Tard", "Bientôt", "Jamais", "Faite"]
    assert (sheet.case.plan.person_name, sheet.case.contact_language, sheet.case.category) == ("", "", None)
    assert (sheet.organization, sheet.address[0]) == ("Maison du Fleuve", "12, rue des Pins")
    assert sheet.case.plan.version is None


def test_once_signed_the_partner_gets_the_version_that_was_signed(desk: Desk) -> None:
    case = a_full_case(desk)
    _, uid = consented(desk, case)
    with desk.reading() as file:
        shown = plan_sheet(file, case, TODAY, desk.reference, desk.workdays)
    desk.do(SealPlan(shown))
    desk.do(AddStep(case, Strand.COMMUNITY, "Ajoutée ensuite"))
    sheet = partner_sheet(desk, case, uid)
    assert (sheet.case.plan.version, len(sheet.case.plan.steps)) == (1, 4)


def test_a_consent_that_was_withdrawn_or_is_for_something_else_hands_over_nothing(desk: Desk) -> None:
    case = a_full_case(desk)
    made, uid = consented(desk, case)
    other = a_case(desk, csq_number="CSQ-20000002", family_name="Autre")
    with pytest.raises(Refused, match="plan_consent_needed"):
        partner_sheet(desk, other, uid)
    desk.do(WithdrawConsent(made, TODAY, "ne veut plus", seen(desk)))
    with pytest.raises(Refused, match="plan_consent_needed"):
        partner_sheet(desk, case, uid)


# Forms


def test_the_notice_and_the_form_are_filled_from_the_case_and_the_texts_in_force(desk: Desk) -> None:
    case = a_case(desk)
    consented(desk, case, SharedField.STEPS)
    with desk.reading() as file:
        notice = notice_sheet(file, case, TODAY, desk.reference)
        blank = consent_sheet(file, case, ConsentPurpose.PLAN, TODAY, desk.reference)
        (given,) = consents_of(file, case)
        filled = consent_sheet(file, case, ConsentPurpose.PLAN, TODAY, desk.reference, given)
    assert (notice.person_name, notice.text) == ("Rania Haddad", desk.reference.notice_text(TODAY))
    assert (blank.organization, blank.fields) == ("", ())
    assert (filled.organization, filled.fields) == ("Maison du Fleuve", (SharedField.STEPS,))
