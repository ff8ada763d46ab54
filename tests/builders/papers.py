"""Sheets of the papers of a case for tests: complete unless a test says otherwise; the names are invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from parcours_desktop.domain.access_sheet import AccessHistoryLine, AccessRecord, AccessSection, AccessSheet
from parcours_desktop.domain.audience import limited
from parcours_desktop.domain.caseload_sheet import CaseloadSheet, ClockCount, OfficerLoad, StrandCount
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import (
    AppointmentKind,
    Category,
    Education,
    HouseholdRole,
    LevelSource,
    NeedDomain,
    NeedLevel,
    NotDoneReason,
    Place,
    Stage,
    StepState,
    Strand,
)
from parcours_desktop.domain.french import FrenchLevels
from parcours_desktop.domain.notice_sheet import ConsentSheet, NoticeSheet
from parcours_desktop.domain.notice_texts import ConsentText, NoticePart, NoticeText
from parcours_desktop.domain.partner_plan_sheet import PartnerPlanSheet
from parcours_desktop.domain.service_codes import (
    Audience,
    ConsentMode,
    ConsentPurpose,
    CourseState,
    FollowUpOutcome,
    ServiceKind,
    SharedField,
)
from parcours_desktop.domain.service_rows import ConsentRow
from parcours_desktop.domain.shared_case import SharedCase, SharedNeed, SharedPerson
from parcours_desktop.domain.summary_sheet import (
    OpenStep,
    StrandProgress,
    SummaryAppointment,
    SummaryCourse,
    SummaryFollowUp,
    SummaryReferral,
    SummarySheet,
)
from parcours_desktop.domain.workdays import WorkingDays
from tests.builders.acts import wall
from tests.builders.plans import a_plan_sheet, a_step, an_appointment, an_objective, an_officer

PROGRAMME = "Parcours d’accompagnement personnalisé"
NUMBER = "2026-004498"
TODAY = date(2026, 8, 23)


def a_consent(*fields: SharedField, **overrides: Any) -> ConsentRow:
    """A consent to hand the plan to Le Pont, given on 20 August 2026."""
    row = ConsentRow(
        1, 1, 1, "ab" * 16, "cd" * 16, "Carrefour Le Pont", ConsentPurpose.PLAN, fields, "2026-1", date(2026, 8, 20),
        ConsentMode.SIGNED, None, None, "", "slavoie", "",
    )  # fmt: skip
    return replace(row, **overrides)


TOKENS = {
    SharedField.IDENTITY: ("Zorabel", "4 avril 1991"),
    SharedField.CONTACT: ("Sureaux", "5550199", "zora@exemple.invalid"),
    SharedField.ARRIVAL: ("7 août 2026", "Regroupement familial"),
    SharedField.HOUSEHOLD: ("Maxence", "Conjointe ou conjoint"),
    SharedField.LANGUAGES: ("tigrigna", "oromo", "interprète"),
    SharedField.FRENCH_LEVEL: ("compréhension orale 7", "Estim"),
    SharedField.EDUCATION: ("Hydrologie", "Pisciculteur", "Doctorat"),
    SharedField.NEEDS: ("Urgent",),
    SharedField.ASSETS: ("Conduit un tracteur", "Bail déjà signé"),
    SharedField.OBJECTIVES: ("Devenir fontainier",),
    SharedField.STEPS: ("Acheter une bicyclette", "Vélocité", "selle et pompe"),
    SharedField.RESULTS: ("Bicyclette bleue", "29 août 2026", "Aucune place disponible"),
    SharedField.APPOINTMENTS: ("27 septembre 2026", "local 404"),
}
"""What each part of ``a_telling_case`` prints and no other part does."""


def a_telling_case() -> SharedCase:
    """A case in which each part says something that nothing else says."""
    steps = (
        a_step(
            "Acheter une bicyclette", organization="Vélocité", documents="selle et pompe", result="Bicyclette bleue",
            state=StepState.DONE, done_on=date(2026, 8, 29), objective_id=1,
        ),
        a_step("Peindre", id=2, state=StepState.ABANDONED, not_done_reason=NotDoneReason.NO_PLACE),
    )  # fmt: skip
    plan = a_plan_sheet(
        person_name="Zorabel Quist", list_name="Quist, Zorabel", birth_date=date(1991, 4, 4), steps=steps,
        objectives=(an_objective("Devenir fontainier"),), office_phone="514 555-0111",
        next_appointment=an_appointment(starts_at=wall("2026-09-27T10:00"), place_detail="local 404", note="Note interne"),
    )  # fmt: skip
    return SharedCase(
        plan, "5550199", "zora@exemple.invalid", "3, rue des Sureaux, Montréal (Québec)", Category.FAMILY,
        (SharedPerson("Quist, Maxence", HouseholdRole.SPOUSE, date(1990, 1, 2)),), "tigrigna", "oromo",
        interpreter=True,
        french=FrenchLevels(7, 6, 5, 4, date(2026, 8, 12), LevelSource.ESTIMATE),
        education=Education.DOCTORATE, education_field="Hydrologie", occupation="Pisciculteur",
        needs=(SharedNeed(NeedDomain.HOUSING, NeedLevel.URGENT, "Conduit un tracteur", "Bail déjà signé"),),
    )  # fmt: skip


def a_partner_sheet(*fields: SharedField, case: SharedCase | None = None, **overrides: Any) -> PartnerPlanSheet:
    """The plan for Le Pont, limited to fields; to all of them when none is named."""
    consent = a_consent(*(fields or tuple(SharedField)), **overrides)
    whole = case or a_telling_case()
    address = ("12, rue des Pins", "Montréal (Québec)\u00a0\u00a0H2X 1Y4")
    return PartnerPlanSheet(
        limited(whole, Audience.PARTNER, consent.fields), consent, consent.organization_name, address
    )


def open_steps(count: int, label: str = "Ouvrir un compte bancaire") -> tuple[OpenStep, ...]:
    """Steps to do, one a day from 1 August 2026: the first ones are late."""
    return tuple(
        OpenStep(Strand.SETTLEMENT, f"{label} {at}", "Institution", StepState.TO_DO, date(2026, 8, 1 + at % 28))
        for at in range(count)
    )


def a_summary_sheet(**overrides: Any) -> SummarySheet:
    """The summary of Rania Haddad: met in time, six steps open, one of them late."""
    sheet = SummarySheet(
        case_id=1, file_number=NUMBER, person_name="Rania Haddad", list_name="Haddad, Rania",
        birth_date=date(1990, 4, 2), category=Category.ECONOMIC, contact_language="arabe", interpreter=True, household=3,
        stage=Stage.PLAN_SIGNED, closed_on=None, officer=an_officer(), office_name="Bureau de Montréal", region="Montréal",
        arriving_on=date(2026, 8, 5),
        clock=FirstMeetingClock(date(2026, 8, 7), date(2026, 8, 12), None, TODAY, WorkingDays()),
        strands=tuple(StrandProgress(strand, at, at + 2, at % 2) for at, strand in enumerate(Strand)),
        open_steps=(
            OpenStep(Strand.SETTLEMENT, "Inscrire Maya à l’école", "Centre de services", StepState.TO_DO, date(2026, 8, 10)),
            *open_steps(0),
            OpenStep(Strand.FRENCH, "Passer le test", "", StepState.WAITING, None),
        ),
        version=3, signed_on=date(2026, 8, 20),
        appointment=SummaryAppointment(AppointmentKind.FOLLOW_UP, wall("2026-08-30T10:00"), Place.PHONE),
        follow_up=SummaryFollowUp(wall("2026-08-15T09:00"), FollowUpOutcome.ADVANCING, date(2026, 9, 14)),
        course=SummaryCourse(CourseState.WAITING, "Cégep", 4, date(2026, 8, 14)),
        referrals=(SummaryReferral("Carrefour Le Pont", ServiceKind.HOUSING, date(2026, 8, 16)),),
        printed_on=TODAY, programme_name=PROGRAMME,
    )  # fmt: skip
    return replace(sheet, **overrides)


def a_caseload_sheet(**overrides: Any) -> CaseloadSheet:
    """The load of an office with two officers."""
    clock = ClockCount(26, 16, 2, 37, 22)
    sheet = CaseloadSheet(
        officer=None, office_name="Bureau de Montréal", on=TODAY, programme_name=PROGRAMME, open_cases=101, closed_cases=4,
        stages=tuple((stage, at * 3) for at, stage in enumerate(Stage) if stage is not Stage.CLOSED), clock=clock,
        strands=tuple(
            StrandCount(strand, tuple((state, at + place) for place, state in enumerate(StepState)), at)
            for at, strand in enumerate(Strand)
        ),
        cases_late=18, silent=3, silent_days=60,
        months=tuple((date(2025 + (8 + at) // 12, (8 + at) % 12 + 1, 1), at * 2) for at in range(12)),
        categories=((Category.ECONOMIC, 67), (Category.FAMILY, 30), (None, 4)),
        languages=(("arabe", 39), ("français", 23), *((f"langue {at}", 20 - at) for at in range(11)), ("", 1)),
        interpreters=12,
        officers=(OfficerLoad(an_officer(), 90, clock, 20), OfficerLoad(None, 11, ClockCount(0, 0, 0, 0, 5), 0)),
    )  # fmt: skip
    return replace(sheet, **overrides)


def an_access_sheet(**overrides: Any) -> AccessSheet:
    """A file with a profile, two notes, nothing else, and a history."""
    sheet = AccessSheet(
        1, NUMBER, "Rania Haddad", PROGRAMME, "Bureau de Montréal", TODAY,
        (
            AccessSection("Profil", (AccessRecord("", (("Téléphone", "514 555-0177"),)),)),
            AccessSection(
                "Notes",
                (AccessRecord("1er août", (("Note", "Première"),)), AccessRecord("2 août", (("Note", "Seconde"),))),
            ),
            AccessSection("Rendez-vous", ()),
        ),
        (AccessHistoryLine("23 août 2026, 10 h", "Sophie Lavoie", "Note ajoutée"),),
    )  # fmt: skip
    return replace(sheet, **overrides)


def a_notice_sheet(**overrides: Any) -> NoticeSheet:
    """The notice for Rania Haddad."""
    parts = (
        NoticePart("body", "Qui recueille", "Le {body} recueille vos renseignements pour {programme}."),
        NoticePart("source", "", "Article 65."),
    )
    text = NoticeText("2026-1", "Avis sur la collecte", "ministère", parts)
    sheet = NoticeSheet(
        text, PROGRAMME, TODAY, "Rania Haddad", NUMBER, "Sophie Lavoie", "Bureau de Montréal", "514 555-0142"
    )
    return replace(sheet, **overrides)


def a_consent_sheet(**overrides: Any) -> ConsentSheet:
    """A consent form for Rania Haddad, not filled."""
    text = ConsentText(
        "2026-1", ConsentPurpose.PLAN, "Consentement à la remise du plan",
        "Je consens à ce que le {body} remette à {organization} mon plan.", ("Je peux refuser : {programme} reste offert.",), 12,
    )  # fmt: skip
    sheet = ConsentSheet(
        text,
        "ministère",
        PROGRAMME,
        TODAY,
        "Rania Haddad",
        NUMBER,
        "Sophie Lavoie",
        "Bureau de Montréal",
        "514 555-0142",
    )
    return replace(sheet, **overrides)
