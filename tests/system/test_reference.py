"""The reference data that is shipped: complete, coherent, dated, quick to read."""

import re
import time
from collections import defaultdict
from datetime import date, timedelta

import pytest
from parcours_desktop.domain.codes import Category, ClosingReason, HouseholdRole, NeedDomain, Strand
from parcours_desktop.domain.planning import DueRule
from parcours_desktop.domain.validity import in_force
from parcours_desktop.system.reference import Reference, load_reference

TODAY = date(2026, 11, 23)


def test_it_is_read_in_less_than_20_ms() -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_reference()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.020


def test_the_seventeen_regions_have_their_codes_and_dashes(reference: Reference) -> None:
    assert list(reference.regions) == [f"{number:02}" for number in range(1, 18)]
    assert reference.regions["02"].name == "Saguenay\u2013Lac-Saint-Jean"
    assert reference.regions["11"].name == "Gaspésie\u2013Îles-de-la-Madeleine"


def test_the_countries_of_iso_3166_are_all_there(reference: Reference) -> None:
    assert len(reference.countries) == 249
    assert all(re.fullmatch("[A-Z]{3}", code) for code in reference.countries)
    assert all(row.name and row.name_en and row.name[0].isupper() for row in reference.countries.values())
    assert {"FRA", "DZA", "CHN", "UKR", "COD", "CIV", "HTI", "MMR", "CAN"} <= reference.countries.keys()
    assert "XXZ" not in reference.countries


def test_names_find_their_codes_without_accents(reference: Reference) -> None:
    found = reference.office_named("bureau de Montreal"), reference.office_named("mtl"), reference.office_named("LAVAL")
    assert [office.code for office in found if office] == ["MTL", "MTL", "LAV"]
    assert reference.office_named("Nulle-Part") is None
    assert reference.office_named("") is None
    regions = [reference.region_named(text) for text in ("6", "06", "saguenay lac saint jean", "42")]
    assert [region.code if region else None for region in regions] == ["06", "06", "02", None]
    countries = [reference.country_named(text) for text in ("fra", "cote d'ivoire", "Germany", "XXZ")]
    assert [country.code if country else None for country in countries] == ["FRA", "CIV", "DEU", None]
    languages = [reference.language_named(text) for text in ("ara", "Créole haïtien", "Vietnamese", "klingon")]
    assert [language.code if language else None for language in languages] == ["ara", "hat", "vie", None]


def test_ten_offices_lie_in_known_regions(reference: Reference) -> None:
    assert len(reference.offices) == 10
    for office in reference.offices.values():
        assert office.region in reference.regions
        assert re.fullmatch(r"\d{3} 555-\d{4}", office.phone)  # invented numbers
    assert reference.office("MTL") is not None
    assert reference.office("ZZZ") is None


def test_interpreters_speak_the_languages_of_the_list(reference: Reference) -> None:
    spoken = {language.code for language in reference.interpreted}
    assert {"ara", "spa", "hat", "cmn", "eng", "por", "rus", "ukr", "prs", "fas", "tir", "swa", "run", "urd", "pan", "hin",
            "tgl", "vie", "tur"} <= spoken  # fmt: skip
    assert all(re.fullmatch("[a-z]{3}", code) for code in reference.languages)


def test_the_occupations_of_the_list_are_known_and_some_are_regulated(reference: Reference) -> None:
    listed = {"33102", "13100", "31301", "41220", "21231", "65201", "72106", "31120", "21300"}
    assert listed <= reference.occupations.keys()
    assert all(re.fullmatch(r"\d{5}", code) for code in reference.occupations)
    assert reference.occupations["31120"].regulated_by == "Ordre des pharmaciens du Québec"
    assert reference.occupations["65201"].regulated_by == ""


def test_the_catalogue_has_every_step_of_the_programme(reference: Reference) -> None:
    catalogue = reference.catalogue_on(TODAY)
    wanted = [("INS", 12), ("FRA", 4), ("EMP", 5), ("COL", 4), ("PRE", 5)]
    assert list(catalogue) == [f"{strand}-{number:02}" for strand, most in wanted for number in range(1, most + 1)]
    for step in catalogue.values():
        assert step.label
        assert step.label_en
        assert bool(step.detail) == bool(step.detail_en)
        assert bool(step.documents) == bool(step.documents_en)
        assert (step.rule is DueRule.NONE) == (step.code == "EMP-05")
    assert {catalogue[code].strand for code in catalogue} == set(Strand)
    assert catalogue["INS-05"].shared_household
    assert not catalogue["INS-02"].shared_household
    assert catalogue["INS-08"].stop_months == 6


