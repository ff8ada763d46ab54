"""Objectif Intégration in sentences, the same on the screen and on paper: eligibility, hours, allowance, claim."""

from datetime import date

from parcours_desktop.domain.attendance_sheet import AllowanceAmount
from parcours_desktop.domain.integration_course import (
    AGE,
    AGE_UNKNOWN,
    FRENCH,
    FRENCH_UNKNOWN,
    IntegrationRule,
    ProposedEligibility,
)
from parcours_desktop.domain.service_codes import ClaimState, Eligibility
from parcours_desktop.domain.service_rows import IntegrationCourseRow
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

_AGAINST = {
    AGE: marked("la personne a moins de {age} ans"),
    AGE_UNKNOWN: marked("la date de naissance n’est pas notée"),
    FRENCH: marked("le français oral est sous le niveau {level}"),
    FRENCH_UNKNOWN: marked("le niveau de français oral n’est pas noté"),
}


def proposal_text(proposed: ProposedEligibility, rule: IntegrationRule, words: Words) -> str:
    """What the rule says of a person: « Selon la règle : admissible… »."""
    against = words.list(
        [words(_AGAINST[code], age=rule.least_age, level=rule.least_french) for code in proposed.against]
    )
    match proposed.eligibility:
        case Eligibility.ELIGIBLE:
            return words(
                "Selon la règle\u00a0: admissible ({age}\u00a0ans ou plus, français oral de niveau {level} ou plus).",
                age=rule.least_age,
                level=rule.least_french,
            )
        case Eligibility.NOT_ELIGIBLE:
            return words("Selon la règle\u00a0: non admissible, car {why}.", why=against)
    return words("La règle ne peut rien proposer\u00a0: {why}.", why=against)


def decision_text(course: IntegrationCourseRow | None, words: Words) -> str:
    """What was decided, when and why: « Admissible, décidé le 2 novembre 2026. »; "" before."""
    if course is None or course.eligibility is None or course.eligibility_on is None:
        return ""
    if course.eligibility_note:
        return words(
            "{decision}, décidé le {day}. {note}",
            decision=course.eligibility,
            day=course.eligibility_on,
            note=course.eligibility_note,
        )
    return words("{decision}, décidé le {day}.", decision=course.eligibility, day=course.eligibility_on)


def hours_text(minutes: int, rule: IntegrationRule, words: Words) -> str:
    """« 16 h sur 24 h »."""
    return words(
        "{done} sur {total}",
        done=words.duration(minutes) if minutes else words("0\u00a0h"),
        total=words.duration(rule.minutes),
    )


def allowance_text(amount: AllowanceAmount | None, attested_on: date | None, words: Words) -> str:
    """The amount, by which day it is chosen, and from when to when it is in force."""
    if amount is None:
        return words("Aucune allocation n’est en vigueur.")
    dollars = words.money(amount.dollars)
    if attested_on is None:
        said = words(
            "{dollars}, montant en vigueur le {on}; celui du jour de l’attestation comptera.",
            dollars=dollars,
            on=amount.on,
        )
    else:
        said = words("{dollars}, montant en vigueur le jour de l’attestation ({on}).", dollars=dollars, on=amount.on)
    if amount.valid_from is not None and amount.valid_to is not None:
        period = words("En vigueur du {first} au {last}.", first=amount.valid_from, last=amount.valid_to)
    elif amount.valid_from is not None:
        period = words("En vigueur depuis le {first}.", first=amount.valid_from)
    else:
        period = ""
    return " ".join(filter(None, (said, period)))


def claim_text(course: IntegrationCourseRow, words: Words) -> str:
    """Where the claim stands, with its days: « Demande transmise le 9 novembre 2026. »; "" before it is claimed."""
    if course.claim_state is None or course.claimed_on is None:
        return ""
    if course.claim_state is ClaimState.CLAIMED or course.claim_settled_on is None:
        return words("{state} le {day}.", state=course.claim_state, day=course.claimed_on)
    return words(
        "{state} le {day}; demande transmise le {claimed}.",
        state=course.claim_state,
        day=course.claim_settled_on,
        claimed=course.claimed_on,
    )
