"""Probable duplicates: listed with reasons, compared, merged or told apart, taken back."""

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.duplicates import MergeCases
from parcours_desktop.domain.codes import DismissalReason
from parcours_desktop.screens.duplicates import DuplicatesScreen
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints, stored
from tests.builders.cases import a_case


def opened(desk: Desk, case_id: int | None = None) -> DuplicatesScreen:
    return DuplicatesScreen(desk, Words("fr"), case_id)


def a_pair(desk: Desk) -> tuple[int, int]:
    return a_case(desk), a_case(desk, family_name="Hadad", csq_number="CSQ-20000099", phone="514 555-0177")


def test_a_pair_says_who_and_why(desk: Desk) -> None:
    first, second = a_pair(desk)
    (pair,) = opened(desk).pairs
    assert (pair.first, pair.second, pair.title) == (first, second, "Haddad, Rania et Hadad, Rania")
    assert pair.reason.startswith("Même date de naissance")


def test_the_values_that_differ_are_marked_and_those_nobody_knows_left_out(desk: Desk) -> None:
    a_pair(desk)
    comparison = opened(desk).comparison
    assert comparison is not None
    differing = {line.what: (line.first, line.second) for line in comparison.lines if line.differs}
    assert differing == {
        "Nom": ("Haddad · Rania", "Hadad · Rania"),
        "Numéro de certificat (CSQ)": ("CSQ-20000001", "CSQ-20000099"),
        "Téléphone": ("—", "514 555-0177"),
    }
    assert "Courriel" not in {line.what for line in comparison.lines}


def test_the_case_chosen_stays(desk: Desk) -> None:
    first, second = a_pair(desk)
    screen = opened(desk)
    assert (screen.kept, screen.gone) == (first, second)
    screen.keep(second)
    assert screen.gone == first
    assert screen.merge()
    assert (screen.pairs, screen.comparison) == ((), None)
    assert stored(desk, "cases", first, "merged_into")
    screen.undo()
    assert len(screen.pairs) == 1
    assert complaints(desk) == []


def test_two_people_are_told_apart_with_one_of_the_reasons(desk: Desk) -> None:
    a_pair(desk)
    screen = opened(desk)
    assert {choice.code for choice in screen.reasons} == {reason.value for reason in DismissalReason}
    assert screen.dismiss(DismissalReason.TWINS.value)
    assert screen.pairs == ()


def test_after_one_pair_the_next_is_compared(desk: Desk) -> None:
    a_pair(desk)
    other = {"family_name": "Kovalenko", "given_name": "Olena", "csq_number": "CSQ-20000005"}
    a_case(desk, **other)
    a_case(desk, **other)
    screen = opened(desk)
    assert len(screen.pairs) == 2
    assert screen.merge()
    assert screen.chosen is not None
    assert screen.chosen.title == "Kovalenko, Olena et Kovalenko, Olena"


def test_only_the_pairs_of_one_case_can_be_asked(desk: Desk) -> None:
    first, _ = a_pair(desk)
    lonely = a_case(desk, family_name="Nkoulou", given_name="Jean", csq_number="CSQ-3")
    assert len(opened(desk, first).pairs) == 1
    assert opened(desk, lonely).pairs == ()


def test_a_pair_merged_elsewhere_leaves_the_list(desk: Desk) -> None:
    first, second = a_pair(desk)
    screen = opened(desk)
    desk.do(MergeCases(first, second))
    assert screen.pairs == ()
    assert not screen.merge()
