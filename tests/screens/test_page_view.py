"""A document that is looked at: pages, zoom, search, chosen text, and how much of it is ever drawn."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.preview import PageText
from parcours_desktop.screens.page_choice import PageChoice
from parcours_desktop.screens.page_layout import LARGEST, SMALLEST, TILE, Fit, PageLayout, Room, Zoom
from parcours_desktop.screens.page_tiles import TileStore
from parcours_desktop.screens.page_view import TEXTS_AT_MOST, PageView
from parcours_desktop.screens.page_words import Place, boxes_of, copied, hits_in, letter_at, wanted
from parcours_desktop.screens.printouts import Printout, printout_on
from parcours_desktop.wording.words import Words
from pypdfium2 import PdfDocument
from tests.builders.plans import a_plan_sheet, eleven_steps, in_order

FRENCH = Words("fr")
SHEET = a_plan_sheet(steps=in_order(eleven_steps() * 4), person_name="نيلوفر Ábc")
PLAN = draw_plan(SHEET, FRENCH, Paper.LETTER)
LETTER = (612.0, 792.0)


def many_pages(count: int) -> bytes:
    """The plan repeated until it has so many pages."""
    from io import BytesIO

    whole = PdfDocument.new()
    plan = PdfDocument(PLAN)
    for page in range(count):
        whole.import_pages(plan, [page % 3])
    out = BytesIO()
    whole.save(out)
    whole.close()
    plan.close()
    return out.getvalue()


def settle(view: PageView, most: int = 2000) -> int:
    """Do all that the worker thread would; answers how many tasks there were."""
    for done in range(most):
        task = view.next_task()
        if task is None:
            return done
        task.take(task.run())
    raise AssertionError("it never comes to an end")


def looked_at(pdf: bytes = PLAN, room: Room | None = None) -> PageView:
    view = PageView(Printout("plan.pdf", Paper.LETTER, lambda: pdf))
    view.set_room(room or Room(900, 700))
    settle(view)
    return view


# Pages


def test_nothing_is_there_before_the_document_is_drawn_and_everything_in_sight_after() -> None:
    view = PageView(Printout("plan.pdf", Paper.LETTER, lambda: PLAN))
    view.set_room(Room(900, 700))
    assert (view.count, view.page) == (0, 0)
    settle(view)
    assert (view.count, view.page) == (3, 0)
    assert all(tile in view.tiles for tile in view.visible_tiles(view.top))


def test_what_is_saved_is_what_is_looked_at() -> None:
    drawn: list[bytes] = []

    def draw() -> bytes:
        drawn.append(PLAN + b"\n" * len(drawn))
        return drawn[-1]

    view = PageView(Printout("plan.pdf", Paper.LETTER, draw))
    settle(view)
    assert view.held.draw() is view.pdf
    assert len(drawn) == 1


def test_one_goes_from_page_to_page_and_never_beyond() -> None:
    view = looked_at()
    for asked, reached in ((1, 1), (2, 2), (99, 2), (-5, 0)):
        view.go_to(asked)
        assert view.page == reached


def test_a_page_is_as_wide_as_the_window_or_whole_in_it_or_so_many_percent() -> None:
    view = looked_at(room=Room(900, 700))
    assert view.layout.pixels[0][0] == 900 - 32
    view.set_zoom(Zoom(Fit.PAGE))
    assert view.layout.pixels[0][1] == 700 - 32
    view.set_zoom(Zoom.at(100))
    assert view.layout.pixels[0] == (816, 1056)
    assert (Zoom.at(1000).percent, Zoom.at(3).percent) == (LARGEST, SMALLEST)


def test_on_a_sharp_screen_a_page_has_more_pixels_and_the_same_percent() -> None:
    usual, sharp = (PageLayout((LETTER,), Zoom.at(150), Room(900, 700, ratio)) for ratio in (1.0, 2.0))
    assert sharp.pixels[0] == tuple(2 * length for length in usual.pixels[0])
    assert usual.percent == sharp.percent == 150


def test_what_one_looks_at_stays_under_the_mouse_while_zooming() -> None:
    view = looked_at()
    view.go_to(1)
    at = (300, 400)
    before = view.layout.point(view.left + at[0], view.top + at[1])
    for zoom in (Zoom.at(200), Zoom.at(350), Zoom.at(125)):
        view.set_zoom(zoom, at)
        page, x, y = view.layout.point(view.left + at[0], view.top + at[1])
        assert page == before[0] == 1
        assert abs(y - before[2]) < 2
        assert zoom.percent < 150 or abs(x - before[1]) < 2


@given(
    st.lists(st.tuples(st.floats(50, 2000), st.floats(50, 2000)), min_size=1, max_size=30),
    st.sampled_from([Zoom(Fit.WIDTH), Zoom(Fit.PAGE), Zoom.at(50), Zoom.at(137), Zoom.at(400)]),
    st.integers(1, 3000),
    st.integers(1, 3000),
    st.integers(0, 100_000),
)
def test_the_parts_in_sight_cover_what_is_in_sight(
    sizes: list[tuple[float, float]], zoom: Zoom, width: int, height: int, top: int
) -> None:
    layout = PageLayout(tuple(sizes), zoom, Room(width, height))
    for page in layout.visible(top):
        x, y, wide, high = layout.area(page)
        parts = layout.tiles(page, 0, top)
        for left, above, part_wide, part_high in parts:
            assert 0 < part_wide <= TILE
            assert 0 < part_high <= TILE
            assert left >= 0
            assert left + part_wide <= wide
            assert above >= 0
            assert above + part_high <= high
        first, last = max(y, top), min(y + high, top + height)
        if first < last and x < width:
            assert min(part[1] for part in parts) <= first - y
            assert max(part[1] + part[3] for part in parts) >= last - y


def test_five_hundred_pages_are_not_drawn_but_those_in_sight() -> None:
    view = looked_at(many_pages(500))
    assert view.count == 500
    view.set_zoom(Zoom.at(100))
    done = settle(view)
    assert done < 20
    for page in (100, 499, 250):
        view.go_to(page)
        assert settle(view) < 20
        assert view.page == page
        assert len(view.texts) <= TEXTS_AT_MOST


def test_pictures_take_no_more_room_than_they_may() -> None:
    view = looked_at()
    view.tiles = TileStore(most=6_000_000)
    view.set_zoom(Zoom.at(400))
    for top in range(0, view.layout.height, 2000):
        view.scroll_to(0, top)
        task = view.next_task()
        while task is not None and "picture" in repr(task.run):
            task.take(task.run())
            assert view.tiles.bytes <= 6_000_000
            task = view.next_task() if view.tiles.bytes < 2_000_000 else None


def test_the_newest_wish_wins() -> None:
    view = PageView(printout_on("plan.pdf", Paper.LETTER, partial(draw_plan, SHEET, FRENCH)))
    task = view.next_task()
    assert task is not None
    answer = task.run()
    view.choose(paper=Paper.A4)
    task.take(answer)
    assert view.pdf is None
    settle(view)
    assert view.layout.sizes[0] == pytest.approx(Paper.A4.value, abs=0.1)
    assert view.held.paper is Paper.A4


def test_a_document_that_knows_one_paper_only_stays_on_it() -> None:
    view = looked_at()
    view.choose(paper=Paper.A4, large=True)
    assert (view.printout.offers_paper, view.printout.paper, view.printout.large) == (False, Paper.LETTER, False)
    assert view.next_task() is None


def test_large_print_is_drawn_by_those_who_know_it() -> None:
    asked: list[tuple[Paper, bool]] = []

    def redraw(paper: Paper, *, large: bool = False) -> bytes:
        asked.append((paper, large))
        return PLAN

    one = printout_on("x.pdf", Paper.LETTER, redraw, offers_large=True)
    for printout in (one, one.enlarged(True), one.enlarged(True).on(Paper.A4), one.enlarged(True).enlarged(False)):
        printout.draw()
    letter, a4 = Paper.LETTER, Paper.A4
    assert asked == [(letter, False), (letter, True), (a4, True), (letter, False)]
    assert printout_on("x.pdf", Paper.LETTER, redraw).enlarged(True).large is False


# Search


@pytest.mark.parametrize(
    ("typed", "letters", "found"),
    [
        ("demarche", "Une DÉMARCHE\r\nfaite; la démarche", ["DÉMARCHE", "démarche"]),
        ("québec le", "au Québec\r\n le 3", ["Québec\r\n le"]),
        ("l'œuvre", "L’OEUVRE", ["L’OEUVRE"]),
        ("œuvre", "oeuvre", ["oeuvre"]),
        ("ا", "أب", ["أ"]),
        ("3 a", "3\u00a0août", ["3\u00a0a"]),
        ("a", "", []),
        ("  ", "a b", []),
        ("aa", "aaaa", ["aa", "aa"]),
        ("s", "Straße", ["S", "ß"]),
    ],
)
def test_words_are_found_whatever_case_accents_and_breaks(typed: str, letters: str, found: list[str]) -> None:
    assert [letters[hit.first : hit.last] for hit in hits_in(letters, 0, wanted(typed))] == found


@given(st.text(max_size=80), st.text(min_size=1, max_size=5))
def test_every_find_says_what_is_looked_for(letters: str, typed: str) -> None:
    needle = wanted(typed)
    last = 0
    for hit in hits_in(letters, 0, needle):
        assert last <= hit.first < hit.last <= len(letters)
        assert needle in wanted(letters[hit.first : hit.last])
        last = hit.first + 1


def test_finds_are_counted_and_walked_through_in_a_ring() -> None:
    view = looked_at(many_pages(60))
    view.go_to(30)
    settle(view)
    view.look_for("INSTALLATION")
    settle(view)
    count = len(view.search.hits)
    assert count == 20 * sum(letters.count("nstallation") for letters in (PdfText.of(0), PdfText.of(1), PdfText.of(2)))
    assert view.search.current is not None
    assert view.search.current.page == 30
    place = view.search.hits.index(view.search.current) + 1
    assert view.search.said(FRENCH) == f"{place} sur {count}"
    for _ in range(count):
        view.step(1)
        settle(view)
        assert view.boxes(view.search.current.page, view.search.current.first, view.search.current.last)
    assert view.search.hits.index(view.search.current) + 1 == place
    view.step(-1)
    assert view.search.said(FRENCH) == f"{(place - 2) % count + 1} sur {count}"


class PdfText:
    """What a page of the plan says."""

    @staticmethod
    def of(page: int) -> str:
        from parcours_desktop.documents.preview import page_text

        return page_text(PLAN, page).letters


def test_a_find_is_brought_into_sight() -> None:
    view = looked_at(many_pages(30), Room(500, 300))
    view.set_zoom(Zoom.at(300))
    view.look_for("Sophie Lavoie")
    settle(view)
    view.step(1)
    settle(view)
    hit = view.search.current
    assert hit is not None
    assert hit.page > 0
    ((left, top, width, height),) = view.boxes(hit.page, hit.first, hit.last)
    assert view.top <= top
    assert top + height <= view.top + 300
    assert view.left <= left
    assert left + min(width, 400) <= view.left + 500


def test_what_is_not_there_is_said_and_so_is_that_one_is_still_looking() -> None:
    view = looked_at(many_pages(60))
    view.look_for("zzz")
    assert view.search.said(FRENCH) == "Recherche…"
    settle(view)
    assert view.search.said(FRENCH) == "Aucun résultat"
    view.look_for("")
    assert view.search.said(FRENCH) == ""


def test_a_search_goes_on_in_the_document_drawn_anew() -> None:
    view = PageView(printout_on("plan.pdf", Paper.LETTER, partial(draw_plan, SHEET, FRENCH)))
    settle(view)
    view.look_for("installation")
    settle(view)
    before = view.search.said(FRENCH)
    view.choose(paper=Paper.A4)
    settle(view)
    assert view.search.said(FRENCH).startswith("1 sur ")
    assert before.startswith("1 sur ")


# Chosen text


def test_the_chosen_text_is_copied_in_the_order_in_which_it_is_read() -> None:
    view = looked_at()
    letters = view.texts[0].letters
    first = letters.index("نيلوفر")
    assert view.pdf is not None
    choice = PageChoice(Place(0, first + 6), Place(0, first))
    assert choice.copying(view.pdf)() == "نيلوفر"
    everything = PageChoice.everything(view.count).copying(view.pdf)()
    assert everything.startswith("Mon plan d’action\n")
    assert "\r" not in everything
    assert len(everything) > 3000


def test_a_point_is_before_or_after_its_letter_and_in_arabic_the_other_way_round() -> None:
    text = PageText("abنو", ((0, 0, 10, 10), (10, 0, 20, 10), (40, 0, 50, 10), (30, 0, 40, 10)))
    assert [letter_at(text, x, 5) for x in (1, 9, 11, 19)] == [0, 1, 1, 2]
    assert [letter_at(text, x, 5) for x in (49, 41, 39, 31)] == [2, 3, 3, 4]
    assert letter_at(PageText("", ()), 3, 3) == 0


def test_each_line_and_each_column_has_its_own_box() -> None:
    text = PageText("ab cd", ((0, 0, 9, 10), (10, 0, 19, 10), (19, 0, 19, 0), (100, 0, 109, 10), (0, 20, 9, 30)))
    assert boxes_of(text, 0, 5) == ((0, 0, 19, 10), (100, 0, 109, 10), (0, 20, 9, 30))


def test_keys_move_the_end_of_the_choice_over_letters_words_lines_and_pages() -> None:
    view = looked_at()
    letters = view.texts[0].letters
    start = PageChoice(Place(0, 4), Place(0, 4))
    chosen = start.moved(view.texts, 3, by="+word")
    assert letters[slice(*(chosen.on_page(0) or (0, 0)))] == "plan "
    assert chosen.moved(view.texts, 3, by="-letter").on_page(0) == (4, 8)
    down = start.moved(view.texts, 3, by="+line")
    assert "Parcours"[:3] in letters[4 : down.head.letter + 9]
    assert down.moved(view.texts, 3, by="-line").head.letter <= 8
    end = start.moved(view.texts, 3, by="+edge")
    assert end.head == Place(0, len(letters))
    assert end.moved(view.texts, 3, by="+letter").head == Place(1, 0)
    assert PageChoice().moved(view.texts, 3, by="-word").head == Place(0, 0)


def test_a_double_click_chooses_the_word() -> None:
    view = looked_at()
    text = view.texts[0]
    place = text.letters.index("Parcours") + 3
    left, top, _right, bottom = text.boxes[place]
    choice = PageChoice.word(0, text, left + 0.5, (top + bottom) / 2)
    assert text.letters[slice(*(choice.on_page(0) or (0, 0)))] == "Parcours"


def test_a_copied_text_is_whole_letters_and_usual_lines() -> None:
    assert copied(["a\r\nb\x02", "\ud83d\ude00\r\n", "\ud800"]) == "a\nb\n😀\n\ufffd"
