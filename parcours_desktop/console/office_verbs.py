"""Verbs on the office itself: init, trial, check."""

from argparse import Namespace
from pathlib import Path

from parcours_desktop.console.arguments import ROLES
from parcours_desktop.console.opening import desk_of, file_of, locked, passphrase_of
from parcours_desktop.database.backup import complaints_of
from parcours_desktop.database.fold import differences, unsound_edits
from parcours_desktop.database.office import create_office
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.staff import login_of
from parcours_desktop.exchange.trial_office import make_trial_office
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.reference import load_reference
from parcours_desktop.wording.words import Words


def init(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Make a new office file; prints the recovery code, once."""
    name = clean(arguments.name).text
    if not name:
        raise Refused(Refusal("mandatory", "name"))
    office = load_reference().office_named(arguments.office)
    if office is None:
        raise Refused(Refusal("office_unknown", "office", {"value": arguments.office}))
    person = OfficerRow(login_of(name), name, ROLES[arguments.role], office.code, office.phone)
    path = file_of(arguments)
    _make_folder(path)
    with locked(path):
        made, code = create_office(path, passphrase_of(arguments), person, clock.now(), machine=arguments.machine)
        made.close()
    print(words("Code de secours, à imprimer et à garder sous clé\u00a0: {code}", code=code))
    return 0


def trial(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Make an invented office of any size."""
    path = file_of(arguments)
    _make_folder(path)
    with locked(path):
        size, seat = arguments.cases, ROLES[arguments.role]
        office = make_trial_office(path, passphrase_of(arguments), clock, cases=size, seed=arguments.seed, seat=seat)
        office.close()
    print(words("Bureau d’essai prêt, {count} dossiers inventés.", count=arguments.cases))
    return 0


def check(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Check the cipher's pages, the database, the journal's seals, and that the rows are what the journal folds to."""
    with desk_of(arguments, clock) as desk:
        with desk.office.file.unbound() as connection:
            complaints = complaints_of(connection)
        with desk.reading() as file:
            complaints += [*unsound_edits(file), *differences(file)]
    for complaint in complaints[:20]:
        print(complaint)
    if complaints:
        raise Trouble("file_damaged", path=str(arguments.file))
    print(words("Le fichier est intègre, et ses dossiers sont ceux du journal."))
    return 0


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Trouble("cannot_write", path=str(path.parent)) from error
