"""What prints for whom: one table, nothing forgotten, nothing told that was not allowed."""

from dataclasses import fields, replace

import pytest
from parcours_desktop.domain.audience import TABLE, limited, plan_for, seen_by
from parcours_desktop.domain.plan_translation import SecondLanguage, TranslatedText
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import Audience, SharedField
from parcours_desktop.domain.shared_case import SharedCase
from tests.builders.papers import a_telling_case

OF_THE_PLAN = {
    "person_name": SharedField.IDENTITY,
    "list_name": SharedField.IDENTITY,
    "birth_date": SharedField.IDENTITY,
    "arriving_on": SharedField.ARRIVAL,
    "arrived_on": SharedField.ARRIVAL,
    "first_meeting_day": SharedField.ARRIVAL,
    "first_meeting_at": SharedField.APPOINTMENTS,
    "next_appointment": SharedField.APPOINTMENTS,
    "appointments": SharedField.APPOINTMENTS,
    "objectives": SharedField.OBJECTIVES,
    "steps": SharedField.STEPS,
}
OF_THE_OFFICE = {
    "case_id", "seen", "file_number", "officer", "office_name", "office_phone", "version", "signed_on", "latest_version",
    "printed_on", "programme_name", "code", "form", "layout", "sealed_by", "second", "sealed_form",
}  # fmt: skip
OF_THE_CASE = {
    "phone": SharedField.CONTACT,
    "email": SharedField.CONTACT,
    "address": SharedField.CONTACT,
    "category": SharedField.ARRIVAL,
    "household": SharedField.HOUSEHOLD,
    "mother_tongue": SharedField.LANGUAGES,
    "contact_language": SharedField.LANGUAGES,
    "interpreter": SharedField.LANGUAGES,
    "french": SharedField.FRENCH_LEVEL,
    "education": SharedField.EDUCATION,
    "education_field": SharedField.EDUCATION,
    "occupation": SharedField.EDUCATION,
}


def test_the_table_answers_for_every_part_and_every_audience() -> None:
    assert set(TABLE) == set(SharedField)
    assert all(set(row) == set(Audience) for row in TABLE.values())


@pytest.mark.parametrize("audience", [Audience.PERSON, Audience.ACCESS, Audience.OFFICE])
def test_the_person_the_access_request_and_the_office_see_everything(audience: Audience) -> None:
    assert seen_by(audience) == frozenset(SharedField)
    assert limited(a_telling_case(), audience) == a_telling_case()


def test_a_partner_sees_what_was_consented_to_and_nothing_without_a_consent() -> None:
    assert seen_by(Audience.PARTNER) == frozenset()
    wanted = (SharedField.STEPS, SharedField.IDENTITY)
    assert seen_by(Audience.PARTNER, wanted) == frozenset(wanted)


def test_every_field_of_a_plan_and_of_a_case_belongs_to_a_part_or_to_the_office() -> None:
    assert {field.name for field in fields(PlanSheet)} <= {*OF_THE_PLAN, *OF_THE_OFFICE}
    assert {field.name for field in fields(SharedCase)} == {*OF_THE_CASE, "plan", "needs"}


@pytest.mark.parametrize("part", SharedField)
def test_what_is_left_out_of_a_consent_is_gone_from_the_rows(part: SharedField) -> None:
    others = tuple(field for field in SharedField if field is not part)
    case = limited(a_telling_case(), Audience.PARTNER, others)
    known = {field.name for field in fields(PlanSheet)}
    for name, of in OF_THE_PLAN.items():
        if of is part and name in known:
            assert not getattr(case.plan, name), name
    for name, of in OF_THE_CASE.items():
        if of is part:
            value = getattr(case, name)
            assert not (value.is_known if name == "french" else value), name
    if part is SharedField.RESULTS:
        assert all(not (step.result or step.done_on or step.not_done_reason) for step in case.plan.steps)
    if part is SharedField.OBJECTIVES:
        assert all(step.objective_id is None for step in case.plan.steps)
    if part is SharedField.NEEDS:
        assert all(need.level is None for need in case.needs)
    if part is SharedField.ASSETS:
        assert all(not (need.asset or need.done) for need in case.needs)


def test_what_staff_wrote_for_themselves_never_goes_to_a_partner() -> None:
    plan = limited(a_telling_case(), Audience.PARTNER, tuple(SharedField)).plan
    assert plan.next_appointment is not None
    assert plan.next_appointment.note == ""


def test_a_domain_of_which_nothing_may_be_told_is_not_even_named() -> None:
    assert limited(a_telling_case(), Audience.PARTNER, (SharedField.IDENTITY,)).needs == ()


def test_the_plan_alone_is_limited_the_same_way() -> None:
    case = a_telling_case()
    wanted = (SharedField.STEPS,)
    assert plan_for(case.plan, Audience.PARTNER, wanted) == limited(case, Audience.PARTNER, wanted).plan
    assert replace(case.plan) == plan_for(case.plan, Audience.PERSON)


def test_a_partner_reads_french_alone_and_nothing_of_a_step_through_its_translation() -> None:
    second = SecondLanguage("ara", "ar", True, "", None, (TranslatedText("Ouvrir un compte bancaire", "فتح حساب"),), ())
    sheet = replace(a_telling_case().plan, second=second)
    assert plan_for(sheet, Audience.PARTNER, tuple(SharedField)).second is None
    assert plan_for(sheet, Audience.PERSON).second == second
