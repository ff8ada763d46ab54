"""What the plan summary says of a person, line by line, in the words of one language."""

from parcours_desktop.domain.summary_sheet import SummaryReferral, SummarySheet
from parcours_desktop.wording.words import Words


class SummaryText:
    """Says the parts of one sheet."""

    def __init__(self, sheet: SummarySheet, words: Words) -> None:
        self._sheet, self._words = sheet, words

    @property
    def who(self) -> str:
        """Birth, category, household, language."""
        words, sheet = self._words, self._sheet
        parts = []
        if sheet.birth_date:
            parts.append(words("naissance le {day}", day=sheet.birth_date))
        if sheet.category:
            parts.append(words.label(sheet.category))
        if sheet.household > 1:
            parts.append(words.many("ménage de {n} personne", "ménage de {n} personnes", sheet.household))
        return " · ".join(filter(None, (*parts, self._language())))

    def _language(self) -> str:
        words, sheet = self._words, self._sheet
        if sheet.contact_language and sheet.interpreter:
            return words("{language}, avec interprète", language=sheet.contact_language)
        return sheet.contact_language or (words("avec interprète") if sheet.interpreter else "")

    @property
    def officer(self) -> str:
        """The officer and the office."""
        sheet = self._sheet
        named = sheet.officer.name if sheet.officer else self._words("à attribuer")
        return " · ".join(filter(None, (named, sheet.office_name)))

    @property
    def stage(self) -> str:
        """How far the case has come, and the plan that was signed."""
        words, sheet = self._words, self._sheet
        parts = [words.label(sheet.stage)]
        if sheet.closed_on:
            parts.append(words("dossier fermé le {day}", day=sheet.closed_on))
        if sheet.version and sheet.signed_on:
            parts.append(words("version {number} signée le {day}", number=str(sheet.version), day=sheet.signed_on))
        elif not sheet.version:
            parts.append(words("plan non signé"))
        return " · ".join(parts)

    @property
    def arrival(self) -> str:
        """The day of arrival, and the region."""
        words, sheet = self._words, self._sheet
        on = sheet.clock.arrived_on
        told = words.date(on) if on else ""
        if not told and sheet.arriving_on:
            told = words("{day} (prévue, à confirmer)", day=sheet.arriving_on)
        return " · ".join(filter(None, (told or words("à confirmer"), sheet.region)))

    @property
    def appointment(self) -> str:
        """The next appointment."""
        words, one = self._words, self._sheet.appointment
        if one is None:
            return words("aucun")
        return words("{day} — {kind}, {place}", day=one.starts_at, kind=one.kind, place=words.label(one.place).lower())

    @property
    def follow_up(self) -> str:
        """The last follow-up, and the day of the next one."""
        words, one = self._words, self._sheet.follow_up
        if one is None:
            return words("aucun")
        last = words("{day} — {outcome}", day=one.held_at.date(), outcome=one.outcome)
        if one.next_on is None:
            return words("{last}; prochain à fixer", last=last)
        if one.next_on < self._sheet.printed_on:
            return words("{last}; prochain prévu le {day}, dépassé", last=last, day=one.next_on)
        return words("{last}; prochain le {day}", last=last, day=one.next_on)

    @property
    def course(self) -> str:
        """The French course."""
        words, course = self._words, self._sheet.course
        if course is None:
            return words("aucun")
        parts = [words.label(course.state), course.institution]
        if course.level is not None:
            parts.append(words("niveau {level}", level=course.level))
        if course.since is not None:
            parts.append(words("depuis le {day}", day=course.since))
        return " · ".join(filter(None, parts))

    def referrals(self, most: int) -> str:
        """The referrals that wait, ``most`` of them by name, a line each."""
        words, waiting = self._words, self._sheet.referrals
        if not waiting:
            return words("aucune")
        told = [self._referral(one) for one in waiting[:most]]
        more = len(waiting) - most
        if more > 0:
            left = words.many("et {n} autre référence", "et {n} autres références", more)
            if most == 1:
                return words("{first}, {left}", first=told[0], left=left)
            told.append(left)
        return "\n".join(told)

    def _referral(self, one: SummaryReferral) -> str:
        words = self._words
        named = one.organization or (words.label(one.service) if one.service else words("organisme non noté"))
        return words("{name}, envoyée le {day}", name=named, day=one.sent_on) if one.sent_on else named
