"""Giving cases out: one act, everything to come goes along, and no open case is left with somebody who has gone."""

import random
from contextlib import suppress

import pytest
from parcours_desktop.commands.assigning import AssignCases, assigned_to
from parcours_desktop.commands.cases import CloseCase, OpenCase, ReopenCase
from parcours_desktop.commands.departures import RecordAbsence, RecordDeparture
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import declare_officer
from parcours_desktop.domain.codes import AppointmentState, ClosingReason, OfficerRole
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.queries.assignment import assignment_facts, cases_held_by, unheld_cases
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case, case_columns

KARIM = OfficerRow("k.benali", "Karim Benali", OfficerRole.OFFICER, "MTL", languages=("ara",))
JULIE = OfficerRow("j.fortin", "Julie Fortin", OfficerRole.OFFICER, "MTL")


@pytest.fixture
def marc(coordinator: Desk) -> Desk:
    with coordinator.office.work() as work:
        for person in (KARIM, JULIE):
            declare_officer(work, person)
        work.write()
    return coordinator


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def unheld(desk: Desk) -> list[int]:
    with desk.reading() as file:
        return list(unheld_cases(file, desk.clock.today()))


def test_what_is_to_come_goes_with_the_case_and_what_was_stays(desk: Desk, marc: Desk) -> None:
    rania = a_case(desk)
    held = an_appointment_of(
        desk, rania, starts_at=wall("2026-11-20T10:00"), state=AppointmentState.HELD, officer=desk.user.login
    )
    coming = an_appointment_of(
        desk, rania, starts_at=wall("2026-11-27T10:00"), state=AppointmentState.CONFIRMED, officer=desk.user.login
    )
    done = marc.do(assigned_to((rania,), KARIM.login, seen(marc))).value
    assert (done.cases, done.appointments, done.clashes) == (1, 1, 0)
    assert stored(marc, "appointment", held, "officer") == desk.user.login
    assert stored(marc, "appointment", coming, "officer") == KARIM.login
    assert marc.undo() == 0
    assert stored(marc, "appointment", coming, "officer") == desk.user.login
    assert stored(marc, "cases", rania, "officer") == desk.user.login
    assert complaints(marc) == []


def test_a_time_already_taken_is_told_and_stops_nothing(desk: Desk, marc: Desk) -> None:
    rania, olena = a_case(desk), a_case(desk, family_name="Kovalenko", csq_number="CSQ-2")
    marc.do(assigned_to((olena,), KARIM.login, seen(marc)))
    an_appointment_of(
        marc, olena, starts_at=wall("2026-11-27T10:15"), state=AppointmentState.CONFIRMED, officer=KARIM.login
    )
    an_appointment_of(
        desk, rania, starts_at=wall("2026-11-27T10:00"), state=AppointmentState.CONFIRMED, officer=desk.user.login
    )
    assert marc.do(assigned_to((rania,), KARIM.login, seen(marc))).value.clashes == 1


def test_many_at_once_are_one_act(desk: Desk, marc: Desk) -> None:
    ids = [a_case(desk, family_name=f"Nom{n}", csq_number=f"CSQ-{n}") for n in range(12)]
    moves = tuple((case_id, (KARIM, JULIE)[number % 2].login) for number, case_id in enumerate(ids))
    assert marc.do(AssignCases(moves, seen(marc))).value.cases == 12
    with marc.reading() as file:
        assert sorted(cases_held_by(file, KARIM.login)) == ids[::2]
    marc.undo()
    with marc.reading() as file:
        assert len(cases_held_by(file, desk.user.login)) == 12


def test_nobody_who_has_left_or_only_reads_is_given_a_case(desk: Desk, marc: Desk) -> None:
    rania = a_case(desk)
    marc.do(RecordDeparture(KARIM.login, marc.clock.today(), (), seen(marc)))
    for login in (KARIM.login, "personne"):
        with pytest.raises(Refused) as refused:
            marc.do(assigned_to((rania,), login, seen(marc)))
        assert codes(refused) == ["officer_unknown"]


