"""The strip to tear off and the foot of sealed pages, as a telephone sees them: pages are drawn and their codes read back."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
import zxingcpp
from icalendar import Calendar
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.rows import AppointmentRow, PlanSheet
from parcours_desktop.domain.sealing import sealed_copy, shown_code
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.wording.words import Words
from PIL.Image import Image, Resampling
from tests.builders.plans import a_plan_sheet
from tests.documents.pdf_reading import text_of
from tests.documents.tagged_pdf import flaws

FRENCH = Words("fr")


def an_appointment(number: int, place: str = "405, avenue Ogilvy, bureau 300, Montréal") -> AppointmentRow:
    first = a_plan_sheet().next_appointment
    assert first is not None
    uid = f"rv-{number:032x}@parcours-desktop"
    starts_at = first.starts_at + timedelta(days=9 * number)
    return replace(first, id=number, starts_at=starts_at, place_detail=place, uid=uid, utc_offset=-240)


def a_draft(*appointments: AppointmentRow) -> PlanSheet:
    return replace(a_plan_sheet(), version=None, signed_on=None, appointments=appointments)


def sealed(sheet: PlanSheet) -> PlanSheet:
    return sealed_copy(replace(sheet, latest_version=2), date(2026, 8, 23), SealForm.SIGNED)


def pages(pdf: bytes, dpi: int) -> list[Image]:
    document = pypdfium2.PdfDocument(pdf)
    drawn = [page.render(scale=dpi / 72).to_pil() for page in document]
    document.close()
    return drawn


def codes(image: Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("large", [False, True])
def test_a_telephone_reads_every_appointment_and_the_code_of_every_page(paper: Paper, large: bool) -> None:
    sheet = sealed(a_draft(*(an_appointment(number) for number in range(4))))
    pdf = draw_plan(sheet, FRENCH, paper, large=large)
    read = [codes(page) for page in pages(pdf, 200)]
    assert all(f"PARCOURS:1:{sheet.code}:3" in page for page in read)
    events = [Calendar.from_ical(text).walk("VEVENT")[0] for page in read for text in page if "VEVENT" in text]
    assert {(str(event["UID"]), event["DTSTART"].dt.replace(tzinfo=None)) for event in events} == {
        (row.uid, row.starts_at + timedelta(hours=4)) for row in sheet.appointments
    }
    assert {str(event["LOCATION"]) for event in events} == {"405, avenue Ogilvy, bureau 300, Montréal"}
    assert flaws(pdf) == []


def test_a_poor_scan_held_askew_is_read_still() -> None:
    pdf = draw_plan(sealed(a_draft(an_appointment(1))), FRENCH, Paper.LETTER)
    page = pages(pdf, 150)[-1].rotate(3, Resampling.BICUBIC, fillcolor=(255, 255, 255))
    assert len(codes(page)) == 2


def test_those_after_the_fourth_are_told_in_words() -> None:
    text = text_of(draw_plan(a_draft(*(an_appointment(number) for number in range(6))), FRENCH, Paper.LETTER))
    for day in (
        "30 août 2026",
        "8 septembre 2026",
        "17 septembre 2026",
        "26 septembre 2026",
        "5 octobre 2026",
        "14 octobre 2026",
    ):
        assert day in text


def test_without_an_appointment_there_is_no_strip() -> None:
    assert "À détacher" not in text_of(draw_plan(a_draft(), FRENCH, Paper.LETTER))


def test_a_version_signed_before_there_were_codes_prints_as_it_was_signed() -> None:
    old = replace(a_plan_sheet(), version=3, appointments=(an_appointment(1),))
    pdf = draw_plan(old, FRENCH, Paper.LETTER)
    assert pdf == draw_plan(replace(old, appointments=()), FRENCH, Paper.LETTER)
    assert not [code for page in pages(pdf, 150) for code in codes(page)]


def test_every_sealed_page_says_its_version_and_its_code_and_a_draft_says_neither() -> None:
    draft = a_draft(an_appointment(1))
    sheet = sealed(draft)
    document = pypdfium2.PdfDocument(draw_plan(sheet, FRENCH, Paper.LETTER))
    for page in document:
        text = page.get_textpage().get_text_bounded()
        assert shown_code(sheet.code) in text
        assert "version 3" in text
    document.close()
    assert "Code de vérification" not in text_of(draw_plan(draft, FRENCH, Paper.LETTER))
