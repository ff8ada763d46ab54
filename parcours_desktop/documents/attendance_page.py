"""The attendance and allowance slip of Objectif Intégration: eligibility, hours by part, attestation, amount, claim, signatures."""

from collections.abc import Iterator

from parcours_desktop.documents.flow import Cell, Row
from parcours_desktop.documents.ink import TEXT
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import TopRule
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE, STRONG
from parcours_desktop.domain.attendance_sheet import AttendanceSheet
from parcours_desktop.domain.service_rows import PartRow
from parcours_desktop.wording.attendance_words import (
    allowance_text,
    claim_text,
    decision_text,
    hours_text,
    proposal_text,
)
from parcours_desktop.wording.words import Words

SPACE = 14.0
DATE_SHARE = 0.35


def draw_attendance(sheet: AttendanceSheet, words: Words, paper: Paper, large: bool = False) -> bytes:
    """The slip as a PDF; the same sheet gives the same bytes."""
    return _Slip(sheet, words, paper, large).draw()


class _Slip:
    def __init__(self, sheet: AttendanceSheet, words: Words, paper: Paper, large: bool) -> None:
        self._sheet, self._words = sheet, words
        self._page = OfficePage(words, paper, large=large)

    def draw(self) -> bytes:
        """Rows, then pages."""
        title = self._words("Objectif Intégration — dossier {number}", number=self._sheet.file_number)
        parts = (self._head(), self._eligibility(), self._attendance(), self._allowance(), self._signatures())
        return self._page.draw([row for part in parts for row in part], Naming(title, title, title))

    def _head(self) -> Iterator[Row]:
        words, sheet, page = self._words, self._sheet, self._page
        beside = (
            words("Dossier {number}", number=sheet.file_number),
            words("Imprimé le {day}", day=words.date(sheet.printed_on)),
        )
        yield page.title(words("Objectif Intégration\u00a0: présences et allocation"), sheet.programme_name, beside)
        yield Row((), least=4)
        yield from page.pairs(
            (
                (words("Personne"), sheet.person_name),
                (words("Date de naissance"), words.date(sheet.birth_date) if sheet.birth_date else ""),
                (words("Bureau"), sheet.office_name),
                (words("Agente ou agent"), sheet.officer.name if sheet.officer else ""),
                (words("Organisme"), sheet.course.organization_name),
                (words("Inscription"), words.date(sheet.course.enrolled_on) if sheet.course.enrolled_on else ""),
            )
        )

    def _eligibility(self) -> Iterator[Row]:
        words, sheet, page = self._words, self._sheet, self._page
        yield page.heading(words("Admissibilité"))
        decided = decision_text(sheet.course, words)
        yield page.text(decided or words("Aucune décision n’est notée."), gap=4)
        yield page.text(proposal_text(sheet.proposed, sheet.rule, words), ASIDE, gap=3)

    def _attendance(self) -> Iterator[Row]:
        words, sheet, page = self._words, self._sheet, self._page
        yield page.heading(words("Présences"))
        heads = ((words("Partie"), 5.0), (words("Suivie le"), 2.4), (words("Présence"), 1.6), (words("Prévue"), 1.4))
        total = (
            words("Total"),
            "",
            words.duration(sheet.minutes) if sheet.minutes else "—",
            words.duration(sheet.rule.minutes),
        )
        yield from page.table(heads, [*map(self._part, sheet.course.parts), total])
        yield page.text(hours_text(sheet.minutes, sheet.rule, words), STRONG, gap=8)
        attested = sheet.course.attested_on
        said = (
            words("Attestation remise le {day}.", day=attested)
            if attested
            else words("L’attestation n’est pas remise.")
        )
        yield page.text(said, gap=4)

    def _part(self, part: PartRow) -> tuple[str, str, str, str]:
        words, planned = self._words, self._sheet.rule.parts.get(part.part, 0)
        return (
            words.label(part.part),
            words.date(part.on) if part.on else "—",
            words.duration(part.minutes) if part.minutes else "—",
            words.duration(planned),
        )

    def _allowance(self) -> Iterator[Row]:
        words, sheet, page = self._words, self._sheet, self._page
        yield page.heading(words("Allocation"))
        yield page.text(allowance_text(sheet.amount, sheet.course.attested_on, words), gap=4)
        claimed = claim_text(sheet.course, words)
        yield page.text(claimed or words("L’allocation n’est pas demandée."), STRONG, gap=4)
        if sheet.course.claim_dollars is not None:
            yield page.text(
                words("Montant demandé\u00a0: {dollars}", dollars=words.money(sheet.course.claim_dollars)), gap=3
            )
        if sheet.course.claim_note:
            yield page.text(words("Précision\u00a0: {note}", note=sheet.course.claim_note), gap=3)

    def _signatures(self) -> Iterator[Row]:
        words = self._words
        for name in (
            words("Signature de la personne"),
            words("Signature de l’organisme"),
            words("Signature de l’agente ou de l’agent"),
        ):
            yield self._line(name, words("Date"))

    def _line(self, name: str, day: str) -> Row:
        leaf, setter = self._page.paper, self._page.setter
        narrow = (leaf.inner_width - SPACE) * DATE_SHARE
        wide = leaf.inner_width - SPACE - narrow
        places = ((leaf.left, wide, name), (leaf.left + wide + SPACE, narrow, day))
        cells = tuple(Cell(left, width, setter.lines(text, ASIDE, width)) for left, width, text in places)
        marks = tuple(TopRule(left, left + width, TEXT) for left, width, _ in places)
        return Row(cells, gap=30, above=4, marks=marks)
