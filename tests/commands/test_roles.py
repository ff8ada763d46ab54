"""What each role may do: the table, enforced by the desk on every command and by the reading on every row of a case."""

import importlib
import pkgutil
from dataclasses import is_dataclass, replace
from typing import Any

import pytest
from parcours_desktop import commands
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.roles import RIGHTS, Right, rights_of
from parcours_desktop.queries.case_list import CaseFilter, case_count, case_ids, case_rows
from parcours_desktop.queries.rights import require
from parcours_desktop.queries.staff import staff
from tests.builders.cases import a_case

EXPECTED = {
    # what an officer does with cases, plans and the calendar, nobody does who only reads or keeps the reference data
    Right.WRITE_CASES: {OfficerRole.OFFICER, OfficerRole.COORDINATOR},
    Right.PRINT: {OfficerRole.OFFICER, OfficerRole.COORDINATOR},
    Right.DIRECTORY: {OfficerRole.OFFICER, OfficerRole.COORDINATOR, OfficerRole.ADMINISTRATOR},
    Right.WORKING_DAYS: {OfficerRole.COORDINATOR, OfficerRole.ADMINISTRATOR},
    Right.ASSIGN: {OfficerRole.COORDINATOR},
    Right.APPROVE: {OfficerRole.COORDINATOR},
    Right.REFERENCE: {OfficerRole.COORDINATOR, OfficerRole.ADMINISTRATOR},
    Right.STAFF: {OfficerRole.COORDINATOR, OfficerRole.ADMINISTRATOR},
    Right.TEAM: {OfficerRole.COORDINATOR, OfficerRole.READER},
    Right.FIGURES: {OfficerRole.COORDINATOR, OfficerRole.READER},
    Right.READ_CASES: {OfficerRole.OFFICER, OfficerRole.COORDINATOR, OfficerRole.READER},
}


def every_command() -> list[type[Any]]:
    """Every class of the room that the desk can be asked to run."""
    found = []
    for module in pkgutil.iter_modules(commands.__path__):
        loaded = importlib.import_module(f"{commands.__name__}.{module.name}")
        for kind in vars(loaded).values():
            if (
                isinstance(kind, type)
                and is_dataclass(kind)
                and hasattr(kind, "run")
                and hasattr(kind, "title")
                and kind not in found
            ):
                found.append(kind)
    return found


def sitting(desk: Desk, role: OfficerRole) -> Desk:
    return Desk(desk.office, replace(desk.user, role=role), desk.clock, desk.reference)


def test_the_table_says_who_may_do_what() -> None:
    assert {right: {role for role in OfficerRole if right in RIGHTS[role]} for right in Right} == EXPECTED


def test_a_role_that_is_not_known_may_do_nothing() -> None:
    assert rights_of("") == rights_of("minister") == frozenset()


@pytest.mark.parametrize("command", every_command(), ids=lambda kind: kind.__name__)
def test_every_command_is_refused_to_the_roles_that_have_not_its_right(desk: Desk, command: type[Any]) -> None:
    assert isinstance(command.right, Right), "a command declares the right that it takes"
    blank = object.__new__(command)  # refused before anything of it is read
    for role in OfficerRole:
        if command.right not in RIGHTS[role]:
            with pytest.raises(Refused):
                sitting(desk, role).do(blank)


def test_a_reader_reads_and_writes_nothing(desk: Desk) -> None:
    rania = a_case(desk)
    reader = sitting(desk, OfficerRole.READER)
    with pytest.raises(Refused) as refused:
        reader.do(WriteNote(rania, "Bonjour"))
    assert [refusal.code for refusal in refused.value.refusals] == ["not_allowed"]
    with reader.reading() as file:
        assert [row.id for row in case_rows(file, [rania])] == [rania]


def test_whoever_keeps_the_reference_data_sees_the_staff_and_no_case(desk: Desk) -> None:
    rania, today = a_case(desk), desk.clock.today()
    keeper = sitting(desk, OfficerRole.ADMINISTRATOR)
    with keeper.reading() as file:
        assert [person.login for person in staff(file)] == [desk.user.login]
        assert case_rows(file, [rania]) == []
        assert case_count(file, CaseFilter(), today) == 0
        assert list(case_ids(file, CaseFilter(text="Haddad"), today)) == []
        assert file.exec_driver_sql("SELECT count(*) FROM edit").scalar_one() == 0
    with desk.reading() as file:  # the same connections serve again who may
        assert case_count(file, CaseFilter(), today) == 1


def test_a_query_for_some_roles_asks_the_reading(desk: Desk, coordinator: Desk) -> None:
    with coordinator.reading() as file:
        require(file, Right.TEAM)
    with desk.reading() as file, pytest.raises(Refused):
        require(file, Right.TEAM)
