"""The sheet of a referral for the organization: who, why, what helps, what was done, by which consent; one page usually.

It says what the organization would otherwise ask again: needs, assets, what was tried (criticism of bare lists of needs).
"""

from collections.abc import Iterator, Sequence

from parcours_desktop.documents.flow import Cell, Row
from parcours_desktop.documents.ink import PANEL
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import Panel
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import APPOINTMENT, ASIDE, BODY
from parcours_desktop.domain.referral_sheet import ReferralSheet
from parcours_desktop.wording.words import Words

INSIDE = 10.0
NOBODY = ""


def draw_referral(sheet: ReferralSheet, words: Words, paper: Paper, large: bool = False) -> bytes:
    """The sheet as a PDF; the same sheet gives the same bytes."""
    return _Sheet(sheet, words, paper, large).draw()


class _Sheet:
    def __init__(self, sheet: ReferralSheet, words: Words, paper: Paper, large: bool) -> None:
        self._sheet, self._words = sheet, words
        self._page = OfficePage(words, paper, large)

    def draw(self) -> bytes:
        """Rows, then pages."""
        words, plan = self._words, self._sheet.case.plan
        name = words("Fiche de référence — dossier {number}", number=plan.file_number)
        confidential = words("{name} — confidentiel", name=name)
        parts = (self._head(), self._person(), self._why(), self._texts(), self._steps(), self._ground())
        return self._page.draw([row for part in parts for row in part], Naming(name, name, confidential))

    def _head(self) -> Iterator[Row]:
        words, sheet, page = self._words, self._sheet, self._page
        plan = sheet.case.plan
        sent = sheet.referral.sent_on
        beside = (
            words("Dossier {number}", number=plan.file_number),
            words("Envoyée le {day}", day=words.date(sent)) if sent else words("En préparation"),
            words("Imprimé le {day}", day=words.date(plan.printed_on)),
        )
        yield page.title(words("Fiche de référence"), plan.programme_name, beside)
        width = page.paper.inner_width - 2 * INSIDE
        service = sheet.referral.service
        lines = page.setter.lines(sheet.referral.organization_name, APPOINTMENT, width)
        for text, style in (
            (", ".join(sheet.address), ASIDE),
            (words("Service demandé\u00a0: {service}", service=service) if service else "", BODY),
            (sheet.referral.message, BODY),
        ):
            if text:
                lines += page.setter.lines(text, style, width)
        panel = Panel(page.paper.left, page.paper.right, PANEL)
        yield Row((Cell(page.paper.left + INSIDE, width, lines),), gap=10, above=6, below=8, behind=(panel,))

    def _person(self) -> Iterator[Row]:
        words, page, case = self._words, self._page, self._sheet.case
        plan, french = case.plan, case.french
        levels = (
            (words("compréhension orale {level}", level=french.listening), french.listening),
            (words("production orale {level}", level=french.speaking), french.speaking),
            (words("compréhension écrite {level}", level=french.reading), french.reading),
            (words("production écrite {level}", level=french.writing), french.writing),
        )
        spoken = case.contact_language
        if spoken and case.interpreter:
            spoken = words("{language} (interprète nécessaire)", language=spoken)
        pairs = (
            (words("Nom"), plan.person_name),
            (words("Date de naissance"), words.date(plan.birth_date) if plan.birth_date else ""),
            (words("Téléphone"), case.phone),
            (words("Courriel"), case.email),
            (words("Adresse"), case.address),
            (words("Langue de communication"), spoken),
            (words("Langue maternelle"), case.mother_tongue if case.mother_tongue != case.contact_language else ""),
            (words("Niveaux de français"), ", ".join(text for text, level in levels if level is not None)),
            (words("Arrivée au Québec"), words.date(plan.arrived_on) if plan.arrived_on else ""),
            (words("Catégorie"), words.label(case.category) if case.category else ""),
            (words("Études"), words.label(case.education) if case.education else ""),
            (words("Profession"), case.occupation),
            (words("Ménage"), ", ".join(person.name for person in case.household)),
        )
        yield page.heading(words("La personne"))
        yield from page.pairs(pairs)

    def _why(self) -> Iterator[Row]:
        words, page, sheet = self._words, self._page, self._sheet
        if not sheet.needs:
            return
        known = {need.domain: need for need in sheet.case.needs}
        yield page.heading(words("Besoins"))
        heads = (
            (words("Besoin"), 3.0),
            (words("Priorité"), 1.7),
            (words("Ce qui aide déjà"), 3.0),
            (words("Ce qui est déjà fait"), 3.0),
        )
        lines: list[Sequence[str | Cell]] = []
        for domain in sheet.needs:
            need = known.get(domain)
            level = words.label(need.level) if need and need.level else "—"
            asset, done = (need.asset, need.done) if need else (NOBODY, NOBODY)
            lines.append((words.label(domain), level, asset or "—", done or "—"))
        yield from page.table(heads, lines)

    def _texts(self) -> Iterator[Row]:
        words, page, sheet = self._words, self._page, self._sheet
        for title, text in ((words("Atouts"), sheet.assets), (words("Ce qui a déjà été fait"), sheet.done)):
            if text:
                yield page.heading(title)
                yield page.text(text)

    def _steps(self) -> Iterator[Row]:
        words, page, sheet = self._words, self._page, self._sheet
        if not sheet.steps:
            return
        yield page.heading(words("Démarches du plan d’action"))
        heads = ((words("Démarche"), 6.0), (words("Échéance"), 2.0), (words("État"), 2.2))
        lines = [
            (step.label, words.table_date(step.due_on) if step.due_on else "—", words.label(step.state))
            for step in sheet.steps
        ]
        yield from page.table(heads, lines)

    def _ground(self) -> Iterator[Row]:
        """By what right this was handed over, and whom to answer."""
        words, page, sheet = self._words, self._page, self._sheet
        consent, plan = sheet.consent, sheet.case.plan
        yield page.heading(words("Consentement et réponse"))
        if consent is not None:
            covered = words.list([words.label(field).lower() for field in consent.fields])
            told = words(
                "La personne a consenti le {day} ({mode}) à la transmission de\u00a0: {fields}.",
                day=words.date(consent.given_on),
                mode=words.label(consent.mode).lower(),
                fields=covered,
            )
            if consent.ends_on is not None:
                told += " " + words("Ce consentement vaut jusqu’au {day}.", day=words.date(consent.ends_on))
        elif sheet.referral.legal_ground is not None:
            told = words("Transmis sans consentement\u00a0: {ground}.", ground=sheet.referral.legal_ground)
        else:
            told = ""
        yield page.text(told)
        if sheet.referral.ground_note:
            yield page.text(sheet.referral.ground_note)
        officer = plan.officer.name if plan.officer else words("à attribuer")
        yield from page.pairs(
            (
                (words("Personne-ressource"), officer),
                (words("Bureau"), plan.office_name),
                (words("Téléphone"), (plan.officer.phone if plan.officer else "") or plan.office_phone),
            )
        )
        yield page.text(
            words(
                "Dites-nous si vous prenez la personne en charge, si elle est sur votre liste d’attente ou si vous ne pouvez "
                "pas l’aider. Ces renseignements ne servent qu’à cette référence et ne se communiquent pas à d’autres."
            ),
            ASIDE,
        )
