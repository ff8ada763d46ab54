"""Everything that the sheet of a referral shows to the organization: no more than what the person consented to."""

from collections.abc import Collection
from dataclasses import dataclass

from parcours_desktop.domain.audience import limited
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.needs import STRAND_OF
from parcours_desktop.domain.rows import PlanSheet, StepRow
from parcours_desktop.domain.service_codes import Audience, SharedField
from parcours_desktop.domain.service_rows import ConsentRow, ReferralRow
from parcours_desktop.domain.shared_case import SharedCase

STEPS_AT_MOST = 6
"""Without a step that it serves, a referral tells of some open steps of the strands of its needs: a page, not a plan."""


@dataclass(frozen=True, slots=True)
class ReferralSheet:
    """One referral on paper. ``case`` is limited to the ``fields``; so are ``needs``, ``assets``, ``done`` and ``steps``.

    ``consent`` is the one that it rests on; None with a legal ground, which the referral names. ``address`` are lines.
    """

    referral: ReferralRow
    case: SharedCase
    fields: frozenset[SharedField]
    consent: ConsentRow | None
    address: tuple[str, ...]
    needs: tuple[NeedDomain, ...]
    assets: str
    done: str
    steps: tuple[StepRow, ...]


def referral_sheet_of(
    row: ReferralRow,
    whole: SharedCase,
    fields: Collection[SharedField],
    consent: ConsentRow | None,
    address: tuple[str, ...] = (),
) -> ReferralSheet:
    """The sheet with everything taken away that ``fields`` do not name: a page drawn from it cannot tell it."""
    allowed = frozenset(fields)
    case = limited(whole, Audience.PARTNER, allowed)
    return ReferralSheet(
        referral=row,
        case=case,
        fields=allowed,
        consent=consent,
        address=address,
        needs=row.needs if SharedField.NEEDS in allowed else (),
        assets=row.assets if SharedField.ASSETS in allowed else "",
        done=row.done if SharedField.ASSETS in allowed else "",
        steps=_steps(row, case.plan) if SharedField.STEPS in allowed else (),
    )


def _steps(row: ReferralRow, plan: PlanSheet) -> tuple[StepRow, ...]:
    """The steps of the plan concerned: the one that is served, or else the open ones of the strands of the needs."""
    served = tuple(step for step in plan.steps if step.id == row.step_id)
    strands = {STRAND_OF[domain] for domain in row.needs}
    near = tuple(step for step in plan.steps if step.state.is_open and step.strand in strands)
    return served or near[:STEPS_AT_MOST]
