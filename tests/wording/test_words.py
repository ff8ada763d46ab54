"""What people read: sentences, dates, hours, numbers, in French and in English."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from babel import Locale
from parcours_desktop.domain.codes import HouseholdRole, NotDoneReason, OfficerRole, Strand
from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.system.disk import Size
from parcours_desktop.wording.pseudo import outside
from parcours_desktop.wording.words import Words

FRIDAY = date(2026, 8, 21)


@pytest.fixture(scope="module")
def fr() -> Words:
    return Words()


@pytest.fixture(scope="module")
def en() -> Words:
    return Words("en")


def said(text: str) -> str:
    """The text with ordinary spaces, for readable expectations."""
    return text.replace("\u00a0", " ")


def test_dates_are_written_as_in_quebec(fr):
    day = date(2026, 8, 23)
    assert said(fr.date(day)) == "23 août 2026"
    assert said(fr.short_date(day)) == "23 août"
    assert said(fr.medium_date(date(2026, 9, 6))) == "6 sept. 2026"
    assert said(fr.weekday_date(FRIDAY)) == "vendredi 21 août"
    assert said(fr.full_date(FRIDAY)) == "vendredi 21 août 2026"
    assert said(fr.short_weekday_date(FRIDAY)) == "ven. 21 août"
    assert fr.weekday(FRIDAY) == "vendredi"
    assert fr.month(day) == "août 2026"
    assert fr.table_date(day) == "2026-08-23"


def test_dates_are_written_in_english(en):
    day = date(2026, 8, 23)
    assert said(en.date(day)) == "August 23, 2026"
    assert said(en.short_date(day)) == "Aug 23"
    assert said(en.weekday_date(FRIDAY)) == "Friday, August 21"
    assert said(en.short_weekday_date(FRIDAY)) == "Fri, Aug 21"
    assert en.table_date(day) == "2026-08-23"


def test_the_first_of_a_month_is_an_ordinal_in_french_alone(fr, en):
    first = date(2026, 7, 1)
    assert said(fr.date(first)) == "1er juillet 2026"
    assert said(fr.short_weekday_date(first)) == "mer. 1er juill."
    assert said(fr.date(date(2026, 7, 11))) == "11 juillet 2026"
    assert said(en.date(first)) == "July 1, 2026"


def test_the_day_never_leaves_its_month_at_the_end_of_a_line(fr, en):
    for words in (fr, en):
        for written in (words.date(FRIDAY), words.short_date(FRIDAY), words.weekday_date(FRIDAY)):
            assert "\u00a021" in written or "21\u00a0" in written


def test_a_moment_is_taken_as_its_day(fr):
    assert fr.date(datetime.fromisoformat("2026-08-23T14:30")) == fr.date(date(2026, 8, 23))
    assert fr.table_date(datetime.fromisoformat("2026-08-23T14:30")) == "2026-08-23"


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "aujourd’hui"), (1, "demain"), (-1, "hier"), (-3, "il y a 3 jours"), (2, "dans 2 jours"), (6, "dans 6 jours"),
     (7, "28 août"), (-7, "14 août"), (200, "9 mars 2027")],
)  # fmt: skip
def test_near_days_are_said_by_their_distance(fr, days, expected):
    assert said(fr.relative_day(FRIDAY + timedelta(days), FRIDAY)) == expected


def test_near_days_are_said_in_english(en):
    assert en.relative_day(FRIDAY, FRIDAY) == "today"
    assert said(en.relative_day(FRIDAY + timedelta(2), FRIDAY)) == "in 2 days"
    assert said(en.relative_day(FRIDAY - timedelta(3), FRIDAY)) == "3 days ago"


def test_hours_have_no_needless_zeros(fr, en):
    assert fr.time(time(14, 30)) == "14\u00a0h\u00a030"
    assert fr.time(time(10)) == "10\u00a0h"
    assert fr.time(time(9, 5)) == "9\u00a0h\u00a005"
    assert fr.time(datetime.fromisoformat("2026-08-23T00:00")) == "0\u00a0h"
    assert said(fr.date_time(datetime.fromisoformat("2026-08-30T10:00"))) == "30 août 2026, 10 h"
    assert en.time(time(14, 30)) == "2:30\u00a0p.m."
    assert said(fr.time_period(time(9), time(10, 30))) == "9 h – 10 h 30"
    assert [said(fr.duration(minutes)) for minutes in (45, 60, 90)] == ["45 min", "1 h", "1 h 30"]


def test_a_period_says_what_its_ends_share_once(fr, en):
    assert said(fr.period(date(2026, 8, 23), date(2026, 8, 30))) == "23–30 août 2026"
    assert said(fr.period(date(2026, 8, 1), date(2026, 8, 30))) == "1er août – 30 août 2026"
    assert said(fr.period(date(2026, 8, 31), date(2026, 9, 4))) == "31 août – 4 septembre 2026"
    assert said(fr.period(date(2026, 12, 28), date(2027, 1, 1))) == "28 décembre 2026 – 1er janvier 2027"
    assert said(fr.period(FRIDAY, FRIDAY)) == "21 août 2026"
    assert "–" in en.period(date(2026, 8, 23), date(2026, 8, 30))


def test_money_and_numbers_keep_their_parts_together(fr, en):
    assert fr.money(185) == "185\u00a0$"
    assert fr.money(Decimal("28.50")) == "28,50\u00a0$"
    assert fr.money(1250) == "1\u00a0250\u00a0$"
    assert fr.number(12345.6) == "12\u00a0345,6"
    assert fr.number(999) == "999"
    assert fr.number(-1234) == "-1\u00a0234"
    assert fr.number(2, decimals=1) == "2,0"
    assert fr.percent(0.94) == "94\u00a0%"
    assert en.money(185) == "$185"
    assert en.number(12345.6) == "12,345.6"


def test_sizes_of_files_are_in_the_unit_that_reads_best(fr, en):
    assert [said(fr.size(count)) for count in (0, 532, 1_200_000, 12_000_000, 999_999, 3 * 10**9)] == [
        "0 octet", "532 octets", "1,2 Mo", "12 Mo", "1 Mo", "3 Go"]  # fmt: skip
    assert said(en.size(1_200_000)) == "1.2 MB"


def test_ordinals_agree_and_give_their_ending_apart(fr, en):
    assert fr.ordinal(1) == "1er"
    assert fr.ordinal(1, feminine=True) == "1re"
    assert fr.ordinal_parts(3) == ("3", "e")
    assert [en.ordinal(n) for n in (1, 2, 3, 4, 11, 21)] == ["1st", "2nd", "3rd", "4th", "11th", "21st"]


def test_lists_end_with_and(fr, en):
    assert fr.list(["a", "b", "c"]) == "a, b et c"
    assert fr.list([]) == ""
    assert en.list(iter(["a", "b"])) == "a and b"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_plural_follows_cldr(language):
    words, rule = Words(language), Locale.parse(f"{language}_CA").plural_form
    for n in (0, 1, 2, 3, 17, 100, 1_000_000):
        singular = words.many("il y a {n} jour", "il y a {n} jours", n)
        assert (rule(n) == "one") == (said(singular) in {f"il y a {n} jour", f"{n} day ago"}), n


def test_values_in_a_sentence_are_written_for_people(fr):
    text = fr(
        "{n} le {day}, {code} à {hour} ({name})", n=1200, day=FRIDAY, code=Strand.EMPLOYMENT, hour=time(10), name="Ng"
    )
    assert said(text) == "1 200 le 21 août 2026, Intégration au marché de l’emploi à 10 h (Ng)"
    assert fr("{n:02d}", n=7) == "07"
    assert fr("{yes}", yes=True) == "True"


def test_braces_from_a_person_are_text(fr):
    assert fr("« {name} »", name="{n} {0}") == "« {n} {0} »"
    assert (
        fr(
            "100 {",
        )
        == "100 {"
    )


def test_an_empty_text_stays_empty(fr, en):
    assert fr("") == ""
    assert en("") == ""


def test_codes_of_different_lists_keep_their_own_label(fr):
    assert fr.label(NotDoneReason.OTHER) == "Autre raison"
    assert fr.label(Strand.EMPLOYMENT) == "Intégration au marché de l’emploi"
    assert fr.short_label(Strand.EMPLOYMENT) == "Emploi"
    assert fr.short_label(Strand.FRENCH) == "Francisation"
    assert fr.label(HouseholdRole.SPOUSE) == "Conjointe ou conjoint"


def test_the_title_of_one_person_agrees(fr, en):
    assert fr.title(OfficerRole.OFFICER, feminine=True) == "agente d’aide à l’intégration"
    assert fr.title(OfficerRole.COORDINATOR, feminine=False) == "coordonnateur"
    assert en.title(OfficerRole.OFFICER, feminine=True) == "integration officer"


def test_a_refusal_and_a_trouble_become_sentences(fr, en):
    refusal = Refusal("passphrase_too_short", "passphrase", {"least": 12})
    assert "12 caractères" in fr.refusal(refusal)
    assert "12 characters" in en.refusal(refusal)
    assert "1,2 Mo" in said(fr.refusal(Refusal("disk_nearly_full", values={"free": Size(1_200_000)})))
    assert "/bureau" in fr.trouble(Trouble("cannot_write", path="/bureau"))


def test_fields_are_named_in_a_sentence(fr, en):
    refusal = Refusal("new_person_incomplete", "birth_date", {"fields": ("birth_date", "category", "Autre")})
    assert said(fr.refusal(refusal)) == "Il manque, pour ouvrir un dossier : date de naissance, catégorie et Autre."
    assert "date of birth, category and Autre" in en.refusal(refusal)


def test_a_code_without_sentence_or_value_still_says_something(fr):
    assert "no_such_code" in fr.refusal(Refusal("no_such_code"))
    assert "[path]" in fr.trouble(Trouble("cannot_write"))


def test_capital_begins_a_title(fr):
    assert fr.capital("vendredi 21 août") == "Vendredi 21 août"
    assert fr.capital("élève") == "Élève"
    assert fr.capital("") == ""


def test_pseudo_words_mark_all_they_say():
    words = Words.pseudo()
    shown = [
        words("Bonjour"), words.many("{n} jour", "{n} jours", 2), words.date(FRIDAY), words.relative_day(FRIDAY, FRIDAY),
        words.time(time(9)), words.period(FRIDAY, FRIDAY), words.money(1), words.number(3), words.percent(0.5),
        words.ordinal(3), words.list(["a"]), words.label(Strand.FRENCH), words.short_label(Strand.FRENCH), words.size(1),
        words.refusal(Refusal("required")), words.trouble(Trouble("disk_full")), words.duration(5), words.month(FRIDAY),
        words.title(OfficerRole.OFFICER, feminine=True), words.table_date(FRIDAY), words.time_period(time(9), time(10)),
        words.date_time(datetime.fromisoformat("2026-01-01T00:00")), words.short_label(Strand.EMPLOYMENT),
    ]  # fmt: skip
    assert [outside(text) for text in shown] == [""] * len(shown)


def test_what_stands_outside_pseudo_words_is_found():
    words = Words.pseudo()
    assert outside(f"{words('Le {day}', day=words.date(FRIDAY))} : brut {words('fin')}") == " : brut "
    assert words("") == ""


def test_a_list_of_thousands_of_dates_is_written_once(fr):
    days = [date(1950, 1, 1) + timedelta(n) for n in range(9000)]
    first = [fr.short_date(day) for day in days]
    assert [fr.short_date(day) for day in days] == first
    assert said(first[-1]) == "22 août"
