"""In which languages a paper for a person may be written: French always; beside it another one, while the Charter allows it.

Charter of the French language (RLRQ, c. C-11), s. 22.3: beside French, another language may be used to welcome immigrants
during the first six months after their arrival; later only where health, public safety, natural justice or another ground
of the section asks for it, attested on a date.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import LanguageGround
from parcours_desktop.domain.workdays import six_months_after

FRENCH = "fra"
ENGLISH = "eng"
ENGLISH_ALONE = frozenset({LanguageGround.ENGLISH_SCHOOLING, LanguageGround.ENGLISH_BEFORE_2021})
"""Grounds that speak of English, and so allow no other language."""


class Standing(Enum):
    """Why a second language may stand beside French on a day, or that it may not."""

    BEFORE_ARRIVAL = "before_arrival"
    FIRST_MONTHS = "first_months"
    ATTESTED = "attested"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class LanguageRight:
    """What is known of a person's right to a second language: arrival, and the ground with the day it was attested.

    ``own`` is the language in which the person wishes to be reached (ISO 639-3, "" unknown); ``seen`` the position in the
    journal at which this was read.
    """

    arrived_on: date | None
    ground: LanguageGround | None = None
    attested_on: date | None = None
    own: str = ""
    seen: int = 0

    @property
    def last_day(self) -> date | None:
        """The last day of the first six months: that day still counts. None before the arrival."""
        return None if self.arrived_on is None else six_months_after(self.arrived_on)

    def standing(self, on: date) -> Standing:
        """How the right stands on a day."""
        if self.arrived_on is None or on < self.arrived_on:
            return Standing.BEFORE_ARRIVAL
        if on <= six_months_after(self.arrived_on):
            return Standing.FIRST_MONTHS
        attested = self.ground is not None and self.attested_on is not None and self.attested_on <= on
        return Standing.ATTESTED if attested else Standing.ENDED

    def refusal(self, language: str, on: date) -> Refusal | None:
        """Why a language (ISO 639-3) may not stand beside French on a day; None when it may."""
        standing = self.standing(on)
        if standing is Standing.ENDED:
            return Refusal("second_language_ended", "language", {"on": self.arrived_on, "until": self.last_day})
        if standing is Standing.ATTESTED and self.ground in ENGLISH_ALONE and language != ENGLISH:
            return Refusal("second_language_english_only", "language", {"ground": self.ground})
        return None

    def ground_on(self, on: date) -> LanguageGround | None:
        """The ground on which a paper of that day rests; None while none is needed."""
        return self.ground if self.standing(on) is Standing.ATTESTED else None


def second_language_allowed(arrived_on: date | None, on: date) -> bool:
    """Whether another language may stand beside French without a ground: before the arrival, and six months after it."""
    return LanguageRight(arrived_on).standing(on) is not Standing.ENDED


def check_attestation(ground: LanguageGround | None, on: date | None, today: date) -> tuple[Refusal, ...]:
    """What keeps a ground from being recorded: it is named, and was attested on a day that is not to come."""
    refusals = []
    if ground is None:
        refusals.append(Refusal("required", "ground"))
    if on is None:
        refusals.append(Refusal("required", "on"))
    elif on > today:
        refusals.append(Refusal("date_in_future", "on"))
    return tuple(refusals)
