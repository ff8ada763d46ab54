"""The list of cases: what a search finds, what a filter keeps, in which order, on the sample list and on a few cases."""

from datetime import date

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.domain.codes import ClosingReason, DueBasis, Stage, Strand
from parcours_desktop.queries.case_list import (
    NOBODY,
    CaseFilter,
    CaseListRow,
    CaseOrder,
    case_count,
    case_ids,
    case_rows,
)
from tests.builders.acts import an_appointment_of, seen
from tests.builders.cases import a_case

TODAY = date(2026, 11, 23)


def found(
    desk: Desk, order: CaseOrder = CaseOrder.NAME, *, descending: bool = False, **asked: object
) -> list[CaseListRow]:
    """The rows of a list, in its order; the count of the same filter must agree."""
    wanted = CaseFilter(**asked)
    with desk.reading() as file:
        ids = case_ids(file, wanted, TODAY, order, descending=descending)
        assert case_count(file, wanted, TODAY) == len(ids)
        return case_rows(file, ids)


def names(desk: Desk, text: str) -> list[str]:
    return [row.list_name for row in found(desk, text=text)]


@pytest.fixture
def people(desk: Desk) -> Desk:
    """Spellings of one name, and people found by their numbers."""
    a_case(desk, family_name="Ben Ali", given_name="Mohamed", csq_number="CSQ-1", phone="514 555-0111")
    a_case(desk, family_name="Haddad", given_name="Mohammed", csq_number="CSQ-2", email="m.haddad@exemple.invalid")
    a_case(desk, family_name="حداد", given_name="محمد", csq_number="CSQ-3", client_id="10-8297-5363")
    a_case(desk, family_name="Côté", given_name="Œuvrard Zoé", csq_number="CSQ-4", birth_date=date(1984, 5, 6))
    a_case(desk, family_name="Łukasiewicz", given_name="Jean-Baptiste", csq_number="CSQ-5", phone="418 555-0222")
    return desk


@pytest.mark.parametrize("typed", ["mohamed", "Mohammed", "MUHAMMAD", "محمد"])
def test_one_name_is_found_in_every_spelling_and_script(people: Desk, typed: str) -> None:
    assert set(names(people, typed)) == {"Ben Ali, Mohamed", "Haddad, Mohammed", "حداد, محمد"}


def test_what_is_written_as_typed_comes_before_what_sounds_alike(people: Desk) -> None:
    assert names(people, "mohammed")[0] == "Haddad, Mohammed"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cote", "Côté, Œuvrard Zoé"),
        ("oeuvrard", "Côté, Œuvrard Zoé"),
        ("zoe côté", "Côté, Œuvrard Zoé"),
        ("lukas", "Łukasiewicz, Jean-Baptiste"),
        ("bapt luk", "Łukasiewicz, Jean-Baptiste"),
        ("jeanbaptiste", "Łukasiewicz, Jean-Baptiste"),
        ("benali", "Ben Ali, Mohamed"),
        ("moh ben", "Ben Ali, Mohamed"),
        ("514 555-0111", "Ben Ali, Mohamed"),
        ("(514) 5550111", "Ben Ali, Mohamed"),
        ("1 514 555 0111", "Ben Ali, Mohamed"),
        ("418555", "Łukasiewicz, Jean-Baptiste"),
        ("m.haddad@exemple", "Haddad, Mohammed"),
        ("CSQ-4", "Côté, Œuvrard Zoé"),
        ("csq4", "Côté, Œuvrard Zoé"),
        ("10-8297-5363", "حداد, محمد"),
        ("1082975363", "حداد, محمد"),
        ("1984-05-06", "Côté, Œuvrard Zoé"),
        ("06/05/1984", "Côté, Œuvrard Zoé"),
    ],
)
def test_a_person_is_found_by_what_is_known_of_them(people: Desk, typed: str, name: str) -> None:
    assert names(people, typed) == [name]


def test_a_case_is_found_by_its_file_number_however_it_is_typed(sample_desk: Desk) -> None:
    row = found(sample_desk)[3]
    for typed in (row.file_number, row.file_number.lower(), row.file_number.replace("-", ""), row.file_number[3:17]):
        assert [other.id for other in found(sample_desk, text=typed)] == [row.id], typed


def test_every_word_must_be_found(people: Desk) -> None:
    assert names(people, "mohamed cote") == []
    assert names(people, "xyz") == []


@pytest.mark.parametrize("typed", ['"', "'", "*", "a OR b", "names:x", "(", "^", "-", "é*", "  ", "\x00", "NEAR(a b)"])
def test_nothing_typed_breaks_the_search(people: Desk, typed: str) -> None:
    found(people, text=typed)


def test_the_search_of_the_sample_list_finds_both_spellings_of_one_family(sample_desk: Desk) -> None:
    assert {"Ben Ali, Mohamed", "Mohamed, Ben Ali"} <= set(names(sample_desk, "mohammed ben ali"))


