"""My day on paper."""

from dataclasses import replace

import pytest
from parcours_desktop.documents.day_page import draw_day
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.domain.day_sheet import DayAppointment
from parcours_desktop.wording.words import Words
from tests.builders.acts import wall
from tests.builders.clocks import a_day_sheet, a_person
from tests.builders.plans import an_appointment
from tests.documents.pdf_reading import ink_in_margins, opened, page_texts, text_of

FRENCH = Words("fr")


def test_it_tells_the_appointments_the_clocks_the_late_steps_and_leaves_room_for_notes() -> None:
    pdf = draw_day(a_day_sheet(), FRENCH, Paper.LETTER)
    text, at = " ".join(text_of(pdf).split()), 0
    for part in (
        "Lundi 23 novembre",
        "1 rendez-vous",
        "Sophie Lavoie",
        "9 h 30 à 10 h",
        "Haddad, Rania",
        "514 555-0199 · arabe, avec interprète",
        "Suivi (confirmé)",
        "Par téléphone",
        "Demander la nouvelle adresse",
        "Premières rencontres attendues",
        "ven. 27 nov.",
        "4 jours ouvrables restants",
        "fixée au 26 novembre 2026, 10 h",
        "2 tentatives notées",
        "Démarches en retard",
        "M’inscrire à l’assurance maladie",
        "RAMQ",
        "2 nov. 2026",
        "Notes",
        "Page 1 de 1",
    ):
        at = text.find(part, at)
        assert at >= 0, part
    assert pdf == draw_day(a_day_sheet(), FRENCH, Paper.LETTER)
    assert "Haddad" not in " ".join(str(value) for value in opened(pdf).metadata.values())


def test_one_s_own_time_a_group_and_a_way_are_told() -> None:
    sheet = a_day_sheet(
        appointments=(
            DayAppointment(
                an_appointment(
                    kind=AppointmentKind.ABSENCE, title="Formation", all_day=True, starts_at=wall("2026-11-23T00:00")
                ),
                (),
            ),
            DayAppointment(
                an_appointment(
                    kind=AppointmentKind.GROUP_SESSION,
                    title="Premières démarches",
                    starts_at=wall("2026-11-23T13:00"),
                    minutes=120,
                    place=Place.OTHER_OFFICE,
                    place_detail="Bureau de Laval",
                    travel_minutes=40,
                ),
                (a_person(1), a_person(2, list_name="Benali, Karim", language="", interpreter=False)),
            ),
            DayAppointment(
                an_appointment(
                    kind=AppointmentKind.AIRPORT_WELCOME,
                    place=Place.AIRPORT,
                    flight="AC 871",
                    starts_at=wall("2026-11-23T17:00"),
                ),
                (a_person(3),),
            ),
        )
    )
    text = " ".join(text_of(draw_day(sheet, FRENCH, Paper.LETTER)).split())
    for part in (
        "Toute la journée Formation",
        "40 min de route",
        "Premières démarches",
        "Benali, Karim",
        "Bureau de Laval",
        "Vol AC 871",
    ):
        assert part in text, part
    assert "2 rendez-vous" in text


def test_a_day_without_anything_says_so() -> None:
    sheet = a_day_sheet(steps=0, clocks=())
    text = text_of(draw_day(replace(sheet, appointments=()), FRENCH, Paper.LETTER))
    assert "Aucun rendez-vous ce jour-là." in text
    assert "Démarches en retard" not in text


@pytest.mark.parametrize("paper", Paper)
def test_a_full_day_goes_on_over_pages_that_say_whose_they_are(paper: Paper) -> None:
    many = [
        DayAppointment(
            an_appointment(id=number, starts_at=wall(f"2026-11-23T{8 + number:02d}:00")), (a_person(number),)
        )
        for number in range(1, 12)
    ]
    pdf = draw_day(a_day_sheet(appointments=many, steps=20, more_steps=7), FRENCH, paper)
    pages = page_texts(pdf)
    assert len(pages) > 1
    assert all("Sophie Lavoie" in page for page in pages)
    assert "Et 7 autres." in text_of(pdf)
    assert ink_in_margins(pdf) == []
