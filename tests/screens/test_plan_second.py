"""The choice of a second language beside the page: proposed, refused with a sentence, attested, printed, kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.adding import AddSteps
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.service_codes import LanguageGround, SealForm
from parcours_desktop.queries.language_uses import LanguageUse, language_uses
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.wording.words import Words
from tests.builders.cases import a_case

TODAY = date(2026, 11, 23)


def opened(desk: Desk, arrived: date) -> PlanScreen:
    case = a_case(desk, contact_language="ara", arriving_on=arrived, arrived_on=arrived)
    desk.do(AddSteps(case, ("INS-01", "INS-04")))
    return PlanScreen(desk, Words("fr"), case)


@pytest.fixture
def fresh(desk: Desk) -> Iterator[PlanScreen]:
    screen = opened(desk, date(2026, 10, 1))
    yield screen
    screen.close()


@pytest.fixture
def late(desk: Desk) -> Iterator[PlanScreen]:
    screen = opened(desk, date(2026, 3, 1))
    yield screen
    screen.close()


def save(screen: PlanScreen, path: Path) -> None:
    page = screen.printout()
    page.record(page.saving(path)())


def test_french_alone_comes_first_then_the_language_of_the_person(fresh: PlanScreen) -> None:
    lines = fresh.second.lines
    assert [line.text for line in lines[:2]] == ["Français seulement", "Français et arabe"]
    assert len(lines) == 9
    assert [line.code for line in lines if line.chosen] == [""]
    assert not any(line.needs_ground for line in lines)
    assert fresh.sheet.second is None
    assert fresh.second.remark == ""


def test_the_page_follows_the_choice_and_says_that_nobody_has_reviewed_it(fresh: PlanScreen) -> None:
    drawn: list[str] = []
    fresh.page_changed.connect(lambda: drawn.append(fresh.second.chosen))
    assert fresh.second.choose("ara")
    assert drawn == ["ara"]
    assert fresh.sheet.second is not None
    assert fresh.sheet.second.language == "ara"
    assert fresh.second.remark == "traduction non révisée"
    fresh.second.choose("")
    assert fresh.sheet.second is None


def test_after_six_months_the_sentence_says_since_when_and_a_ground_opens_the_way(late: PlanScreen, desk: Desk) -> None:
    assert all(line.needs_ground for line in late.second.lines if line.code)
    assert not late.second.choose("ara")
    assert "1er\u00a0septembre 2026" in late.second.sentence("ara")
    assert [one.code for one in late.second.attest("ara", {"ground": "health", "on": date(2026, 12, 1)})] == [
        "date_in_future"
    ]
    (refusal,) = late.second.attest("ara", {"ground": "english_schooling", "on": TODAY})
    assert (refusal.code, refusal.field) == ("second_language_english_only", "ground")
    assert late.second.attested == ""
    assert late.second.attest("ara", {"ground": "health", "on": TODAY}) == ()
    assert late.second.chosen == "ara"
    assert late.second.remark == "traduction non révisée · motif\u00a0: Santé, 23\u00a0novembre 2026"
    assert late.second.withdraw() == ()
    assert (late.second.chosen, late.sheet.second) == ("", None)
    assert late.undo_title == "Retrait d’une exception de langue"


def test_undo_of_the_attestation_puts_french_alone_on_the_page_again(late: PlanScreen) -> None:
    late.second.attest("ara", {"ground": "health", "on": TODAY})
    late.undo()
    assert (late.second.chosen, late.sheet.second) == ("", None)


def test_a_signed_version_keeps_its_language_and_the_working_copy_its_choice(fresh: PlanScreen) -> None:
    fresh.second.choose("ara")
    assert fresh.seal(fresh.sealing(SealForm.SIGNED)()) == 1
    fresh.second.choose("")
    assert fresh.sheet.second is not None
    fresh.show_version(None)
    assert fresh.sheet.second is None


def test_what_is_saved_in_two_languages_is_counted_with_its_ground(
    late: PlanScreen, fresh: PlanScreen, desk: Desk, tmp_path: Path
) -> None:
    late.second.attest("ukr", {"ground": "health", "on": TODAY})
    fresh.second.choose("ara")
    for screen in (late, fresh):
        save(screen, tmp_path / "plan.pdf")
    fresh.second.choose("")
    save(fresh, tmp_path / "plan.pdf")
    with desk.reading() as file:
        uses = language_uses(file)
    assert set(uses) == {LanguageUse("ukr", LanguageGround.HEALTH, 1), LanguageUse("ara", None, 1)}
