"""What stands between the first screen and the file: make it, open it, recover it, or make an invented office."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.database.office import Office, create_office, discard, open_office, recover_office
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.exchange.trial_office import SEATS, TRIAL_PASSPHRASE, make_trial_office, trial_made_on
from parcours_desktop.queries.staff import person_of_login
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.paths import refuse_network_drive
from parcours_desktop.system.reference import Reference
from parcours_desktop.system.single_instance import InstanceLock

__all__ = ["Changes", "OfficeDoor"]


@dataclass
class OfficeDoor:
    """The door of one office file and of the trial beside it. ``desk`` is there once one of them is open."""

    path: Path
    trial_path: Path
    clock: Clock
    reference: Reference
    desk: Desk | None = None
    lock: InstanceLock | None = field(default=None, repr=False)

    def exists(self) -> bool:
        """Whether the office's file is there."""
        return self.path.exists()

    def create(self, name: str, login: str, office: str, role: OfficerRole, passphrase: str, *, feminine: bool) -> str:
        """Make the file, leave it open, and return the recovery code."""
        known = self.reference.office(office)
        person = OfficerRow(login, name, role, office, known.phone if known else "", feminine=feminine)
        refuse_network_drive(self.path)
        self._take(self.path)
        try:
            made, code = create_office(self.path, passphrase, person, self.clock.now())
        except BaseException:
            self._give_back()
            raise
        self.desk = Desk(made, person, self.clock, self.reference)
        return code

    def unlock(self, passphrase: str) -> None:
        """Open the file."""
        self._open(self.path, lambda: open_office(self.path, passphrase, self.clock.now()))

    def recover(self, code: str, passphrase: str) -> None:
        """Open the file with the recovery code and give it a new passphrase."""
        self._open(self.path, lambda: recover_office(self.path, code, passphrase, self.clock.now()))

    def make_trial(self, progress: Callable[[int, int], None], seat: OfficerRole) -> None:
        """Open the invented office in the seat of a role; one that was made on another day is made anew, with today's dates."""
        self._take(self.trial_path)
        try:
            if self.trial_path.exists() and trial_made_on(self.trial_path) != self.clock.today():
                discard(self.trial_path)
            if not self.trial_path.exists():
                make_trial_office(self.trial_path, TRIAL_PASSPHRASE, self.clock, progress=Progress(progress)).close()
        except BaseException:
            self._give_back()
            raise
        self._open(self.trial_path, lambda: self._opened_trial(seat))

    def _opened_trial(self, seat: OfficerRole) -> Office:
        office = open_office(self.trial_path, TRIAL_PASSPHRASE, self.clock.now())
        office.sit(SEATS[seat].login)
        return office

    def close(self) -> None:
        """Let go of the file."""
        if self.desk is not None:
            self.desk.office.close()
            self.desk = None
        self._give_back()

    def _open(self, path: Path, opened: Callable[[], Office]) -> None:
        refuse_network_drive(path)
        self._take(path)
        try:
            office = opened()
        except BaseException:
            self._give_back()
            raise
        with office.reading() as file:
            person = person_of_login(file, office.device.login)
        self.desk = Desk(office, person, self.clock, self.reference)

    def _take(self, path: Path) -> None:
        if self.lock is not None and self.lock.held:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Trouble("cannot_write", path=str(path.parent)) from error
        lock = InstanceLock(path)
        if not lock.acquire():
            raise Trouble("file_in_use", path=str(path))
        self.lock = lock

    def _give_back(self) -> None:
        if self.lock is not None:
            self.lock.release()
            self.lock = None
