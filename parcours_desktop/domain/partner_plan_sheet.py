"""Everything that the plan for a partner organization shows: what its consent covers, and nothing else."""

from dataclasses import dataclass

from parcours_desktop.domain.service_rows import ConsentRow
from parcours_desktop.domain.shared_case import SharedCase


@dataclass(frozen=True, slots=True)
class PartnerPlanSheet:
    """One plan for one organization. ``case`` is limited to the fields of ``consent``; ``address`` is that of the organization.

    ``version`` of the plan shown stands in ``case.plan``: the working copy has none.
    """

    case: SharedCase
    consent: ConsentRow
    organization: str
    address: tuple[str, ...] = ()
