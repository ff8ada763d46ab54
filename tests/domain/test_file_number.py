"""File numbers allocated offline."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from parcours_desktop.domain.file_number import BLOCK, FileNumber, check_sign, parse_file_number, sequence_of

PLACES = st.tuples(st.integers(0, 99), st.integers(0, 5 * BLOCK))
NUMBERS = st.builds(
    FileNumber, st.integers(2019, 2099), st.sampled_from([f"{n:02}" for n in range(1, 18)]), st.integers(0, 10**7)
)


@given(PLACES, PLACES)
def test_two_machines_never_get_one_sequence(first: tuple[int, int], second: tuple[int, int]) -> None:
    assume(first != second)
    assert sequence_of(*first) != sequence_of(*second)


@pytest.mark.parametrize(
    ("machine", "counter", "sequence"), [(0, 123, 123), (7, 0, 70_000), (99, 9_999, 999_999), (7, BLOCK, 1_070_000)]
)
def test_a_machine_deals_from_its_own_blocks(machine: int, counter: int, sequence: int) -> None:
    assert sequence_of(machine, counter) == sequence


@pytest.mark.parametrize(("machine", "counter"), [(100, 0), (-1, 0), (0, -1)])
def test_other_machines_do_not_exist(machine: int, counter: int) -> None:
    with pytest.raises(ValueError, match="machine"):
        sequence_of(machine, counter)


@given(NUMBERS)
def test_a_number_is_read_back_with_or_without_its_hyphens(number: FileNumber) -> None:
    text = str(number)
    assert parse_file_number(text) == number
    assert parse_file_number(text.replace("-", "").lower()) == number
    assert parse_file_number(f" {text.removeprefix('AQ-')} ") == number


def test_a_number_looks_like_this() -> None:
    text = str(FileNumber(2026, "06", 123))
    assert text[:-1] == "AQ-2026-06-000123-"
    assert parse_file_number("AQ-2026-06-000123-?") is None
    assert parse_file_number("514 555-0100") is None
    assert parse_file_number(text.replace("1", "١")) is None


@given(NUMBERS, st.data())
def test_a_wrong_digit_or_two_swapped_ones_are_found(number: FileNumber, data: st.DataObject) -> None:
    digits = "".join(letter for letter in str(number)[:-2] if letter.isdigit())
    sign = check_sign(digits)
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from("0123456789"))
    assume(wrong != digits[place])
    assert check_sign(digits[:place] + wrong + digits[place + 1 :]) != sign
    other = data.draw(st.integers(0, len(digits) - 1))
    assume(digits[other] != digits[place])
    swapped = list(digits)
    swapped[place], swapped[other] = swapped[other], swapped[place]
    assert check_sign("".join(swapped)) != sign


def test_a_miswritten_number_is_none() -> None:
    text = str(FileNumber(2026, "06", 123))
    wrong = "0" if text[-1] != "0" else "1"
    assert parse_file_number(text[:-1] + wrong) is None
