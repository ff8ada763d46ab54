"""What of a case prints for whom: one table, and the hand that takes away what an audience does not see.

Sources (Loi sur l’accès aux documents des organismes publics et sur la protection des renseignements personnels, RLRQ,
c. A-2.1): s. 83, a person has access to whatever is held about them; s. 94, upon a written request; s. 59, nothing is handed
to others without consent, and then only what the consent covers; s. 62, staff whose duties ask for it see what these need.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import Enum

from parcours_desktop.domain.french import FrenchLevels
from parcours_desktop.domain.rows import AppointmentRow, PlanSheet, StepRow
from parcours_desktop.domain.service_codes import Audience, SharedField
from parcours_desktop.domain.shared_case import SharedCase, SharedNeed


class Printing(Enum):
    """Whether a part of a case prints for an audience."""

    ALWAYS = "always"
    BY_CONSENT = "by_consent"


PERSON, PARTNER, ACCESS, OFFICE = Audience.PERSON, Audience.PARTNER, Audience.ACCESS, Audience.OFFICE
TABLE: Mapping[SharedField, Mapping[Audience, Printing]] = {
    part: {
        PERSON: Printing.ALWAYS,
        PARTNER: Printing.BY_CONSENT,
        ACCESS: Printing.ALWAYS,
        OFFICE: Printing.ALWAYS,
    }
    for part in SharedField
}
"""Every part of a case for every audience. The file number is the office's own reference and prints for all of them;
notes, attempts, excuses and the history are no shared part: they print for the access request and for the office alone."""


def seen_by(audience: Audience, consent_fields: Iterable[SharedField] = ()) -> frozenset[SharedField]:
    """The parts that an audience sees; ``consent_fields`` are those of a consent in force, none without one."""
    consented = frozenset(consent_fields)
    return frozenset(part for part in SharedField if TABLE[part][audience] is Printing.ALWAYS or part in consented)


def limited(case: SharedCase, audience: Audience, consent_fields: Iterable[SharedField] = ()) -> SharedCase:
    """The case with everything taken away that the audience does not see: a document drawn from it cannot tell it."""
    allowed = seen_by(audience, consent_fields)
    for part, without in _WITHOUT.items():
        if part not in allowed:
            case = without(case)
    needs = tuple(need for need in case.needs if need.level is not None or need.asset or need.done)
    return replace(case, plan=plan_for(case.plan, audience, allowed), needs=needs)


def plan_for(sheet: PlanSheet, audience: Audience, consent_fields: Iterable[SharedField] = ()) -> PlanSheet:
    """The plan with everything taken away that the audience does not see."""
    allowed = seen_by(audience, consent_fields)
    for part, without in _PLAN_WITHOUT.items():
        if part not in allowed:
            sheet = without(sheet)
    if audience is PARTNER:
        coming = tuple(map(_without_remarks, sheet.appointments))
        next_one = _without_remarks(sheet.next_appointment) if sheet.next_appointment else None
        sheet = replace(sheet, next_appointment=next_one, appointments=coming, second=None)
    return sheet


def _without_remarks(row: AppointmentRow) -> AppointmentRow:
    """An appointment without what the staff wrote for themselves, and without the person (who stands in the plan or not)."""
    return replace(row, note="", conflict_reason="", person_name="", contact_language="", flight="")


def _without_results(step: StepRow) -> StepRow:
    return replace(step, done_on=None, result="", not_done_reason=None)


def _without_objective(step: StepRow) -> StepRow:
    return replace(step, objective_id=None)


def _plan_without_identity(sheet: PlanSheet) -> PlanSheet:
    return replace(sheet, person_name="", list_name="", birth_date=None)


def _plan_without_arrival(sheet: PlanSheet) -> PlanSheet:
    return replace(sheet, arriving_on=None, arrived_on=None, first_meeting_day=None)


def _plan_without_objectives(sheet: PlanSheet) -> PlanSheet:
    return replace(sheet, objectives=(), steps=tuple(map(_without_objective, sheet.steps)))


def _plan_without_steps(sheet: PlanSheet) -> PlanSheet:
    return replace(sheet, steps=())


def _plan_without_results(sheet: PlanSheet) -> PlanSheet:
    return replace(sheet, steps=tuple(map(_without_results, sheet.steps)))


def _plan_without_appointments(sheet: PlanSheet) -> PlanSheet:
    return replace(sheet, first_meeting_at=None, first_meeting_day=None, next_appointment=None, appointments=())


_PLAN_WITHOUT: Mapping[SharedField, Callable[[PlanSheet], PlanSheet]] = {
    SharedField.IDENTITY: _plan_without_identity,
    SharedField.ARRIVAL: _plan_without_arrival,
    SharedField.OBJECTIVES: _plan_without_objectives,
    SharedField.STEPS: _plan_without_steps,
    SharedField.RESULTS: _plan_without_results,
    SharedField.APPOINTMENTS: _plan_without_appointments,
}


def _without_contact(case: SharedCase) -> SharedCase:
    return replace(case, phone="", email="", address="")


def _without_category(case: SharedCase) -> SharedCase:
    return replace(case, category=None)


def _without_household(case: SharedCase) -> SharedCase:
    return replace(case, household=())


def _without_languages(case: SharedCase) -> SharedCase:
    return replace(case, mother_tongue="", contact_language="", interpreter=False)


def _without_french(case: SharedCase) -> SharedCase:
    return replace(case, french=FrenchLevels())


def _without_education(case: SharedCase) -> SharedCase:
    return replace(case, education=None, education_field="", occupation="")


def _without_levels(case: SharedCase) -> SharedCase:
    return replace(case, needs=tuple(replace(need, level=None) for need in case.needs))


def _without_assets(case: SharedCase) -> SharedCase:
    return replace(case, needs=tuple(SharedNeed(need.domain, need.level) for need in case.needs))


_WITHOUT: Mapping[SharedField, Callable[[SharedCase], SharedCase]] = {
    SharedField.CONTACT: _without_contact,
    SharedField.ARRIVAL: _without_category,
    SharedField.HOUSEHOLD: _without_household,
    SharedField.LANGUAGES: _without_languages,
    SharedField.FRENCH_LEVEL: _without_french,
    SharedField.EDUCATION: _without_education,
    SharedField.NEEDS: _without_levels,
    SharedField.ASSETS: _without_assets,
}
