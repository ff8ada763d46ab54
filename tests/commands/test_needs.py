"""Assessing needs: any domain in any order, one row for each, a header for the interview."""

from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.needs import SaveAssessment, SaveNeed, meeting_uid
from parcours_desktop.domain.codes import NeedDomain, NeedLevel, Place
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.queries.needs_sheet import NeedsSheet, needs_sheet
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case


def sheet(desk: Desk, case: int) -> NeedsSheet:
    with desk.reading() as file:
        return needs_sheet(file, case)


def save(desk: Desk, case: int, domain: NeedDomain, loaded: int | None = None, **columns: object) -> None:
    desk.do(SaveNeed(case, domain, columns, seen(desk) if loaded is None else loaded))


def test_a_case_has_the_17_domains_before_anything_is_noted(desk: Desk) -> None:
    found = sheet(desk, a_case(desk))
    assert [row.domain for row in found.needs] == list(NeedDomain)
    assert found.assessed == 0
    assert found.seen == seen(desk)


def test_domains_are_noted_in_any_order_and_read_in_theirs(desk: Desk) -> None:
    case = a_case(desk)
    save(desk, case, NeedDomain.SOCIETY, level=NeedLevel.WATCH)
    save(desk, case, NeedDomain.HOUSING, level=NeedLevel.URGENT, comment="Chez une cousine jusqu’au 15")
    save(desk, case, NeedDomain.HOUSING, asset="Emploi déjà trouvé", priority=1)
    found = sheet(desk, case)
    housing = found.of(NeedDomain.HOUSING)
    assert (housing.level, housing.asset, housing.priority) == (NeedLevel.URGENT, "Emploi déjà trouvé", 1)
    assert [row.domain for row in found.needs if row.is_assessed] == [NeedDomain.HOUSING, NeedDomain.SOCIETY]
    assert complaints(desk) == []


def test_the_row_of_a_domain_has_the_uid_that_every_office_would_give_it(desk: Desk) -> None:
    case = a_case(desk)
    save(desk, case, NeedDomain.HEALTH, level=NeedLevel.ADDRESS)
    with desk.reading() as file:
        case_uid = file.exec_driver_sql("SELECT uid FROM record WHERE id=?", (case,)).scalar_one()
        need_uid = file.exec_driver_sql("SELECT uid FROM record WHERE kind='need'").scalar_one()
    assert need_uid == meeting_uid(case_uid, "need", "health")


def test_emptying_what_was_never_noted_writes_nothing(desk: Desk) -> None:
    case = a_case(desk)
    before = seen(desk)
    assert desk.do(SaveNeed(case, NeedDomain.HEALTH, {"comment": "  "}, before)).changes is None
    assert seen(desk) == before


def test_a_need_changed_under_a_form_becomes_a_conflict(desk: Desk) -> None:
    case = a_case(desk)
    loaded = seen(desk)
    save(desk, case, NeedDomain.HEALTH, loaded, comment="Médecin trouvé")
    save(desk, case, NeedDomain.HEALTH, loaded, comment="Cherche un médecin")
    with desk.reading() as file:
        conflicts = file.exec_driver_sql("SELECT conflicts FROM case_summary WHERE id=?", (case,)).scalar_one()
    assert conflicts == 1
    assert sheet(desk, case).of(NeedDomain.HEALTH).comment == "Cherche un médecin"
    assert complaints(desk) == []


def test_a_need_whose_making_was_undone_can_be_noted_again(desk: Desk) -> None:
    case = a_case(desk)
    save(desk, case, NeedDomain.HEALTH, level=NeedLevel.URGENT)
    desk.undo()
    assert sheet(desk, case).assessed == 0
    save(desk, case, NeedDomain.HEALTH, level=NeedLevel.URGENT, comment="Rendez-vous pris")
    assert sheet(desk, case).of(NeedDomain.HEALTH).level is NeedLevel.URGENT
    assert complaints(desk) == []


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"priority": 0}, "number_out_of_range"),
        ({"priority": 10}, "number_out_of_range"),
        ({"comment": "é" * 4001}, "text_too_long"),
    ],
)
def test_a_need_that_cannot_be_is_refused(desk: Desk, columns: dict[str, object], code: str) -> None:
    case = a_case(desk)
    with pytest.raises(Refused) as refused:
        save(desk, case, NeedDomain.HEALTH, **columns)
    assert [refusal.code for refusal in refused.value.refusals] == [code]


def test_the_header_tells_of_the_interview_and_is_one(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(SaveAssessment(case, {"held_on": date(2026, 11, 20), "mode": Place.VIDEO, "interpreter": True}, seen(desk)))
    desk.do(SaveAssessment(case, {"minutes": 50, "language": "ara", "people_present": "La famille"}, seen(desk)))
    header = sheet(desk, case).header
    assert (header.held_on, header.mode, header.interpreter) == (date(2026, 11, 20), Place.VIDEO, True)
    assert (header.minutes, header.language, header.people_present) == (50, "ara", "La famille")
    assert complaints(desk) == []


def test_an_interview_to_come_or_of_no_length_is_refused(desk: Desk) -> None:
    case = a_case(desk)
    with pytest.raises(Refused) as refused:
        desk.do(SaveAssessment(case, {"held_on": date(2026, 11, 24), "minutes": 0}, seen(desk)))
    assert {(r.code, r.field) for r in refused.value.refusals} == {
        ("date_in_future", "held_on"),
        ("number_out_of_range", "minutes"),
    }
