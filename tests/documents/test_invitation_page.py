"""The letter that invites to the first meeting: French always, a second language beside it when it may stand there."""

import pytest
from parcours_desktop.documents.invitation_page import draw_invitation
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.system.translation_tables import LANGUAGES
from parcours_desktop.wording.words import Words
from tests.builders.acts import wall
from tests.builders.clocks import a_letter_sheet
from tests.builders.plans import an_appointment
from tests.documents.pdf_reading import ink_in_margins, opened, page_texts, squeezed, text_of
from tests.documents.tagged_pdf import flaws

FRENCH = Words("fr")


def meeting(**overrides: object) -> object:
    return an_appointment(
        kind=AppointmentKind.FIRST_MEETING, starts_at=wall("2026-11-25T14:30"), minutes=60, **overrides
    )


def test_it_says_who_when_where_what_to_bring_and_how_to_move_it() -> None:
    sheet = a_letter_sheet(appointment=meeting(place=Place.OFFICE, place_detail="2e étage"))
    pdf = draw_invitation(sheet, FRENCH, Paper.LETTER)
    text, at = " ".join(text_of(pdf).split()), 0
    for part in (
        "Accompagnement Québec",
        "Le 23 novembre 2026",
        "Dossier AQ-2026-06-000123-C",
        "1200, rue Sainte-Catherine Ouest",
        "Invitation à votre première rencontre",
        "Bonjour Rania Haddad,",
        "Mercredi 25 novembre 2026, 14 h 30",
        "Prévoyez 60 minutes.",
        "Bureau de Montréal, Salle 1",
        "2e étage",
        "Sophie Lavoie",
        "agente d’aide à l’intégration",
        "514 555-0142",
        "À apporter",
        "la confirmation de résidence permanente",
        "le certificat de sélection du Québec (CSQ)",
        "le passeport",
        "Appelez-nous au 514 555-0142",
        "Au plaisir de vous rencontrer",
    ):
        at = text.find(part, at)
        assert at >= 0, part
    assert len(page_texts(pdf)) == 1


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ("eng", ("Invitation to your first meeting", "Wednesday, November 25, 2026, 2:30 p.m.", "Room 1", "free")),
        ("spa", ("Invitación a su primera reunión", "Miércoles, 25 de noviembre de 2026, 14:30", "el pasaporte")),
        ("ara", ("14:30", "CSQ")),
        ("fas", ("14:30", "CSQ")),
        ("hat", ("Envitasyon pou premye rankont ou", "Mèkredi 25 novanm 2026, 14:30", "paspò a")),
        ("por", ("Convite para a sua primeira reunião", "Quarta-feira, 25 de novembro de 2026, 14:30")),
        ("ukr", ("Запрошення на вашу першу зустріч", "Середа, 25 листопада 2026")),
        ("zho", ("首次会面邀请", "2026年11月25日星期三", "14:30")),
    ],
)
def test_a_second_language_stands_beside_the_french_on_one_page(second: str, says: tuple[str, ...]) -> None:
    pdf = draw_invitation(a_letter_sheet(second, appointment=meeting(place=Place.OFFICE)), FRENCH, Paper.LETTER)
    text = squeezed(text_of(pdf))
    for part in ("Invitation à votre première rencontre", "À apporter", *says):
        assert squeezed(part) in text, part
    assert len(page_texts(pdf)) == 1
    assert ink_in_margins(pdf) == []


def test_arabic_is_joined_and_read_from_right_to_left_and_numbers_to_call_keep_their_order() -> None:
    pdf = draw_invitation(a_letter_sheet("ara", appointment=meeting(place=Place.PHONE)), FRENCH, Paper.LETTER)
    text = text_of(pdf)
    assert "دعوة إلى لقائكم الأول" in text
    assert text.count("514 555-0199") == 2
    assert text.count("514 555-0142") >= 4


def test_by_telephone_the_person_is_called_or_asked_for_a_number() -> None:
    called = a_letter_sheet(appointment=meeting(place=Place.PHONE))
    assert "nous vous appellerons au 514 555-0199" in text_of(draw_invitation(called, FRENCH, Paper.LETTER))
    unknown = a_letter_sheet(appointment=meeting(place=Place.PHONE), phone="")
    text = " ".join(text_of(draw_invitation(unknown, FRENCH, Paper.LETTER)).split())
    assert "donnez-nous votre numéro en appelant au 514 555-0142" in text
    assert "À avoir sous la main" in text
    video = a_letter_sheet(appointment=meeting(place=Place.VIDEO))
    assert "le lien vous sera envoyé" in text_of(draw_invitation(video, FRENCH, Paper.LETTER))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "name", ["Wickramasinghe Mudiyanselage Rajapaksha Ranasinghe " * 3, "نيلوفر رضائي", "{name} <b>"]
)
def test_any_name_fits_and_the_same_rows_give_the_same_bytes(paper: Paper, name: str) -> None:
    sheet = a_letter_sheet("spa", person_name=name, address=(name,))
    pdf = draw_invitation(sheet, FRENCH, paper)
    assert pdf == draw_invitation(sheet, FRENCH, paper)
    assert ink_in_margins(pdf) == []
    if name.isascii():
        assert squeezed(name) in squeezed(text_of(pdf))
    assert name.split(maxsplit=1)[0] not in " ".join(str(value) for value in opened(pdf).metadata.values())


def test_without_an_officer_the_office_signs() -> None:
    text = text_of(draw_invitation(a_letter_sheet(officer=None), FRENCH, Paper.LETTER))
    assert text.count("Bureau de Montréal") >= 2


@pytest.mark.parametrize("second", ["", *LANGUAGES])
def test_the_letter_is_read_aloud_from_its_title_on(second: str) -> None:
    assert flaws(draw_invitation(a_letter_sheet(second), FRENCH, Paper.LETTER)) == []
