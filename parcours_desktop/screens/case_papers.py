"""The papers of one case: one table of what can be printed of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.access_page import draw_access_file
from parcours_desktop.documents.attendance_page import draw_attendance
from parcours_desktop.documents.notice_page import draw_consent_form, draw_notice
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.partner_plan_page import draw_partner_plan
from parcours_desktop.documents.referral_page import draw_referral
from parcours_desktop.documents.summary_page import draw_summary
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import Audience, ConsentPurpose, DocumentKind, ReferralState
from parcours_desktop.domain.service_rows import ConsentRow, NewIssue
from parcours_desktop.queries.attendance_sheet import attendance_sheet
from parcours_desktop.queries.case_sheet import case_sheet
from parcours_desktop.queries.courses import integration_course_of
from parcours_desktop.queries.notice_sheet import consent_sheet, notice_sheet
from parcours_desktop.queries.partner_plan_sheet import partner_plan_sheet, plan_consents
from parcours_desktop.queries.referral_sheet import referral_sheet
from parcours_desktop.queries.referrals import referrals_of
from parcours_desktop.queries.summary_sheet import summary_sheet
from parcours_desktop.screens.access_file import access_sheet
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.print_register import plan_issued, recorded_as
from parcours_desktop.screens.printouts import Naming, Printout, printout_on
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One line of the menu; ``key`` names it.

    ``audience`` and ``recipient`` (uid of an organization, or "") say for whom the page is: the print register keeps them.
    """

    key: str
    kind: DocumentKind
    label: str
    audience: Audience
    make: Callable[[], Printout]
    recipient: str = ""


