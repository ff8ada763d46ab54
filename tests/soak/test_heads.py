"""What a form was looking at: the heads at a journal position are those of the edits up to it, whatever came after."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.edit import OP_SPAN, wire_op
from parcours_desktop.database.fold import fold
from parcours_desktop.database.journal import heads_at, heads_now, position
from sqlalchemy import Connection
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case
from tests.soak.schedule import Schedule

LATE = any_.lists(any_.tuples(any_.integers(0, 9), any_.sampled_from(("phone", "email"))), max_size=12)


def names(file: Connection, ops: tuple[int, ...]) -> set[str]:
    """The wire names of local ops."""
    identities = {row.n: row.id for row in file.exec_driver_sql("SELECT n, id FROM edit")}
    return {wire_op(identities[op // OP_SPAN], op % OP_SPAN) for op in ops}


def units(file: Connection) -> list[tuple[int, str, str]]:
    """Every unit that was ever written: local row, wire row, unit."""
    found = file.exec_driver_sql(
        "SELECT DISTINCT record.id, record.kind, record.uid, change.unit FROM record JOIN change ON change.row = record.id"
    )
    return [(row, f"{kind}:{uid.hex()}", unit) for row, kind, uid, unit in found]


def at_each_position(file: Connection, every: int) -> None:
    """Compare the heads at every so many positions with a fold of the edits up to there."""
    for place in range(1, position(file) + 1, every):
        heads = fold(file.exec_driver_sql("SELECT body FROM edit WHERE n<=? ORDER BY n", (place,)).scalars())
        for row, name, unit in units(file):
            assert names(file, heads_at(file, row, unit, place)) == set(heads.get((name, unit), {}))


def test_heads_at_a_position_are_those_of_the_edits_before_it(desk: Desk, coordinator: Desk) -> None:
    schedule = Schedule((desk, coordinator), seed=5)
    for _ in range(60):
        schedule.act()
    with desk.reading() as file:
        at_each_position(file, every=20)
        last = position(file)
        for row, _, unit in units(file):
            assert heads_at(file, row, unit, last) == heads_now(file, row, unit)


@pytest.mark.slow
def test_they_are_after_a_long_day_too(desk: Desk, coordinator: Desk) -> None:
    schedule = Schedule((desk, coordinator), seed=6)
    for _ in range(500):
        schedule.act()
    with desk.reading() as file:
        at_each_position(file, every=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saves=LATE)
def test_no_value_disappears_unseen_however_late_a_form_is_saved(desk: Desk, saves: list[tuple[int, str]]) -> None:
    """Each save names a form by its age; every value that no form had loaded when it was replaced must still stand."""
    case = a_case(desk, csq_number=f"CSQ-{seen(desk):08}")
    positions = [seen(desk)]
    standing: dict[str, set[tuple[int, str]]] = {"phone": set(), "email": set()}
    for number, (age, unit) in enumerate(saves):
        loaded = positions[-1 - min(age, len(positions) - 1)]
        value = f"514 555-{number:04}" if unit == "phone" else f"a{number}@exemple.invalid"
        desk.do(ChangeProfile(case, {unit: value}, loaded))
        positions.append(seen(desk))
        standing[unit] = {one for one in standing[unit] if one[0] > loaded} | {(positions[-1], value)}
    with desk.reading() as file:
        for unit, values in standing.items():
            found = file.exec_driver_sql("SELECT value FROM cell WHERE row=? AND unit=?", (case, unit)).scalars().all()
            assert sorted(found) == sorted(f'"{value}"' for _, value in values)


def test_the_rows_of_all_these_forms_are_the_journals(desk: Desk) -> None:
    case = a_case(desk)
    loaded = seen(desk)
    for number in range(40):
        desk.do(ChangeProfile(case, {"phone": f"514 555-{number:04}"}, loaded if number % 3 else seen(desk)))
    assert complaints(desk) == []
