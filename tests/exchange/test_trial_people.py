"""The invented people of a trial office: any number, always the same for a seed, always an acceptable list."""

from datetime import date, timedelta

from parcours_desktop.domain.codes import HouseholdRole
from parcours_desktop.exchange.lists.mapping import recognize
from parcours_desktop.exchange.lists.parse import parse_list
from parcours_desktop.exchange.lists.raw import ListKind, RawList
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.spellings import ListCodes
from parcours_desktop.exchange.trial_list import WRITTEN_ON, trial_rows
from parcours_desktop.exchange.trial_people import invent_people
from parcours_desktop.system.resources import resource_path

TODAY = date(2027, 2, 28)


def test_people_are_the_same_for_a_seed_and_stand_in_the_columns_of_the_ministry() -> None:
    people = list(invent_people(50, 7, TODAY))

    assert people == list(invent_people(50, 7, TODAY))
    assert people != list(invent_people(50, 8, TODAY))
    assert tuple(people[0]) == read_list(resource_path("trial/arrivals.csv")).headings
    assert len(people) == 50


def test_every_invented_person_can_open_a_case_without_a_warning(list_codes: ListCodes) -> None:
    people = list(invent_people(1_500, 3, TODAY))
    raw = RawList(tuple(people[0]), [tuple(person.values()) for person in people], "", "", ListKind.CSV)

    rows = list(parse_list(raw, recognize(raw.headings), list_codes, TODAY))

    assert [row for row in rows if row.refusal or row.warnings] == []
    persons = [row.person for row in rows if row.person]
    assert {person.missing_for_new() for person in persons} == {()}
    assert all(person.email.endswith((".invalid", "")) and " 555-" in (person.phone or " 555-") for person in persons)
    assert len({person.phone for person in persons if person.phone}) == sum(bool(person.phone) for person in persons)
    principals = [person.household_key for person in persons if person.role is HouseholdRole.PRINCIPAL]
    assert sorted(set(principals)) == sorted({person.household_key for person in persons}) == sorted(principals)
    assert any(person.arrived_on is None and person.arriving_on > TODAY for person in persons if person.arriving_on)
    assert sum(person.arrived_on is not None for person in persons) > 900


def test_the_trial_list_moves_its_dates_to_today_and_stays_odd(list_codes: ListCodes) -> None:
    first = read_list(resource_path("trial/arrivals.csv"))
    moved = trial_rows(WRITTEN_ON + timedelta(days=100))

    assert list(trial_rows(WRITTEN_ON).rows) == list(first.rows)
    arrived, born = first.headings.index("Arrivée confirmée"), first.headings.index("Date de naissance")
    assert (first.rows[0][arrived], moved.rows[0][arrived]) == ("2026-11-23", "2027-03-03")
    assert (first.rows[145][born], moved.rows[145][born]) == ("12/03/1985", "20/06/1985")
    assert moved.rows[10][born] == "1990-02-31"

    def verdicts(raw: RawList, today: date) -> list[tuple[int, object, list[str]]]:
        rows = parse_list(raw, recognize(raw.headings), list_codes, today)
        return [(row.number, row.refusal and row.refusal.code, [found.code for found in row.warnings]) for row in rows]

    assert verdicts(moved, WRITTEN_ON + timedelta(days=100)) == verdicts(first, WRITTEN_ON)
