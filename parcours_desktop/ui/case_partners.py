"""The tab of partners: the referrals at the left, the collection notice and the consents at the right."""

from parcours_desktop.screens.case_consents import ConsentsScreen
from parcours_desktop.screens.case_referrals import ReferralsScreen
from parcours_desktop.ui.case_consents import ConsentsCard, NoticeCard
from parcours_desktop.ui.case_parts import ScrollPage
from parcours_desktop.ui.case_referrals import ReferralsCard
from parcours_desktop.ui.surroundings import Surroundings


class PartnersTab(ScrollPage):
    """Draws what is done with partner organizations in a case."""

    def __init__(self, consents: ConsentsScreen, referrals: ReferralsScreen, around: Surroundings) -> None:
        super().__init__()
        self.referrals = ReferralsCard(referrals, around)
        self.notice = NoticeCard(consents, around)
        self.consents = ConsentsCard(consents, around)
        self.add_columns([self.referrals], [self.notice, self.consents])

    def begin(self) -> None:
        """Begin a new referral."""
        self.referrals.begin()

    def flush(self) -> None:
        """Nothing is typed in the tab itself: its forms keep their own drafts."""
