"""The papers of a case on the screen: what can be printed now, what cannot and why; the access file forgets nothing."""

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.database.tables import KEPT_BY_FILE, KINDS
from parcours_desktop.domain.codes import AttemptResult, Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import Audience, ConsentPurpose, DocumentKind, SharedField
from parcours_desktop.queries.access_facts import OF_A_CASE
from parcours_desktop.screens.access_file import LEFT_OUT, SECTIONS, access_sheet
from parcours_desktop.screens.case_papers import CasePapers, papers_of
from parcours_desktop.screens.caseload_printing import caseload_printout
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, attempts_in, wall
from tests.builders.cases import a_case
from tests.builders.partners import a_consent, a_notice, a_referral, an_organization, sent
from tests.documents.pdf_reading import text_of

FRENCH = Words("fr")


def flat(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def test_without_a_consent_there_is_no_plan_for_a_partner(desk: Desk) -> None:
    kinds = {entry.kind for entry in papers_of(desk, FRENCH, a_case(desk))}
    assert DocumentKind.SUMMARY in kinds
    assert DocumentKind.PARTNER_PLAN not in kinds


def test_each_organization_with_a_consent_has_its_line_and_the_plan_names_it(desk: Desk) -> None:
    case = a_case(desk)
    a_notice(desk, case)
    uid = an_organization(desk)
    a_consent(desk, case, uid, purpose=ConsentPurpose.PLAN, fields=(SharedField.IDENTITY,))
    (line,) = (one for one in papers_of(desk, FRENCH, case) if one.kind is DocumentKind.PARTNER_PLAN)
    assert (line.label, line.audience, line.recipient) == ("Plan pour Maison du Fleuve", Audience.PARTNER, uid)
    text = flat(line.make().draw())
    assert "Pour : Maison du Fleuve" in text
    assert "arabe" not in text


def test_every_line_draws_in_both_sizes(desk: Desk) -> None:
    case = a_case(desk)
    for line in papers_of(desk, FRENCH, case):
        page = line.make()
        assert page.draw().startswith(b"%PDF")
        if page.offers_large:
            assert page.enlarged(large=True).draw() != page.draw()
        assert "Haddad" not in page.file_name


def test_papers_of_a_case_that_is_gone_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="row_is_gone"):
        CasePapers(desk, FRENCH, 99).summary()


def test_the_access_file_has_a_section_for_every_kind_of_row_of_a_case() -> None:
    assert set(SECTIONS) == set(OF_A_CASE)
    known = {
        (kind, column.name) for kind in OF_A_CASE for column in KINDS[kind].columns if column.name not in KEPT_BY_FILE
    }
    assert known >= LEFT_OUT


def test_the_access_file_holds_everything_that_was_noted_in_words(desk: Desk) -> None:
    case = a_case(desk, phone="514 555-0177", email="rania@exemple.invalid")
    desk.do(WriteNote(case, "A laissé ses diplômes à Beyrouth."))
    desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte"))
    an_appointment_of(desk, case, starts_at=wall("2026-11-17T10:00"))
    attempts_in(desk, case, AttemptResult.NO_ANSWER)
    organization = an_organization(desk)
    a_notice(desk, case)
    a_consent(desk, case, organization)
    sent(desk, a_referral(desk, case, organization))
    sheet = access_sheet(desk, FRENCH, case)
    told = " ".join(
        f"{what} {value}" for section in sheet.sections for record in section.records for what, value in record.pairs
    ).replace("\u00a0", " ")
    for part in (
        "Haddad", "Rania", "514 555-0177", "rania@exemple.invalid", "arabe", "A laissé ses diplômes à Beyrouth.",
        "Ouvrir un compte", "Première rencontre", "Sans réponse", "Maison du Fleuve", "Parle trois langues", "Logement",
        "Nom et date de naissance", "Sophie Lavoie",
    ):  # fmt: skip
        assert part in told, part
    assert sheet.history
    assert sheet.history[0].by == "Sophie Lavoie"
    text = flat(CasePapers(desk, FRENCH, case).access_file().draw())
    assert "A laissé ses diplômes à Beyrouth." in text
    assert "Rien n’est noté." in text


def test_the_access_file_says_nothing_of_others(desk: Desk) -> None:
    case = a_case(desk, household_key="M-77")
    a_case(desk, household_key="M-77", given_name="Ibtissam", csq_number="CSQ-20000002")
    sheet = access_sheet(desk, FRENCH, case)
    told = str(sheet.sections)
    assert "Ibtissam" not in told
    assert "M-77" not in told


def test_the_load_is_printed_for_an_officer_and_for_an_office(desk: Desk) -> None:
    a_case(desk)
    mine = caseload_printout(desk, FRENCH, officer=desk.user.login)
    assert "Sophie Lavoie" in flat(mine.draw())
    assert mine.file_name == "charge-2026-11-23.pdf"
    office = flat(caseload_printout(desk, FRENCH, office="MTL").draw())
    assert "Par agente ou agent" in office
