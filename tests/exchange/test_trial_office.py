"""The invented office in either seat."""

from collections import Counter
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.database.office import Office, open_office
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.exchange.trial_office import COORDINATOR, PERSON, SEATS, make_trial_office
from parcours_desktop.queries.staff import person_of_login, staff
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.conftest import NOON, PASSPHRASE


@pytest.mark.parametrize("seat", SEATS)
def test_the_staff_is_there_once_and_the_file_is_of_the_seat(
    tmp_path: Path, clock: FixedClock, seat: OfficerRole
) -> None:
    made = make_trial_office(tmp_path / "essai.db", PASSPHRASE, clock, cases=8, seat=seat)
    with made.reading() as file:
        people = staff(file)
        sitting = person_of_login(file, made.device.login)
    made.close()
    assert Counter(person.login for person in people).most_common(1)[0][1] == 1
    assert {PERSON.login, COORDINATOR.login} <= {person.login for person in people}
    assert sitting.role == seat


def test_what_is_written_in_another_seat_is_by_who_sits_there(
    tmp_path: Path, clock: FixedClock, reference: Reference
) -> None:
    make_trial_office(tmp_path / "essai.db", PASSPHRASE, clock, cases=4).close()
    office = open_office(tmp_path / "essai.db", PASSPHRASE, NOON)
    office.sit(COORDINATOR.login)
    desk = Desk(office, COORDINATOR, clock, reference)
    with desk.reading() as file:
        case_id = file.exec_driver_sql("SELECT min(id) FROM cases").scalar_one()
    desk.do(WriteNote(case_id, "Vu avec l’équipe."))
    with desk.reading() as file:
        assert file.exec_driver_sql('SELECT "by" FROM edit ORDER BY n DESC LIMIT 1').scalar_one() == COORDINATOR.login
    office.close()


def test_an_office_of_real_people_has_one_seat(office: Office) -> None:
    with pytest.raises(ValueError, match="invented"):
        office.sit(COORDINATOR.login)