@pytest.mark.parametrize("order", list(CaseOrder))
def test_any_column_sorts_both_ways_and_what_is_missing_comes_last(sample_desk: Desk, order: CaseOrder) -> None:
    there = {row.id for row in found(sample_desk)}
    up, down = found(sample_desk, order), found(sample_desk, order, descending=True)
    assert {row.id for row in up} == {row.id for row in down} == there

    def value(row: CaseListRow) -> str:
        shown = {
            CaseOrder.NAME: "",
            CaseOrder.COUNTRY: row.birth_country,
            CaseOrder.STRAND: row.next_strand,
            CaseOrder.STAGE: row.stage,
            CaseOrder.NEXT: str(row.next_on or ""),
            CaseOrder.DEADLINE: str(row.deadline_on or ""),
            CaseOrder.ARRIVAL: str(row.arrived_on or row.arriving_on or ""),
            CaseOrder.LANGUAGE: row.contact_language,
            CaseOrder.LAST_CONTACT: str(row.last_contact_on or ""),
        }
        return shown.get(order, str(getattr(row, str(order), "")))

    filled = [value(row) for row in up if value(row)]
    assert filled == sorted(filled)
    assert [value(row) for row in up][: len(filled)] == filled
    assert [value(row) for row in down if value(row)] == sorted(filled, reverse=True)


def test_names_sort_without_their_accents(desk: Desk) -> None:
    for number, name in enumerate(("Zola", "Émond", "Eco", "Étienne")):
        a_case(desk, family_name=name, csq_number=f"CSQ-{number}")
    assert [row.family_name for row in found(desk)] == ["Eco", "Émond", "Étienne", "Zola"]


def test_filters_are_taken_together(sample_desk: Desk) -> None:
    rows = found(sample_desk, region="06", language="ara", stages=(Stage.ARRIVED,))
    assert rows
    assert {(row.region, row.contact_language, row.stage) for row in rows} == {("06", "ara", "arrived")}


def test_the_arrival_is_the_confirmed_one_or_else_the_expected_one(desk: Desk) -> None:
    come = a_case(desk, csq_number="CSQ-1", arriving_on=date(2026, 11, 1), arrived_on=date(2026, 11, 16))
    awaited = a_case(desk, csq_number="CSQ-2", arriving_on=date(2026, 11, 18), arrived_on=None)
    a_case(desk, csq_number="CSQ-3", arriving_on=date(2027, 1, 5), arrived_on=None)
    rows = found(desk, CaseOrder.ARRIVAL, arrived_from=date(2026, 11, 10), arrived_to=date(2026, 11, 30))
    assert [row.id for row in rows] == [come, awaited]


def test_late_is_a_step_past_due_or_a_first_meeting_missed(desk: Desk) -> None:
    missed = a_case(desk, csq_number="CSQ-1", arrived_on=date(2026, 11, 2))
    met = a_case(desk, csq_number="CSQ-2", arrived_on=date(2026, 11, 2))
    an_appointment_of(desk, met)
    step_late = a_case(desk, csq_number="CSQ-3", arrived_on=date(2026, 11, 20))
    step = desk.do(AddStep(step_late, Strand.SETTLEMENT, "Ouvrir un compte")).value
    due = {"due_on": date(2026, 11, 20), "due_basis": DueBasis.EDITED}
    desk.do(ChangeStep(step, due, seen(desk)))
    a_case(desk, csq_number="CSQ-4", arrived_on=date(2026, 11, 20))
    assert {row.id for row in found(desk, late=True)} == {missed, step_late}


def test_a_strand_with_open_steps_is_a_filter(desk: Desk) -> None:
    first, second = a_case(desk, csq_number="CSQ-1"), a_case(desk, csq_number="CSQ-2")
    desk.do(AddStep(first, Strand.FRENCH, "S’inscrire à Francisation Québec"))
    desk.do(AddStep(second, Strand.EMPLOYMENT, "Préparer un CV"))
    assert [row.id for row in found(desk, strand=Strand.FRENCH)] == [first]


def test_cases_without_an_officer_are_one_queue(desk: Desk) -> None:
    mine = a_case(desk, csq_number="CSQ-1")
    free = a_case(desk, csq_number="CSQ-2")
    desk.do(assigned_to((free,), "", seen(desk)))
    assert [row.id for row in found(desk, officer=NOBODY)] == [free]
    assert [row.id for row in found(desk, officer="s.lavoie")] == [mine]


def test_closed_cases_are_left_out_unless_they_are_asked_for(desk: Desk) -> None:
    open_case, closed = a_case(desk, csq_number="CSQ-1"), a_case(desk, csq_number="CSQ-2")
    desk.do(CloseCase(closed, ClosingReason.LEFT_QUEBEC, seen(desk)))
    assert [row.id for row in found(desk)] == [open_case]
    assert [row.id for row in found(desk, closed=True)] == [closed]
    assert {row.id for row in found(desk, stages=(Stage.CLOSED, Stage.ARRIVED))} == {open_case, closed}


def test_nothing_planned_is_a_filter(desk: Desk) -> None:
    idle = a_case(desk, csq_number="CSQ-1", arrived_on=date(2026, 11, 16))
    an_appointment_of(desk, idle)
    a_case(desk, csq_number="CSQ-2", arrived_on=date(2026, 11, 20))
    assert [row.id for row in found(desk, without_next=True)] == [idle]


def test_rows_come_in_the_order_of_their_ids_and_gone_ones_are_left_out(sample_desk: Desk) -> None:
    ids = [row.id for row in found(sample_desk)]
    with sample_desk.reading() as file:
        rows = case_rows(file, [ids[500], 10**9, ids[2], ids[0]])
    assert [row.id for row in rows] == [ids[500], ids[2], ids[0]]
