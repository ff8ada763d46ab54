"""An office opened: its file, the device that writes in it, and the few facts kept beside the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from parcours_desktop.database.identity import Device, Uids
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.office_file import OfficeFile
from parcours_desktop.database.store import special_days
from parcours_desktop.database.summary import Summaries
from parcours_desktop.database.unit_of_work import ENTRY, UnitOfWork
from parcours_desktop.database.upgrade import bring_up_to_date
from parcours_desktop.database.vault import Cost, create_vault, open_vault, recover_vault, vault_path
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.workdays import WorkingDays

_BESIDE = ("", "-wal", "-shm", "-journal", ".vault", ".vault2", ".vault.new", ".vault2.new", ".day")


@dataclass
class Office:
    """An opened office. Everything is built whole by ``create_office``, ``open_office`` or ``recover_office``."""

    file: OfficeFile
    device: Device
    summaries: Summaries
    is_trial: bool = False
    uids: Uids = field(default_factory=Uids)
    _reference_days: WorkingDays = field(default_factory=WorkingDays)
    _file_days: dict[date, bool] = field(default_factory=dict)

    def count_with(self, workdays: WorkingDays) -> None:
        """Count deadlines with these working days, those of the reference data, and the days that the file sets."""
        self._reference_days = workdays
        self.summaries = Summaries(workdays.also(self._file_days))
        self.recount()

    def recount(self) -> None:
        """Read again which days the file sets: for the desk, once an act has changed them."""
        with self.reading() as connection:
            self._counting(connection)

    def _counting(self, connection: Connection) -> Summaries:
        """Those that count with the days that the file sets now: whoever else has the file open may have set them."""
        days = special_days(connection)
        if days != self._file_days:
            self._file_days, self.summaries = days, Summaries(self._reference_days.also(days))
        return self.summaries

    @property
    def workdays(self) -> WorkingDays:
        """The working days in force."""
        return self.summaries.workdays

    @contextmanager
    def work(self, why: str = ENTRY) -> Iterator[UnitOfWork]:
        """A unit of work in a transaction; leaving by an error rolls everything back. Raises ``Trouble``."""
        with self.file.writing() as connection:
            counting = self._counting(connection)
            yield UnitOfWork(connection, self.device, self.uids, counting, why, self._reference_days)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent state of the file, to read."""
        with self.file.reading() as connection:
            yield connection

    def has_act(self, act: bytes) -> bool:
        """Whether an act is in the file: asked after a commit that failed, for it may be durable all the same."""
        try:
            with self.reading() as connection:
                return connection.exec_driver_sql("SELECT 1 FROM edit WHERE act=? LIMIT 1", (act,)).scalar() is not None
        except Trouble:
            return False

    def sit(self, login: str) -> None:
        """Take another seat of an invented office: what is written is then by ``login``. An office of real people has one."""
        if not self.is_trial:
            raise ValueError("only an invented office has several seats")
        self.device = replace(self.device, login=login)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()


def create_office(
    path: Path,
    passphrase: str,
    person: OfficerRow,
    now: datetime,
    *,
    machine: int = 0,
    trial: bool = False,
    cost: Cost | None = None,
) -> tuple[Office, str]:
    """Make a new encrypted file for ``person``; returns the office and the recovery code. Never replaces a file."""
    if path.exists() or vault_path(path).exists():
        raise Trouble("file_exists", path=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Trouble("cannot_write", path=str(path.parent)) from error
    key, code = create_vault(path, passphrase, cost)
    file = OfficeFile(path, key)
    try:
        with file.unbound():
            path.chmod(0o600)
        bring_up_to_date(file, now)
        uids = Uids()
        device = Device.new(person.login, machine, uids)
        with file.writing() as connection:
            _keep_device(connection, device)
            _keep_meta(connection, {"person": person.login, "trial": str(int(trial)), "file_counter": "1"})
            work = UnitOfWork(connection, device, uids, Summaries(WorkingDays()))
            declare_officer(work, person)
            work.write()
    except BaseException:
        discard(path)
        raise
    return Office(file, device, Summaries(WorkingDays()), is_trial=trial), code


def declare_officer(work: UnitOfWork, person: OfficerRow) -> None:
    """A member of the staff, in the pseudo-case of reference data."""
    work.create(
        "officer",
        REFERENCE_CASE,
        {
            "login": person.login,
            "name": person.name,
            "role": person.role,
            "office": person.office,
            "phone": person.phone,
            "feminine": int(person.feminine),
            "languages": " ".join(person.languages) or None,
        },
    )


def open_office(path: Path, passphrase: str, now: datetime) -> Office:
    """Open with the passphrase. Refuses a wrong one; raises ``Trouble`` for a file that is missing, damaged or newer."""
    if not path.exists():
        raise Trouble("file_missing", path=str(path))
    return _opened(OfficeFile(path, open_vault(path, passphrase)), now)


def recover_office(path: Path, code: str, passphrase: str, now: datetime, cost: Cost | None = None) -> Office:
    """Open with the recovery code and a new passphrase."""
    if not path.exists():
        raise Trouble("file_missing", path=str(path))
    return _opened(OfficeFile(path, recover_vault(path, code, passphrase, cost)), now)


def _opened(file: OfficeFile, now: datetime) -> Office:
    bring_up_to_date(file, now)
    with file.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT id, login, machine, sign_private FROM device WHERE sign_private IS NOT NULL"
        ).one()
        trial = connection.exec_driver_sql("SELECT value FROM meta WHERE name='trial'").scalar_one() == "1"
    device = Device(row.id, row.login, row.machine, Ed25519PrivateKey.from_private_bytes(row.sign_private))
    return Office(file, device, Summaries(WorkingDays()), is_trial=trial)


def discard(path: Path) -> None:
    """Remove what is left of a file whose making failed, or of a trial that is begun anew."""
    for suffix in _BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _keep_device(connection: Connection, device: Device) -> None:
    connection.exec_driver_sql(
        "INSERT INTO device (id, login, machine, sign_public, sign_private) VALUES (?,?,?,?,?)",
        (device.id, device.login, device.machine, device.public_bytes, device.private_bytes),
    )


def _keep_meta(connection: Connection, values: dict[str, str]) -> None:
    connection.exec_driver_sql("INSERT INTO meta (name, value) VALUES (?,?)", list(values.items()))
