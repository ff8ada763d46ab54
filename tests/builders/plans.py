"""Plan sheets for tests: valid and complete unless a test says otherwise; the names are invented."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    DueBasis,
    Horizon,
    Place,
    Responsible,
    StepState,
    Strand,
)
from parcours_desktop.domain.rows import AppointmentRow, ObjectiveRow, OfficerRow, PlanSheet, StepRow


def an_officer(**overrides: Any) -> OfficerRow:
    """Sophie Lavoie, agente in Montréal."""
    officer = OfficerRow(
        login="slavoie",
        name="Sophie Lavoie",
        role="officer",
        office="Bureau de Montréal",
        phone="514 555-0142",
        feminine=True,
    )
    return replace(officer, **overrides)


def an_appointment(**overrides: Any) -> AppointmentRow:
    """A follow-up by telephone on 30 August 2026 at 10."""
    appointment = AppointmentRow(
        id=1,
        case_id=1,
        seen=1,
        kind=AppointmentKind.FOLLOW_UP,
        state=AppointmentState.CONFIRMED,
        starts_at=datetime(2026, 8, 30, 10, 0),  # noqa: DTZ001 wall time, as the row says
        minutes=30,
        place=Place.PHONE,
        place_detail="",
        officer="slavoie",
        note="",
        person_name="Rania Haddad",
        file_number="2026-004498",
    )
    return replace(appointment, **overrides)


def a_step(label: str = "Ouvrir un compte bancaire", **overrides: Any) -> StepRow:
    """A step to do, carried out by the person, due on 30 August 2026."""
    step = StepRow(
        id=1,
        seen=1,
        strand=Strand.SETTLEMENT,
        position=1,
        code="",
        label=label,
        detail="",
        objective_id=None,
        responsible=Responsible.PERSON,
        organization="",
        documents="",
        due_on=date(2026, 8, 30),
        due_basis=DueBasis.ARRIVAL,
        state=StepState.TO_DO,
        done_on=None,
        result="",
        not_done_reason=None,
    )
    return replace(step, **overrides)


def an_objective(label: str = "Trouver un logement stable", **overrides: Any) -> ObjectiveRow:
    """A short-term objective of the settlement strand."""
    objective = ObjectiveRow(id=1, seen=1, strand=Strand.SETTLEMENT, horizon=Horizon.SHORT, label=label, position=1)
    return replace(objective, **overrides)


def a_plan_sheet(**overrides: Any) -> PlanSheet:
    """The signed plan of Rania Haddad, with eleven steps over the four strands."""
    sheet = PlanSheet(
        case_id=1,
        seen=1,
        file_number="2026-004498",
        person_name="Rania Haddad",
        list_name="HADDAD, Rania",
        birth_date=date(1990, 4, 2),
        officer=an_officer(),
        office_name="Bureau de Montréal",
        office_phone="514 555-0100",
        arriving_on=date(2026, 8, 5),
        arrived_on=date(2026, 8, 7),
        first_meeting_at=datetime(2026, 8, 12, 9, 0),  # noqa: DTZ001 wall time, as the row says
        first_meeting_day=3,
        next_appointment=an_appointment(),
        objectives=(),
        steps=eleven_steps(),
        version=3,
        signed_on=date(2026, 8, 23),
        latest_version=3,
        printed_on=date(2026, 8, 23),
        programme_name="Parcours d’accompagnement personnalisé",
    )
    return replace(sheet, **overrides)


def in_order(steps: Iterable[StepRow]) -> tuple[StepRow, ...]:
    """The steps numbered in the order given."""
    return tuple(replace(step, id=number, position=number) for number, step in enumerate(steps, 1))


def eleven_steps() -> tuple[StepRow, ...]:
    """The steps of an ordinary plan: done, open, with and without documents and organization."""
    done, organization = StepState.DONE, Responsible.ORGANIZATION
    french, employment, community = Strand.FRENCH, Strand.EMPLOYMENT, Strand.COMMUNITY
    return in_order(
        (
            a_step(
                "Obtenir un numéro d’assurance sociale (NAS)",
                organization="Service Canada",
                state=done,
                done_on=date(2026, 8, 14),
            ),
            a_step("Ouvrir un compte bancaire", state=done, done_on=date(2026, 8, 15)),
            a_step(
                "M’inscrire à l’assurance maladie (une demande par personne)",
                organization="RAMQ",
                documents="confirmation de résidence permanente, CSQ",
                due_on=date(2026, 9, 11),
            ),
            a_step(
                "Inscrire Maya (6 ans) à l’école",
                organization="Centre de services scolaire",
                documents="acte de naissance, deux preuves d’adresse",
            ),
            a_step(
                "Évaluer mon niveau de français",
                strand=french,
                responsible=Responsible.OFFICER,
                state=done,
                done_on=date(2026, 8, 12),
                result="Oral 4 · écrit 3 (échelle québécoise, 1 à 12)",
            ),
            a_step(
                "Passer le test de classement",
                strand=french,
                responsible=organization,
                organization="Francisation Québec",
                due_on=date(2026, 9, 6),
            ),
            a_step(
                "Commencer le cours à temps plein, niveau 4",
                strand=french,
                organization="Cégep",
                due_on=date(2026, 9, 23),
            ),
            a_step(
                "Demander l’évaluation comparative de mes études",
                strand=employment,
                organization="Ministère",
                documents="diplômes, traductions certifiées",
                due_on=date(2026, 9, 15),
            ),
            a_step(
                "Rencontrer l’ordre professionnel (pharmacie)",
                strand=employment,
                organization="Ordre des pharmaciens",
                due_on=date(2026, 9, 30),
            ),
            a_step(
                "Suivre la formation Objectif Intégration (24 h)",
                strand=community,
                responsible=organization,
                organization="Organisme partenaire",
                detail="Allocation de participation : 185 $",
                due_on=date(2026, 10, 4),
            ),
            a_step(
                "Participer au jumelage interculturel",
                strand=community,
                responsible=organization,
                organization="Organisme partenaire",
                due_on=date(2026, 10, 18),
            ),
        )
    )
