"""The tab of partners, worked as an officer works it: notice, consent, referral, answer; nothing leaves without consent."""

from datetime import timedelta

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.needs import SaveNeed
from parcours_desktop.domain.codes import ClosingReason, NeedDomain, NeedLevel, StepState, Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import DocumentKind, ReferralState, SharedField
from parcours_desktop.queries.consents import consents_of, notices_of
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.referrals import referrals_of
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.ui.case_partners import PartnersTab
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.shell import SMALLEST
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import NAV_WIDTH
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.pill import Pill
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QLabel
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case
from tests.builders.partners import TODAY, a_consent, a_notice, a_referral, an_organization, sent
from tests.documents.pdf_reading import text_of
from tests.robots.case_file import CaseFile
from tests.ui.conftest import AnsweredQuestions


@pytest.fixture
def case(desk: Desk) -> int:
    return a_case(desk)


def tab_of(case_file: CaseFile) -> PartnersTab:
    tab = case_file.panel.tab("partners")
    assert isinstance(tab, PartnersTab)
    return tab


def shown(case_file: CaseFile) -> str:
    """Everything that the tab says."""
    case_file.window.settle()
    said = [one.text() for one in tab_of(case_file).findChildren(QLabel) if one.isVisible() and one.text()]
    return " ".join(" ".join(said).split())


def press(case_file: CaseFile, name: str) -> None:
    case_file.window.settle()
    (button,) = (one for one in tab_of(case_file).findChildren(Button) if one.objectName() == name and one.isVisible())
    button.click()


def last(questions: AnsweredQuestions) -> FormDialog:
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    return dialog


def answer(case_file: CaseFile, questions: AnsweredQuestions, name: str, **values: object) -> FormDialog:
    """Press a button and answer the form that it opens."""
    press(case_file, name)
    dialog = last(questions)
    dialog.form.set_values(values)  # type: ignore[arg-type]
    dialog.yes.click()
    return dialog


def states(desk: Desk, case: int) -> list[ReferralState]:
    with desk.reading() as file:
        return [row.state for row in referrals_of(file, case)]


def test_from_the_notice_to_the_answer(
    case_file: CaseFile, desk: Desk, questions: AnsweredQuestions, case: int
) -> None:
    uid = an_organization(desk)
    step = desk.do(AddStep(case, Strand.SETTLEMENT, "Trouver un logement")).value
    desk.do(SaveNeed(case, NeedDomain.HOUSING, {"level": NeedLevel.URGENT, "asset": "Parle trois langues"}, seen(desk)))
    case_file.open(case, "partners")
    assert "L’avis de collecte n’a pas encore été remis." in shown(case_file)
    answer(case_file, questions, "give-notice")
    assert "Remis le 23 novembre 2026" in shown(case_file)
    answer(case_file, questions, "give-consent", organization=uid)
    assert "Maison du Fleuve — Référence à l’organisme" in shown(case_file)
    press(case_file, "new-referral")
    dialog = last(questions)
    assert dialog.form.value("need:housing") is True
    assert dialog.form.value("assets") == "Parle trois langues"
    dialog.form.set_values({"organization": uid, "step": str(step)})
    dialog.yes.click()
    assert states(desk, case) == [ReferralState.PREPARED]
    with desk.reading() as file:
        (row,) = referrals_of(file, case)
    answer(case_file, questions, f"send-referral-{row.id}")
    assert "sans réponse depuis 0 jour" in shown(case_file)
    with desk.reading() as file:
        sheet = plan_sheet(file, case, TODAY, desk.reference, desk.workdays)
    assert [one.state for one in sheet.steps if one.id == step] == [StepState.WAITING]
    answer(case_file, questions, f"answer-referral-{row.id}", state="taken_on", note="Rencontre lundi")
    assert states(desk, case) == [ReferralState.TAKEN_ON]
    assert "Rencontre lundi" in shown(case_file)
    assert complaints(desk) == []


def test_without_a_consent_nothing_leaves_and_the_form_offers_to_note_it(
    case_file: CaseFile, desk: Desk, questions: AnsweredQuestions, case: int
) -> None:
    a_notice(desk, case)
    made = a_referral(desk, case, an_organization(desk))
    case_file.open(case, "partners")
    assert "Aucun consentement en vigueur ne la couvre." in shown(case_file)
    sending = answer(case_file, questions, f"send-referral-{made}")
    assert states(desk, case) == [ReferralState.PREPARED]
    offered = sending.findChild(Button, "note-consent")
    assert offered is not None
    assert not offered.isHidden()
    offered.click()
    consent = last(questions)
    assert consent.form.value("shared:needs") is True
    consent.yes.click()
    assert offered.isHidden()
    sending.yes.click()
    assert states(desk, case) == [ReferralState.SENT]


def test_a_withdrawn_consent_blocks_the_reminder_and_the_sheet(
    case_file: CaseFile, desk: Desk, questions: AnsweredQuestions, case: int
) -> None:
    a_notice(desk, case)
    uid = an_organization(desk)
    a_consent(desk, case, uid)
    sent(desk, a_referral(desk, case, uid))
    case_file.open(case, "partners")
    answer(case_file, questions, "withdraw-consent", note="Ne veut plus")
    assert "Ne veut plus" in shown(case_file)
    assert [one.text for one in tab_of(case_file).consents.findChildren(Pill) if one.isVisible()] == [
        "Retiré le 23\u00a0nov. 2026"
    ]
    screen = CaseScreen(desk, Words("fr"), case).referrals
    (opened,) = screen.lines
    said: list[str] = []
    screen.state.refused.connect(lambda refusals: said.extend(one.code for one in refusals))
    assert not screen.remind(opened.row)
    assert said == ["consent_not_in_force"]
    with pytest.raises(Refused, match="consent_not_in_force"):
        screen.sheet(opened.row)


