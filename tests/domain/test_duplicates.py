"""Probable duplicates."""

from datetime import date

import pytest
from parcours_desktop.domain.duplicates import DuplicatePerson, duplicate_keys, duplicate_reason, similar

BORN = date(1984, 5, 6)


def reason(first: DuplicatePerson, second: DuplicatePerson) -> str | None:
    found = duplicate_reason(first, second)
    if found is not None:
        assert set(duplicate_keys(first)) & set(duplicate_keys(second)), "no key would ever bring them together"
    return None if found is None else found.code


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ben Ali Mohamed", "Mohamed Ben Ali"),
        ("Ben Ali Mohamed", "Benali Mohammed"),
        ("Mohammadi Niloofar", "محمدي نيلوفر"),
        ("Shevchuk Olena", "Шевчук Олена"),
        ("El Amrani Youssef", "العمراني يوسف"),
        ("Ramírez Ospina Diego Alejandro", "Ramirez Diego"),
        ("Kovalenko Oksana", "Kovalenko Oksanna"),
        ("Lefèvre Zoé", "LEFEVRE ZOE"),
    ],
)
def test_similar_names(first: str, second: str) -> None:
    assert similar(first, second)
    assert similar(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Haddad Karim", "Haddad Rania"),
        ("Li Wei", "Lo Wu"),
        ("Nguyễn Thị Mai", "Nguyễn Văn Hùng"),
        ("李伟", "李娜"),
        ("", "Haddad"),
        ("", ""),
        ("Pierre", "Pierre Louis"),
        ("علي", "Élie"),
    ],
)
def test_names_of_different_people(first: str, second: str) -> None:
    assert not similar(first, second)
    assert not similar(second, first)


def test_the_same_certificate_is_the_surest_reason() -> None:
    first = DuplicatePerson("Aït Ahmed", "Lynda", BORN, "CSQ-10000040", "1234-5678")
    second = DuplicatePerson("Zerrouki", "Sofiane", BORN, "csq 10000040", "1234-5678")
    assert reason(first, second) == "duplicate_certificate"
    assert reason(first, DuplicatePerson("Zerrouki", "Sofiane", client_id="12345678")) == "duplicate_client_id"


def test_names_swapped_on_one_birth_date() -> None:
    first, second = DuplicatePerson("Ben Ali", "Mohamed", BORN), DuplicatePerson("Mohamed", "Ben Ali", BORN)
    assert reason(first, second) == "duplicate_swapped"


def test_a_similar_name_needs_something_else_in_common() -> None:
    first = DuplicatePerson("Ben Ali", "Mohamed", BORN, phone="514 555-0100", email="M@exemple.invalid")
    assert reason(first, DuplicatePerson("Benali", "Mohammed", BORN)) == "duplicate_birth_date"
    assert reason(first, DuplicatePerson("Benali", "Mohammed", phone="+1 514 555 0100")) == "duplicate_phone"
    assert reason(first, DuplicatePerson("Benali", "Mohammed", email="m@exemple.invalid")) == "duplicate_email"
    assert reason(first, DuplicatePerson("Benali", "Mohammed", date(1990, 1, 1))) is None


def test_a_household_shares_its_telephone_without_being_one_person() -> None:
    first = DuplicatePerson("Haddad", "Karim", BORN, phone="514 555-0100", email="h@exemple.invalid")
    second = DuplicatePerson("Haddad", "Rania", date(1986, 1, 1), phone="514 555-0100", email="h@exemple.invalid")
    assert reason(first, second) is None


def test_nothing_in_common_is_no_reason() -> None:
    assert reason(DuplicatePerson(), DuplicatePerson()) is None
    assert duplicate_keys(DuplicatePerson("Haddad", "Karim", phone="911", email="aucun")) == ()


def test_each_reading_of_a_name_is_a_key() -> None:
    assert set(duplicate_keys(DuplicatePerson(given_name="رضا", birth_date=BORN))) == {"b:19840506:rd", "b:19840506:rz"}
