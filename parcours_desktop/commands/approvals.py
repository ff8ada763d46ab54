"""Plans sent for approval: what the officer sends, what the coordinator remarks, accepts or returns.

The sheet is kept as it was sent. Accepting seals that sheet as the next version; a plan that changed since is sent again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import TEXT_AT_MOST, open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.signing import seal
from parcours_desktop.database.store import has_changed_since, plan_changed_after, remarks_of, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import ApprovalState, SealForm
from parcours_desktop.domain.sheet_text import sheet_from, sheet_text
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class SendForApproval:
    """Send the plan as it was shown. A request that still waits is withdrawn by it. Answers the new request."""

    sheet: PlanSheet
    note: str = ""
    title: ClassVar[str] = marked("Envoi pour approbation")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused for a plan without a step, a sealed version, and a plan that changed since it was shown."""
        sheet, today = self.sheet, scene.clock.today()
        open_case(work, sheet.case_id)
        if sheet.version is not None:
            raise Refused(Refusal("signed_already"))
        if not sheet.steps:
            raise Refused(Refusal("plan_empty"))
        if has_changed_since(work.connection, sheet.case_id, sheet.seen):
            raise Refused(Refusal("plan_changed"))
        for row in rows_of_case(work.connection, "approval", sheet.case_id):
            if row["state"] == ApprovalState.SENT:
                _answer(work, scene, row["id"], ApprovalState.WITHDRAWN, sheet.seen)
        columns = {
            "asked_on": today,
            "asked_by": scene.user.login,
            "ask_note": _text(self.note, "note"),
            "sheet": sheet_text(sheet),
            "state": ApprovalState.SENT,
        }
        return work.create("approval", sheet.case_id, columns)


@dataclass(frozen=True, slots=True)
class WithdrawApproval:
    """The officer takes the request back."""

    approval_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait de la demande d’approbation")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a request that was answered."""
        _waiting(work, self.approval_id)
        _answer(work, scene, self.approval_id, ApprovalState.WITHDRAWN, self.seen)


@dataclass(frozen=True, slots=True)
class AcceptPlan:
    """Accept: the sheet as it was sent is sealed as the next version, whose number is answered.

    ``sha256`` and ``drawn_on`` are those of the PDF of the sealed sheet, as in ``SealPlan``.
    """

    approval_id: int
    seen: int
    sha256: str = ""
    drawn_on: date | None = None
    title: ClassVar[str] = marked("Approbation du plan")
    right: ClassVar[Right] = Right.APPROVE

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused for a request that was answered, for one’s own, and when the plan changed since it was sent."""
        row = _to_answer(work, scene, self.approval_id)
        if plan_changed_after(work.connection, self.approval_id):
            raise Refused(Refusal("plan_changed_since_sent"))
        stale = self.drawn_on not in {None, scene.clock.today()}
        number = seal(work, scene, sheet_from(row["sheet"]), SealForm.APPROVED, self.sha256, changed=stale)
        _answer(work, scene, self.approval_id, ApprovalState.ACCEPTED, self.seen)
        work.change(self.approval_id, {"version": number}, self.seen)
        return number


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """Return: the officer sees on the first page why, and the remarks at their steps."""

    approval_id: int
    note: str
    seen: int
    title: ClassVar[str] = marked("Retour du plan")
    right: ClassVar[Right] = Right.APPROVE

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused without a word to the officer: neither a note nor a remark."""
        _to_answer(work, scene, self.approval_id)
        note = _text(self.note, "note")
        if not note and not remarks_of(work.connection, work.uid(self.approval_id).hex()):
            raise Refused(Refusal("return_without_word", "note"))
        _answer(work, scene, self.approval_id, ApprovalState.RETURNED, self.seen, note)


@dataclass(frozen=True, slots=True)
class AddRemark:
    """A remark on a step of the plan as it was sent (its uid), or ("") on the whole. Answers it."""

    approval_id: int
    step: str
    text: str
    title: ClassVar[str] = marked("Remarque")
    right: ClassVar[Right] = Right.APPROVE

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused once the plan was answered, for a step that it does not have, and without a word."""
        row = _waiting(work, self.approval_id)
        if self.step and self.step not in {step.uid for step in sheet_from(row["sheet"]).steps}:
            raise Refused(Refusal("row_is_gone"))
        words = _text(self.text, "text")
        if not words:
            raise Refused(Refusal("mandatory", "text"))
        columns = {
            "approval": work.uid(self.approval_id).hex(),
            "step": self.step or None,
            "text": words,
            "author": scene.user.login,
            "written_at": scene.clock.now(),
        }
        return work.create("remark", row["case_id"], columns)


@dataclass(frozen=True, slots=True)
class RemoveRemark:
    """Take a remark back, as long as the plan was not answered."""

    remark_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’une remarque")
    right: ClassVar[Right] = Right.APPROVE

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002 - the form of every command
        """Refused for a remark that is gone, and once the officer has it."""
        row = _remark(work, self.remark_id)
        requests = rows_of_case(work.connection, "approval", row["case_id"])
        waiting = {work.uid(one["id"]).hex() for one in requests if one["state"] == ApprovalState.SENT}
        if row["approval"] not in waiting:
            raise Refused(Refusal("approval_answered"))
        work.remove(self.remark_id, self.seen)


@dataclass(frozen=True, slots=True)
class SettleRemark:
    """The officer has dealt with a remark, or (``settled`` False) has not after all."""

    remark_id: int
    seen: int
    settled: bool = True
    title: ClassVar[str] = marked("Remarque réglée")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a remark that is gone."""
        _remark(work, self.remark_id)
        work.change(self.remark_id, {"settled_on": scene.clock.today() if self.settled else None}, self.seen)


def _to_answer(work: UnitOfWork, scene: Scene, approval_id: int) -> Mapping[str, Any]:
    row = _waiting(work, approval_id)
    if row["asked_by"] == scene.user.login:
        raise Refused(Refusal("own_plan"))
    return row


def _waiting(work: UnitOfWork, approval_id: int) -> Mapping[str, Any]:
    kind, _, row = work.row(approval_id)
    if kind != "approval" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    if row["state"] != ApprovalState.SENT:
        raise Refused(Refusal("approval_answered"))
    return row


def _remark(work: UnitOfWork, remark_id: int) -> Mapping[str, Any]:
    kind, _, row = work.row(remark_id)
    if kind != "remark" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    return row


def _answer(
    work: UnitOfWork, scene: Scene, approval_id: int, state: ApprovalState, seen: int, note: str | None = None
) -> None:
    answer = {"state": state, "answered_on": scene.clock.today(), "answered_by": scene.user.login, "answer_note": note}
    work.change(approval_id, answer, seen)


def _text(words: str, field: str) -> str | None:
    kept = clean(words, lines=True).text
    if len(kept) > TEXT_AT_MOST:
        raise Refused(Refusal("text_too_long", field, {"most": TEXT_AT_MOST}))
    return kept or None
