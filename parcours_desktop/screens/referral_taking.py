"""What the form of a referral says, written: a new referral or the one being prepared; and the draft of its texts."""

from dataclasses import dataclass

from parcours_desktop.commands.referrals import ChangeReferral, PrepareReferral, ReferralContent
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.consents import fields_wanted
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import ServiceKind, SharedField
from parcours_desktop.domain.service_rows import ReferralRow
from parcours_desktop.screens import partner_fields as forms
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.course_act import Values, tried

DRAFT = "referral"


@dataclass(frozen=True, slots=True)
class ReferralTaking:
    """Writes what the form of a referral says: a new one, or the one being prepared; its draft is no longer needed."""

    state: CaseState
    row: ReferralRow | None

    def __call__(self, values: Values) -> tuple[Refusal, ...]:
        text = forms.text_of
        content = ReferralContent(
            text(values, "organization"),
            ServiceKind(text(values, "service")) if values.get("service") else None,
            tuple(domain for domain in NeedDomain if values.get(f"{forms.NEED}{domain}")),
            text(values, "assets"),
            text(values, "done"),
            text(values, "message"),
            int(text(values, "step")) if values.get("step") else None,
        )
        refused = (
            tried(self.state, PrepareReferral(self.state.case_id, content))
            if self.row is None
            else tried(self.state, ChangeReferral(self.row.id, content, self.row.seen))
        )
        if not refused:
            self.state.drop_drafts(draft_name(self.row))
        return refused


def wanted_by(row: ReferralRow) -> frozenset[SharedField]:
    """The parts of a case that a referral hands over."""
    return fields_wanted(needs=bool(row.needs), assets=bool(row.assets or row.done))


def draft_name(row: ReferralRow | None) -> str:
    """The form under which the draft of a referral is kept; None: a new one."""
    return f"{DRAFT}:{row.id}" if row else DRAFT
