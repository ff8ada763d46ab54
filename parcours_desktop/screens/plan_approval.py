"""Where the approval of a plan stands, beside its editor: send it, take it back, and what was remarked step by step."""

from collections.abc import Callable, Mapping
from typing import Any

from parcours_desktop.commands.approvals import SendForApproval, SettleRemark, WithdrawApproval
from parcours_desktop.domain.approvals import ApprovalRow
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import ApprovalState
from parcours_desktop.queries.approvals import last_approval
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.approving_words import ApprovingWords, RemarkLine
from parcours_desktop.screens.plan_state import PlanState
from parcours_desktop.screens.trying import refusals_of


class PlanApproval:
    """Reads with the plan. ``row`` is the last request that was not withdrawn; None: there is none, or it is over."""

    def __init__(self, state: PlanState, sheet: Callable[[], PlanSheet]) -> None:
        self._state, self._sheet = state, sheet
        self.row: ApprovalRow | None = None
        self._says = ApprovingWords(state.words, state.today, {})
        self.reread()

    def reread(self) -> None:
        """Read again where it stands."""
        state = self._state
        with state.desk.reading() as file:
            self.row = last_approval(file, state.case_id)
            names = {person.login: person.name for person in staff(file)} if self.row else {}
        self._says = ApprovingWords(state.words, state.today, names)
        if self.row is not None and self._is_over(self.row):
            self.row = None

    @property
    def waits(self) -> bool:
        """Whether the plan waits for its answer."""
        return self.row is not None and self.row.state is ApprovalState.SENT

    @property
    def sentence(self) -> str:
        """Where it stands; "" when there is nothing to say."""
        words, row = self._state.words, self.row
        if row is None:
            return ""
        if row.state is ApprovalState.SENT:
            sent = words("Envoyé pour approbation le {day}.", day=words.date(row.asked_on))
            changed = words("Le plan a changé depuis\u00a0: envoyez-le de nouveau.") if row.changed else ""
            return f"{sent} {changed}".strip()
        said = {"name": self._says.name(row.answered_by), "day": words.date(row.answered_on or row.asked_on)}
        if row.state is ApprovalState.ACCEPTED:
            told = words("Approuvé par {name} le {day}\u00a0: version {number}.", number=str(row.version), **said)
        else:
            told = words("Retourné par {name} le {day}.", **said)
        return words("{told} «\u00a0{note}\u00a0»", told=told, note=row.answer_note) if row.answer_note else told

    @property
    def pressing(self) -> bool:
        """Whether the officer is to do something: it came back, or changed since it was sent."""
        return self.row is not None and (self.row.state is ApprovalState.RETURNED or self.row.changed)

    @property
    def remarks(self) -> tuple[RemarkLine, ...]:
        """What was remarked, each with the step that it is about; not before the plan came back."""
        if self.row is None or self.row.state is ApprovalState.SENT:
            return ()
        steps = {step.uid: step.label for step in self._state.sheet.steps}
        whole, gone = self._state.words("Tout le plan"), self._state.words("Démarche retirée")
        return tuple(
            self._says.remark(remark, steps.get(remark.step, gone) if remark.step else whole)
            for remark in self.row.remarks
        )

    def step_of(self, remark_id: int) -> int | None:
        """The step that a remark is about, if the plan still has it."""
        uid = next((one.step for one in self.row.remarks if one.id == remark_id), "") if self.row else ""
        return next((step.id for step in self._state.sheet.steps if uid and step.uid == uid), None)

    # Acts

    def send(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Send the plan as it is shown, with a word."""
        return refusals_of(self._state.desk, SendForApproval(self._sheet(), str(values["note"] or "")))

    def withdraw(self) -> bool:
        """Take the request back."""
        return self.row is not None and self._state.do(WithdrawApproval(self.row.id, self.row.seen)) is not None

    def settle(self, remark_id: int, *, settled: bool = True) -> bool:
        """Say that a remark is dealt with, or that it is not."""
        seen = self._state.seen
        return self._state.do(SettleRemark(remark_id, seen, settled)) is not None

    def _is_over(self, row: ApprovalRow) -> bool:
        """Whether the person signed a version since: nothing more is to be said."""
        signed = self._state.sheet.latest_version > (row.version or row.sent_version)
        return row.state is not ApprovalState.SENT and signed
