"""The profile: saved field by field, refused beside the field, nothing lost, drafts offered back."""

from datetime import date

from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.case_profile import PROFILE, ProfileScreen
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints, seen, stored
from tests.builders.cases import a_case


def profile(desk: Desk, case: int) -> ProfileScreen:
    return ProfileScreen(CaseState(desk, Words("fr"), case))


def codes(refusals: tuple[Refusal, ...]) -> list[tuple[str, str]]:
    return [(refusal.code, refusal.field) for refusal in refusals]


def test_the_form_shows_what_is_written_and_writes_a_field_that_is_left(desk: Desk) -> None:
    case = a_case(desk, city="Laval")
    screen = profile(desk, case)
    shown = screen.values()
    assert (shown["family_name"], shown["birth_date"], shown["city"]) == ("Haddad", date(1988, 3, 4), "Laval")
    assert (shown["email"], shown["interpreter"], shown["french_reading"]) == ("", False, None)
    assert screen.save("street", "1450, rue Sherbrooke")
    assert stored(desk, "cases", case, "city") == "Laval"
    assert screen.save("city", "")
    assert screen.values()["street"] == "1450, rue Sherbrooke"
    assert stored(desk, "cases", case, "city") is None
    assert complaints(desk) == []


def test_every_column_of_the_profile_that_people_write_is_in_the_form() -> None:
    assert {field.name for field in PROFILE.fields} >= {
        "french_speaking",
        "noc",
        "education",
        "mother_tongue",
        "flight",
    }
    assert set(PROFILE.required) >= {"birth_date", "csq_number", "category", "household_role", "region"}


def test_what_is_refused_stays_in_the_form_with_the_reason_beside_it(desk: Desk) -> None:
    case = a_case(desk)
    screen = profile(desk, case)
    assert not screen.save("arrived_on", date(2026, 11, 30))
    assert codes(screen.refusals) == [("arrival_in_future", "arrived_on")]
    assert screen.values()["arrived_on"] == date(2026, 11, 30)
    assert stored(desk, "cases", case, "arrived_on") == "2026-11-16"
    assert screen.save("arrived_on", date(2026, 11, 17))
    assert screen.refusals == ()


def test_two_dates_that_contradict_only_what_is_written_are_written_together(desk: Desk) -> None:
    case = a_case(desk, csq_issued_on=date(2025, 5, 1), federal_applied_on=date(2025, 6, 1))
    screen = profile(desk, case)
    assert not screen.save("copr_on", date(2025, 5, 15))
    assert codes(screen.refusals) == [("copr_before_federal", "copr_on")]
    assert screen.save("federal_applied_on", date(2025, 5, 10))
    assert screen.refusals == ()
    assert stored(desk, "cases", case, "copr_on") == "2025-05-15"
    assert complaints(desk) == []


def test_emptying_a_mandatory_field_is_refused(desk: Desk) -> None:
    screen = profile(desk, a_case(desk))
    assert not screen.save("region", "")
    assert codes(screen.refusals) == [("mandatory", "region")]


def test_what_is_odd_is_said_beside_the_field(desk: Desk) -> None:
    case = a_case(desk, csq_number="ABC", email="rania@", noc="12", csq_issued_on=date(2026, 11, 20))
    assert set(codes(profile(desk, case).warnings)) == {
        ("csq_number_format", "csq_number"),
        ("email_format", "email"),
        ("noc_format", "noc"),
        ("arrival_before_certificate", "arrived_on"),
    }


def test_a_certificate_that_expired_before_the_arrival_is_said(desk: Desk) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 12, 7), csq_expires_on=date(2026, 11, 1))
    assert ("certificate_expired", "csq_expires_on") in codes(profile(desk, case).warnings)


def test_a_new_arrival_date_is_told_to_whoever_plans_by_it(desk: Desk) -> None:
    case = a_case(desk)
    screen = profile(desk, case)
    told: list[bool] = []

    def on_told() -> None:
        told.append(True)

    screen.state.arrival_changed.connect(on_told)
    screen.save("phone", "514 555-0101")
    assert not told
    screen.save("arrived_on", date(2026, 11, 18))
    assert told == [True]


def test_a_value_that_changed_while_one_typed_is_not_overwritten(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk)
    screen = profile(desk, case)
    screen.type("phone", "514 555-01")
    desk.do(ChangeProfile(case, {"phone": "514 555-0909"}, seen(desk)))
    assert screen.values()["phone"] == "514 555-0909"
    assert screen.save("phone", "514 555-0101")
    assert stored(desk, "case_summary", case, "conflicts") == 1


def test_a_draft_is_offered_back_and_gone_once_the_field_was_written(desk: Desk) -> None:
    case = a_case(desk)
    screen = profile(desk, case)
    screen.type("street", "1450, rue")
    screen.type("arriving_on", date(2026, 12, 1))
    screen.state.close()
    again = profile(desk, case)
    assert again.drafts() == {"street": "1450, rue", "arriving_on": date(2026, 12, 1)}
    again.save("street", "1450, rue Sherbrooke")
    assert list(again.drafts()) == ["arriving_on"]
    again.drop_drafts()
    assert again.drafts() == {}


def test_answers_are_named_in_the_language_of_the_screen(desk: Desk) -> None:
    case = a_case(desk)
    french, english = (ProfileScreen(CaseState(desk, Words(code), case)) for code in ("fr", "en"))
    assert {choice.code: choice.label for choice in french.choices("regions")}["06"] == "Montréal"
    assert "allemand" in {choice.label for choice in french.choices("languages")}
    assert "German" in {choice.label for choice in english.choices("languages")}
    assert [choice.code for choice in french.choices("languages")][:3] == ["fra", "eng", "ara"]


def test_a_known_occupation_is_named_and_said_to_be_regulated(desk: Desk) -> None:
    case = a_case(desk)
    screen = profile(desk, case)
    code, occupation = next((code, one) for code, one in desk.reference.occupations.items() if one.regulated_by)
    assert screen.save("noc", code)
    assert stored(desk, "cases", case, "occupation") == occupation.name
    assert ("occupation_regulated", "noc") in codes(screen.warnings)
    screen.save("occupation", "Comptable")
    screen.save("noc", "")
    assert stored(desk, "cases", case, "occupation") == "Comptable"
