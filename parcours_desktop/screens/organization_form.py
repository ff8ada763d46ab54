"""The form of an organization as data: what the directory asks of one, and what a row puts into it.

Services are boxes to tick; regions and languages are written by their names, with commas, as they are read in the list.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from parcours_desktop.domain.organizations import NAME_AT_MOST, NOTE_AT_MOST, TEXTS, OrganizationFacts
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.domain.service_rows import OrganizationRow
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

FLAG = "service_"
LISTED = ("regions", "languages")
LONG = FieldKind.LONG_TEXT


_TEXTS = (
    Field("name", marked("Nom de l’organisme"), required=True, width=Width.FULL, max_length=NAME_AT_MOST),
    Field("street", marked("Adresse"), width=Width.HALF, max_length=NAME_AT_MOST),
    Field("city", marked("Ville"), max_length=NAME_AT_MOST),
    Field("postal_code", marked("Code postal"), max_length=20),
    Field("phone", marked("Téléphone"), max_length=60),
    Field("email", marked("Courriel"), max_length=NAME_AT_MOST),
    Field("website", marked("Site"), max_length=NAME_AT_MOST),
    Field("contact", marked("Personne à joindre"), max_length=NAME_AT_MOST),
    Field("regions", marked("Régions servies"), width=Width.HALF, max_length=NOTE_AT_MOST,
          placeholder=marked("Tout le Québec")),
    Field("languages", marked("Langues de service"), width=Width.HALF, max_length=NOTE_AT_MOST,
          placeholder=marked("français, anglais, espagnol")),
    Field("eligibility", marked("Qui peut s’y adresser"), LONG, width=Width.FULL, max_length=NOTE_AT_MOST),
    Field("note", marked("Note pour le bureau"), LONG, width=Width.FULL, max_length=NOTE_AT_MOST),
)  # fmt: skip


def organization_form(words: Words) -> Form:
    """The form; its boxes bear the names of the services."""
    services = tuple(
        Field(f"{FLAG}{kind}", words.label(kind), FieldKind.FLAG, width=Width.SMALL) for kind in ServiceKind
    )
    return Form((Section("", _TEXTS), Section(marked("Services offerts"), services)))


def values_of(row: OrganizationRow, names: CaseNames) -> dict[str, FieldValue]:
    """What the form shows of an organization."""
    values: dict[str, FieldValue] = {name: getattr(row, name) for name in TEXTS}
    values |= {name: ", ".join(names.label(name, code) for code in getattr(row, name)) for name in LISTED}
    return values | {f"{FLAG}{kind}": kind in row.services for kind in ServiceKind}


def facts_of(values: Mapping[str, Any], names: CaseNames) -> OrganizationFacts:
    """What a form holds, as the commands take it; a region or language that has no such name stays as typed, and is refused."""
    texts = {name: str(values.get(name) or "") for name in TEXTS}
    facts = OrganizationFacts(texts.pop("name"), services=_ticked(values))
    codes = {name: names.codes(name, str(values.get(name) or "")) for name in LISTED}
    return replace(facts, **texts, **codes)  # type: ignore[arg-type]  # by the names of its fields


def _ticked(values: Mapping[str, Any]) -> tuple[ServiceKind, ...]:
    return tuple(kind for kind in ServiceKind if values.get(f"{FLAG}{kind}"))
