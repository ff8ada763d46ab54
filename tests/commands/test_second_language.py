"""The ground of a second language: recorded, taken back, undone; what is sealed and printed rests on it; its uses are counted."""

from dataclasses import replace
from datetime import date

import pytest
from parcours_desktop.commands.adding import AddSteps
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.issues import RecordIssues
from parcours_desktop.commands.second_language import AttestLanguage, WithdrawLanguage
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.domain.codes import ClosingReason
from parcours_desktop.domain.plan_translation import SecondLanguage
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import DocumentKind, LanguageGround
from parcours_desktop.domain.service_rows import Issued, NewIssue
from parcours_desktop.queries.language_uses import LanguageUse, language_uses
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import signed_sheet
from parcours_desktop.queries.second_language import language_right, second_language_for
from tests.builders.acts import complaints, seen, stored
from tests.builders.cases import a_case

TODAY = date(2026, 11, 23)
HEALTH, SCHOOLING = LanguageGround.HEALTH, LanguageGround.ENGLISH_SCHOOLING


def an_old_case(desk: Desk) -> int:
    """Arrived more than six months ago, with two steps of the catalogue."""
    case = a_case(desk, arriving_on=date(2026, 3, 1), arrived_on=date(2026, 3, 1))
    desk.do(AddSteps(case, ("INS-01", "INS-04")))
    return case


def attest(desk: Desk, case: int, ground: LanguageGround | None = HEALTH, on: date | None = TODAY) -> None:
    desk.do(AttestLanguage(case, ground, on, seen(desk)))


def sheet_of(desk: Desk, case: int) -> PlanSheet:
    with desk.reading() as file:
        return plan_sheet(file, case, TODAY, desk.reference, desk.workdays)


def second(desk: Desk, case: int, code: str = "ar") -> SecondLanguage:
    with desk.reading() as file:
        return second_language_for(file, sheet_of(desk, case), code, TODAY, desk.reference)


def refused(desk: Desk, case: int, code: str = "ara") -> str:
    with pytest.raises(Refused) as why:
        second(desk, case, code)
    return why.value.refusals[0].code


def test_a_ground_is_recorded_with_its_date_and_undo_takes_it_back(desk: Desk) -> None:
    case = an_old_case(desk)
    attest(desk, case)
    assert stored(desk, "cases", case, "language_ground") == "health"
    with desk.reading() as file:
        right = language_right(file, case)
    assert (right.ground, right.attested_on) == (HEALTH, TODAY)
    desk.undo()
    assert stored(desk, "cases", case, "language_ground") is None
    assert stored(desk, "cases", case, "language_attested_on") is None
    assert complaints(desk) == []


@pytest.mark.parametrize(
    ("ground", "on", "codes"),
    [
        (None, TODAY, [("required", "ground")]),
        (HEALTH, None, [("required", "on")]),
        (HEALTH, date(2026, 11, 24), [("date_in_future", "on")]),
    ],
)
def test_a_ground_without_a_name_a_date_or_of_tomorrow_is_refused(
    desk: Desk, ground: LanguageGround | None, on: date | None, codes: list[tuple[str, str]]
) -> None:
    case = an_old_case(desk)
    with pytest.raises(Refused) as why:
        attest(desk, case, ground, on)
    assert [(one.code, one.field) for one in why.value.refusals] == codes


def test_a_ground_is_taken_back_once_and_never_in_a_closed_case(desk: Desk) -> None:
    case = an_old_case(desk)
    attest(desk, case)
    desk.do(WithdrawLanguage(case, seen(desk)))
    assert refused(desk, case) == "second_language_ended"
    with pytest.raises(Refused, match="language_ground_is_none"):
        desk.do(WithdrawLanguage(case, seen(desk)))
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    with pytest.raises(Refused, match="case_closed"):
        attest(desk, case)


def test_a_second_language_is_made_where_the_rule_allows_it(desk: Desk) -> None:
    case = an_old_case(desk)
    assert refused(desk, case) == "second_language_ended"
    assert refused(desk, case, "xx") == "second_language_unknown"
    assert refused(desk, case, "fra") == "second_language_unknown"
    attest(desk, case, SCHOOLING)
    assert refused(desk, case) == "second_language_english_only"
    assert second(desk, case, "en").ground is SCHOOLING
    attest(desk, case)
    made = second(desk, case, "ARA")
    assert (made.language, made.tag, made.ground) == ("ara", "ar", HEALTH)
    assert made.text("Ouvrir un compte bancaire") == "فتح حساب مصرفي"
    fresh = a_case(desk, csq_number="CSQ-20000002", birth_date=date(1990, 1, 2))
    assert second(desk, fresh, "ht").ground is None


def test_a_version_keeps_the_language_it_was_sealed_with(desk: Desk) -> None:
    case = an_old_case(desk)
    attest(desk, case)
    sheet = replace(sheet_of(desk, case), second=second(desk, case))
    number = desk.do(SealPlan(sheet)).value
    desk.do(WithdrawLanguage(case, seen(desk)))
    with desk.reading() as file:
        kept = signed_sheet(file, case, number)
    assert kept is not None
    assert kept.second == sheet.second


def test_a_version_is_not_sealed_in_a_language_that_the_rule_refuses(desk: Desk) -> None:
    case = an_old_case(desk)
    attest(desk, case)
    made = second(desk, case)
    desk.do(WithdrawLanguage(case, seen(desk)))
    with pytest.raises(Refused, match="second_language_ended"):
        desk.do(SealPlan(replace(sheet_of(desk, case), second=made)))


def test_uses_are_counted_by_language_and_by_ground(desk: Desk) -> None:
    case = an_old_case(desk)
    told = [("ara", "health"), ("ara", ""), ("ara", "health"), ("", ""), ("spa", "")]
    kind = DocumentKind.PLAN
    issued = (Issued(NewIssue(kind, case, language=one, language_ground=why), "ab", 1) for one, why in told)
    desk.do(RecordIssues(tuple(issued)))
    with desk.reading() as file:
        assert language_uses(file) == (
            LanguageUse("ara", HEALTH, 2),
            LanguageUse("ara", None, 1),
            LanguageUse("spa", None, 1),
        )
        assert language_uses(file, since=TODAY, until=TODAY) == language_uses(file)
        assert language_uses(file, since=date(2026, 11, 24)) == ()
        assert language_uses(file, until=date(2026, 11, 22)) == ()
