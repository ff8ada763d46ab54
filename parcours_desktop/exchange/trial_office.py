"""An invented office to try the program in: 600 people of a list, officers, meetings and plans; dates follow today.

Nobody in it is real; its passphrase is known to all, since there is nothing in it to keep.
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.import_people import ImportPeople
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.commands.trial import FurnishTrial
from parcours_desktop.database.office import Office, create_office
from parcours_desktop.database.vault import Cost
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.exchange.lists.mapping import recognize
from parcours_desktop.exchange.lists.parse import parse_list
from parcours_desktop.exchange.lists.raw import ListKind, RawList
from parcours_desktop.exchange.lists.spellings import list_codes_of
from parcours_desktop.exchange.trial_approvals import send_some_plans
from parcours_desktop.exchange.trial_list import trial_rows
from parcours_desktop.exchange.trial_people import invent_people
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.reference import load_reference

TRIAL_PASSPHRASE = "bureau d’essai : rien à cacher"  # noqa: S105 - known to all: nothing real is behind it
SAMPLE = 600  # people of the list that comes with the program
SIGNED_AT_MOST = 60
PERSON = OfficerRow(
    "s.lavoie",
    "Sophie Lavoie",
    OfficerRole.OFFICER,
    "MTL",
    "514 555-0142",
    feminine=True,
    languages=("fra", "eng", "spa"),
)
STAFF = (
    PERSON,
    OfficerRow("k.benali", "Karim Benali", OfficerRole.OFFICER, "MTL", "514 555-0143", languages=("fra", "eng", "ara")),
    OfficerRow(
        "j.fortin",
        "Julie Fortin",
        OfficerRole.OFFICER,
        "MTL",
        "514 555-0144",
        feminine=True,
        languages=("fra", "eng", "por"),
    ),
    OfficerRow("e.gagne", "Étienne Gagné", OfficerRole.OFFICER, "QUE", "418 555-0145", languages=("fra", "eng")),
    OfficerRow(
        "m.osei",
        "Mabel Osei",
        OfficerRole.OFFICER,
        "LON",
        "450 555-0146",
        feminine=True,
        languages=("fra", "eng", "hat"),
    ),
    OfficerRow(
        "t.lam", "Thierry Lam", OfficerRole.OFFICER, "LAV", "450 555-0147", languages=("fra", "eng", "zho", "vie")
    ),
    OfficerRow(
        "r.cote", "Rose Côté", OfficerRole.OFFICER, "TRO", "819 555-0148", feminine=True, languages=("fra", "spa")
    ),
)
COORDINATOR = OfficerRow("m.roy", "Marc Roy", OfficerRole.COORDINATOR, "MTL", "514 555-0100")


SEATS = {OfficerRole.OFFICER: PERSON, OfficerRole.COORDINATOR: COORDINATOR}
"""In whose place one can try the program."""


def make_trial_office(
    path: Path,
    passphrase: str,
    clock: Clock,
    *,
    cases: int = SAMPLE,
    seed: int = 1,
    seat: OfficerRole = OfficerRole.OFFICER,
    progress: Progress | None = None,
) -> Office:
    """Make the encrypted file of an invented office with ``cases`` people; the same seed and day make the same people.

    ``seat`` is the role of the person to whom the file belongs.
    """
    reference = load_reference()
    today = clock.today()
    raw = trial_rows(today) if cases == SAMPLE else _invented(cases, seed, today)
    rows = tuple(parse_list(raw, recognize(raw.headings), list_codes_of(reference), today))
    office, _ = create_office(
        path, passphrase, SEATS[seat], clock.now(), trial=True, cost=Cost(iterations=1, lanes=1, memory=8 * 1024)
    )
    coordinator = Desk(office, COORDINATOR, clock, reference)
    coordinator.do(ImportPeople(rows), progress)
    furnished = Desk(office, PERSON, clock, reference)
    planned = furnished.do(FurnishTrial((*STAFF, COORDINATOR), seed), progress).value
    _sign(furnished, planned, today)
    send_some_plans(office, clock, reference, {person.login: person for person in STAFF}, COORDINATOR, planned)
    _note_day(path, today)
    return office


def trial_made_on(path: Path) -> date | None:
    """The day on which the trial beside ``path`` was made, or None when it does not say."""
    try:
        return date.fromisoformat(json.loads(_day_file(path).read_text(encoding="utf-8"))["made_on"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _invented(cases: int, seed: int, today: date) -> RawList:
    people = list(invent_people(cases, seed, today))
    headings = tuple(people[0]) if people else ()
    return RawList(headings, [tuple(person.values()) for person in people], "utf-8", ";", ListKind.CSV)


def _sign(desk: Desk, planned: Sequence[int], today: date) -> None:
    """Sign one plan in three, up to a number."""
    for case_id in planned[::3][:SIGNED_AT_MOST]:
        with desk.reading() as file:
            sheet = plan_sheet(file, case_id, today, desk.reference, desk.workdays)
        if sheet.steps and sheet.first_meeting_at is not None:
            desk.do(SealPlan(sheet))


def _day_file(path: Path) -> Path:
    return path.with_name(path.name + ".day")


def _note_day(path: Path, today: date) -> None:
    _day_file(path).write_text(json.dumps({"made_on": today.isoformat()}), encoding="utf-8")
