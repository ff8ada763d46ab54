"""The form of an organization as data: what the directory asks of one, and what a row puts into it."""

from collections.abc import Mapping
from typing import Any

from parcours_desktop.domain.organizations import NAME_AT_MOST, NOTE_AT_MOST, TEXTS, OrganizationFacts
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.domain.service_rows import OrganizationRow
from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.wording.marked import marked

SEVERAL = ("services", "regions", "languages")
"""What is chosen beside the form, several at a time."""
ORGANIZATION = Form(
    (
        Section(
            "",
            (
                Field("name", marked("Nom de l’organisme"), required=True, width=Width.FULL, max_length=NAME_AT_MOST),
                Field("street", marked("Adresse"), width=Width.FULL, max_length=NAME_AT_MOST),
                Field("city", marked("Ville"), width=Width.LARGE, max_length=NAME_AT_MOST),
                Field("postal_code", marked("Code postal"), width=Width.SMALL, max_length=20),
                Field("phone", marked("Téléphone"), max_length=60),
                Field("email", marked("Courriel"), max_length=NAME_AT_MOST),
                Field("website", marked("Site"), max_length=NAME_AT_MOST),
                Field("contact", marked("Personne à joindre"), max_length=NAME_AT_MOST),
                Field("eligibility", marked("Qui peut s’y adresser"), width=Width.FULL, max_length=NOTE_AT_MOST),
                Field(
                    "note",
                    marked("Note pour le bureau"),
                    FieldKind.LONG_TEXT,
                    width=Width.FULL,
                    max_length=NOTE_AT_MOST,
                ),
            ),
        ),
    )
)


def values_of(row: OrganizationRow) -> dict[str, Any]:
    """What the form shows of an organization; those of ``SEVERAL`` are tuples of codes."""
    return {name: getattr(row, name) for name in (*TEXTS, *SEVERAL)}


def facts_of(values: Mapping[str, Any]) -> OrganizationFacts:
    """What a form holds, as the commands take it."""
    texts = {name: str(values.get(name) or "") for name in TEXTS}
    return OrganizationFacts(
        **texts,
        services=tuple(ServiceKind(code) for code in values.get("services", ())),
        regions=tuple(values.get("regions", ())),
        languages=tuple(values.get("languages", ())),
    )
