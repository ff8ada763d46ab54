"""A step that waits for an organization says since when."""

from datetime import timedelta

from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.steps import ChangeStep, SetStepsState, TickSteps
from parcours_desktop.domain.codes import Responsible, StepState, Strand
from parcours_desktop.system.clock import FixedClock
from tests.builders.acts import complaints, seen, stored
from tests.builders.cases import a_case


def asked_on(desk: Desk, step_id: int) -> object:
    return stored(desk, "step", step_id, "asked_on")


def test_a_step_that_waits_for_an_organization_knows_since_when(desk: Desk, clock: FixedClock) -> None:
    made = desk.do(AddStep(a_case(desk), Strand.FRENCH, "Passer le test de classement")).value
    desk.do(SetStepsState((made,), StepState.WAITING, seen(desk)))
    assert asked_on(desk, made) is None
    who = {"responsible": Responsible.ORGANIZATION, "organization": "Francisation Québec"}
    desk.do(ChangeStep(made, who, seen(desk)))
    assert asked_on(desk, made) == "2026-11-23"
    clock.advance(timedelta(days=7))
    desk.do(ChangeStep(made, {"detail": "par écrit"}, seen(desk)))
    desk.do(SetStepsState((made,), StepState.WAITING, seen(desk)))
    assert asked_on(desk, made) == "2026-11-23"
    desk.do(TickSteps((made,), seen(desk)))
    assert asked_on(desk, made) is None
    desk.undo()
    assert asked_on(desk, made) == "2026-11-23"


def test_a_step_that_an_organization_no_longer_carries_waits_no_more(desk: Desk) -> None:
    made = desk.do(AddStep(a_case(desk), Strand.FRENCH, "Passer le test de classement")).value
    desk.do(ChangeStep(made, {"responsible": Responsible.ORGANIZATION}, seen(desk)))
    assert asked_on(desk, made) is None
    desk.do(SetStepsState((made,), StepState.WAITING, seen(desk)))
    assert asked_on(desk, made) == "2026-11-23"
    desk.do(ChangeStep(made, {"responsible": Responsible.PERSON}, seen(desk)))
    assert asked_on(desk, made) is None
    assert complaints(desk) == []
