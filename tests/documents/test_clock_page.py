"""The proof of a clock on paper: the days counted one by one, and everything that explains the outcome."""

import re
from datetime import date

import pytest
from parcours_desktop.documents.clock_page import draw_clock_proof
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, ExcuseReason
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.wording.pseudo import CLOSES, OPENS, outside
from parcours_desktop.wording.words import Words
from tests.builders.acts import wall
from tests.builders.clocks import a_clock_sheet, an_attempt_row
from tests.builders.plans import an_appointment
from tests.documents.pdf_reading import ink_in_margins, opened, page_texts, text_of

FRENCH = Words("fr")


class BracedWords(Words):
    """Words in braces, which the typefaces have."""

    def _out(self, text: str) -> str:
        return f"{{{text}}}" if text else text


def rows_of(text: str) -> dict[str, str]:
    """The lines of the table of days by date: what the day is, and its number or a dash."""
    found = re.findall(r"(\d{4}-\d{2}-\d{2})\s+(.+?)\s+(\d sur 5|—)", text, re.DOTALL)
    return {day: f"{' '.join(what.split())} / {number}" for day, what, number in found}


@pytest.mark.parametrize(
    ("arrived", "fifth"),
    [
        ("2025-12-19", "2026-01-05"),
        ("2026-03-07", "2026-03-13"),
        ("2026-03-09", "2026-03-16"),
        ("2026-04-01", "2026-04-10"),
        ("2026-06-23", "2026-07-02"),
    ],
)
def test_the_fifth_day_of_the_table_is_the_deadline(arrived: str, fifth: str) -> None:
    rows = rows_of(text_of(draw_clock_proof(a_clock_sheet(date.fromisoformat(arrived)), FRENCH, Paper.LETTER)))
    assert rows[arrived] == "Jour de l’arrivée, non compté / —"
    assert rows[fifth] == "Jour ouvrable / 5 sur 5"
    counted = [row for row in rows.values() if row.endswith("sur 5")]
    assert counted == [f"Jour ouvrable / {number} sur 5" for number in range(1, 6)]
    days = (date.fromisoformat(fifth) - date.fromisoformat(arrived)).days + 1
    assert len(rows) == days


def test_each_holiday_that_was_skipped_is_named() -> None:
    rows = rows_of(text_of(draw_clock_proof(a_clock_sheet(), FRENCH, Paper.LETTER)))
    holidays = {day: what for day, what in rows.items() if "férié" in what}
    assert {day: what.partition(": ")[2] for day, what in holidays.items()} == {
        "2025-12-24": "Veille de Noël / —",
        "2025-12-25": "Noël / —",
        "2025-12-26": "Lendemain de Noël / —",
        "2025-12-31": "Veille du jour de l’An / —",
        "2026-01-01": "Jour de l’An / —",
        "2026-01-02": "Lendemain du jour de l’An / —",
    }


def test_a_day_set_by_hand_is_told_as_such() -> None:
    days = WorkingDays({date(2026, 3, 10): False, date(2026, 3, 14): True})
    rows = rows_of(text_of(draw_clock_proof(a_clock_sheet(date(2026, 3, 9), days=days), FRENCH, Paper.LETTER)))
    assert rows["2026-03-10"] == "Jour férié, non compté : Jour férié fixé par la table / —"
    assert rows["2026-03-14"] == "Jour ouvrable / 4 sur 5"
    assert list(rows)[-1] == "2026-03-16"


def test_the_proof_tells_meetings_attempts_excuse_rule_and_outcome() -> None:
    sheet = a_clock_sheet(
        excused=ExcuseReason.UNREACHABLE,
        today=date(2026, 1, 6),
        excuse_note="Trois appels, un courriel.",
        appointments=(
            an_appointment(
                kind=AppointmentKind.FIRST_MEETING, state=AppointmentState.MISSED, starts_at=wall("2025-12-30T10:00")
            ),
        ),
    )
    text = " ".join(text_of(draw_clock_proof(sheet, FRENCH, Paper.LETTER)).split())
    at = 0
    for part in (
        "Délai de cinq jours ouvrables",
        "Dossier AQ-2026-06-000123-C",
        "Imprimé le 6 janvier 2026",
        "Rania Haddad",
        "Bureau de Montréal",
        "vendredi 19 décembre 2025",
        "lundi 5 janvier 2026",
        "Dépassement justifié",
        "Motif noté : La personne était impossible à joindre, le 30 décembre 2025, par Sophie Lavoie.",
        "Trois appels, un courriel.",
        "Jours comptés",
        "8 août 2019",
        "RLRQ, c. J-3, r. 3, art. 3",
        "3 tentatives",
        "30 décembre 2025, 10 h",
        "Manqué",
        "22 décembre 2025, 10 h 20",
        "Sans réponse",
        "Boîte vocale pleine",
    ):
        at = text.find(part, at)
        assert at >= 0, part


@pytest.mark.parametrize(
    ("met_on", "said"),
    [
        (date(2025, 12, 23), "tenue le 23 décembre 2025, le 2e jour ouvrable."),
        (date(2025, 12, 20), "avant le premier jour ouvrable compté"),
        (date(2025, 12, 1), "avant l’arrivée"),
        (date(2026, 1, 7), "tenue le 7 janvier 2026, 2 jours ouvrables après la limite du 5 janvier 2026."),
    ],
)
def test_the_outcome_says_on_which_day_the_meeting_was_held(met_on: date, said: str) -> None:
    sheet = a_clock_sheet(met_on=met_on, today=date(2026, 2, 1))
    assert said in " ".join(text_of(draw_clock_proof(sheet, FRENCH, Paper.LETTER)).split())


def test_before_the_arrival_it_says_that_nothing_runs_yet() -> None:
    sheet = a_clock_sheet(None, arriving_on=date(2026, 1, 20), attempts=())
    text = text_of(draw_clock_proof(sheet, FRENCH, Paper.LETTER))
    assert "Le délai commence à l’arrivée confirmée." in text
    assert "mardi 20 janvier 2026 (prévue, à confirmer)" in text
    assert "Aucune tentative n’est notée." in text
    assert "Jours comptés" not in text


@pytest.mark.parametrize("paper", Paper)
def test_a_long_story_goes_on_with_its_heads_and_the_same_rows_give_the_same_bytes(paper: Paper) -> None:
    name = "Maria-Alejandra Guadalupe Esperanza " * 4
    attempts = tuple(an_attempt_row(f"2025-12-22T{hour:02d}:15", note="Sans suite " * 9) for hour in range(8, 20))
    sheet = a_clock_sheet(person_name=name, attempts=attempts)
    pdf = draw_clock_proof(sheet, FRENCH, paper)
    assert pdf == draw_clock_proof(sheet, FRENCH, paper)
    assert ink_in_margins(pdf) == []
    pages = page_texts(pdf)
    assert len(pages) > 1
    assert all("AQ-2026-06-000123-C" in page for page in pages)
    assert "Résultat" in pages[-1]
    assert "Haddad" not in " ".join(str(value) for value in opened(pdf).metadata.values())


def test_every_word_of_the_page_can_be_translated() -> None:
    sheet = a_clock_sheet(excused=ExcuseReason.ASKED_LATER)
    text = text_of(draw_clock_proof(sheet, BracedWords("fr"), Paper.LETTER)).translate(
        str.maketrans("{}", OPENS + CLOSES)
    )
    assert not re.search(r"\b(Délai|Jour|Compté|Tentatives|Règle|Motif)\b", outside(text))
    english = text_of(draw_clock_proof(sheet, Words("en"), Paper.LETTER))
    assert "Five-working-day clock" in english