class CasePapers:
    """Makes the papers of one case; each is read from the file when it is asked for."""

    def __init__(self, desk: Desk, words: Words, case_id: int, paper: Paper = Paper.LETTER) -> None:
        self._desk, self._words, self._case_id, self._paper = desk, words, case_id, paper

    def entries(self) -> tuple[PaperEntry, ...]:
        """The lines of the menu: plan, summary, plans and referrals for organizations, notice, consents, access file."""
        words = self._words
        kinds, person = DocumentKind, Audience.PERSON
        return (
            PaperEntry("plan", kinds.PLAN, words.label(kinds.PLAN), person, self.plan),
            PaperEntry("summary", kinds.SUMMARY, words.label(kinds.SUMMARY), Audience.OFFICE, self.summary),
            *self._partner_plans(),
            *self._referrals(),
            *self._attendance(),
            PaperEntry("notice", kinds.NOTICE, words.label(kinds.NOTICE), person, self.notice),
            *(
                PaperEntry(
                    f"consent:{purpose}",
                    kinds.CONSENT,
                    words("Formulaire de consentement\u00a0: {purpose}", purpose=words.label(purpose).lower()),
                    person,
                    partial(self.consent, purpose),
                )
                for purpose in ConsentPurpose
            ),
            PaperEntry(
                "access_plan", kinds.ACCESS_PLAN, words.label(kinds.ACCESS_PLAN), Audience.ACCESS, self.access_plan
            ),
            PaperEntry(
                "access", kinds.ACCESS_FILE, words("Dossier pour la demande d’accès"), Audience.ACCESS, self.access_file
            ),
        )

    def entry(self, key: str) -> PaperEntry:
        """One line by its key. KeyError when there is none."""
        found = {entry.key: entry for entry in self.entries()}
        return found[key]

    def _partner_plans(self) -> tuple[PaperEntry, ...]:
        """A line for each organization with a consent in force."""
        words, kind = self._words, DocumentKind.PARTNER_PLAN
        with self._desk.reading() as file:
            consents = plan_consents(file, self._case_id, self._desk.clock.today())
        return tuple(
            PaperEntry(
                f"partner_plan:{consent.uid}",
                kind,
                words("Plan pour {organization}", organization=consent.organization_name or words("l’organisme")),
                Audience.PARTNER,
                partial(self.partner_plan, consent.uid),
                consent.organization,
            )
            for consent in consents
        )

    def _referrals(self) -> tuple[PaperEntry, ...]:
        """A line for each referral that is prepared or left, and was not taken back."""
        words = self._words
        with self._desk.reading() as file:
            rows = [row for row in referrals_of(file, self._case_id) if row.state is not ReferralState.WITHDRAWN]
        return tuple(
            PaperEntry(
                f"referral:{row.id}",
                DocumentKind.REFERRAL,
                words("Fiche de référence pour {organization}", organization=row.organization_name),
                Audience.PARTNER,
                partial(self.referral, row.id),
                row.organization,
            )
            for row in rows
        )

    def _attendance(self) -> tuple[PaperEntry, ...]:
        """The slip of Objectif Intégration, once something is noted of it."""
        kind = DocumentKind.ATTENDANCE
        with self._desk.reading() as file:
            noted = integration_course_of(file, self._case_id) is not None
        return (PaperEntry("attendance", kind, self._words.label(kind), Audience.PERSON, self.attendance),) * noted

    # The papers

    def plan(self) -> Printout:
        """The person's own copy: the version signed last, or the working copy before the first."""
        return self._plan()[0]

    def access_plan(self) -> Printout:
        """The plan for a request of access: the same page as the person's own, entered as what it is given for."""
        page, sheet = self._plan()
        new = replace(plan_issued(sheet), kind=DocumentKind.ACCESS_PLAN, audience=Audience.ACCESS)
        name = self._words("demande-acces-{plan}", plan=page.file_name)
        return replace(page, file_name=name, recorded=recorded_as(self._desk, new))

    def summary(self) -> Printout:
        """The plan summary."""
        desk, words = self._desk, self._words
        with desk.reading() as file:
            sheet = summary_sheet(file, self._case_id, desk.clock.today(), desk.reference, desk.workdays)
        return self._page(
            words("bilan-{number}.pdf", number=sheet.file_number),
            "bilan",
            partial(draw_summary, sheet, words),
            NewIssue(DocumentKind.SUMMARY, self._case_id, Audience.OFFICE),
        )

    def partner_plan(self, consent: str) -> Printout:
        """The plan for the organization of a consent. Raises ``Refused`` when it is not in force."""
        desk, words = self._desk, self._words
        with desk.reading() as file:
            sheet = partner_plan_sheet(file, self._case_id, consent, desk.clock.today(), desk.reference, desk.workdays)
        name = words("plan-organisme-{number}.pdf", number=sheet.case.plan.file_number)
        new = NewIssue(DocumentKind.PARTNER_PLAN, self._case_id, Audience.PARTNER, sheet.consent.organization)
        return self._page(name, "plan-organisme", partial(draw_partner_plan, sheet, words), new)

    def referral(self, referral_id: int) -> Printout:
        """The sheet of a referral, in French. Raises ``Refused`` when nothing in force allows it to be handed over."""
        desk, french = self._desk, Words("fr")
        with desk.reading() as file:
            sheet = referral_sheet(file, referral_id, desk.clock.today(), desk.reference, desk.workdays)
        return self._page(
            french("fiche-reference-{number}.pdf", number=sheet.case.plan.file_number),
            "fiche-reference",
            partial(draw_referral, sheet, french),
            NewIssue(DocumentKind.REFERRAL, self._case_id, Audience.PARTNER, sheet.referral.organization),
        )

    def attendance(self) -> Printout:
        """The attendance and allowance slip, in French. Raises ``Refused`` when nothing is noted of the session."""
        desk, french = self._desk, Words("fr")
        with desk.reading() as file:
            sheet = attendance_sheet(file, self._case_id, desk.clock.today(), desk.reference, desk.workdays)
        return self._page(
            french("objectif-integration-{number}.pdf", number=sheet.file_number),
            "objectif-integration",
            partial(draw_attendance, sheet, french),
            NewIssue(DocumentKind.ATTENDANCE, self._case_id),
        )

    def notice(self) -> Printout:
        """The collection notice."""
        desk, words = self._desk, self._words
        with desk.reading() as file:
            sheet = notice_sheet(file, self._case_id, desk.clock.today(), desk.reference)
        return self._page(
            words("avis-{number}.pdf", number=sheet.file_number),
            "avis",
            partial(draw_notice, sheet, words),
            NewIssue(DocumentKind.NOTICE, self._case_id),
        )

    def consent(self, purpose: ConsentPurpose, given: ConsentRow | None = None) -> Printout:
        """The consent form for a purpose: blank, or filled as a consent was given."""
        desk, words = self._desk, self._words
        with desk.reading() as file:
            sheet = consent_sheet(file, self._case_id, purpose, desk.clock.today(), desk.reference, given)
        name = words("consentement-{number}.pdf", number=sheet.file_number)
        new = NewIssue(DocumentKind.CONSENT, self._case_id)
        return self._page(name, "consentement", partial(draw_consent_form, sheet, words), new)

    def access_file(self) -> Printout:
        """Everything recorded, for a request of access."""
        sheet = access_sheet(self._desk, self._words, self._case_id)
        name = self._words("demande-acces-{number}.pdf", number=sheet.file_number)
        new = NewIssue(DocumentKind.ACCESS_FILE, self._case_id, Audience.ACCESS)
        return self._page(name, "demande-acces", partial(draw_access_file, sheet, self._words), new)

    def _plan(self) -> tuple[Printout, PlanSheet]:
        screen = PlanScreen(self._desk, self._words, self._case_id, self._paper)
        try:
            if screen.versions:
                screen.show_version(screen.versions[0].number)
            return screen.printout(), screen.sheet
        finally:
            screen.close()

    def _page(self, name: str, genre: str, draw: Callable[..., bytes], new: NewIssue) -> Printout:
        with self._desk.reading() as file:
            case = case_sheet(file, self._case_id, self._desk.clock.today(), self._desk.workdays)
        naming = Naming(
            genre=genre,
            case=case.file_number if case else "",
            on=self._desk.clock.today(),
            language=self._words.language,
        )
        recorded = recorded_as(self._desk, new)
        return printout_on(name, self._paper, draw, offers_large=True, naming=naming, recorded=recorded)


def papers_of(desk: Desk, words: Words, case_id: int, paper: Paper = Paper.LETTER) -> tuple[PaperEntry, ...]:
    """What can be printed of a case."""
    return CasePapers(desk, words, case_id, paper).entries()
