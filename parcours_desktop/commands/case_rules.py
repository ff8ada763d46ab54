"""What a profile must satisfy before it is written, whoever writes it: values that are values, dates in an order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.contact import CHECKS
from parcours_desktop.domain.french import check_level
from parcours_desktop.domain.journey import Journey, check_order
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused

NAME_AT_MOST = 200
TEXT_AT_MOST = 4_000
MANDATORY = ("birth_date", "csq_number", "category", "household_role", "region", "contact_language")
LEVELS = ("french_listening", "french_speaking", "french_reading", "french_writing")
_NAMES = {"family_name", "given_name", "other_name", "city", "flight", "occupation"}
_JOURNEY = ("csq_issued_on", "csq_expires_on", "federal_applied_on", "copr_on", "arriving_on", "arrived_on")


def open_case(work: UnitOfWork, case_id: int, field: str = "") -> dict[str, Any]:
    """The columns of a case that may be worked on. Refuses a closed one, and one whose opening was undone."""
    kind, _, case = work.row(case_id)
    if kind != "case" or case["removed"]:
        raise Refused(Refusal("row_is_gone", field))
    if case["closed_on"]:
        raise Refused(Refusal("case_closed", field))
    return case


def clean_columns(columns: Mapping[str, Any], scene: Scene) -> dict[str, Any]:
    """Values as they are kept: texts cleaned (empty is None), numbers in their form. Refuses what is no value."""
    kept: dict[str, Any] = {}
    refusals: list[Refusal] = []
    for name, value in columns.items():
        kept[name] = value
        if not isinstance(value, str):
            continue
        text = CHECKS[name](value).value if name in CHECKS else clean(value, lines=name.endswith("note")).text
        most = NAME_AT_MOST if name in _NAMES or name in CHECKS else TEXT_AT_MOST
        if len(text) > most:
            refusals.append(Refusal("text_too_long", name, {"most": most}))
        kept[name] = type(value)(text) if type(value) is not str and text else (text or None)
    refusals += [refusal for level in LEVELS if (refusal := check_level(kept.get(level), level))]
    birth = kept.get("birth_date")
    if isinstance(birth, date) and birth > scene.clock.today():
        refusals.append(Refusal("birth_in_future", "birth_date"))
    if refusals:
        raise Refused(*refusals)
    return kept


def check_whole_case(columns: Mapping[str, Any], scene: Scene) -> None:
    """The eight mandatory fields of a case opened by hand, and the order of its dates. Raises ``Refused``."""
    refusals = [Refusal("mandatory", name) for name in MANDATORY if not columns.get(name)]
    if not columns.get("family_name") and not columns.get("given_name"):
        refusals.append(Refusal("name_missing", "family_name"))
    if not columns.get("arriving_on") and not columns.get("arrived_on"):
        refusals.append(Refusal("arrival_missing", "arriving_on"))
    refusals += check_order(journey_of(columns), scene.clock.today())
    if refusals:
        raise Refused(*refusals)


def check_profile(work: UnitOfWork, scene: Scene, case_id: int, changed: Mapping[str, Any]) -> None:
    """Whether a case keeps a name and an order of dates with the changed columns. Raises ``Refused``."""
    _, _, row = work.row(case_id)
    columns = dated(row) | dict(changed)
    refusals: list[Refusal] = []
    if {"family_name", "given_name"} & set(changed) and not columns["family_name"] and not columns["given_name"]:
        refusals.append(Refusal("name_missing", "family_name"))
    refusals += [
        Refusal("mandatory", name) for name in MANDATORY if name in changed and not changed[name] and row.get(name)
    ]
    if any(name in _JOURNEY for name in changed):
        journey = with_meetings(work, case_id, journey_of(columns))
        concerned = set(changed) | {"first_met_on"}
        refusals += [refusal for refusal in check_order(journey, scene.clock.today()) if refusal.field in concerned]
    if refusals:
        raise Refused(*refusals)


def journey_of(columns: Mapping[str, Any]) -> Journey:
    """The journey that a case's own dates tell."""
    return Journey(**{name: columns.get(name) for name in _JOURNEY})


def with_meetings(work: UnitOfWork, case_id: int, journey: Journey) -> Journey:
    """The journey with the first meeting that was held."""
    held = [
        row
        for row in rows_of_case(work.connection, "appointment", case_id)
        if row["kind"] == AppointmentKind.FIRST_MEETING and row["state"] == AppointmentState.HELD
    ]
    if not held:
        return journey
    first = min(held, key=lambda row: str(row["starts_at"]))
    return replace(
        journey,
        first_met_on=date.fromisoformat(first["starts_at"][:10]),
        first_met_place=Place(first["place"] or Place.OFFICE),
    )


def dated(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Stored columns with the dates of the journey as dates."""
    return {name: _day(name, value) for name, value in columns.items()}


def _day(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if value and name in _JOURNEY else value