def test_a_referral_without_answer_says_since_when_and_is_reminded(
    case_file: CaseFile, desk: Desk, case: int, clock: FixedClock
) -> None:
    a_notice(desk, case)
    uid = an_organization(desk)
    a_consent(desk, case, uid)
    made = sent(desk, a_referral(desk, case, uid))
    clock.advance(timedelta(days=16))
    case_file.open(case, "partners")
    assert "sans réponse depuis 16 jours" in shown(case_file)
    press(case_file, "remind")
    assert "sans réponse depuis 0 jour" in shown(case_file)
    with desk.reading() as file:
        assert [row.id for row in referrals_of(file, case)] == [made]
    desk.undo()
    assert "sans réponse depuis 16 jours" in shown(case_file)


def test_the_sheet_says_what_the_consent_covers_and_is_kept_in_the_register(
    case_file: CaseFile, desk: Desk, case: int
) -> None:
    a_notice(desk, case)
    uid = an_organization(desk)
    a_consent(desk, case, uid, fields=(SharedField.IDENTITY, SharedField.NEEDS, SharedField.ASSETS))
    made = sent(desk, a_referral(desk, case, uid))
    case_file.open(case, "partners")
    assert case_file.panel.opened is not None
    entry = case_file.panel.opened.papers.entry(f"referral:{made}")
    assert (entry.kind, entry.recipient) == (DocumentKind.REFERRAL, uid)
    text = " ".join(text_of(entry.make().draw()).split())
    assert "Rania Haddad" in text
    assert "Parle trois langues" in text
    assert "arabe" not in text


def test_what_is_being_written_of_a_referral_survives_until_it_is_prepared(
    case_file: CaseFile, desk: Desk, questions: AnsweredQuestions, case: int
) -> None:
    uid = an_organization(desk)
    case_file.open(case, "partners")
    press(case_file, "new-referral")
    last(questions).form.drafted.emit("message", "Merci de rappeler le soir")
    last(questions).no.click()
    press(case_file, "new-referral")
    assert last(questions).form.value("message") == "Merci de rappeler le soir"
    last(questions).form.set_values({"organization": uid})
    last(questions).yes.click()
    with desk.reading() as file:
        (row,) = referrals_of(file, case)
    assert row.message == "Merci de rappeler le soir"
    press(case_file, "new-referral")
    assert last(questions).form.value("message") == ""


def test_a_mistake_of_today_is_taken_away_and_everything_is_undone(
    case_file: CaseFile, desk: Desk, questions: AnsweredQuestions, case: int
) -> None:
    uid = an_organization(desk)
    case_file.open(case, "partners")
    answer(case_file, questions, "give-notice")
    answer(case_file, questions, "give-consent", organization=uid)
    press(case_file, "remove-consent")
    press(case_file, "remove-notice")
    with desk.reading() as file:
        assert (notices_of(file, case), consents_of(file, case)) == ((), ())
    desk.undo()
    desk.undo()
    assert "Maison du Fleuve — Référence à l’organisme" in shown(case_file)


def test_a_consent_before_the_notice_is_refused_beside_its_day(
    case_file: CaseFile, desk: Desk, questions: AnsweredQuestions, case: int
) -> None:
    uid = an_organization(desk)
    case_file.open(case, "partners")
    dialog = answer(case_file, questions, "give-consent", organization=uid)
    assert "Remettez-le d’abord" in dialog.form.box("given_on").message.text.text()


def test_a_closed_case_says_why_nothing_can_be_done(case_file: CaseFile, desk: Desk, case: int) -> None:
    desk.do(CloseCase(case, ClosingReason.AUTONOMY, seen(desk)))
    case_file.open(case, "partners")
    assert "fermé" in shown(case_file)
    names = {one.objectName() for one in tab_of(case_file).findChildren(Button) if one.isVisible()}
    assert not names & {"new-referral", "give-notice", "give-consent"}


def test_the_keys_of_a_new_referral_open_its_form(
    case_file: CaseFile, questions: AnsweredQuestions, around: Surroundings, case: int
) -> None:
    case_file.open(case, "profile")
    around.actions.run("new_referral")
    assert case_file.panel.current_tab == "partners"
    assert last(questions).form.value("organization") == ""


def test_the_head_with_its_tabs_fits_the_least_window_even_before_the_arrival(case_file: CaseFile, desk: Desk) -> None:
    case_file.open(a_case(desk, arrived_on=None, arriving_on=TODAY), "partners")
    panel = case_file.panel
    assert panel.arrival.isVisible()
    panel.resize(SMALLEST[0] - NAV_WIDTH, 700)
    case_file.window.settle()
    assert panel.minimumSizeHint().width() <= SMALLEST[0] - NAV_WIDTH
    assert panel.arrival.accessibleName()
    panel.resize(1500, 800)
    case_file.window.settle()
    assert panel.arrival.text()
