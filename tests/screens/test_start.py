"""The first screen as a state machine, with a door that a test holds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from parcours_desktop.database.vault import PASSPHRASE_AT_LEAST as VAULT_ASKS
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.start import PASSPHRASE_AT_LEAST, StartScreen, StartState, Strength, strength
from parcours_desktop.wording.words import Words

PHRASE = "sept érables sous la neige"
CODE = "7K2M-9QXR-4TBW-H3ZD-PA5N-6VYC-E8GJ-2S1F"


class Door:
    """A door that opens with one phrase."""

    def __init__(self, *, made: bool = False) -> None:
        self.made, self.opened, self.phrase = made, False, PHRASE
        self.officer: tuple[object, ...] = ()
        self.trouble: Trouble | None = None

    def exists(self) -> bool:
        return self.made

    def create(self, name: str, login: str, office: str, role: OfficerRole, passphrase: str, *, feminine: bool) -> str:
        if self.trouble:
            raise self.trouble
        self.officer, self.phrase, self.opened = (name, login, office, role, feminine), passphrase, True
        return CODE

    def unlock(self, passphrase: str) -> None:
        if passphrase != self.phrase:
            raise Refused(Refusal("wrong_passphrase", "passphrase"))
        self.opened = True

    def recover(self, code: str, passphrase: str) -> None:
        if code != CODE:
            raise Refused(Refusal("wrong_recovery_code", "recovery_code"))
        self.phrase, self.opened = passphrase, True

    def make_trial(self, progress: Callable[[int, int], None], seat: OfficerRole) -> None:
        progress(600, 600)
        self.opened = True


def screen(door: Door) -> StartScreen:
    return StartScreen(door, Words("fr"), (Choice("MTL", "Bureau de Montréal"),))


def said(start: StartScreen) -> list[tuple[str, str]]:
    return [(refusal.field, refusal.code) for refusal in start.complaints]


def test_the_first_start_makes_the_file_and_shows_the_recovery_code_until_it_is_kept() -> None:
    door = Door()
    start = screen(door)
    assert (start.state, start.offers_trial) == (StartState.NO_FILE, True)
    start.create(" Sophie  Lavoie ", "MTL", "officer:f", PHRASE, PHRASE)
    assert door.officer == ("Sophie Lavoie", "s.lavoie", "MTL", OfficerRole.OFFICER, True)
    assert (start.state, start.recovery_code) == (StartState.CODE, CODE)
    start.code_is_kept()
    assert (start.state, start.recovery_code) == (StartState.READY, "")


def test_what_is_missing_is_said_beside_each_field_at_once() -> None:
    start = screen(Door())
    start.create("", "", "", "", "")
    assert said(start) == [(name, "required") for name in ("name", "office", "role", "passphrase")]
    assert start.state is StartState.NO_FILE


def test_a_short_passphrase_or_two_different_ones_are_refused() -> None:
    start = screen(Door())
    start.create("Sophie Lavoie", "MTL", "officer", "court", "court")
    assert said(start) == [("passphrase", "passphrase_too_short")]
    start.create("Sophie Lavoie", "MTL", "officer", PHRASE, PHRASE + "s")
    assert said(start) == [("again", "passphrases_differ")]


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost() -> None:
    door = Door()
    door.trouble = Trouble("cannot_write", path="/media/usb")
    start = screen(door)
    start.create("Sophie Lavoie", "MTL", "officer", PHRASE, PHRASE)
    assert start.complaints == (Refusal("cannot_write", "", {"path": "/media/usb"}),)
    assert start.state is StartState.NO_FILE


def test_a_wrong_passphrase_is_said_beside_the_field_and_the_right_one_opens() -> None:
    start = screen(Door(made=True))
    assert (start.state, start.offers_trial) == (StartState.LOCKED, False)
    start.unlock("autre chose")
    assert said(start) == [("passphrase", "wrong_passphrase")]
    start.unlock("")
    assert said(start) == [("passphrase", "required")]
    start.unlock(PHRASE)
    assert (start.state, start.complaints) == (StartState.READY, ())


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code() -> None:
    door = Door(made=True)
    start = screen(door)
    start.forget()
    start.recover("autre", "une nouvelle phrase", "une nouvelle phrase")
    assert said(start) == [("recovery_code", "wrong_recovery_code")]
    start.recover(CODE, "une nouvelle phrase", "une nouvelle phrase")
    assert (start.state, door.phrase) == (StartState.READY, "une nouvelle phrase")


def test_one_can_go_back_from_the_forgotten_passphrase() -> None:
    start = screen(Door(made=True))
    start.forget()
    start.remember()
    assert start.state is StartState.LOCKED


def test_the_trial_office_opens_without_a_question_and_says_that_it_is_one() -> None:
    start = screen(Door())
    seen: list[tuple[int, int]] = []
    start.open_trial(lambda done, total: seen.append((done, total)))
    assert (start.state, start.is_trial, seen) == (StartState.READY, True, [(600, 600)])


def test_the_recovery_code_is_saved_where_one_wants_or_the_reason_is_said(tmp_path: Path) -> None:
    start = screen(Door())
    start.create("Sophie Lavoie", "MTL", "officer", PHRASE, PHRASE)
    start.save_code(tmp_path / "code.txt")
    assert CODE in (tmp_path / "code.txt").read_text(encoding="utf-8")
    start.save_code(tmp_path / "absent" / "code.txt")
    assert said(start) == [("", "cannot_write")]
    assert start.state is StartState.CODE


def test_each_function_is_offered_in_both_forms() -> None:
    labels = [choice.label for choice in screen(Door()).choices("roles")]
    assert len(labels) == 2 * len(OfficerRole)
    assert all(label[0].isupper() for label in labels)
    assert any(label.startswith("Agente") for label in labels)


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("", Strength.NONE),
        ("court", Strength.SHORT),
        ("aaaaaaaaaaaaaaaa", Strength.SHORT),
        ("lavoie montréal", Strength.FAIR),
        (PHRASE, Strength.GOOD),
    ],
)
def test_length_and_words_make_a_passphrase_hold(passphrase: str, found: Strength) -> None:
    assert strength(passphrase) is found


def test_the_screen_asks_as_much_of_a_passphrase_as_the_vault() -> None:
    assert PASSPHRASE_AT_LEAST == VAULT_ASKS
