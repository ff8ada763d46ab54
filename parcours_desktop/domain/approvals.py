"""A plan sent for approval, and the remarks on it, as they are read."""

from dataclasses import dataclass
from datetime import date, datetime

from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import ApprovalState

ACCEPTED_SHOWN_DAYS = 14
"""How long an approval is told to the officer, unless the person signs before (our proposal)."""


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A remark on a step (its uid, hex), or ("") on the whole plan. ``author`` is a name, ``settled_on`` the officer's."""

    id: int
    seen: int
    step: str
    text: str
    author: str
    written_at: datetime
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """One request. ``asked_by`` and ``answered_by`` are logins; ``version`` is the number that was sealed, once accepted;
    ``sent_version`` the last number that was sealed when it was sent (0: none).

    ``changed`` says that the plan was changed since it was sent: it cannot be accepted any more.
    """

    id: int
    case_id: int
    seen: int
    file_number: str
    list_name: str
    asked_on: date
    asked_by: str
    ask_note: str
    state: ApprovalState
    answered_on: date | None
    answered_by: str
    answer_note: str
    version: int | None
    sent_version: int
    changed: bool
    remarks: tuple[RemarkRow, ...]

    @property
    def to_settle(self) -> tuple[RemarkRow, ...]:
        """The remarks with which the officer has not dealt yet."""
        return tuple(remark for remark in self.remarks if remark.settled_on is None)


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    """A request with the plan as it was sent, beside the last version that was sealed before (None: there is none)."""

    row: ApprovalRow
    sent: PlanSheet
    before: PlanSheet | None
