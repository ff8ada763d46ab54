"""The form of a new case as data: the eight mandatory fields on one screen, the rest folded; what a household shares."""

from collections.abc import Mapping
from typing import Any

from parcours_desktop.domain.codes import Category, HouseholdRole, Sex
from parcours_desktop.screens.fields import Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.wording.marked import marked

DATE, CHOICE, SEARCH = FieldKind.DATE, FieldKind.CHOICE, FieldKind.SEARCH_CHOICE
SMALL, HALF, LARGE = Width.SMALL, Width.HALF, Width.LARGE

MANDATORY = Form(
    (
        Section(
            "",
            (
                Field("family_name", marked("Nom de famille"), required=True),
                Field("given_name", marked("Prénom"), required=True),
                Field("birth_date", marked("Date de naissance"), DATE, required=True),
                Field("csq_number", marked("Numéro de certificat (CSQ)"), required=True, max_length=40),
                Field("category", marked("Catégorie d’immigration"), CHOICE, choices="categories", required=True),
                Field("household_role", marked("Rôle dans le ménage"), CHOICE, choices="roles", required=True),
                Field("region", marked("Région de destination"), SEARCH, choices="regions", required=True),
                Field(
                    "contact_language", marked("Langue de communication"), SEARCH, choices="languages", required=True
                ),
                Field("arriving_on", marked("Arrivée prévue le"), DATE, required=True),
                Field("arrived_on", marked("Arrivée confirmée le"), DATE, required=True),
            ),
            marked("* Obligatoire. Un nom ou un prénom suffit, de même qu’une seule des deux dates d’arrivée."),
        ),
    )
)
OPTIONAL = Form(
    (
        Section(
            "",
            (
                Field("other_name", marked("Autre nom"), width=SMALL),
                Field("sex", marked("Sexe inscrit au certificat"), CHOICE, width=SMALL, choices="sexes"),
                Field("birth_country", marked("Pays de naissance"), SEARCH, width=SMALL, choices="countries"),
                Field("phone", marked("Téléphone"), width=SMALL, max_length=60),
                Field("email", marked("Courriel"), width=SMALL),
                Field("mother_tongue", marked("Langue maternelle"), SEARCH, width=SMALL, choices="languages"),
                Field("street", marked("Adresse"), width=SMALL),
                Field("city", marked("Ville"), width=SMALL),
                Field("postal_code", marked("Code postal"), width=SMALL, max_length=10),
                Field("csq_issued_on", marked("Certificat délivré le"), DATE, width=SMALL),
                Field("csq_expires_on", marked("Certificat échoit le"), DATE, width=SMALL),
                Field("client_id", marked("Identificateur unique (IUC)"), width=SMALL, max_length=40),
                Field("office", marked("Bureau"), CHOICE, width=HALF, choices="offices"),
                Field("officer", marked("Responsable du dossier"), CHOICE, width=HALF, choices="staff"),
            ),
        ),
    )
)
FIELDS = {field.name: field for form in (MANDATORY, OPTIONAL) for field in form.fields}
SHARED = (
    "csq_issued_on", "csq_expires_on", "category", "region", "contact_language", "arriving_on", "arrived_on",
    "street", "city", "postal_code", "office", "officer",
)  # fmt: skip
"""What the next member of a household has in common with the last one."""
_CODES = {"sex": Sex, "category": Category, "household_role": HouseholdRole}


def empty_values() -> dict[str, FieldValue]:
    """Every field with nothing in it."""
    return {name: None if field.kind is DATE else "" for name, field in FIELDS.items()}


def shared_values(columns: Mapping[str, Any]) -> dict[str, FieldValue]:
    """The form for another person of the household of somebody with these columns (or values of the form)."""
    return empty_values() | {name: columns[name] for name in SHARED if columns.get(name)}


def columns_of(values: Mapping[str, FieldValue]) -> dict[str, Any]:
    """The columns that a form filled with ``values`` gives to a new case; what is empty is left out."""
    filled = {name: value for name, value in values.items() if value not in {None, ""}}
    return {name: _CODES[name](str(value)) if name in _CODES else value for name, value in filled.items()}