def test_an_officer_gives_no_colleagues_case_away(desk: Desk, marc: Desk) -> None:
    rania = a_case(desk)
    marc.do(assigned_to((rania,), KARIM.login, seen(marc)))
    with pytest.raises(Refused) as refused:
        desk.do(assigned_to((rania,), desk.user.login, seen(desk)))
    assert codes(refused) == ["case_of_colleague"]


def test_nobody_leaves_while_an_open_case_would_stay_without_an_officer(desk: Desk, marc: Desk) -> None:
    rania, olena = a_case(desk), a_case(desk, family_name="Kovalenko", csq_number="CSQ-2")
    with pytest.raises(Refused) as refused:
        marc.do(RecordDeparture(desk.user.login, marc.clock.today(), ((rania, KARIM.login),), seen(marc)))
    assert codes(refused) == ["cases_left_behind"]
    assert unheld(marc) == []
    moves = ((rania, KARIM.login), (olena, ""))
    marc.do(RecordDeparture(desk.user.login, marc.clock.today(), moves, seen(marc)))
    assert unheld(marc) == []
    with marc.reading() as file:
        facts = assignment_facts(file, marc.clock.today(), marc.reference)
    assert [row.waiting.case_id for row in facts.rows] == [olena]
    assert desk.user.login not in {one.login for one in facts.candidates}
    marc.undo()
    with marc.reading() as file:
        assert list(cases_held_by(file, desk.user.login)) == [rania, olena]


def test_the_case_of_somebody_who_left_joins_the_queue_when_it_is_opened_again(desk: Desk, marc: Desk) -> None:
    rania = a_case(desk)
    marc.do(CloseCase(rania, ClosingReason.OBJECTIVES_REACHED, seen(marc)))
    marc.do(RecordDeparture(desk.user.login, marc.clock.today(), (), seen(marc)))
    marc.do(ReopenCase(rania, seen(marc)))
    assert stored(marc, "cases", rania, "officer") in {None, ""}


def test_who_is_away_is_known_to_the_proposal(desk: Desk, marc: Desk) -> None:
    today = marc.clock.today()
    marc.do(RecordAbsence(KARIM.login, today, None, "", (), seen(marc)))
    with marc.reading() as file:
        facts = assignment_facts(file, today, marc.reference)
    away = {one.login: one.away for one in facts.candidates}
    assert away[KARIM.login] == ((today, None),)
    assert away[JULIE.login] == ()


@pytest.mark.parametrize("seed", range(6))
def test_after_whatever_happens_every_open_case_is_held_or_waits(desk: Desk, marc: Desk, seed: int) -> None:
    dice = random.Random(seed)
    today = marc.clock.today()
    everybody = [desk.user.login, KARIM.login, JULIE.login]
    ids = [a_case(desk, family_name=f"Nom{n}", csq_number=f"CSQ-{n}") for n in range(4)]

    def act() -> None:
        match dice.randrange(7):
            case 0:
                marc.do(assigned_to(dice.sample(ids, 2), dice.choice([*everybody, ""]), seen(marc)))
            case 1:
                marc.do(CloseCase(dice.choice(ids), ClosingReason.OBJECTIVES_REACHED, seen(marc)))
            case 2:
                marc.do(ReopenCase(dice.choice(ids), seen(marc)))
            case 3:
                login = dice.choice(everybody)
                with marc.reading() as file:
                    mine = list(cases_held_by(file, login))
                others = [one for one in everybody if one != login]
                moves = tuple((case_id, dice.choice([*others, ""])) for case_id in mine[: dice.randint(0, 4)])
                marc.do(RecordDeparture(login, today, moves, seen(marc)))
            case 4:
                marc.undo()
            case 5:
                marc.redo()
            case 6:
                owner = dice.choice([desk, marc])
                ids.append(owner.do(OpenCase(case_columns(csq_number=f"CSQ-N{len(ids)}"))).value)

    for _ in range(40):
        with suppress(Refused):
            act()
        assert unheld(marc) == []
