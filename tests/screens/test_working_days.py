"""The table of working days: each line with its source, what may be set, and what that would move, told before."""

from dataclasses import replace
from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.special_days import SetSpecialDay
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.screens.working_days import WorkingDaysScreen
from parcours_desktop.screens.working_days_form import DaySetting
from parcours_desktop.wording.words import Words
from tests.builders.acts import stored
from tests.builders.cases import a_case

TUESDAY = date(2026, 11, 24)
RULE = "Règle\u00a0: RLRQ c. J-3, r. 3, art. 3"


def opened(desk: Desk, language: str = "fr") -> WorkingDaysScreen:
    return WorkingDaysScreen(desk, Words(language))


def said(screen: WorkingDaysScreen, on: date) -> list[tuple[str, str, str, str]]:
    return [(line.weekday, line.name, line.state_said, line.source) for line in screen.lines if line.on == on]


def fill(screen: WorkingDaysScreen, **values: object) -> None:
    for name, value in values.items():
        screen.edit(name, value)  # type: ignore[arg-type]


def test_a_year_shows_its_thirteen_holidays_with_the_rule_that_makes_them(desk: Desk) -> None:
    screen = opened(desk)
    assert len(screen.lines) == 13
    assert said(screen, date(2026, 4, 3)) == [("vendredi", "Vendredi saint", "Non travaillé", RULE)]
    assert said(screen, date(2026, 12, 26)) == [("samedi", "Lendemain de Noël", "En fin de semaine", RULE)]
    assert screen.summary == "249 jours ouvrables en 2026 · 12 jours non travaillés en semaine"


def test_any_year_of_the_span_can_be_shown_and_no_other(desk: Desk) -> None:
    screen = opened(desk)
    assert (screen.years.start, screen.years.stop) == (2019, 2036)
    for year in screen.years:
        screen.show_year(year)
        assert screen.year == year
        assert len(screen.lines) == 13
        assert {line.on.year for line in screen.lines} == {year}
    screen.show_year(2036)
    assert screen.year == 2035


def test_the_dated_annex_is_shown_with_its_note(desk: Desk) -> None:
    desk.clock.advance(-(date(2026, 11, 23) - date(2011, 11, 23)))  # type: ignore[attr-defined]
    screen = opened(desk)
    assert said(screen, date(2011, 12, 27)) == [
        ("mardi", "Noël pris le mardi", "Non travaillé", "Annexe datée de la convention collective")
    ]
    assert said(opened(desk, "en"), date(2011, 12, 27))[0][:2] == ("Tuesday", "Christmas taken on the Tuesday")


def test_what_a_day_would_move_is_told_before_it_is_set_and_comes_true(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    a_case(desk, arrived_on=date(2026, 11, 2), csq_number="CSQ-2")
    screen = opened(coordinator)
    assert screen.foreseen() == ""
    fill(screen, on=TUESDAY)
    assert screen.foreseen() == "1 échéance de première rencontre change."
    (line,) = screen.move_lines
    assert (line.case_id, line.name, line.deadlines) == (case, "Haddad, Rania", "27\u00a0nov. → 30\u00a0nov.")
    fill(screen, source="Décret 1234-2026")
    assert screen.save()
    assert stored(desk, "case_summary", case, "deadline_on") == "2026-11-30"
    assert said(screen, TUESDAY) == [("mardi", "Jour non travaillé", "Non travaillé", "Décret 1234-2026")]
    assert (screen.values()["on"], screen.chosen, screen.move_lines) == (None, None, ())
    screen.undo()
    assert said(screen, TUESDAY) == []
    assert stored(desk, "case_summary", case, "deadline_on") == "2026-11-27"


def test_a_closed_office_moves_nothing_and_says_so_by_saying_nothing(desk: Desk, coordinator: Desk) -> None:
    a_case(desk, arrived_on=date(2026, 11, 20))
    screen = opened(coordinator)
    fill(screen, setting=DaySetting.OFFICE.value, on=TUESDAY)
    assert (screen.foreseen(), screen.move_lines) == ("", ())
    assert not screen.save()
    assert [(refusal.code, refusal.field) for refusal in screen.refusals] == [("mandatory", "office")]
    fill(screen, office="MTL", source="Travaux")
    assert screen.save()
    assert said(screen, TUESDAY) == [("mardi", "Fermeture\u00a0: Bureau de Montréal", "Bureau fermé", "Travaux")]


def test_a_day_set_by_hand_is_corrected_and_taken_away(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source="Décret"))
    screen = opened(coordinator)
    screen.choose(next(line.id for line in screen.lines if line.on == TUESDAY))
    assert screen.values()["source"] == "Décret"
    assert DaySetting.MOVED.value not in {choice.code for choice in screen.choices("settings")}
    assert screen.removal() == "1 échéance de première rencontre change."
    fill(screen, on=date(2026, 11, 10))
    assert screen.foreseen() == "1 échéance de première rencontre change."
    assert screen.save()
    assert stored(desk, "case_summary", case, "deadline_on") == "2026-11-27"
    screen.choose(next(line.id for line in screen.lines if line.on == date(2026, 11, 10)))
    assert screen.remove()
    assert len(screen.lines) == 13


