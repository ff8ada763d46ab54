"""What the lines of giving cases out say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.assignment import Candidate, Reason
from parcours_desktop.domain.caseload import HUNDREDTHS
from parcours_desktop.queries.assignment import WaitingRow
from parcours_desktop.system.reference import Reference
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

REASONS: Mapping[Reason, str] = {
    Reason.SAME_HOUSEHOLD: marked("suit déjà le ménage"),
    Reason.SAME_OFFICE: marked("même bureau"),
    Reason.NO_OFFICER_IN_OFFICE: marked("personne dans ce bureau"),
    Reason.SPEAKS_LANGUAGE: marked("parle la langue"),
    Reason.LIGHTEST_LOAD: marked("charge la plus légère"),
    Reason.EVERYBODY_AWAY: marked("toutes et tous absents pendant le délai"),
    Reason.EVERYBODY_FULL: marked("toutes les charges sont pleines"),
    Reason.NOBODY: marked("personne ne suit de dossiers"),
}


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A case to be given out. ``pressing``: its clock ends today or is over."""

    id: int
    person: str
    file_number: str
    clock: str
    pressing: bool
    language: str
    office: str
    weight: str
    to: str
    why: str


@dataclass(frozen=True, slots=True)
class ReceiverLine:
    """Somebody who can take cases. ``share`` of a full load after, ``load`` before and after in words."""

    id: int
    login: str
    name: str
    share: float
    load: str
    added: str


class AssigningWords:
    """Says the lines in the words of one language."""

    def __init__(self, words: Words, reference: Reference) -> None:
        self._words, self._reference = words, reference

    def waiting(self, row: WaitingRow, to: str, reasons: tuple[Reason, ...], today: date) -> WaitingLine:
        """A line of the queue."""
        words, case = self._words, row.waiting
        language = self._reference.languages.get(case.language)
        office = self._reference.office(case.office)
        named = language.name if language else case.language
        why = ", ".join(words(REASONS[reason]) for reason in reasons)
        over = row.first_met_on is None and case.deadline_on is not None and case.deadline_on <= today
        return WaitingLine(
            id=case.case_id,
            person=row.list_name,
            file_number=row.file_number,
            clock=self._clock(row, today),
            pressing=over,
            language=words("{language}, interprète", language=named) if row.interpreter and named else named,
            office=office.city if office else case.office,
            weight=words.number(case.weight / HUNDREDTHS, 2),
            to=to,
            why=why if reasons else words("choisi à la main") if to else "",
        )

    def receiver(
        self, number: int, name: str, one: Candidate, added: tuple[int, int], full: int, *, away: bool
    ) -> ReceiverLine:
        """A line of those who take cases."""
        words, after = self._words, one.load + added[1]
        office = self._reference.office(one.office)
        place = office.city if office else one.office
        shown = words("{name} (absence)", name=name) if away else name
        before, then = (words.number(load / HUNDREDTHS, 1) for load in (one.load, after))
        load = words(
            "{before} → {after} sur {full}", before=before, after=then, full=words.number(full / HUNDREDTHS, 0)
        )
        told = words("+{n}", n=words.number(added[0])) if added[0] else ""
        return ReceiverLine(number, one.login, f"{shown} · {place}", after / full, load, told)

    def _clock(self, row: WaitingRow, today: date) -> str:
        words, case = self._words, row.waiting
        if row.first_met_on is not None:
            return words("rencontrée {day}", day=words.table_date(row.first_met_on))
        if case.deadline_on is None:
            return words("arrivée à venir")
        if case.deadline_on < today:
            return words("dépassé {day}", day=words.table_date(case.deadline_on))
        return words("jusqu’au {day}", day=words.table_date(case.deadline_on))
