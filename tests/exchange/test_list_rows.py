"""What each row of a list gets: a person, warnings, or the reason why it is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.domain.arrival_person import ArrivalPerson, ParsedRow
from parcours_desktop.domain.codes import Category, EnglishLevel, HouseholdRole, Sex
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.exchange.lists.dates import parse_day
from parcours_desktop.exchange.lists.fields import ListField
from parcours_desktop.exchange.lists.mapping import recognize
from parcours_desktop.exchange.lists.parse import parse_list, parse_row
from parcours_desktop.exchange.lists.raw import RawList
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.spellings import ListCodes
from parcours_desktop.exchange.lists.writing import write_xlsx
from parcours_desktop.system.resources import resource_path
from parcours_desktop.wording.words import Words
from tests.builders.lists import LIST_DAY, a_list, some_rows


def parsed(raw: RawList, codes: ListCodes) -> dict[int, ParsedRow]:
    return {row.number: row for row in parse_list(raw, recognize(raw.headings), codes, LIST_DAY)}


@pytest.fixture(scope="module")
def ministry(list_codes: ListCodes) -> dict[int, ParsedRow]:
    """The rows of the trial list, by number, on the day of the list."""
    return parsed(read_list(resource_path("trial/arrivals.csv")), list_codes)


@pytest.fixture
def row_with(list_codes: ListCodes) -> Callable[..., ParsedRow]:
    """A sound row with some cells changed, read by itself."""

    def read(**cells: str) -> ParsedRow:
        people = some_rows(1)[0] | {"Langue de contact": ""}
        mapping = recognize(list(people))
        values = list(people.values())
        for field, text in cells.items():
            column = mapping.column_of(ListField(field))
            assert column is not None
            values[column] = text
        return parse_row(values, mapping, list_codes, LIST_DAY, 1)

    return read


REFUSED = {
    11: "no_such_date",
    27: "name_missing",
    41: "certificate_repeated",
    56: "french_level_range",
    71: "unknown_region",
    86: "unknown_country",
    161: "arrival_in_future",
    191: "list_value_too_long",
    266: "row_too_short",
}
WARNED = {
    176: "arrival_before_certificate",
    222: "email_format",
    236: "invisible_signs_removed",
    251: "uci_format",
}


def test_the_ministry_s_list_gets_the_verdicts_it_must(ministry: dict[int, ParsedRow]) -> None:
    assert len(ministry) == 600
    assert {number: row.refusal.code for number, row in ministry.items() if row.refusal} == REFUSED
    assert {number for number, row in ministry.items() if row.warnings} == set(WARNED)
    assert all(code in {warning.code for warning in ministry[number].warnings} for number, code in WARNED.items())


def test_the_row_with_the_same_certificate_is_named(ministry: dict[int, ParsedRow]) -> None:
    refusal = ministry[41].refusal

    assert refusal is not None
    assert refusal.values == {"number": "CSQ-10000040", "row": "40"}
    assert "40" in Words().refusal(refusal)


def test_odd_rows_that_are_accepted_keep_what_they_say(ministry: dict[int, ParsedRow]) -> None:
    person = {number: row.person for number, row in ministry.items() if row.person}

    assert (person[26].family_name, person[26].given_name) == ("", "Étienne")
    assert person[101].family_name == '=HYPERLINK("http://exemple.invalid";"clic")'
    assert person[116].family_name == "O’Brien & fils <b>gras</b>"
    assert (person[131].family_name, person[131].given_name) == ("L\u00e9vesque", "Zo\u00e9")
    assert person[146].birth_date == date(1985, 3, 12)
    assert (person[206].family_name, person[206].given_name) == (person[207].given_name, person[207].family_name)
    assert person[222].email == "pas une adresse"
    assert person[236].family_name == "elocin"
    assert person[251].client_id == "12-3456-789"
    assert (person[281].family_name, person[281].given_name) == ("محمدي", "نيلوفر")


def test_every_field_of_a_row_is_understood(ministry: dict[int, ParsedRow]) -> None:
    assert ministry[2].person == ArrivalPerson(
        csq_number="CSQ-10000002",
        dossier_number="D2026000001",
        client_id="58-4548-7915",
        family_name="Dubois",
        given_name="Étienne",
        birth_date=date(2004, 11, 17),
        sex=Sex.MALE,
        birth_country="FRA",
        mother_tongue="fra",
        contact_language="fra",
        french_oral=9,
        french_written=7,
        category=Category.FAMILY,
        role=HouseholdRole.SPOUSE,
        household_key="M00001",
        csq_issued_on=date(2025, 5, 19),
        csq_expires_on=date(2027, 5, 19),
        arriving_on=date(2026, 11, 23),
        arrived_on=date(2026, 11, 23),
        flight="QR 763",
        region="03",
        city="Québec",
        phone="514 555-0002",
        email="etienne.dubois2@exemple.invalid",
        noc="33102",
        occupation="Préposée aux bénéficiaires",
        office="QUE",
    )
    assert ministry[2].person.missing_for_new() == ()


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"csq_number": ""}, "certificate_missing"),
        ({"csq_number": "\u200b"}, "certificate_missing"),
        ({"family_name": " ", "given_name": "\u202e"}, "name_missing"),
        ({"birth_date": "12 mars 1985"}, "unreadable_date"),
        ({"birth_date": "03/25/1985"}, "no_such_date"),
        ({"birth_date": "12/03/85"}, "unreadable_date"),
        ({"birth_date": "0026-01-01"}, "no_such_date"),
        ({"birth_date": "2026-11-24"}, "birth_in_future"),
        ({"sex": "Z"}, "unknown_sex"),
        ({"mother_tongue": "klingon"}, "unknown_language"),
        ({"french_oral": "B2"}, "not_a_level"),
        ({"french_written": "0"}, "french_level_range"),
        ({"english": "D"}, "unknown_english"),
        ({"category": "ABC"}, "unknown_category"),
        ({"role": "cousin"}, "unknown_role"),
        ({"region": "", "region_name": "Ontario"}, "unknown_region"),
        ({"csq_issued_on": "2026-05-01", "csq_expires_on": "2026-04-01"}, "expiry_before_certificate"),
        ({"city": "V" * 201}, "list_value_too_long"),
    ],
)
def test_what_cannot_be_understood_refuses_its_row_in_words(
    row_with: Callable[..., ParsedRow], cells: dict[str, str], code: str
) -> None:
    row = row_with(**cells)

    assert row.person is None
    assert row.refusal is not None
    assert row.refusal.code == code
    assert "[" not in Words().refusal(row.refusal)
    assert code not in Words().refusal(row.refusal)


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"csq_number": " csq-10000001\u00a0"}, "csq_number", "CSQ-10000001"),
        ({"client_id": "1082975363"}, "client_id", "10-8297-5363"),
        ({"birth_date": "\u200e12-03-1985"}, "birth_date", date(1985, 3, 12)),
        ({"birth_date": "12.03.1985"}, "birth_date", date(1985, 3, 12)),
        ({"birth_date": "1985-03-12T00:00:00"}, "birth_date", date(1985, 3, 12)),
        ({"sex": "Femme"}, "sex", Sex.FEMALE),
        ({"birth_country": "algérie"}, "birth_country", "DZA"),
        ({"mother_tongue": "Arabe"}, "mother_tongue", "ara"),
        ({"contact_language": "eng"}, "contact_language", "eng"),
        ({"french_oral": "7.0"}, "french_oral", 7),
        ({"french_oral": "Niveau 12"}, "french_oral", 12),
        ({"english": "b"}, "english", EnglishLevel.B),
        ({"category": "Regroupement familial"}, "category", Category.FAMILY),
        ({"category": "tmp-e"}, "category", Category.STUDENT),
        ({"role": "Requérante principale"}, "role", HouseholdRole.PRINCIPAL),
        ({"role": "pc"}, "role", HouseholdRole.DEPENDANT),
        ({"region": "3", "region_name": ""}, "region", "03"),
        ({"region": "", "region_name": "saguenay - lac saint-jean"}, "region", "02"),
        ({"phone": "5145550142"}, "phone", "514 555-0142"),
        ({"email": "Zoe@Exemple.INVALID"}, "email", "Zoe@exemple.invalid"),
        ({"office": "Bureau de Laval"}, "office", "LAV"),
        ({"given_name": "Marie\nÈve\tAnne"}, "given_name", "Marie Ève Anne"),
    ],
)
def test_values_are_understood_however_they_are_written(
    row_with: Callable[..., ParsedRow], cells: dict[str, str], field: str, value: object
) -> None:
    row = row_with(**cells)

    assert row.refusal is None
    assert row.warnings == ()
    assert getattr(row.person, field) == value


@pytest.mark.parametrize(
    ("cells", "code", "field", "kept"),
    [
        ({"phone": "à venir"}, "phone_format", "phone", "à venir"),
        ({"noc": "2173"}, "noc_format", "noc", "2173"),
        ({"csq_number": "n/d"}, "csq_number_format", "csq_number", "N/D"),
        ({"office": "Bureau de Paris"}, "unknown_office", "office", ""),
        ({"region": "06", "region_name": "Laval"}, "region_name_differs", "region", "06"),
        ({"region": "06", "region_name": "Ontario"}, "region_name_differs", "region", "06"),
        ({"birth_date": "1901-01-01"}, "birth_unlikely", "birth_date", date(1901, 1, 1)),
    ],
)
def test_what_is_only_odd_is_kept_with_a_warning(
    row_with: Callable[..., ParsedRow], cells: dict[str, str], code: str, field: str, kept: object
) -> None:
    row = row_with(**cells)

    assert [warning.code for warning in row.warnings] == [code]
    assert "[" not in Words().refusal(row.warnings[0])
    assert getattr(row.person, field) == kept


def test_empty_cells_say_nothing(row_with: Callable[..., ParsedRow]) -> None:
    fields = [field for field in ListField if field not in {ListField.CSQ_NUMBER, ListField.GIVEN_NAME}]
    row = row_with(given_name="Anaïs", csq_number="A-12345", **{field.value: " " for field in fields})

    assert row.person == ArrivalPerson("A-12345", given_name="Anaïs")
    assert row.person.missing_for_new() == (
        "birth_date", "category", "role", "region", "contact_language", "arriving_on",
    )  # fmt: skip


def test_a_list_may_come_with_few_columns_in_another_order(tmp_path: Path, list_codes: ListCodes) -> None:
    raw = read_list(
        a_list(tmp_path, 3, only=["Arrivée confirmée", "No CSQ"], headings={"No CSQ": "Certificate number"})
    )

    rows = parsed(raw, list_codes)

    assert [row.person and row.person.csq_number for row in rows.values()] == [
        "CSQ-20000001",
        "CSQ-20000002",
        "CSQ-20000003",
    ]
    assert all(row.refusal is None for row in rows.values())


def test_a_list_without_certificates_is_refused_as_a_whole(tmp_path: Path, list_codes: ListCodes) -> None:
    raw = read_list(a_list(tmp_path, 2, only=["Nom", "Prénom"]))

    with pytest.raises(Refused) as refused:
        parsed(raw, list_codes)

    assert refused.value.refusals[0].code == "list_without_certificates"


def test_a_certificate_written_otherwise_is_still_the_same(tmp_path: Path, list_codes: ListCodes) -> None:
    odd = {2: {"No CSQ": "A-12345", "Catégorie": "???"}, 4: {"No CSQ": " a-123 45"}}

    rows = parsed(read_list(a_list(tmp_path, 4, odd=odd)), list_codes)

    assert [row.refusal and row.refusal.code for row in rows.values()] == [
        None,
        "unknown_category",
        None,
        "certificate_repeated",
    ]


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers(list_codes: ListCodes, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("No CSQ;Nom\nA-00001;Roy\n;\n\nA-00004;Le Goff\n", encoding="utf-8")

    assert list(parsed(read_list(path), list_codes)) == [1, 4]


def test_a_row_with_a_cell_too_many_is_refused(list_codes: ListCodes, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("No CSQ;Nom\nA-00001;Roy;\nA-00002;Le;Goff\n", encoding="utf-8")

    rows = parsed(read_list(path), list_codes)

    assert rows[1].refusal is None
    assert rows[2].refusal is not None
    assert rows[2].refusal.code == "row_too_long"


def test_the_ministry_s_list_as_a_workbook_gets_the_same_verdicts(
    tmp_path: Path, list_codes: ListCodes, ministry: dict[int, ParsedRow]
) -> None:
    raw = read_list(resource_path("trial/arrivals.csv"))
    whole = [row for number, row in enumerate(raw.rows, 1) if number != 266]  # a workbook has no short rows
    write_xlsx(tmp_path / "liste.xlsx", raw.headings, whole)

    rows = parsed(read_list(tmp_path / "liste.xlsx"), list_codes)

    expected = [row for number, row in ministry.items() if number != 266]
    assert [(row.person, row.warnings, row.refusal) for row in rows.values()] == [
        (row.person, row.warnings, row.refusal) for row in expected
    ]


def test_a_formula_of_a_workbook_is_kept_as_text_with_a_warning(tmp_path: Path, list_codes: ListCodes) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for cells in (["No CSQ", "Nom"], ["A-00001", '=HYPERLINK("http://exemple.invalid")'], ["A-00002", "Roy"]):
        book.active.append(cells)
    book.save(tmp_path / "liste.xlsx")

    rows = parsed(read_list(tmp_path / "liste.xlsx"), list_codes)

    assert rows[1].person is not None
    assert rows[1].person.family_name.startswith("=HYPERLINK")
    assert [warning.code for warning in rows[1].warnings] == ["formula_kept_as_text"]
    assert rows[2].warnings == ()


@pytest.mark.parametrize(
    "text",
    ["1985-03-12", "12/03/1985", "12-03-1985", "12.03.1985", "19850312", "1985/3/12", "12/3/1985 00:00", "١٢/٠٣/١٩٨٥"],
)
def test_dates_are_read_with_the_year_or_the_day_first(text: str) -> None:
    assert parse_day(text) == date(1985, 3, 12)


@pytest.mark.parametrize(
    "text", ["", "1990-02-31", "12/03-1985", "31/04/1985", "1985", "03/25/1985", "1985-03-12 midi"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_day(text) is None
