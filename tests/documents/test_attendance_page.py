"""The attendance and allowance slip: what it says, on both papers, in large print, tagged, the same bytes again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.integration_courses import DecideEligibility
from parcours_desktop.documents.attendance_page import draw_attendance
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.attendance_sheet import AllowanceAmount, AttendanceSheet
from parcours_desktop.domain.integration_course import ProposedEligibility
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import ClaimState, CoursePart, Eligibility
from parcours_desktop.domain.service_rows import IntegrationCourseRow, PartRow
from parcours_desktop.queries.attendance_sheet import attendance_sheet
from parcours_desktop.system.reference import load_reference
from parcours_desktop.wording.words import Words
from tests.builders.acts import seen
from tests.builders.cases import a_case
from tests.builders.plans import an_officer
from tests.documents.pdf_reading import ink_in_margins, page_texts, text_of
from tests.documents.tagged_pdf import flaws

TODAY = date(2026, 11, 23)
FRENCH = Words("fr")


def a_sheet(**overrides: Any) -> AttendanceSheet:
    """A session that was followed, attested and claimed."""
    parts = tuple(PartRow(part, date(2026, 11, day), 480) for day, part in enumerate(CoursePart, 9))
    course = IntegrationCourseRow(
        1, 1, 1, Eligibility.ELIGIBLE, date(2026, 11, 2), "", date(2026, 11, 3), "", "Objectif Laval", parts,
        date(2026, 11, 12), ClaimState.CLAIMED, date(2026, 11, 13), None, 188, "", "",
    )  # fmt: skip
    sheet = AttendanceSheet(
        case_id=1,
        file_number="AQ-2026-06-000123-C",
        person_name="Rania Haddad",
        birth_date=date(1988, 3, 4),
        programme_name="Accompagnement Québec",
        office_name="Bureau de Montréal",
        officer=an_officer(),
        rule=load_reference().integration_rule(TODAY),
        proposed=ProposedEligibility(Eligibility.ELIGIBLE),
        course=course,
        amount=AllowanceAmount(188, date(2026, 11, 12), date(2021, 1, 1), None),
        printed_on=TODAY,
    )
    return replace(sheet, **overrides)


def told(sheet: AttendanceSheet) -> str:
    return " ".join(text_of(draw_attendance(sheet, FRENCH, Paper.LETTER)).replace("\u00a0", " ").split())


def test_it_says_who_followed_what_and_what_is_claimed() -> None:
    text = told(a_sheet())
    for expected in (
        "Rania Haddad",
        "Objectif Laval",
        "Admissible, décidé le 2 novembre 2026.",
        "Selon la règle : admissible (18 ans ou plus, français oral de niveau 5 ou plus).",
        "Valeurs démocratiques",
        "10 novembre 2026",
        "24 h sur 24 h",
        "Attestation remise le 12 novembre 2026.",
        "188 $, montant en vigueur le jour de l’attestation (12 novembre 2026). En vigueur depuis le 1er janvier 2021.",
        "Demande transmise le 13 novembre 2026.",
        "Signature de la personne",
    ):
        assert expected in text, expected


def test_the_amount_tells_the_days_between_which_it_was_in_force() -> None:
    amount = AllowanceAmount(185, date(2019, 11, 12), date(2019, 8, 8), date(2020, 12, 31))
    assert "185 $" in told(a_sheet(amount=amount))
    assert "En vigueur du 8 août 2019 au 31 décembre 2020." in told(a_sheet(amount=amount))


def test_a_refused_claim_says_why_and_an_unfinished_session_what_is_missing() -> None:
    course = a_sheet().course
    refused = replace(
        course, claim_state=ClaimState.REFUSED, claim_settled_on=date(2026, 11, 20), claim_note="Spécimen illisible"
    )
    text = told(a_sheet(course=refused))
    assert "Demande refusée le 20 novembre 2026; demande transmise le 13 novembre 2026." in text
    assert "Précision : Spécimen illisible" in text
    begun = replace(
        course, parts=(course.parts[0], *(PartRow(part, None, 0) for part in list(CoursePart)[1:])),
        attested_on=None, claim_state=None, claimed_on=None, claim_dollars=None,
    )  # fmt: skip
    text = told(a_sheet(course=begun))
    assert "8 h sur 24 h" in text
    assert "L’attestation n’est pas remise." in text
    assert "L’allocation n’est pas demandée." in text


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "name",
    ["Rania Haddad", "<b>Rania</b> & fils ]]>", "Ra\x00ni\x07a", "W" * 4000, "\ud800 seule", "رانيا حداد (12)", ""],
)
def test_the_page_is_whole_tagged_and_the_same_again(paper: Paper, large: bool, name: str) -> None:
    sheet = a_sheet(person_name=name)
    pdf = draw_attendance(sheet, FRENCH, paper, large)
    assert draw_attendance(sheet, FRENCH, paper, large) == pdf
    assert flaws(pdf) == []
    assert ink_in_margins(pdf) == []


def test_the_usual_slip_is_one_page() -> None:
    assert len(page_texts(draw_attendance(a_sheet(), FRENCH, Paper.LETTER))) == 1
    assert len(page_texts(draw_attendance(a_sheet(), FRENCH, Paper.A4))) == 1


def test_the_sheet_is_read_from_the_case(desk: Desk) -> None:
    case = a_case(desk, french_listening=6, french_speaking=5)
    with desk.reading() as file, pytest.raises(Refused, match="integration_none"):
        attendance_sheet(file, case, TODAY, desk.reference, desk.workdays)
    desk.do(DecideEligibility(case, Eligibility.ELIGIBLE, TODAY, seen(desk)))
    with desk.reading() as file:
        sheet = attendance_sheet(file, case, TODAY, desk.reference, desk.workdays)
    assert (sheet.person_name, sheet.minutes, sheet.proposed.eligibility) == ("Rania Haddad", 0, Eligibility.ELIGIBLE)
    assert sheet.amount == AllowanceAmount(188, TODAY, date(2021, 1, 1), None)
