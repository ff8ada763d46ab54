"""When a consent allows information to be handed over, and which parts of a case a referral hands over.

Act respecting Access to documents held by public bodies and the Protection of personal information (CQLR, c. A-2.1):
s. 53.1 (a consent is given for a purpose, and only for the time that it needs), s. 59 (nothing is released without it),
s. 59, 67 and 67.2 (grounds without consent), s. 60 and 67.3 (the release is noted with its ground).
"""

from collections.abc import Iterable
from datetime import date

from parcours_desktop.domain.service_codes import ConsentPurpose, SharedField
from parcours_desktop.domain.service_rows import ConsentRow

REFERRAL_FIELDS = (
    SharedField.IDENTITY,
    SharedField.CONTACT,
    SharedField.LANGUAGES,
    SharedField.NEEDS,
    SharedField.ASSETS,
)
"""What a consent for a referral proposes to cover (our proposal): enough for an organization to call and to go on."""
GROUND_FIELDS = frozenset({SharedField.IDENTITY, SharedField.CONTACT, SharedField.LANGUAGES, SharedField.NEEDS})
"""What is handed over on a legal ground, without consent: only what is needed to act (s. 59)."""


def fields_wanted(*, needs: bool, assets: bool) -> frozenset[SharedField]:
    """The parts of a case that a referral cannot do without: who, and what was written in it."""
    wanted = {SharedField.IDENTITY}
    if needs:
        wanted.add(SharedField.NEEDS)
    if assets:
        wanted.add(SharedField.ASSETS)
    return frozenset(wanted)


def in_force_for(
    consents: Iterable[ConsentRow], organization: str, purpose: ConsentPurpose, on: date
) -> tuple[ConsentRow, ...]:
    """The consents for an organization (uid) and a purpose that are in force on a day, the widest and the latest first."""
    found = [row for row in consents if row.organization == organization and row.purpose is purpose and row.holds(on)]
    return tuple(sorted(found, key=lambda row: (-len(row.fields), -row.given_on.toordinal(), -row.id)))


def covering(
    consents: Iterable[ConsentRow], organization: str, purpose: ConsentPurpose, wanted: frozenset[SharedField], on: date
) -> ConsentRow | None:
    """A consent in force that covers everything wanted, or None."""
    found = in_force_for(consents, organization, purpose, on)
    return next((row for row in found if wanted <= set(row.fields)), None)


def notice_given(days: Iterable[date], on: date) -> bool:
    """Whether the notice, given on these days, had been given by a day: consent is informed (s. 53.1, 65)."""
    return any(day <= on for day in days)
