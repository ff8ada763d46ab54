"""What an editor does to the steps and objectives of a plan, one at a time or all that are chosen."""

from collections.abc import Sequence
from datetime import date

from parcours_desktop.commands.desk import Command
from parcours_desktop.commands.objectives import AddObjective, ChangeObjective, RemoveObjective
from parcours_desktop.commands.sharing import ShareSteps, UnshareSteps
from parcours_desktop.commands.steps import ChangeStep, LeaveUndone, MoveSteps, RemoveSteps, SetStepsState, TickSteps
from parcours_desktop.domain.codes import Horizon, NotDoneReason, StepState, Strand
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.plan_cards import objectives_of
from parcours_desktop.screens.plan_detail import choices_of, column_of
from parcours_desktop.screens.plan_selection import StepSelection
from parcours_desktop.screens.plan_state import Complaint, PlanState

UNDONE = frozenset({StepState.ABANDONED, StepState.NOT_APPLICABLE})

ADULT = 18


class PlanActs:
    """Writes through the desk; every method answers whether it was done."""

    def __init__(self, state: PlanState, selection: StepSelection) -> None:
        self._state = state
        self._selection = selection
        self.leaving: tuple[int, StepState] | None = None  # a step that waits for its reason

    def change(self, step_id: int, name: str, value: FieldValue) -> bool:
        """A field of the detail was left: write it, unless it says nothing new.

        A step that is to be left undone waits for its reason, which is asked beside the field.
        """
        state, step = self._state, self._state.step(step_id)
        seen = state.typed(step_id, name)
        if step is None:
            return False
        column = column_of(name, value)
        if name == "state" and column in UNDONE and step.not_done_reason is None:
            self.leaving = (step_id, column)
            state.complain(Complaint((Refusal("reason_missing", "not_done_reason"),), step_id))
            return False
        if name == "state" and column is None:
            state.reread()
            return False
        if name == "not_done_reason" and self.leaving is not None and self.leaving[0] == step_id and column:
            return self.leave_undone(self.leaving[1], column, (step_id,))
        self.leaving = None
        return self._done(ChangeStep(step_id, {name: column}, seen), step_id)

    def state_shown(self, step_id: int) -> StepState | None:
        """The state of a step, or the one it waits to be put into."""
        if self.leaving is not None and self.leaving[0] == step_id:
            return self.leaving[1]
        step = self._state.step(step_id)
        return step.state if step else None

    def tick(self, steps: Sequence[int] | None = None, done_on: date | None = None) -> bool:
        """Tick steps as done; if all of them are done already, open them again."""
        chosen = self._of(steps)
        if not chosen:
            return False
        rows = [self._state.step(step_id) for step_id in chosen]
        done = any(row is not None and row.state is not StepState.DONE for row in rows)
        return self._done(TickSteps(chosen, self._state.seen, done=done, done_on=done_on), chosen[0])

    def set_state(self, to: StepState, steps: Sequence[int] | None = None) -> bool:
        """Put steps into an open state."""
        chosen = self._of(steps)
        return bool(chosen) and self._done(SetStepsState(chosen, to, self._state.seen), chosen[0])

    def leave_undone(
        self, to: StepState, reason: NotDoneReason | None, steps: Sequence[int] | None = None, remark: str = ""
    ) -> bool:
        """Say that steps will not be done, and why."""
        chosen = self._of(steps)
        self.leaving = None
        return bool(chosen) and self._done(LeaveUndone(chosen, to, reason, self._state.seen, remark), chosen[0])

    def move(self, steps: Sequence[int], strand: Strand, before: int | None) -> bool:
        """Put steps before another one of a strand, or at its end; dropped on one of themselves, they close ranks there."""
        state = self._state
        if before is not None and before in steps:
            after = [step.id for step in state.sheet.of(strand)]
            before = next((one for one in after[after.index(before) :] if one not in steps), None)
        if not steps:
            return False
        return self._done(MoveSteps(state.case_id, tuple(steps), strand, before, state.seen), steps[0])

    def move_by(self, away: int) -> bool:
        """Move the chosen steps one place up (-1) or down (1): past the end of a strand, into the next one."""
        chosen = self._selection.chosen
        if not chosen:
            return False
        edge = self._state.step(chosen[0] if away < 0 else chosen[-1])
        if edge is None:
            return False
        strands = list(Strand)
        mine = [step.id for step in self._state.sheet.of(edge.strand)]
        others = [step for step in mine if step not in chosen or step == edge.id]
        place = others.index(edge.id)
        if away < 0 and place > 0:
            return self.move(chosen, edge.strand, others[place - 1])
        if away > 0 and place < len(others) - 1:
            return self.move(chosen, edge.strand, others[place + 2] if place + 2 < len(others) else None)
        next_strand = strands.index(edge.strand) + (1 if away > 0 else -1)
        if not 0 <= next_strand < len(strands):
            return False
        there = self._state.sheet.of(strands[next_strand])
        return self.move(chosen, strands[next_strand], there[0].id if away > 0 and there else None)

    def remove(self, steps: Sequence[int] | None = None) -> bool:
        """Take steps out of the plan."""
        chosen = self._of(steps)
        return bool(chosen) and self._done(RemoveSteps(chosen, self._state.seen), chosen[0])

    # The household

    def members(self) -> list[Choice]:
        """The members of the household with whom steps can be shared: the adults, for each has a plan of their own."""
        today = self._state.today
        ages = ((member, member.age(today)) for member in self._state.members)
        return [Choice(str(member.case_id), member.name) for member, age in ages if age is None or age >= ADULT]

    def share(self, cases: Sequence[int] | None = None, steps: Sequence[int] | None = None) -> bool:
        """Put steps into the plans of members of the household too: of all the adults unless told."""
        chosen = self._of(steps)
        with_whom = tuple(cases) if cases is not None else tuple(int(member.code) for member in self.members())
        if not chosen or not with_whom:
            return False
        return self._done(ShareSteps(chosen, with_whom, self._state.seen), chosen[0])

    def unshare(self, steps: Sequence[int] | None = None) -> bool:
        """Let steps go their own way in this plan."""
        chosen = self._of(steps)
        return bool(chosen) and self._done(UnshareSteps(chosen, self._state.seen), chosen[0])

    # Objectives

    def add_objective(self, strand: Strand, horizon: Horizon, label: str) -> bool:
        """Add an objective to a strand."""
        command = AddObjective(self._state.case_id, strand, horizon, label)
        return self._state.do(command, strand=strand) is not None

    def change_objective(self, objective_id: int, label: str, horizon: Horizon) -> bool:
        """Correct an objective; an empty label takes it away."""
        if not label.strip():
            return self.remove_objective(objective_id)
        columns = {"label": label, "horizon": horizon}
        return self._state.do(ChangeObjective(objective_id, columns, self._state.seen)) is not None

    def put_objective(self, strand: Strand, objective_id: int, label: str, horizon: str) -> bool:
        """Write what was typed of an objective; ``objective_id`` 0 adds a new one."""
        wanted = Horizon(horizon or Horizon.SHORT)
        if objective_id:
            return self.change_objective(objective_id, label, wanted)
        return self.add_objective(strand, wanted, label)

    def remove_objective(self, objective_id: int) -> bool:
        """Take an objective away."""
        return self._state.do(RemoveObjective(objective_id, self._state.seen)) is not None

    def horizons(self) -> list[Choice]:
        """The horizons as choices."""
        return [Choice(horizon, self._state.words.label(horizon)) for horizon in Horizon]

    def choices(self, source: str, step_id: int | None) -> Sequence[Choice]:
        """The answers of a field of the detail."""
        step = None if step_id is None else self._state.step(step_id)
        return choices_of(source, self._state.sheet, step, self._state.words)

    def has_objectives(self, step_id: int) -> bool:
        """Whether the strand of a step has objectives to serve."""
        step = self._state.step(step_id)
        return step is not None and bool(objectives_of(self._state.sheet, step.strand))

    def _of(self, steps: Sequence[int] | None) -> tuple[int, ...]:
        return self._selection.chosen if steps is None else tuple(steps)

    def _done(self, command: Command[object], step_id: int) -> bool:
        return self._state.do(command, step_id=step_id) is not None
