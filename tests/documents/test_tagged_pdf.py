"""The checker of tagged pages names each defect that is planted in a sound one, and finds none in any document."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.wording.words import Words
from tests.builders.plans import a_plan_sheet
from tests.documents.tagged_pdf import flaws


def sound() -> bytes:
    return draw_plan(a_plan_sheet(), Words("fr"), Paper.LETTER)


def spoiled(spoil: Callable[[pikepdf.Pdf], None]) -> list[str]:
    """What is found once ``spoil`` has been at a sound document."""
    with pikepdf.open(BytesIO(sound())) as file:
        spoil(file)
        out = BytesIO()
        file.save(out)
    return flaws(out.getvalue())


def elements(file: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) == role]


def no_tree(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot


def no_language(file: pikepdf.Pdf) -> None:
    del file.Root.Lang


def not_marked(file: pikepdf.Pdf) -> None:
    file.Root.MarkInfo.Marked = False


def hidden_title(file: pikepdf.Pdf) -> None:
    file.Root.ViewerPreferences.DisplayDocTitle = False


def no_metadata(file: pikepdf.Pdf) -> None:
    del file.Root.Metadata


def no_bookmarks(file: pikepdf.Pdf) -> None:
    del file.Root.Outlines


def no_tabs(file: pikepdf.Pdf) -> None:
    del file.pages[0].obj.Tabs


def no_key(file: pikepdf.Pdf) -> None:
    del file.pages[0].obj.StructParents


def drawn_outside(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"0 0 10 10 re f")


def left_open(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"/Artifact BMC")


def marked_and_not_in_the_tree(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"/P <</MCID 9000>> BDC EMC")


def in_the_tree_and_not_drawn(file: pikepdf.Pdf) -> None:
    elements(file, "/H1")[0].K = 9001


def a_figure_without_words(file: pikepdf.Pdf) -> None:
    del elements(file, "/Figure")[0].Alt


def a_head_of_nothing(file: pikepdf.Pdf) -> None:
    del elements(file, "/TH")[0].A


def a_ragged_table(file: pikepdf.Pdf) -> None:
    row = next(one for one in elements(file, "/TR") if isinstance(one.K, pikepdf.Array))
    row.K = pikepdf.Array(list(row.K)[:-1])


def a_level_skipped(file: pikepdf.Pdf) -> None:
    elements(file, "/H2")[0].S = pikepdf.Name.H3


def a_cell_outside_a_row(file: pikepdf.Pdf) -> None:
    elements(file, "/TR")[0].S = pikepdf.Name.Div


def letters_without_meaning(file: pikepdf.Pdf) -> None:
    fonts = file.pages[0].obj.Resources.Font
    del fonts[next(iter(fonts.keys()))].ToUnicode


def wrong_owners(file: pikepdf.Pdf) -> None:
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    numbers[1] = pikepdf.Array(reversed(list(numbers[1])))


DEFECTS = {
    no_tree: "no tree of tags",
    no_language: "no language",
    not_marked: "not said to be marked",
    hidden_title: "the title is not displayed",
    no_metadata: "not said to be PDF/UA-1",
    no_bookmarks: "no bookmarks",
    no_tabs: "keys do not follow the tree",
    no_key: "no key of the parent tree",
    drawn_outside: "outside every mark",
    left_open: "left open",
    marked_and_not_in_the_tree: "mark 9000 is 0 times in the tree",
    in_the_tree_and_not_drawn: "mark 9001 of the tree is not drawn",
    a_figure_without_words: "a figure without an alternative text",
    a_head_of_nothing: "a head cell that says not of what",
    a_ragged_table: "a table with rows of",
    a_level_skipped: "/H3 after a heading of level 1",
    a_cell_outside_a_row: "within /Div",
    letters_without_meaning: "letters without a meaning",
    wrong_owners: "the parent tree has mark",
}


def test_a_plan_has_no_flaw():
    assert flaws(sound()) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda one: one.__name__)
def test_a_planted_defect_is_named(defect):
    found = spoiled(defect)
    assert any(DEFECTS[defect] in one for one in found), found
