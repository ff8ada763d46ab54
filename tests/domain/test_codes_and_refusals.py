"""The closed lists, refusals, progress and the other small parts of the domain."""

from datetime import date

import pytest
from parcours_desktop.domain.case_state import SILENT_AFTER_DAYS, CaseState, CaseStateKind, state_of
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import AppointmentState, StepState
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.staff import login_of
from parcours_desktop.domain.workdays import WorkingDays

TODAY = date(2026, 11, 23)
ARRIVED = date(2026, 11, 20)


def test_three_states_of_a_step_and_two_of_an_appointment_are_open() -> None:
    assert [state for state in StepState if state.is_open] == [
        StepState.TO_DO,
        StepState.IN_PROGRESS,
        StepState.WAITING,
    ]
    assert [state for state in AppointmentState if state.is_open] == [
        AppointmentState.PROPOSED,
        AppointmentState.CONFIRMED,
    ]


def test_what_was_refused_and_what_failed_are_carried_with_their_values() -> None:
    refused = Refused(Refusal("required", "birth_date"), Refusal("french_level_range", values={"value": 14}))
    assert [refusal.field for refusal in refused.refusals] == ["birth_date", ""]
    assert str(refused) == "required, french_level_range"
    assert Trouble("disk_full", path="x").values == {"path": "x"}


def test_long_work_stops_when_it_is_asked_to() -> None:
    heard: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: heard.append((done, total)))
    progress(1, 2)
    assert not progress.cancelled
    progress.cancel()
    with pytest.raises(Cancelled):
        progress(2, 2)
    assert (heard, progress.cancelled) == ([(1, 2)], True)
    Progress()(1, 1)


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Sophie Lavoie", "s.lavoie"),
        ("Élodie D’Argent", "e.argent"),
        ("Élodie Œuvrard-Côté", "e.cote"),
        ("Bo", "bo"),
        (" ", ""),
    ],
)
def test_a_login_is_made_from_a_name(name: str, login: str) -> None:
    assert login_of(name) == login


def state(
    today: date = TODAY,
    arrived_on: date | None = ARRIVED,
    met_on: date | None = None,
    step_due_on: date | None = None,
    last_contact_on: date | None = None,
    arriving_on: date | None = None,
    closed_on: date | None = None,
) -> CaseState:
    return state_of(
        FirstMeetingClock(arrived_on, met_on, None, today, WorkingDays()),
        step_due_on=step_due_on,
        last_contact_on=last_contact_on,
        arriving_on=arriving_on,
        closed_on=closed_on,
    )


def test_a_list_shows_what_presses_most() -> None:
    met = date(2026, 11, 20)
    assert state(closed_on=TODAY) == CaseState(CaseStateKind.CLOSED)
    assert state(today=date(2026, 12, 1)) == CaseState(CaseStateKind.CLOCK_MISSED, 2)
    assert state(today=date(2026, 11, 27)) == CaseState(CaseStateKind.CLOCK_TODAY)
    assert state(step_due_on=date(2026, 11, 20)) == CaseState(CaseStateKind.STEP_LATE, 3)
    assert state() == CaseState(CaseStateKind.CLOCK_RUNNING, 4)
    assert state(met_on=met, step_due_on=TODAY) == CaseState(CaseStateKind.STEP_TODAY)
    assert state(arrived_on=None, arriving_on=date(2026, 12, 5)) == CaseState(CaseStateKind.ARRIVING)
    assert state(arrived_on=None) == CaseState(CaseStateKind.BEFORE_ARRIVAL)
    assert state(met_on=met, last_contact_on=date(2026, 9, 1)).kind is CaseStateKind.SILENT
    assert state(met_on=met, last_contact_on=met) == CaseState(CaseStateKind.UP_TO_DATE)
    assert SILENT_AFTER_DAYS == 60
