"""Accepting a proposal: all its meetings in one act, by the rules of any appointment, and only while they are possible."""

from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.proposals import AcceptProposal
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.domain.scheduling import Placed
from parcours_desktop.queries.appointments import appointments_of
from tests.builders.acts import an_appointment_of, complaints, wall
from tests.builders.cases import a_case


def meetings_of(desk: Desk, case_id: int) -> tuple[AppointmentRow, ...]:
    with desk.reading() as file:
        return appointments_of(file, case_id)


def placed(case_id: int, start: str = "2026-11-23T14:00", room: str = "S1") -> Placed:
    return Placed(case_id, "s.lavoie", wall(start), 60, "MTL", room)


def refused(desk: Desk, *meetings: Placed) -> list[str]:
    with pytest.raises(Refused) as caught:
        desk.do(AcceptProposal(meetings))
    return [refusal.code for refusal in caught.value.refusals]


def test_its_meetings_are_proposed_and_undone_in_one_act(desk: Desk) -> None:
    one, other = a_case(desk), a_case(desk, csq_number="CSQ-20000002")
    ids = desk.do(AcceptProposal((placed(one), placed(other, "2026-11-23T15:00", "S2")))).value
    (row,) = meetings_of(desk, one)
    assert (row.id, row.kind, row.state) == (ids[0], AppointmentKind.FIRST_MEETING, AppointmentState.PROPOSED)
    assert (row.starts_at, row.minutes, row.room, row.officer) == (wall("2026-11-23T14:00"), 60, "S1", "s.lavoie")
    desk.undo()
    assert [meetings_of(desk, one), meetings_of(desk, other)] == [(), ()]
    desk.redo()
    assert len(meetings_of(desk, other)) == 1
    assert complaints(desk) == []


def test_all_or_none(desk: Desk) -> None:
    one, abroad = a_case(desk), a_case(desk, csq_number="CSQ-20000002", arrived_on=None, arriving_on=date(2026, 11, 24))
    assert refused(desk, placed(one), placed(abroad, "2026-11-23T15:00", "S2")) == ["meeting_before_arrival"]
    assert meetings_of(desk, one) == ()


def test_a_person_who_has_a_first_meeting_by_now(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, starts_at=wall("2026-11-24T10:00"), state=AppointmentState.CONFIRMED)
    assert refused(desk, placed(case)) == ["first_meeting_planned"]


def test_an_officer_or_a_room_taken_by_now(desk: Desk, coordinator: Desk) -> None:
    case, other = a_case(desk), a_case(desk, csq_number="CSQ-20000002")
    follow_up, confirmed = AppointmentKind.FOLLOW_UP, AppointmentState.CONFIRMED
    an_appointment_of(desk, other, kind=follow_up, starts_at=wall("2026-11-23T14:45"), state=confirmed, room="S2")
    assert refused(desk, placed(case)) == ["proposal_overtaken", "officer_busy"]
    assert refused(desk, placed(case, "2026-11-23T15:00")) == ["proposal_overtaken", "officer_busy"]
    assert desk.do(AcceptProposal((placed(case, "2026-11-23T15:30"),))).value
