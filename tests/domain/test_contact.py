"""Telephone numbers, e-mail addresses and numbers of other bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.contact import (
    check_csq_number,
    check_email,
    check_phone,
    check_postal_code,
    check_uci,
    phone_digits,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("514 864-9191", "514 864-9191"),
        ("5148649191", "514 864-9191"),
        ("(514) 864.9191", "514 864-9191"),
        ("+1 514-864-9191", "514 864-9191"),
        ("1 877 864 9191", "877 864-9191"),
        ("514 864-9191 poste 12", "514 864-9191, poste 12"),
        ("514-864-9191 x34", "514 864-9191, poste 34"),
        ("514 864-9191, poste 12", "514 864-9191, poste 12"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("514\u2011864\u20119191", "514 864-9191"),
        ("٥١٤ ٨٦٤ ٩١٩١", "514 864-9191"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_kept_as_the_ministry_writes_it(typed: str, kept: str) -> None:
    checked = check_phone(typed)
    assert (checked.value, checked.warning) == (kept, None)
    assert check_phone(checked.value) == checked


@pytest.mark.parametrize("typed", ["864-9191", "à venir", "+33", "514 864-919", "123456789012345678"])
def test_an_odd_telephone_number_is_kept_with_a_warning(typed: str) -> None:
    checked = check_phone(typed)
    assert checked.value == typed
    assert checked.warning is not None
    assert (checked.warning.code, checked.warning.field) == ("phone_format", "phone")


def test_numbers_are_compared_by_their_digits() -> None:
    assert phone_digits("514 864-9191, poste 12") == phone_digits("+15148649191") == "5148649191"


@pytest.mark.parametrize("typed", ["a@exemple.invalid", "amina.d’argent+x@exemple.invalid", "é@exemple.quebec"])
def test_an_address_is_kept(typed: str) -> None:
    assert check_email(f" {typed} ") == check_email(typed)
    assert (check_email(typed).value, check_email(typed).warning) == (typed, None)


@pytest.mark.parametrize("typed", ["aucun", "a@b", "a b@exemple.invalid", "a@@exemple.invalid", "a@exemple..invalid"])
def test_what_is_no_address_is_kept_with_a_warning(typed: str) -> None:
    checked = check_email(typed)
    assert checked.value == typed
    assert checked.warning is not None


def test_the_host_is_kept_in_small_letters_and_nothing_is_accepted() -> None:
    assert check_email("Ana@Exemple.INVALID").value == "Ana@exemple.invalid"
    assert check_email("  ").warning is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1234-5678", "1234-5678"), ("12345678", "1234-5678"), ("10-8297-5363", "10-8297-5363"), ("1082975363", "10-8297-5363"),
     ("10–8297–5363", "10-8297-5363"), ("10 8297 5363", "10-8297-5363"), ("", "")],
)  # fmt: skip
def test_a_client_identifier_is_kept_with_its_hyphens(typed: str, kept: str) -> None:
    assert (check_uci(typed).value, check_uci(typed).warning) == (kept, None)


@pytest.mark.parametrize("typed", ["123-4567", "T123456789", "10-8297-536"])
def test_a_client_identifier_of_another_form_is_kept_with_a_warning(typed: str) -> None:
    checked = check_uci(typed)
    assert checked.value == typed
    assert checked.warning is not None
    assert (checked.warning.code, checked.warning.field) == ("uci_format", "client_id")


def test_a_certificate_number_is_in_capitals() -> None:
    assert check_csq_number(" csq-10000001 ").value == "CSQ-10000001"
    assert check_csq_number("csq-10000001").warning is None
    assert check_csq_number("").warning is None
    odd = check_csq_number("A/1")
    assert odd.value == "A/1"
    assert odd.warning is not None


def test_postal_codes() -> None:
    assert (check_postal_code("h2x1y4").value, check_postal_code("h2x1y4").warning) == ("H2X 1Y4", None)
    assert check_postal_code("").warning is None
    elsewhere, odd = check_postal_code("K1A 0B1").warning, check_postal_code("75011").warning
    assert elsewhere is not None
    assert odd is not None
    assert (elsewhere.code, odd.code) == ("postal_code_outside_quebec", "postal_code_format")


@given(st.text(max_size=40))
def test_what_is_kept_stays_as_it_is(typed: str) -> None:
    for check in (check_phone, check_email, check_uci, check_csq_number, check_postal_code):
        once = check(typed).value
        assert check(once).value == once