def test_a_day_of_everybody_made_the_closing_of_an_office_tells_what_moves(desk: Desk, coordinator: Desk) -> None:
    a_case(desk, arrived_on=date(2026, 11, 20))
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source="Décret"))
    screen = opened(coordinator)
    screen.choose(next(line.id for line in screen.lines if line.on == TUESDAY))
    fill(screen, setting=DaySetting.OFFICE.value)
    assert screen.foreseen() == "1 échéance de première rencontre change."


def test_choosing_a_holiday_begins_its_move_to_another_day(coordinator: Desk) -> None:
    screen = opened(coordinator)
    screen.choose(next(line.id for line in screen.lines if line.on == date(2026, 12, 26)))
    assert (screen.setting, screen.values()["on"]) == (DaySetting.MOVED, date(2026, 12, 26))
    assert screen.asked == {"setting", "on", "to_on", "source"}
    fill(screen, to_on=date(2026, 12, 28), source="Annexe de 2026")
    assert screen.save()
    assert said(screen, date(2026, 12, 26)) == [("samedi", "Lendemain de Noël", "En fin de semaine", "Annexe de 2026")]
    assert said(screen, date(2026, 12, 28))[0][2] == "Non travaillé"


@pytest.mark.parametrize(
    ("setting", "on", "code"),
    [
        (DaySetting.WORKS, date(2026, 11, 29), "weekend_worked"),
        (DaySetting.WORKS, TUESDAY, "day_works_already"),
        (DaySetting.OFF, date(2026, 12, 25), "day_off_already"),
    ],
)
def test_what_is_strange_is_allowed_with_a_warning(coordinator: Desk, setting: DaySetting, on: date, code: str) -> None:
    screen = opened(coordinator)
    fill(screen, setting=setting.value, on=on, source="Note")
    assert [(warning.code, warning.field) for warning in screen.warnings] == [(code, "on")]
    assert screen.save()


@pytest.mark.parametrize("on", [date(1, 1, 1), date(1, 1, 3), date(9999, 12, 31)])
def test_a_day_far_away_is_refused_in_words(coordinator: Desk, on: date) -> None:
    screen = opened(coordinator)
    fill(screen, on=on, source="Note")
    assert screen.foreseen() == ""
    assert not screen.save()
    assert [refusal.code for refusal in screen.refusals] == ["special_day_too_far"]


def test_an_officer_reads_and_is_refused(desk: Desk) -> None:
    screen = opened(desk)
    assert not screen.may_write
    fill(screen, on=TUESDAY, source="Note")
    assert not screen.save()
    assert [refusal.code for refusal in screen.refusals] == ["workdays_coordination_only"]


def test_a_day_taken_away_elsewhere_leaves_the_form(coordinator: Desk) -> None:
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source="Décret"))
    screen = opened(coordinator)
    screen.choose(next(line.id for line in screen.lines if line.on == TUESDAY))
    coordinator.undo()
    assert screen.chosen is None


def test_after_saving_the_year_of_the_day_is_shown(coordinator: Desk) -> None:
    screen = opened(coordinator)
    fill(screen, on=date(2027, 1, 4), source="Annexe")
    assert screen.save()
    assert screen.year == 2027


def test_a_closed_screen_hears_no_more(desk: Desk) -> None:
    marc = Desk(desk.office, replace(desk.user, role=OfficerRole.COORDINATOR), desk.clock, desk.reference)
    screen = opened(marc)
    screen.close()
    marc.do(SetSpecialDay(TUESDAY, works=False, source="Décret"))
    assert len(screen.lines) == 13
