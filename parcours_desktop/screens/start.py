"""The first screen: make the office's file, or open it; the recovery code; an invented office to try things in.

States: NO_FILE (ask who and a passphrase) → CODE (show the recovery code) → READY; LOCKED (ask the passphrase) → READY;
LOCKED → RECOVERY (code and a new passphrase) → READY. What was refused stands in ``complaints``, by field.
Deriving a key takes up to a second: ``ui`` calls ``create``, ``unlock``, ``recover`` and ``open_trial`` in its worker.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.names import fold
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.staff import login_of
from parcours_desktop.screens.fields import Choice, Field, FieldKind, Form, Section, Width
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

PASSPHRASE_AT_LEAST = 12
GOOD_LENGTH = 20
FEMININE = ":f"

START_FORM = Form(
    (
        Section(
            "",
            (
                Field(
                    "name",
                    marked("Votre nom"),
                    required=True,
                    width=Width.FULL,
                    max_length=120,
                    placeholder=marked("Prénom et nom"),
                ),
                Field(
                    "office",
                    marked("Votre bureau"),
                    FieldKind.SEARCH_CHOICE,
                    required=True,
                    width=Width.FULL,
                    choices="offices",
                ),
                Field(
                    "role", marked("Votre fonction"), FieldKind.CHOICE, required=True, width=Width.FULL, choices="roles"
                ),
            ),
        ),
    )
)


class StartState(Enum):
    """Where one is between the double click and the first list."""

    NO_FILE = "no_file"
    LOCKED = "locked"
    RECOVERY = "recovery"
    CODE = "code"
    READY = "ready"


class Strength(Enum):
    """How well a passphrase would hold."""

    NONE = "none"
    SHORT = "short"
    FAIR = "fair"
    GOOD = "good"


class Door(Protocol):
    """What stands between the screen and the file. All may raise ``Refused`` or ``Trouble``; nothing is left half made."""

    def exists(self) -> bool:
        """Whether the office's file is there."""

    def create(self, name: str, login: str, office: str, role: OfficerRole, passphrase: str, *, feminine: bool) -> str:
        """Make the file, leave it open, and return the recovery code."""

    def unlock(self, passphrase: str) -> None:
        """Open the file."""

    def recover(self, code: str, passphrase: str) -> None:
        """Open the file with the recovery code and give it a new passphrase."""

    def make_trial(self, progress: Callable[[int, int], None], seat: OfficerRole) -> None:
        """Make an invented office, if there is none yet, and open it in the seat of a role."""


class StartScreen:
    """The view model of the unlock window."""

    def __init__(self, door: Door, words: Words, offices: Sequence[Choice]) -> None:
        self._door = door
        self._words = words
        self._offices = tuple(offices)
        self.state = StartState.LOCKED if door.exists() else StartState.NO_FILE
        self.complaints: tuple[Refusal, ...] = ()
        self.recovery_code = ""
        self.is_trial = False

    @property
    def offers_trial(self) -> bool:
        """Whether the invented office is offered: only where no file has been made yet."""
        return self.state is StartState.NO_FILE

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The offices and the functions that can be chosen."""
        if source == "offices":
            return self._offices
        return tuple(
            Choice(f"{role.value}{ending}", self._words.capital(self._words.title(role, feminine=bool(ending))))
            for role in OfficerRole
            for ending in (FEMININE, "")
        )

    def create(self, name: str, office: str, role: str, passphrase: str, again: str) -> None:
        """Make the file; then CODE shows the recovery code. ``role`` is a code of ``choices("roles")``."""
        self.complaints = self._missing(name=name, office=office, role=role) + _passphrase_complaints(passphrase, again)
        if self.complaints:
            return
        kind, _, feminine = role.partition(":")
        try:
            self.recovery_code = self._door.create(
                " ".join(name.split()), login_of(name), office, OfficerRole(kind), passphrase, feminine=bool(feminine)
            )
        except (Refused, Trouble) as failure:
            self.complaints = _said(failure)
        else:
            self.state = StartState.CODE

    def code_is_kept(self) -> None:
        """The person has printed or written the recovery code: it is shown no more."""
        self.recovery_code = ""
        self.state = StartState.READY

    def save_code(self, file: Path) -> None:
        """Write the recovery code into a text file that the person chose."""
        self.complaints = ()
        try:
            file.write_text(
                self._words("Code de secours de Parcours\u00a0: {code}", code=self.recovery_code) + "\n",
                encoding="utf-8",
            )
        except OSError:
            self.complaints = (Refusal("cannot_write", "", {"path": str(file.parent)}),)

    def unlock(self, passphrase: str) -> None:
        """Open the file with its passphrase."""
        self.complaints = () if passphrase else (Refusal("required", "passphrase"),)
        if not self.complaints:
            self._open(lambda: self._door.unlock(passphrase))

    def forget(self) -> None:
        """The passphrase is forgotten: ask for the recovery code."""
        self.state, self.complaints = StartState.RECOVERY, ()

    def remember(self) -> None:
        """Back to the passphrase."""
        self.state, self.complaints = StartState.LOCKED, ()

    def recover(self, code: str, passphrase: str, again: str) -> None:
        """Open the file with the recovery code and a new passphrase."""
        missing = () if code.strip() else (Refusal("required", "recovery_code"),)
        self.complaints = missing + _passphrase_complaints(passphrase, again)
        if not self.complaints:
            self._open(lambda: self._door.recover(code, passphrase))

    def open_trial(self, progress: Callable[[int, int], None], seat: OfficerRole = OfficerRole.OFFICER) -> None:
        """Open the invented office, as an officer or as the coordinator; it is made first if needed, which takes some seconds."""
        self.complaints = ()
        self._open(lambda: self._door.make_trial(progress, seat))
        self.is_trial = self.state is StartState.READY

    def open_trial_as_coordinator(self, progress: Callable[[int, int], None]) -> None:
        """The same in the coordinator's seat."""
        self.open_trial(progress, OfficerRole.COORDINATOR)

    def _open(self, opened: Callable[[], None]) -> None:
        try:
            opened()
        except (Refused, Trouble) as failure:
            self.complaints = _said(failure)
        else:
            self.state = StartState.READY

    @staticmethod
    def _missing(**values: str) -> tuple[Refusal, ...]:
        return tuple(Refusal("required", name) for name, value in values.items() if not value.strip())


def strength(passphrase: str) -> Strength:
    """How well a passphrase would hold: by its length and its different words or signs, not by rules of signs."""
    if not passphrase:
        return Strength.NONE
    if len(passphrase) < PASSPHRASE_AT_LEAST or len(set(passphrase)) < 6:
        return Strength.SHORT
    words = {word for word in fold(passphrase).split() if len(word) > 2}
    return (
        Strength.GOOD
        if len(passphrase) >= GOOD_LENGTH and (len(words) >= 4 or len(set(passphrase)) >= 14)
        else Strength.FAIR
    )


def _passphrase_complaints(passphrase: str, again: str) -> tuple[Refusal, ...]:
    if not passphrase:
        return (Refusal("required", "passphrase"),)
    if len(passphrase) < PASSPHRASE_AT_LEAST:
        return (Refusal("passphrase_too_short", "passphrase", {"least": PASSPHRASE_AT_LEAST}),)
    return (Refusal("passphrases_differ", "again"),) if passphrase != again else ()


def _said(failure: Refused | Trouble) -> tuple[Refusal, ...]:
    return failure.refusals if isinstance(failure, Refused) else (Refusal(failure.code, "", dict(failure.values)),)
