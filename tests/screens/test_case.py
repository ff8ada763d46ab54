"""A case opened: its head, its journey, its household, its acts, its notes and its history in words."""

from datetime import date

import pytest
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.codes import AppointmentState, HouseholdRole, NeedDomain, NeedLevel
from parcours_desktop.domain.journey import Milestone
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case


def opened(desk: Desk, case: int) -> CaseScreen:
    return CaseScreen(desk, Words("fr"), case)


def test_a_case_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        opened(desk, 999)
    assert refused.value.refusals[0].code == "row_is_gone"


def test_the_head_says_who_how_far_and_what_is_next(desk: Desk) -> None:
    screen = opened(desk, a_case(desk))
    assert (screen.title, screen.stage) == ("Haddad, Rania", "Arrivée")
    assert screen.remark.endswith(" · Sophie Lavoie")
    assert screen.next == "Tenir la première rencontre (aujourd’hui)"
    assert screen.clock == ("Dernier jour ouvrable pour la première rencontre", ClockState.RUNNING)


def test_the_line_tells_done_next_and_ahead_with_who_wrote_it(desk: Desk) -> None:
    screen = opened(desk, a_case(desk, csq_issued_on=date(2025, 3, 1)))
    line = {mark.milestone: mark for mark in screen.line}
    assert line[Milestone.CERTIFICATE].when == "1er\u00a0mars 2025"
    assert line[Milestone.CERTIFICATE].tip.startswith("samedi 1er\u00a0mars 2025, noté par Sophie Lavoie le")
    states = [mark.state for mark in screen.line]
    assert states.count("next") == 1
    assert line[Milestone.FIRST_MEETING].state == "next"
    assert line[Milestone.PLAN_SIGNED].state == "ahead"
    assert line[Milestone.ARRIVED].state == "done"


def test_the_household_is_told_with_age_and_stage(desk: Desk) -> None:
    case = a_case(desk, household_key="F-1")
    child = a_case(
        desk,
        household_key="F-1",
        given_name="Maya",
        csq_number="CSQ-20000002",
        birth_date=date(2020, 11, 24),
        household_role=HouseholdRole.DEPENDANT,
    )
    (member,) = opened(desk, case).members
    assert (member.id, member.name, member.about) == (child, "Haddad, Maya", "À charge · 5 ans · Arrivée")


def test_an_arrival_is_confirmed_or_refused_in_words(desk: Desk) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 11, 20))
    screen = opened(desk, case)
    assert screen.next == "Confirmer l’arrivée (il y a 3 jours)"
    assert not screen.confirm_arrival(date(2026, 12, 1))
    assert [refusal.code for refusal in screen.refusals] == ["arrival_in_future"]
    assert screen.confirm_arrival(date(2026, 11, 20), "AC 881")
    assert screen.stage == "Arrivée"
    assert complaints(desk) == []


def test_a_case_is_closed_for_a_reason_and_reopened(desk: Desk) -> None:
    screen = opened(desk, a_case(desk))
    assert "left_quebec" in [choice.code for choice in screen.choices("closing_reasons")]
    assert screen.close_case("left_quebec", "Partie en Ontario")
    assert screen.is_closed
    assert screen.closing == "Fermé le 23\u00a0novembre 2026\u00a0: A quitté le Québec — Partie en Ontario"
    assert not screen.close_case("death", "")
    assert screen.reopen_case()
    assert (screen.is_closed, screen.closing) == (False, "")


def test_two_values_are_shown_with_who_wrote_them_and_one_is_chosen(desk: Desk) -> None:
    case = a_case(desk)
    loaded = seen(desk)
    for phone in ("514 555-0101", "514 555-0202"):
        desk.do(ChangeProfile(case, {"phone": phone}, loaded))
    screen = opened(desk, case)
    (conflict,) = screen.conflicts()
    assert conflict.what == "Téléphone"
    assert [option.value for option in conflict.options] == ["514 555-0202", "514 555-0101"]
    assert screen.resolve(conflict, conflict.options[1])
    assert screen.conflicts() == ()
    assert stored(desk, "cases", case, "phone") == "514 555-0101"


