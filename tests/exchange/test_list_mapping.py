"""Columns are recognized by heading, however it is spelled, and the officer corrects the rest."""

from pathlib import Path

import pytest
from parcours_desktop.exchange.lists.fields import FIELD_HEADINGS, ListField, fields_by_heading, fold_heading
from parcours_desktop.exchange.lists.mapping import recognize
from parcours_desktop.exchange.lists.reading import read_list
from tests.builders.lists import a_list


def test_every_column_of_the_ministry_s_list_is_recognized(tmp_path: Path) -> None:
    mapping = recognize(read_list(a_list(tmp_path)).headings)

    assert mapping.fields == tuple(field for field in ListField if field is not ListField.CONTACT_LANGUAGE)
    assert (mapping.unmapped(), mapping.missing(), mapping.missing_for_new()) == ((), (), ())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NO CSQ", ListField.CSQ_NUMBER),
        ("N° du certificat", ListField.CSQ_NUMBER),
        ("Numéro de CSQ", ListField.CSQ_NUMBER),
        ("Certificate number", ListField.CSQ_NUMBER),
        ("IUC", ListField.CLIENT_ID),
        ("Réf individuelle", ListField.CLIENT_ID),
        ("Client ID", ListField.CLIENT_ID),
        ("Nom de famille", ListField.FAMILY_NAME),
        ("LAST NAME", ListField.FAMILY_NAME),
        ("Prénom(s)", ListField.GIVEN_NAME),
        ("Given names", ListField.GIVEN_NAME),
        ("Autre nom ou prénom", ListField.OTHER_NAME),
        ("DDN", ListField.BIRTH_DATE),
        ("Né(e) le", ListField.BIRTH_DATE),
        ("Date of birth", ListField.BIRTH_DATE),
        ("Pays naissance", ListField.BIRTH_COUNTRY),
        ("French - oral", ListField.FRENCH_ORAL),
        ("Date d’arrivée prévue", ListField.ARRIVING_ON),
        ("Date d'arrivée", ListField.ARRIVED_ON),
        ("Région (code)", ListField.REGION),
        ("Région", ListField.REGION_NAME),
        ("Tél.", ListField.PHONE),
        ("No de téléphone", ListField.PHONE),
        ("Adresse courriel", ListField.EMAIL),
        ("E-mail", ListField.EMAIL),
        ("Code CNP", ListField.NOC),
        ("Point de service", ListField.OFFICE),
        ("Langue de contact", ListField.CONTACT_LANGUAGE),
        ("csq_issued_on", ListField.CSQ_ISSUED_ON),
        ("Remarques", None),
        ("", None),
    ],
)
def test_headings_are_recognized_in_french_in_english_and_abbreviated(heading: str, field: ListField | None) -> None:
    assert recognize([heading]).fields == (field,)


def test_no_spelling_stands_for_two_fields() -> None:
    known = fields_by_heading()

    assert {field: known[fold_heading(heading)] for field, heading in FIELD_HEADINGS.items()} == {
        field: field for field in ListField
    }


def test_a_second_column_of_one_field_stays_without_and_is_named() -> None:
    mapping = recognize(["No CSQ", "Nom", "Nom de famille", "Remarques", ""])

    assert mapping.fields == (ListField.CSQ_NUMBER, ListField.FAMILY_NAME, None, None, None)
    assert mapping.unmapped() == (2, 3)
    assert mapping.duplicates() == (2,)


def test_the_officer_gives_a_column_its_field_and_another_loses_it() -> None:
    mapping = recognize(["No CSQ", "Nom", "Nom de naissance"]).with_column(2, ListField.FAMILY_NAME)

    assert mapping.fields == (ListField.CSQ_NUMBER, None, ListField.FAMILY_NAME)
    assert mapping.column_of(ListField.FAMILY_NAME) == 2
    assert mapping.with_column(2, None).fields == (ListField.CSQ_NUMBER, None, None)


def test_a_list_without_certificates_cannot_be_brought_in_and_others_say_what_new_cases_lack() -> None:
    assert recognize(["Nom"]).missing() == (ListField.CSQ_NUMBER,)
    assert recognize(
        ["No CSQ", "Prénom", "Catégorie", "Rôle", "Région", "Langue", "Arrivée prévue"]
    ).missing_for_new() == (ListField.BIRTH_DATE,)
