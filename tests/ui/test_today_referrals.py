"""Referrals that nobody answers, on the first page: asked again, or answered, from their line."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from parcours_desktop.commands.consents import WithdrawConsent
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.service_codes import ReferralState, ServiceKind
from parcours_desktop.domain.today import TodayList
from parcours_desktop.queries.referrals import referral_row
from parcours_desktop.screens.today import TodayScreen
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.today_panel import TodayPanel
from parcours_desktop.wording.words import Words
from pytestqt.qtbot import QtBot
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case
from tests.builders.partners import a_consent, a_notice, a_referral, an_organization, sent
from tests.robots.today import TodayRobot
from tests.ui.conftest import AnsweredQuestions

UNANSWERED = TodayList.UNANSWERED


@pytest.fixture
def referral(desk: Desk, clock: FixedClock) -> int:
    """Sent sixteen days ago."""
    case, uid = a_case(desk), an_organization(desk)
    a_notice(desk, case)
    a_consent(desk, case, uid)
    made = sent(desk, a_referral(desk, case, uid, service=ServiceKind.HOUSING))
    clock.advance(timedelta(days=16))
    return made


@pytest.fixture
def page(desk: Desk, around: Surroundings, words: Words, referral: int, qtbot: QtBot) -> Iterator[TodayRobot]:
    panel = TodayPanel(TodayScreen(desk, words), around)
    panel.resize(1166, 700)
    qtbot.addWidget(panel)
    around.notices.attach(panel)
    yield TodayRobot(panel).show()
    panel.leave()


def test_a_line_offers_to_remind_and_then_goes_and_undo_brings_it_back(page: TodayRobot, desk: Desk) -> None:
    (line,) = page.lines(UNANSWERED)
    assert "Maison du Fleuve" in line
    assert "16 jours" in line
    assert "Logement" in line
    remind, _ = page.row(UNANSWERED, "Haddad").acts
    assert remind.accessibleName() == "Relancer\u00a0: Haddad, Rania"
    page.window.click(remind)
    assert page.panel.cards[UNANSWERED].isHidden()
    desk.undo()
    assert not page.panel.cards[UNANSWERED].isHidden()
    assert complaints(desk) == []


def test_the_answer_is_noted_from_the_line(
    page: TodayRobot, desk: Desk, questions: AnsweredQuestions, referral: int
) -> None:
    _, answer = page.row(UNANSWERED, "Haddad").acts
    page.window.click(answer)
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values({"state": "waiting_list", "note": "Deux mois"})
    dialog.yes.click()
    with desk.reading() as file:
        row = referral_row(file, referral)
    assert row is not None
    assert (row.state, row.answer_note) == (ReferralState.WAITING_LIST, "Deux mois")
    assert page.panel.cards[UNANSWERED].isHidden()


def test_after_the_consent_is_withdrawn_nobody_is_asked_again_and_it_says_why(
    page: TodayRobot, desk: Desk, around: Surroundings
) -> None:
    with desk.reading() as file:
        consent = file.exec_driver_sql("SELECT id FROM consent").scalar_one()
    desk.do(WithdrawConsent(consent, desk.clock.today(), "", seen(desk)))
    said: list[str] = []
    page.panel.listed.troubled.connect(said.append)
    page.window.click(page.row(UNANSWERED, "Haddad").acts[0])
    assert "rien ne peut plus être transmis" in said[0]
    assert len(page.lines(UNANSWERED)) == 1
