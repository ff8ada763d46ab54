"""Steps that follow from needs and facts, each with its reason."""

from dataclasses import replace
from datetime import date

import pytest
from parcours_desktop.domain.codes import Category, HouseholdRole, NeedDomain, NeedLevel
from parcours_desktop.domain.suggestions import Facts, Suggestion, suggest
from parcours_desktop.system.reference import Reference

TODAY = date(2026, 11, 23)
NEWCOMER = Facts(age=34, category=Category.ECONOMIC, role=HouseholdRole.PRINCIPAL, french_oral=9, arrived=True)


@pytest.fixture
def suggested(reference: Reference):  # type: ignore[no-untyped-def]
    def ask(
        facts: Facts, needs: dict[NeedDomain, NeedLevel] | None = None, existing: tuple[str, ...] = ()
    ) -> dict[str, Suggestion]:
        found = suggest(facts, needs or {}, existing, reference.rules_on(TODAY), reference.catalogue_on(TODAY))
        return {suggestion.step.code: suggestion for suggestion in found}

    return ask


def test_children_bring_school_care_and_allowance_with_the_reason(suggested) -> None:  # type: ignore[no-untyped-def]
    found = suggested(replace(NEWCOMER, children_ages=(3, 8)))
    assert found["INS-07"].reason == "enfants de moins de 6 ans"
    assert found["INS-06"].reason == "enfants d’âge scolaire (de 6 à 16 ans)"
    assert found["INS-09"].reason == "enfants de moins de 18 ans"
    assert found["INS-09"].reason_en == "children under 18"
    assert list(found) == sorted(found, key=lambda code: list(found).index(code))


def test_teenagers_of_17_go_to_no_nursery(suggested) -> None:  # type: ignore[no-untyped-def]
    found = suggested(replace(NEWCOMER, children_ages=(17,)))
    assert "INS-09" in found
    assert not {"INS-06", "INS-07"} & found.keys()


def test_two_reasons_are_both_said(suggested) -> None:  # type: ignore[no-untyped-def]
    found = suggested(replace(NEWCOMER, regulated=True), {NeedDomain.REGULATED: NeedLevel.URGENT})
    assert found["EMP-02"].reason == "profession réglementée; besoin\u00a0: profession réglementée"


@pytest.mark.parametrize(
    ("level", "suggests"),
    [(NeedLevel.NONE, False), (NeedLevel.WATCH, False), (NeedLevel.ADDRESS, True), (NeedLevel.URGENT, True)],
)
def test_only_pressing_needs_bring_steps(suggested, level: NeedLevel, suggests: bool) -> None:  # type: ignore[no-untyped-def]
    assert ("INS-05" in suggested(NEWCOMER, {NeedDomain.HOUSING: level})) is suggests


@pytest.mark.parametrize(("level", "suggests"), [(None, False), (6, True), (7, False)])
def test_french_is_suggested_under_level_7(suggested, level: int | None, suggests: bool) -> None:  # type: ignore[no-untyped-def]
    assert ("FRA-01" in suggested(replace(NEWCOMER, french_oral=level))) is suggests


@pytest.mark.parametrize(("level", "suggests"), [(None, False), (4, False), (5, True)])
def test_objectif_integration_asks_for_intermediate_french(suggested, level: int | None, suggests: bool) -> None:  # type: ignore[no-untyped-def]
    found = suggested(replace(NEWCOMER, french_oral=level), {NeedDomain.SOCIETY: NeedLevel.ADDRESS})
    assert ("COL-01" in found) is suggests


def test_what_is_in_the_plan_is_not_suggested_again(suggested) -> None:  # type: ignore[no-untyped-def]
    assert "INS-01" in suggested(NEWCOMER)
    assert "INS-01" not in suggested(NEWCOMER, existing=("INS-01",))


def test_a_child_is_not_asked_to_drive_nor_to_enrol_children(suggested) -> None:  # type: ignore[no-untyped-def]
    child = Facts(age=9, children_ages=(9,), role=HouseholdRole.DEPENDANT, arrived=True, french_oral=2)
    found = suggested(child, dict.fromkeys(NeedDomain, NeedLevel.URGENT))
    assert not {"INS-06", "INS-08", "INS-10", "FRA-01", "COL-01"} & found.keys()
    assert "INS-02" in found


def test_temporary_workers_are_not_sent_where_they_are_not_admitted(suggested) -> None:  # type: ignore[no-untyped-def]
    needs = {NeedDomain.JOB_SEARCH: NeedLevel.ADDRESS}
    assert "EMP-04" in suggested(NEWCOMER, needs)
    assert "EMP-04" not in suggested(replace(NEWCOMER, category=Category.WORKER), needs)


def test_before_the_arrival_preparation_is_suggested(suggested) -> None:  # type: ignore[no-untyped-def]
    found = suggested(replace(NEWCOMER, arrived=False, regulated=True, french_oral=3))
    assert {"PRE-02", "PRE-03", "PRE-04"} <= found.keys()
    assert "INS-01" not in found


def test_refugees_meet_a_partner_organization(suggested) -> None:  # type: ignore[no-untyped-def]
    assert suggested(replace(NEWCOMER, category=Category.REFUGEE))["COL-02"].reason == "personne réfugiée"
