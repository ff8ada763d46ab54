"""What an import does to cases that are there: corrects them, leaves what a person typed, and whose they become."""

from dataclasses import replace
from datetime import date
from typing import Any

from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.import_people import ImportPeople
from parcours_desktop.domain.arrival_person import ArrivalPerson, ParsedRow
from parcours_desktop.domain.codes import Category, HouseholdRole, LevelSource, Verdict
from parcours_desktop.queries.case_list import NOBODY, CaseFilter, case_count
from parcours_desktop.queries.history import history_of
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints, seen, stored

PERSON = ArrivalPerson(
    csq_number="CSQ-1",
    family_name="Haddad",
    given_name="Rania",
    birth_date=date(1988, 3, 4),
    contact_language="ara",
    french_oral=4,
    french_written=3,
    category=Category.ECONOMIC,
    role=HouseholdRole.PRINCIPAL,
    arriving_on=date(2026, 12, 1),
    region="06",
    phone="514 555-0111",
    office="QUE",
)


def row(number: int = 1, **told: Any) -> ParsedRow:
    return ParsedRow(number, replace(PERSON, **told))


def bring(desk: Desk, *rows: ParsedRow, agreed: frozenset[tuple[int, str]] = frozenset()) -> list[Verdict]:
    return [done.verdict for done in desk.do(ImportPeople(rows, agreed)).value]


def opened(desk: Desk, *rows: ParsedRow) -> int:
    """Import rows into an empty file; answers the case of the first."""
    case_id = desk.do(ImportPeople(rows or (row(),))).value[0].case_id
    assert case_id is not None
    return case_id


def test_a_new_person_gets_a_case_with_all_that_the_list_tells(desk: Desk) -> None:
    (done,) = desk.do(ImportPeople((row(),))).value
    assert done.verdict is Verdict.NEW
    assert done.case_id is not None
    assert done.file_number.startswith("AQ-2026-06-")
    told = {"family_name": "Haddad", "phone": "514 555-0111", "office": "QUE", "opened_on": "2026-11-23"}
    told |= {"french_speaking": 4, "french_writing": 3, "french_source": "self_declared"}
    assert {name: stored(desk, "cases", done.case_id, name) for name in told} == told


def test_a_corrected_list_changes_what_it_corrects_and_erases_nothing(desk: Desk) -> None:
    case_id = opened(desk)
    assert bring(desk, row(arriving_on=date(2026, 12, 8), phone="", email="r@exemple.invalid")) == [Verdict.CHANGED]
    assert stored(desk, "cases", case_id, "arriving_on") == "2026-12-08"
    assert stored(desk, "cases", case_id, "phone") == "514 555-0111"
    assert stored(desk, "cases", case_id, "email") == "r@exemple.invalid"
    assert complaints(desk) == []


def test_what_a_person_typed_stays_unless_its_replacement_was_agreed_to(desk: Desk) -> None:
    case_id = opened(desk)
    desk.do(ChangeProfile(case_id, {"phone": "438 555-0777"}, seen(desk)))
    listed = row(7, phone="450 555-0999")
    (kept,) = desk.do(ImportPeople((listed,))).value
    assert kept.verdict is Verdict.UNCHANGED
    assert [Words("fr").refusal(warning) for warning in kept.warnings] == [
        "La liste donne «\u00a0450 555-0999\u00a0»\u00a0: la valeur tapée à la main est gardée."
    ]
    assert stored(desk, "cases", case_id, "phone") == "438 555-0777"
    assert bring(desk, listed, agreed=frozenset({(7, "phone")})) == [Verdict.CHANGED]
    assert stored(desk, "cases", case_id, "phone") == "450 555-0999"


def test_a_list_that_says_what_a_person_typed_contradicts_nothing(desk: Desk) -> None:
    case_id = opened(desk)
    desk.do(ChangeProfile(case_id, {"phone": "438 555-0777"}, seen(desk)))
    (done,) = desk.do(ImportPeople((row(phone="438 555-0777"),))).value
    assert (done.verdict, done.warnings) == (Verdict.UNCHANGED, ())


