"""The plan for a partner organization: what a consent in force covers, under the words that say so, and nothing else."""

from collections.abc import Iterator

from parcours_desktop.documents.flow import Cell, Row
from parcours_desktop.documents.ink import PANEL
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import Panel
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE, BODY, STRONG
from parcours_desktop.domain.codes import Horizon, Strand
from parcours_desktop.domain.partner_plan_sheet import PartnerPlanSheet
from parcours_desktop.domain.rows import StepRow
from parcours_desktop.domain.service_codes import SharedField
from parcours_desktop.domain.shared_case import SharedNeed, SharedPerson
from parcours_desktop.wording.words import Words

INSIDE, HORIZON = 10.0, 186.0


def draw_partner_plan(sheet: PartnerPlanSheet, words: Words, paper: Paper, large: bool = False) -> bytes:
    """The plan as a PDF; the same sheet gives the same bytes."""
    return _PartnerPlan(sheet, words, paper, large=large).draw()


class _PartnerPlan:
    def __init__(self, sheet: PartnerPlanSheet, words: Words, paper: Paper, *, large: bool) -> None:
        self._sheet, self._words, self._case, self._plan = sheet, words, sheet.case, sheet.case.plan
        self._page = OfficePage(words, paper, large=large)

    def draw(self) -> bytes:
        """Rows, then pages."""
        words, number = self._words, self._plan.file_number
        running = words("Plan pour l’organisme partenaire — dossier {number}", number=number)
        foot = words("Ne pas communiquer à d’autres — dossier {number}", number=number)
        parts = (self._head(), self._consent(), self._person(), self._needs(), self._strands(), self._office())
        return self._page.draw([row for part in parts for row in part], Naming(running, running, foot))

    def _covers(self, *parts: SharedField) -> bool:
        return any(part in self._sheet.consent.fields for part in parts)

    def _head(self) -> Iterator[Row]:
        words, plan = self._words, self._plan
        beside = [words("Dossier {number}", number=plan.file_number)]
        if plan.version is not None:
            signed = words("Version {number}", number=str(plan.version))
            if plan.signed_on is not None:
                signed = words(
                    "Version {number}, signée le {day}", number=str(plan.version), day=words.date(plan.signed_on)
                )
            beside.append(signed)
        else:
            beside.append(words("Projet, plan non signé"))
        beside.append(words("Imprimé le {day}", day=plan.printed_on))
        yield self._page.title(words("Plan d’action"), plan.programme_name, beside)

    def _consent(self) -> Iterator[Row]:
        """For whom, by which consent, and that it stays there."""
        words, page, sheet, consent = self._words, self._page, self._sheet, self._sheet.consent
        width = page.paper.inner_width - 2 * INSIDE
        lines = page.setter.lines(words("Pour\u00a0: {organization}", organization=sheet.organization), STRONG, width)
        lines += page.setter.lines(", ".join(sheet.address), BODY, width)
        scope = "; ".join(words.label(field).lower() for field in consent.fields)
        told = words("Communiqué avec le consentement du {day}\u00a0: {scope}.", day=consent.given_on, scope=scope)
        if consent.ends_on is not None:
            told = words(
                "Communiqué avec le consentement du {day}, valable jusqu’au {end}\u00a0: {scope}.",
                day=consent.given_on,
                end=consent.ends_on,
                scope=scope,
            )
        lines += page.setter.lines(told, BODY, width)
        lines += page.setter.lines(
            words("Renseignements personnels\u00a0: ne pas communiquer à d’autres (Loi sur l’accès, art. 59)."),
            STRONG,
            width,
        )
        panel = Panel(page.paper.left, page.paper.right, PANEL)
        yield Row((Cell(page.paper.left + INSIDE, width, lines),), gap=10, above=6, below=8, behind=(panel,))

    def _person(self) -> Iterator[Row]:
        words, case, plan = self._words, self._case, self._plan
        pairs = [
            (words("Nom"), plan.person_name),
            (words("Date de naissance"), words.date(plan.birth_date) if plan.birth_date else ""),
            (words("Adresse"), case.address),
            (words("Téléphone"), case.phone),
            (words("Courriel"), case.email),
            (words("Arrivée au Québec"), self._arrival()),
            (words("Catégorie d’immigration"), words.label(case.category) if case.category else ""),
            (words("Ménage"), "\n".join(map(self._member, case.household))),
            (words("Langue maternelle"), case.mother_tongue),
            (words("Langue de contact"), self._language()),
            (words("Niveau de français"), self._french()),
            (words("Études"), self._education()),
            (words("Profession"), case.occupation),
            (words("Prochain rendez-vous"), self._appointment()),
        ]
        if any(value for _, value in pairs):
            yield self._page.heading(words("La personne"))
            yield from self._page.pairs(pairs)

    def _arrival(self) -> str:
        words, plan = self._words, self._plan
        if plan.arrived_on is not None:
            return words.date(plan.arrived_on)
        return words("{day} (prévue, à confirmer)", day=plan.arriving_on) if plan.arriving_on else ""

    def _member(self, person: SharedPerson) -> str:
        words = self._words
        parts = [person.name, words.label(person.role) if person.role else ""]
        parts.append(words("naissance le {day}", day=person.birth_date) if person.birth_date else "")
        return " · ".join(filter(None, parts))

    def _language(self) -> str:
        words, case = self._words, self._case
        if case.contact_language and case.interpreter:
            return words("{language}, avec interprète", language=case.contact_language)
        return case.contact_language or (words("avec interprète") if case.interpreter else "")

    def _french(self) -> str:
        words, french = self._words, self._case.french
        if not french.is_known:
            return ""
        parts = []
        if french.listening is not None:
            parts.append(words("compréhension orale {level}", level=french.listening))
        if french.speaking is not None:
            parts.append(words("production orale {level}", level=french.speaking))
        if french.reading is not None:
            parts.append(words("compréhension écrite {level}", level=french.reading))
        if french.writing is not None:
            parts.append(words("production écrite {level}", level=french.writing))
        if french.source is not None:
            parts.append(words.label(french.source).lower())
        if french.on is not None:
            parts.append(words("le {day}", day=french.on))
        return ", ".join(parts)

    def _education(self) -> str:
        case, words = self._case, self._words
        return ", ".join(filter(None, (words.label(case.education) if case.education else "", case.education_field)))

    def _appointment(self) -> str:
        words, one = self._words, self._plan.next_appointment
        if one is None:
            return ""
        told = words("{day} — {kind}, {place}", day=one.starts_at, kind=one.kind, place=words.label(one.place).lower())
        return ", ".join(filter(None, (told, one.place_detail)))

    def _needs(self) -> Iterator[Row]:
        words, needs = self._words, self._case.needs
        if not needs:
            return
        yield self._page.heading(words("Besoins et atouts"))
        heads = ((words("Domaine"), 3.0), (words("Besoin"), 1.6), (words("Atouts et ce qui est déjà fait"), 4.6))
        yield from self._page.table(heads, [self._need(need) for need in needs])

    def _need(self, need: SharedNeed) -> tuple[str, str, str]:
        words = self._words
        level = words.label(need.level) if need.level else "—"
        return words.label(need.domain), level, "\n".join(filter(None, (need.asset, need.done))) or "—"

    def _strands(self) -> Iterator[Row]:
        if not self._covers(SharedField.STEPS, SharedField.OBJECTIVES):
            return
        for strand in Strand:
            yield from self._strand(strand)

    def _strand(self, strand: Strand) -> Iterator[Row]:
        words, page, plan = self._words, self._page, self._plan
        objectives = [one for one in plan.objectives if one.strand is strand]
        steps = plan.of(strand)
        if not objectives and not steps:
            return
        yield page.heading(words.label(strand))
        ordered = sorted(objectives, key=lambda one: (list(Horizon).index(one.horizon), one.position))
        yield from page.pairs([(words.label(one.horizon), one.label) for one in ordered], label_width=HORIZON)
        if steps:
            heads = ((words("Démarche"), 5.0), (words("Avec qui"), 2.4), (words("État"), 1.8), (words("Pour le"), 1.8))
            yield from page.table(heads, [self._step(step) for step in steps])

    def _step(self, step: StepRow) -> tuple[Cell, str, str, str]:
        words, page = self._words, self._page
        width = page.paper.inner_width * 0.42
        lines = page.setter.lines(step.label, BODY, width)
        reason = words.label(step.not_done_reason) if step.not_done_reason else ""
        for detail in (step.detail, step.documents, step.result, reason):
            lines += page.setter.lines(detail, ASIDE, width)
        due = words.medium_date(step.due_on) if step.due_on else words("à fixer")
        if step.done_on is not None:
            due = words("fait le {day}", day=words.medium_date(step.done_on))
        who = step.organization or words.label(step.responsible)
        return Cell(0, 0, lines), who, words.short_label(step.state), due

    def _office(self) -> Iterator[Row]:
        """Who answers questions."""
        words, plan = self._words, self._plan
        yield self._page.heading(words("Personne-ressource au bureau"))
        phone = (plan.officer.phone if plan.officer else "") or plan.office_phone
        yield from self._page.pairs(
            (
                (words("Agente ou agent"), plan.officer.name if plan.officer else words("à désigner")),
                (words("Bureau"), plan.office_name),
                (words("Téléphone"), phone),
            )
        )