def test_dated_rows_never_overlap(reference: Reference) -> None:
    rows = defaultdict(list)
    for row in (*reference.steps, *reference.allowances, *reference.closing_rules):
        rows[type(row), row.code].append(row)
    rows["names"] = list(reference.names)
    rows["cadences"] = list(reference.cadences)
    rows["terms"] = list(reference.certificate_terms)
    for dated in rows.values():
        days = {row.valid_from or date(2000, 1, 1) for row in dated} | {row.valid_to or TODAY for row in dated}
        for day in days | {day + timedelta(days=1) for day in days}:
            assert sum(in_force(row, day) for row in dated) <= 1


def test_what_changed_is_dated(reference: Reference) -> None:
    assert reference.catalogue_on(date(2025, 10, 16))["INS-07"].organization == "La Place 0-5"
    assert reference.catalogue_on(date(2025, 12, 1))["INS-07"].organization.startswith("Portail")
    assert reference.catalogue_on(date(2025, 1, 31))["EMP-04"].suits(category=Category.WORKER)
    assert not reference.catalogue_on(date(2025, 2, 1))["EMP-04"].suits(category=Category.WORKER)
    part_time = [reference.allowance("french_part_time", day) for day in (date(2024, 9, 23), date(2024, 9, 24))]
    assert [row.amount if row else None for row in part_time] == [28, None]
    full_time = [reference.allowance("french_full_time", day) for day in (date(2020, 1, 1), TODAY)]
    assert [row.amount if row else None for row in full_time] == [185, 230]
    assert reference.programme_name(date(2019, 8, 8)) == "Parcours d’accompagnement personnalisé"
    assert reference.programme_name(date(2010, 1, 1)) == "Parcours d’accompagnement personnalisé"
    assert reference.programme_name(TODAY) == "Accompagnement Québec"
    assert reference.follow_up_days(TODAY) == (30, 90, 180, 365)


@pytest.mark.parametrize(("issued", "expires"), [("2018-08-01", "2021-08-01"), ("2018-08-02", "2020-08-02")])
def test_a_certificate_holds_as_long_as_when_it_was_issued(reference: Reference, issued: str, expires: str) -> None:
    assert reference.certificate_expiry(date.fromisoformat(issued)) == date.fromisoformat(expires)


def test_five_templates_bring_8_to_15_steps_of_the_catalogue(reference: Reference) -> None:
    catalogue = reference.catalogue_on(TODAY)
    templates = reference.templates_on(TODAY)
    assert [template.code for template in templates] == [
        "family",
        "skilled_worker",
        "refugee",
        "regulated",
        "before_arrival",
    ]
    for template in templates:
        assert 8 <= len(template.steps) <= 15
        assert len(set(template.steps)) == len(template.steps)
        assert set(template.steps) <= catalogue.keys()
        assert template.objectives
        assert all(objective.label and objective.label_en for objective in template.objectives)


def test_rules_name_known_steps_and_say_why(reference: Reference) -> None:
    catalogue = reference.catalogue_on(TODAY)
    for rule in reference.rules_on(TODAY):
        assert rule.step in catalogue
        assert rule.reason
        assert rule.reason_en
    assert {rule.need for rule in reference.rules} >= set(NeedDomain)


def test_every_reason_of_closing_has_its_rule(reference: Reference) -> None:
    assert [rule.code for rule in reference.closing_rules] == list(ClosingReason)
    unreachable = reference.closing_rule(ClosingReason.UNREACHABLE, TODAY)
    assert unreachable is not None
    assert unreachable.attempts == 3
    assert reference.closing_rule("other", TODAY) is None


def test_days_moved_by_the_annex_do_not_work(reference: Reference) -> None:
    assert not reference.workdays.is_working(date(2011, 12, 27))
    assert reference.workdays.is_working(TODAY)


def test_french_texts_are_set_as_quebec_does(reference: Reference) -> None:
    texts = [text for step in reference.steps for text in (step.label, step.detail, step.documents, step.organization)]
    texts += [rule.reason for rule in reference.rules]
    texts += [template.label for template in reference.templates]
    texts += [objective.label for template in reference.templates for objective in template.objectives]
    for text in texts:
        assert "'" not in text
        assert not re.search(r"[^\u00a0]:|« | »| ;", text), text
        assert "client" not in text.casefold()


def test_adults_do_what_a_child_is_spared(reference: Reference) -> None:
    licence = reference.catalogue_on(TODAY)["INS-08"]
    assert [licence.suits(role) for role in (*HouseholdRole, None)] == [True, True, False, True]