def test_a_typed_name_is_kept_whole_though_only_one_part_differs(desk: Desk) -> None:
    case_id = opened(desk)
    name = {"family_name": "El Haddad", "given_name": "Rania", "other_name": None}
    desk.do(ChangeProfile(case_id, name, seen(desk)))
    assert bring(desk, row(given_name="Ranya", city="Laval")) == [Verdict.CHANGED]
    assert stored(desk, "cases", case_id, "family_name") == "El Haddad"
    assert stored(desk, "cases", case_id, "given_name") == "Rania"
    assert stored(desk, "cases", case_id, "city") == "Laval"


def test_levels_that_were_tested_outrank_those_of_a_list(desk: Desk) -> None:
    case_id = opened(desk)
    levels: dict[str, Any] = dict.fromkeys(
        ("french_listening", "french_speaking", "french_reading", "french_writing"), 6
    )
    tested = levels | {"french_on": date(2026, 11, 20), "french_source": LevelSource.TEST}
    desk.do(ChangeProfile(case_id, tested, seen(desk)))
    assert bring(desk, row(french_oral=2)) == [Verdict.UNCHANGED]
    assert stored(desk, "cases", case_id, "french_speaking") == 6


def test_an_officers_new_cases_are_the_officers_and_a_coordinators_wait_in_the_queue(
    desk: Desk, coordinator: Desk
) -> None:
    mine = opened(desk)
    free = opened(coordinator, row(csq_number="CSQ-2"))
    assert stored(desk, "cases", mine, "officer") == "s.lavoie"
    assert stored(desk, "cases", free, "officer") is None
    with desk.reading() as file:
        assert case_count(file, CaseFilter(officer=NOBODY), date(2026, 11, 23)) == 1


def test_a_list_does_not_take_a_case_from_its_officer(desk: Desk, coordinator: Desk) -> None:
    case_id = opened(coordinator)
    desk.do(assigned_to((case_id,), "s.lavoie", seen(desk)))
    assert bring(coordinator, row(city="Laval")) == [Verdict.CHANGED]
    assert stored(desk, "cases", case_id, "officer") == "s.lavoie"


def test_a_new_person_without_what_a_case_needs_is_refused_and_the_others_are_brought_in(desk: Desk) -> None:
    (refused, done) = desk.do(ImportPeople((row(birth_date=None, category=None), row(2, csq_number="CSQ-2")))).value
    assert (refused.verdict, done.verdict) == (Verdict.REFUSED, Verdict.NEW)
    assert refused.row.refusal is not None
    assert Words("fr").refusal(refused.row.refusal) == (
        "Il manque, pour ouvrir un dossier\u00a0: date de naissance et catégorie."
    )


def test_what_a_known_case_lacks_in_the_list_does_not_refuse_its_row(desk: Desk) -> None:
    opened(desk)
    lean = ParsedRow(1, ArrivalPerson(csq_number="CSQ-1", city="Laval"))
    assert bring(desk, lean) == [Verdict.CHANGED]


def test_the_comparison_is_made_again_when_it_is_written(desk: Desk) -> None:
    """A preview may be an hour old: the person may have a case by now."""
    rows = (row(),)
    opened(desk, *rows)
    assert bring(desk, *rows) == [Verdict.UNCHANGED]


def test_one_act_one_edit_for_each_case_and_one_step_of_undo(desk: Desk) -> None:
    first = opened(desk)
    desk.do(ImportPeople((row(city="Laval", phone="450 555-0999"), row(2, csq_number="CSQ-2"))))
    with desk.reading() as file:
        written = history_of(file, first)
    assert [entry.why for entry in written] == ["import", "import"]
    assert desk.undo_title == "Importation d’une liste d’arrivées"
    assert desk.undo() == 0
    assert stored(desk, "cases", first, "city") is None
    assert stored(desk, "cases", first, "phone") == "514 555-0111"
    with desk.reading() as file:
        assert case_count(file, CaseFilter(), date(2026, 11, 23)) == 1
    assert complaints(desk) == []


def test_undo_leaves_a_case_on_which_somebody_has_worked_since(desk: Desk, coordinator: Desk) -> None:
    first = opened(desk, row(), row(2, csq_number="CSQ-2"))
    coordinator.do(ChangeProfile(first, {"phone": "438 555-0777"}, seen(desk)))
    assert desk.undo() == 1
    assert stored(desk, "cases", first, "removed") == 0
    with desk.reading() as file:
        assert case_count(file, CaseFilter(), date(2026, 11, 23)) == 1
    assert complaints(desk) == []
