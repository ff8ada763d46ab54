"""A coordinator in the whole window: from a figure of the team to the list behind it, to the cases, and back."""

from dataclasses import replace

import pytest
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.ui.behind_panel import BehindPanel
from PySide6.QtWidgets import QAbstractButton
from tests.builders.acts import seen
from tests.builders.cases import a_case
from tests.journeys.opening import Opening
from tests.robots.window import Window


def test_from_a_figure_to_the_people_behind_it_and_back(coordinator: Desk, opened: Opening) -> None:
    rania = a_case(coordinator)
    olena = a_case(coordinator, family_name="Kovalenko", given_name="Olena", csq_number="CSQ-2")
    window = opened(coordinator)
    main = Window(window.main)
    main.click(main.named(QAbstractButton, "go-team"))
    team = window.coordination.team
    assert team is not None
    main.click(team.cards[0])
    page = window.visit("behind")
    assert isinstance(page, BehindPanel)
    assert list(page.table.ids) == [rania, olena]
    assert main.says("Équipe — Montréal\u00a0: dossiers actifs")
    main.click(page.to_cases)
    assert window.main.current_page == "cases"
    assert list(window.cases.listed.ids) == [rania, olena]
    main.click(main.named(QAbstractButton, "go-team"))
    main.click(team.cards[0])
    shown = window.visit("behind")
    assert isinstance(shown, BehindPanel)
    shown.view.row_opened.emit(olena)
    assert window.main.current_page == "case"
    assert main.says("Kovalenko, Olena") or main.says("Olena Kovalenko")
    main.click(main.named(QAbstractButton, "go-team"))
    assert window.main.current_page == "team"


def test_an_officer_has_no_way_to_the_team(desk: Desk, opened: Opening) -> None:
    a_case(desk)
    window = opened(desk)
    assert window.coordination.team is None
    assert not Window(window.main).named(QAbstractButton, "go-team").isVisible()
    assert not window.around.actions.is_enabled("go_team")


@pytest.mark.parametrize("role", [OfficerRole.READER, OfficerRole.ADMINISTRATOR])
def test_whoever_may_not_write_can_still_look_at_every_page(desk: Desk, opened: Opening, role: OfficerRole) -> None:
    rania = a_case(desk)
    other = Desk(desk.office, replace(desk.user, role=role), desk.clock, desk.reference)
    window = opened(other)
    for page in ("today", "cases", "calendar", "organizations", "preferences"):
        window.main.show_page(page)
        Window(window.main).settle()
    assert list(window.cases.listed.ids) == ([rania] if role is OfficerRole.READER else [])
    assert (window.coordination.team is not None) is (role is OfficerRole.READER)
    if window.coordination.team is not None:
        assert window.coordination.team.assign.isHidden()


def test_what_a_reader_writes_is_refused_in_a_sentence(desk: Desk, opened: Opening) -> None:
    rania = a_case(desk)
    reader = Desk(desk.office, replace(desk.user, role=OfficerRole.READER), desk.clock, desk.reference)
    window = opened(reader)
    window.open_case(rania, "profile")
    assert not window.cases.listed.assign([rania], "")
    with reader.reading() as file:
        assert file.exec_driver_sql("SELECT officer FROM cases").scalar_one() == desk.user.login


def test_a_case_whose_officer_left_elsewhere_is_told_at_the_opening(
    desk: Desk, coordinator: Desk, opened: Opening
) -> None:
    rania = a_case(desk)
    with coordinator.office.work() as work:  # as another office’s edits would come in, past the rules of this one
        sophie = work.connection.exec_driver_sql(
            "SELECT id FROM officer WHERE login=?", (desk.user.login,)
        ).scalar_one()
        work.change(sophie, {"left_on": coordinator.clock.today()}, seen(coordinator))
        work.write()
    window = opened(coordinator)
    main = Window(window.main)
    assert main.says("1 dossier ouvert est à une personne qui n’est plus en poste. Attribuez-le.")
    main.click("Voir la liste")
    page = window.visit("behind")
    assert isinstance(page, BehindPanel)
    assert list(page.table.ids) == [rania]


def test_the_queue_is_counted_beside_the_team(coordinator: Desk, desk: Desk, opened: Opening) -> None:
    rania = a_case(coordinator)
    window = opened(coordinator)
    button = Window(window.main).named(QAbstractButton, "go-team")
    assert button.accessibleDescription() == "1"
    coordinator.do(assigned_to((rania,), desk.user.login, seen(coordinator)))
    assert button.accessibleDescription() == "0"
