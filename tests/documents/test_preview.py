"""The PDF as pictures."""

import pytest
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.preview import page_count, rasterize
from parcours_desktop.wording.words import Words
from tests.builders.plans import a_plan_sheet, eleven_steps, in_order

PDF = draw_plan(a_plan_sheet(steps=in_order(eleven_steps() * 4)), Words("fr"), Paper.LETTER)


def test_a_page_is_as_large_as_the_paper_at_the_resolution_asked_for():
    image = rasterize(PDF, 0, 72)
    assert (image.width, image.height) == (612, 792)
    assert image.stride >= 4 * image.width
    assert len(image.bgra) == image.stride * image.height


def test_the_page_is_opaque_white_with_the_ink_of_the_plan():
    image = rasterize(PDF, 0, 72)
    assert image.bgra[:4] == b"\xff\xff\xff\xff"
    title_blue = bytes((0x97, 0x57, 0x09, 0xFF))
    assert title_blue in image.bgra


def test_pages_are_counted_and_others_refused():
    assert page_count(PDF) == 3
    assert rasterize(PDF, 2, 20).height == 220
    for page in (-1, 3):
        with pytest.raises(IndexError):
            rasterize(PDF, page, 20)