def test_a_case_that_is_taken_away_says_so(desk: Desk) -> None:
    screen = opened(desk, a_case(desk))
    gone: list[bool] = []

    def on_gone() -> None:
        gone.append(True)

    screen.gone.connect(on_gone)
    desk.undo()
    assert gone == [True]


def test_another_member_of_the_household_redraws_the_case_and_a_stranger_does_not(desk: Desk) -> None:
    case = a_case(desk, household_key="F-1")
    member = a_case(desk, household_key="F-1", csq_number="CSQ-20000002")
    stranger = a_case(desk, csq_number="CSQ-20000003")
    screen = opened(desk, case)
    drawn: list[bool] = []

    def on_changed() -> None:
        drawn.append(True)

    screen.changed.connect(on_changed)
    desk.do(ChangeProfile(stranger, {"phone": "514 555-0101"}, seen(desk)))
    assert drawn == []
    desk.do(ChangeProfile(member, {"given_name": "Rima", "family_name": "Haddad", "other_name": None}, seen(desk)))
    assert drawn == [True]
    assert screen.members[0].name == "Haddad, Rima"


def test_a_note_is_written_and_its_draft_forgotten(desk: Desk) -> None:
    case = a_case(desk)
    screen = opened(desk, case)
    screen.notes.type("Rappeler")
    assert opened(desk, case).notes.draft() == "Rappeler"
    assert not screen.notes.add("   ")
    assert [refusal.code for refusal in screen.notes.refusals] == ["required"]
    assert screen.notes.add("Rappeler mardi")
    assert [note.text for note in screen.notes.rows] == ["Rappeler mardi"]
    assert screen.notes.draft() == ""


def test_history_reads_as_sentences_and_gives_values_back(desk: Desk) -> None:
    case = a_case(desk, phone="514 555-0101")
    screen = opened(desk, case)
    screen.profile.save("phone", "514 555-0202")
    screen.needs.set_level(NeedDomain.HOUSING, NeedLevel.URGENT)
    an_appointment_of(desk, case, starts_at=wall("2026-11-24T10:00"), state=AppointmentState.CONFIRMED)
    meeting, need, phone, opening = screen.history.entries
    assert (meeting.parts[0].title, need.parts[0].title) == (
        "Rendez-vous ajouté\u00a0: Première rencontre",
        "Besoin évalué\u00a0: Logement",
    )
    (line,) = phone.parts[0].lines
    assert (phone.parts[0].title, line.what, line.before, line.after) == (
        "Profil",
        "Téléphone",
        "514 555-0101",
        "514 555-0202",
    )
    assert line.back == "514 555-0101"
    assert opening.parts[0].made
    assert opening.by == "Sophie Lavoie"
    assert screen.history.put_back(line)
    assert stored(desk, "cases", case, "phone") == "514 555-0101"
    assert screen.history.entries[0].parts[0].lines[0].after == "514 555-0101"
    assert complaints(desk) == []


def test_a_row_that_was_taken_away_is_brought_back_from_the_history(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case)
    desk.undo()
    screen = opened(desk, case)
    part = screen.history.entries[0].parts[0]
    assert part.title == "Rendez-vous\u00a0: Première rencontre\u00a0: retrait"
    assert screen.history.entries[0].why == "annulation"
    assert screen.history.bring_back(part)
    assert stored(desk, "appointment", made, "removed") == 0


def test_a_long_history_is_shown_in_parts(desk: Desk) -> None:
    case = a_case(desk)
    screen = opened(desk, case)
    for number in range(50):
        screen.profile.save("phone", f"514 555-{number:04}")
    assert (len(screen.history.entries), screen.history.older) == (40, 11)
    screen.history.show_more()
    assert (len(screen.history.entries), screen.history.older) == (51, 0)
