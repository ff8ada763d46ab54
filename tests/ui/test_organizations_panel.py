"""The page of partner organizations: found, added, corrected, checked, closed; each act can be undone."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.organizations import OrganizationsScreen
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.organizations_panel import OrganizationsPanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.builders.organizations import an_organization
from tests.ui.conftest import AnsweredQuestions

FRENCH = Words("fr")


@pytest.fixture
def panel(desk: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[OrganizationsPanel]:
    panel = OrganizationsPanel(OrganizationsScreen(desk, FRENCH), around)
    qtbot.addWidget(panel)
    panel.resize(1200, 700)
    panel.show()
    yield panel
    panel.leave()


def names(panel: OrganizationsPanel) -> list[str]:
    return [line.name for line in panel._screen.lines(panel.table.ids)]


def asked(panel: OrganizationsPanel) -> FormDialog:
    return panel.findChildren(FormDialog)[-1]


def told(panel: OrganizationsPanel) -> list[str]:
    return [part.text() for part in panel.card.findChildren(QLabel) if part.isVisibleTo(panel.card)]


def test_an_empty_directory_says_what_to_do(panel: OrganizationsPanel) -> None:
    assert panel.empty.text() == "Le répertoire est vide. Ajoutez un premier organisme."
    assert panel.card.isHidden()


def test_an_organization_is_added_shown_and_taken_back(panel: OrganizationsPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.new.click()
    form = asked(panel).form
    form.set_values(
        {
            "name": "Maison du Fleuve",
            "city": "Longueuil",
            "phone": "450 555-0133",
            "regions": "Montréal, montérégie",
            "languages": "français; Espagnol",
            "service_housing": True,
        }
    )
    asked(panel).accept()
    assert names(panel) == ["Maison du Fleuve"]
    qtbot.waitUntil(lambda: {"Maison du Fleuve", "Logement", "450 555-0133"} <= set(told(panel)))
    assert any(text.casefold() == "français, espagnol" for text in told(panel))
    desk.undo()
    assert names(panel) == []


def test_a_region_that_does_not_exist_is_refused_beside_its_field(panel: OrganizationsPanel) -> None:
    panel.new.click()
    asked(panel).form.set_values({"name": "Maison du Fleuve", "regions": "Montréal, Narnia"})
    asked(panel).accept()
    assert asked(panel).form.box("regions").is_refused
    assert names(panel) == []
    asked(panel).reject()


def test_the_list_is_narrowed_by_words_and_by_service(panel: OrganizationsPanel, desk: Desk) -> None:
    an_organization(desk, name="Maison du Fleuve")
    an_organization(desk, name="Atelier des Érables", city="Laval")
    panel.text.setText("atel")
    assert names(panel) == ["Atelier des Érables"]
    panel.text.setText("zzz")
    assert panel.empty.text() == "Aucun organisme ne correspond."
    panel.text.clear()
    assert len(names(panel)) == 2


def test_one_is_checked_closed_and_reopened(panel: OrganizationsPanel, desk: Desk, around: Surroundings) -> None:
    an_organization(desk, name="Maison du Fleuve")
    panel.view.choose(panel.table.ids[0])
    panel.card.check.click()
    assert panel._screen.lines(panel.table.ids)[0].checked == "aujourd’hui"
    panel.card.shut.click()
    assert names(panel) == []
    panel.closed.setChecked(True)
    assert names(panel) == ["Maison du Fleuve"]
    panel.card.reopen.click()
    panel.closed.setChecked(False)
    assert names(panel) == ["Maison du Fleuve"]
    assert around.notices.texts()


def test_one_is_corrected_with_what_it_had(panel: OrganizationsPanel, desk: Desk) -> None:
    an_organization(desk, name="Maison du Fleuve", regions=("06",), languages=("fra", "ara"))
    panel.card.change.click()
    form = asked(panel).form
    assert form.value("regions") == "Montréal"
    form.set_values({"name": "Maison des Rives"})
    asked(panel).accept()
    (line,) = panel._screen.lines(panel.table.ids)
    assert (line.name, line.place.split(" · ")[-1]) == ("Maison des Rives", "Montréal")


@pytest.mark.parametrize("width", [1040, 1240])
def test_no_button_of_the_card_is_cut_and_the_list_needs_no_scrolling_aside(
    panel: OrganizationsPanel, desk: Desk, qtbot: QtBot, width: int
) -> None:
    an_organization(desk, name="Maison du Fleuve")
    panel.resize(width, 700)
    card = panel.card
    shown = (card.check, card.change, card.shut)
    qtbot.waitUntil(lambda: all(button.isVisible() and button.width() >= button.sizeHint().width() for button in shown))
    assert panel.view.horizontalScrollBar().maximum() == 0


def test_the_directory_leaves_as_a_list_that_reads_back(
    panel: OrganizationsPanel, desk: Desk, questions: AnsweredQuestions, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not panel.export.isEnabled()
    an_organization(desk)
    questions.file = tmp_path / "organismes.csv"
    panel.export.click()
    qtbot.waitUntil(questions.file.exists)
    (row,) = csv.DictReader(io.StringIO(questions.file.read_text(encoding="utf-8-sig")), delimiter=";")
    assert [row["Nom de l’organisme"]] == names(panel)
    assert row["Vérifié le"] == desk.clock.today().isoformat()
    assert row["Services offerts"]
