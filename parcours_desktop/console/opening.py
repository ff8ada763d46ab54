"""Opening an office for the length of one command: passphrase, lock for those that write, a desk for its person."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import open_office
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.queries.staff import person_of_login
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.paths import refuse_network_drive
from parcours_desktop.system.reference import load_reference
from parcours_desktop.system.single_instance import InstanceLock


class Busy(Exception):
    """Another window has the file: it may be read, not written."""


def file_of(arguments: Namespace) -> Path:
    """The office file that was named. Refuses when none was."""
    if arguments.file is None:
        raise Refused(Refusal("file_not_named", "file"))
    refuse_network_drive(arguments.file)
    return Path(arguments.file)


def passphrase_of(arguments: Namespace) -> str:
    """The first line of the passphrase file."""
    if arguments.passphrase_file is None:
        raise Refused(Refusal("passphrase_not_named", "passphrase_file"))
    try:
        lines = arguments.passphrase_file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("cannot_read", path=str(arguments.passphrase_file)) from error
    return lines[0] if lines else ""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The file's lock for those who write. Raises ``Busy`` when another window has it."""
    if not path.parent.is_dir():
        raise Trouble("file_missing", path=str(path))
    lock = InstanceLock(path)
    if not lock.acquire():
        raise Busy
    try:
        yield
    finally:
        lock.release()


@contextmanager
def desk_of(arguments: Namespace, clock: Clock) -> Iterator[Desk]:
    """A desk on the named office, closed at the end."""
    office = open_office(file_of(arguments), passphrase_of(arguments), clock.now())
    try:
        with office.reading() as file:
            person = person_of_login(file, office.device.login)
        yield Desk(office, person, clock, load_reference())
    finally:
        office.close()
