"""What a plan costs to draw, against a bare ReportLab canvas that sets the same texts at the same places."""

import time
from collections.abc import Callable
from io import BytesIO

import pypdfium2
from parcours_desktop.documents.faces import Weight
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.preview import page_count
from parcours_desktop.system.resources import resource_path
from parcours_desktop.wording.words import Words
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from tests.builders.plans import a_plan_sheet, eleven_steps, in_order

MOST = 8.0
ROUNDS = 5
PLAIN = "PlainOpenSans"


def placed_texts(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    """The lines of each page with their places."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        pages.append(
            [(left, bottom, text.get_text_bounded(left, bottom, right, top)) for left, bottom, right, top in boxes]
        )
    document.close()
    return pages


def bare_canvas(pages: list[list[tuple[float, float, str]]]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1, initialFontName=PLAIN)
    for page in pages:
        canvas.setFont(PLAIN, 11)
        for left, bottom, text in page:
            canvas.drawString(left, bottom, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def best(draw: Callable[[], bytes]) -> float:
    """The least processor time of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        draw()
        times.append(time.process_time() - began)
    return min(times)


def test_drawing_a_plan_costs_at_most_eight_times_a_bare_canvas():
    sheet = a_plan_sheet(steps=in_order((eleven_steps() * 5)[:48]))
    words = Words("fr")
    pdf = draw_plan(sheet, words, Paper.LETTER)
    assert page_count(pdf) == 3
    pdfmetrics.registerFont(TTFont(PLAIN, str(resource_path(f"fonts/{Weight.REGULAR}.ttf"))))
    texts = placed_texts(pdf)
    floor = best(lambda: bare_canvas(texts))
    assert best(lambda: draw_plan(sheet, words, Paper.LETTER)) <= MOST * floor
