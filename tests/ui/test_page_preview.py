"""The preview: the same bytes that are saved and printed, looked at, searched, copied, and sent to a printer."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.screens.page_printing import bands, fineness, fitted, pages_to_print, paper_like
from parcours_desktop.screens.printouts import Naming, Printout, printout_on
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.page_preview import PagePreview
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.plans import a_plan_sheet, eleven_steps, in_order
from tests.robots.preview import Preview
from tests.robots.texts import untranslated
from tests.ui.conftest import AnsweredQuestions, surroundings

SHEET = a_plan_sheet(steps=in_order(eleven_steps() * 4), person_name="نيلوفر Ábc")
DRAW = partial(draw_plan, SHEET, Words("fr"))
PLAN = printout_on("plan-2026-004498-projet.pdf", Paper.LETTER, DRAW, naming=Naming("plan", "2026-004498", "projet"))
CONTROL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[Printout], Preview]


@pytest.fixture
def window(around: Surroundings, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    around.notices.attach(made)
    made.show()
    return made


@pytest.fixture
def output(around: Surroundings, window: QWidget) -> PageOutput:
    return PageOutput(around, window)


@pytest.fixture
def look_at(output: PageOutput, questions: AnsweredQuestions, background: Background) -> Open:
    def look_at(printout: Printout) -> Preview:
        output.show(printout)
        dialog = questions.dialogs[-1]
        assert isinstance(dialog, PagePreview)
        dialog.resize(900, 700)
        robot = Preview(dialog, background)
        robot.show()
        robot.wait_for_pages()
        return robot

    return look_at


@pytest.fixture
def preview(look_at: Open) -> Preview:
    return look_at(PLAN)


def to_file(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.Letter) -> QPrinter:
    """A printer that writes what it prints into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(size))
    return printer


# Looking


def test_the_preview_shows_the_pages_and_says_which(preview: Preview) -> None:
    view = preview.widget.view
    count = view.count
    assert count >= 3
    assert preview.says(f"sur {count}")
    assert preview.widget.tools.page.text() == "1"
    assert preview.widget.canvas.accessibleDescription() == f"Page 1 sur {count}"
    picture = preview.widget.canvas.viewport().grab().toImage()
    inks = {picture.pixelColor(x, y).name() for x in range(60, 840, 3) for y in range(20, 200, 3)}
    assert "#ffffff" in inks
    assert len(inks) > 10


def test_one_turns_pages_by_number_by_button_and_by_keys(preview: Preview) -> None:
    view = preview.widget.view
    preview.type_page("2")
    assert view.page == 1
    preview.click("Page suivante")
    preview.wait_for_pages()
    assert view.page == 2
    preview.press("Home")
    assert view.top == 0
    preview.press("Space")
    assert 400 < view.top < 700
    preview.press("End")
    assert view.top == view.layout.height - view.layout.room.height
    preview.type_page("1")
    assert view.page == 0
    preview.type_page("999")
    assert preview.widget.tools.page.text() == str(view.count)


def test_pages_grow_and_shrink_by_keys_wheel_button_and_typed_size(preview: Preview) -> None:
    view, tools = preview.widget.view, preview.widget.tools
    preview.press("Ctrl+0")
    assert (view.layout.percent, tools.zoom.currentText()) == (100, "100\u00a0%")
    preview.press("Ctrl++")
    assert view.layout.percent == 110
    preview.press("Ctrl+-")
    preview.press("Ctrl+-")
    assert view.layout.percent == 90
    preview.wheel(2, CONTROL)
    assert view.layout.percent == pytest.approx(119, abs=1)
    for typed, shown in (("130", 130), ("9999 %", 400), ("3", 50), ("beaucoup", 50)):
        preview.type_zoom(typed)
        assert view.layout.percent == shown
    preview.press("Ctrl+8")
    assert view.layout.pixels[0][1] <= view.layout.room.height
    preview.press("Ctrl+9")
    assert view.layout.pixels[0][0] == view.layout.room.width - 2 * view.layout.apart


def test_the_wheel_scrolls(preview: Preview) -> None:
    preview.wheel(-3)
    assert preview.widget.view.top > 0


def test_the_window_takes_another_size_and_the_page_follows(preview: Preview) -> None:
    preview.type_page("2")
    preview.widget.resize(700, 600)
    preview.wait_for_pages()
    view = preview.widget.view
    assert view.page == 1
    assert view.layout.pixels[0][0] == view.layout.room.width - 2 * view.layout.apart


def test_escape_closes_the_search_first_and_then_the_preview(preview: Preview) -> None:
    preview.find("plan")
    preview.keyboard.press("Esc", preview.widget.find_bar.typed)
    assert preview.widget.isVisible()
    assert not preview.widget.find_bar.isVisible()
    assert preview.widget.focusWidget() is preview.widget.canvas
    preview.keyboard.press("Esc", preview.widget.canvas)
    assert not preview.widget.isVisible()


def test_a_document_that_cannot_be_drawn_says_why(
    output: PageOutput, questions: AnsweredQuestions, background: Background
) -> None:
    def refuse() -> bytes:
        raise Refused(Refusal("case_closed"))

    output.show(Printout("x.pdf", Paper.LETTER, refuse))
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, PagePreview)
    robot = Preview(dialog, background)
    robot.show()
    robot.wait(lambda: bool(dialog.around.notices.texts()))
    assert dialog.around.notices.texts() == ("Ce dossier est fermé. Rouvrez-le pour le modifier.",)


def test_a_preview_that_is_left_while_it_is_drawn_fails_nowhere(
    output: PageOutput, questions: AnsweredQuestions, background: Background, qtbot: QtBot
) -> None:
    output.show(PLAN)
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, PagePreview)
    robot = Preview(dialog, background)
    robot.show()
    dialog.deleteLater()
    with qtbot.captureExceptions() as failures:
        robot.settle()
        robot.wait(lambda: not background.busy)
    assert failures == []


# Finding and copying


def test_what_is_looked_for_is_counted_marked_and_walked_through(preview: Preview) -> None:
    before = preview.widget.canvas.viewport().grab().toImage()
    said = preview.find("DEMARCHE")
    assert said.startswith("1 sur ")
    count = int(said.split()[-1])
    assert count >= 4
    assert preview.widget.canvas.viewport().grab().toImage() != before
    preview.press("F3")
    assert preview.widget.find_bar.count.text() == f"2 sur {count}"
    preview.press("Shift+F3")
    preview.press("Shift+F3")
    assert preview.widget.find_bar.count.text() == f"{count} sur {count}"
    assert preview.find("zzz") == "Aucun résultat"
    assert not preview.widget.find_bar.next.isEnabled()


def test_chosen_text_is_copied_even_from_right_to_left(preview: Preview) -> None:
    preview.drag(preview.at(0, "Parcours"), preview.at(0, "accompagnement", end=True))
    assert preview.copied() == "Parcours d’accompagnement"
    preview.drag(preview.at(0, "نيلوفر"), preview.at(0, "نيلوفر", end=True))
    assert preview.copied() == "نيلوفر"


def test_the_keyboard_alone_chooses_and_copies(preview: Preview) -> None:
    preview.press("Shift+Right")
    preview.press("Ctrl+Shift+Right")
    assert preview.copied() == "Mon "
    preview.press("Ctrl+A")
    assert preview.copied().startswith("Mon plan d’action\n")
    preview.find("Sophie Lavoie")
    assert preview.copied() == "Sophie Lavoie"


# Variants


def test_another_paper_is_drawn_anew_and_large_print_is_offered_where_it_is_known(look_at: Open) -> None:
    asked: list[tuple[Paper, bool]] = []

    def redraw(paper: Paper, *, large: bool = False) -> bytes:
        asked.append((paper, large))
        return DRAW(paper)

    preview = look_at(printout_on("x.pdf", Paper.LETTER, redraw, offers_large=True))
    tools = preview.widget.tools
    tools.paper.setCurrentIndex(1)
    tools.paper.activated.emit(1)
    preview.wait_for_pages()
    assert preview.widget.view.layout.sizes[0][1] == pytest.approx(Paper.A4.height, abs=0.1)
    preview.click(tools.large)
    preview.wait_for_pages()
    assert asked == [(Paper.LETTER, False), (Paper.A4, False), (Paper.A4, True)]


def test_a_document_of_one_paper_offers_no_other(look_at: Open) -> None:
    tools = look_at(Printout("x.pdf", Paper.LETTER, partial(DRAW, Paper.LETTER))).widget.tools
    assert not tools.paper.isVisible()
    assert not tools.large.isVisible()


# Saving


def test_the_saved_file_holds_the_bytes_that_were_looked_at(
    preview: Preview, questions: AnsweredQuestions, tmp_path: Path, qtbot: QtBot
) -> None:
    questions.file = tmp_path / "plan.pdf"
    preview.press("Ctrl+S")
    preview.wait(questions.file.exists)
    preview.settle()
    assert questions.file.read_bytes() == preview.widget.view.pdf
    preview.wait(lambda: bool(preview.widget.around.notices.texts()))
    assert preview.widget.around.notices.texts() == ("Le document est enregistré\u00a0: plan.pdf",)


def test_the_proposed_name_follows_the_pattern_of_the_person(around: Surroundings, window: QWidget) -> None:
    chosen = replace(around, file_names=lambda: "{date}_{genre}_{dossier}")
    assert PageOutput(chosen, window).name_of(PLAN) == "2026-11-23_plan_2026-004498.pdf"
    assert PageOutput(around, window).name_of(PLAN) == "plan-2026-004498-projet-2026-11-23.pdf"
    assert PageOutput(around, window).name_of(replace(PLAN, naming=None, file_name="a.pdf")) == "a-2026-11-23.pdf"


# Printing


def test_printing_from_the_preview_opens_the_dialog_of_the_system(
    preview: Preview, questions: AnsweredQuestions
) -> None:
    preview.click("Imprimer…")
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()


def test_without_a_printer_it_is_said_and_saving_is_offered(
    around: Surroundings, window: QWidget, questions: AnsweredQuestions, tmp_path: Path, background: Background
) -> None:
    output = PageOutput(replace(around, has_printer=lambda: False), window)
    output.print_page(PLAN)
    (told,) = around.notices.texts()
    assert told.startswith("Aucune imprimante")
    questions.file = tmp_path / "plan.pdf"
    link = next(button for button in around.notices.findChildren(QAbstractButton) if button.text() == "Enregistrer…")
    link.click()
    Preview(window, background).wait(questions.file.exists)  # type: ignore[arg-type]
    assert questions.dialogs == []


def printed(output: PageOutput, printer: QPrinter, page: Printout, qtbot: QtBot) -> PdfReader:
    with qtbot.waitSignal(output.ended, timeout=20_000):
        output.print_to(printer, page)
    return PdfReader(BytesIO(Path(printer.outputFileName()).read_bytes()))


def test_only_the_pages_asked_for_are_printed_as_often_as_asked(
    output: PageOutput, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = to_file(tmp_path / "deux.pdf")
    printer.setFromTo(2, 3)
    assert len(printed(output, printer, PLAN, qtbot).pages) == 2
    printer = to_file(tmp_path / "copies.pdf")
    printer.setFromTo(1, 1)
    printer.setCopyCount(3)
    assert len(printed(output, printer, PLAN, qtbot).pages) == 3


def test_pages_are_drawn_for_the_paper_in_the_printer(
    output: PageOutput, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    asked: list[Paper] = []

    def redraw(paper: Paper) -> bytes:
        asked.append(paper)
        return DRAW(paper)

    printer = to_file(tmp_path / "a4.pdf", QPageSize.PageSizeId.A4)
    printer.setFromTo(1, 1)
    (page,) = printed(output, printer, printout_on("x.pdf", Paper.LETTER, redraw), qtbot).pages
    assert asked == [Paper.A4]
    assert float(page.mediabox.height) == pytest.approx(842, abs=1)
    assert around.notices.texts() == ("Le document est envoyé à l’imprimante.",)


def test_a_document_of_one_paper_is_fitted_to_another_and_that_is_said(
    output: PageOutput, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = to_file(tmp_path / "a4.pdf", QPageSize.PageSizeId.A4)
    printer.setFromTo(1, 1)
    printed(output, printer, Printout("x.pdf", Paper.LETTER, partial(DRAW, Paper.LETTER)), qtbot)
    assert "il est ajusté au papier choisi (A4)" in around.notices.texts()[0]


def test_pictures_have_at_least_three_hundred_points_an_inch(output: PageOutput, tmp_path: Path, qtbot: QtBot) -> None:
    printer = to_file(tmp_path / "net.pdf")
    printer.setFromTo(1, 1)
    (page,) = printed(output, printer, PLAN, qtbot).pages
    assert page.images[0].image is not None
    assert page.images[0].image.width >= 8.5 * 300 - 4
    assert sum(one.image.height for one in page.images if one.image) >= 11 * 300 - 4


def test_a_print_can_be_stopped(output: PageOutput, around: Surroundings, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(output.ended, timeout=20_000):
        output.print_to(to_file(tmp_path / "x.pdf"), PLAN).cancel()
    assert around.notices.texts() == ("L’impression est arrêtée.",)


@pytest.mark.parametrize(
    ("count", "ranges", "how", "order"),
    [
        (3, (), {}, (0, 1, 2)),
        (9, ((2, 3), (8, 99)), {}, (1, 2, 7, 8)),
        (2, (), {"copies": 2}, (0, 1, 0, 1)),
        (2, (), {"copies": 2, "collated": False}, (0, 0, 1, 1)),
        (3, (), {"backwards": True}, (2, 1, 0)),
        (3, (), {"copies": 2, "duplex": True}, (0, 1, 2, None, 0, 1, 2, None)),
        (3, ((5, 6),), {}, ()),
    ],
)
def test_pages_leave_in_the_order_asked_for(
    count: int, ranges: tuple[tuple[int, int], ...], how: dict[str, object], order: tuple[int | None, ...]
) -> None:
    assert pages_to_print(count, ranges, **how) == order  # type: ignore[arg-type]


def test_a_sheet_is_known_by_its_size_upright_or_lying() -> None:
    assert paper_like(612, 792) is Paper.LETTER
    assert paper_like(842, 595) is Paper.A4
    assert paper_like(612, 1008) is None


@pytest.mark.parametrize("resolution", [72, 96, 203, 300, 600, 720, 1200, 2400])
def test_every_printer_gets_whole_pixels_fine_enough_and_bands_without_a_gap(resolution: int) -> None:
    times, parts = fineness(resolution)
    assert 300 <= resolution * times / parts <= 1000
    room = (round(8.5 * resolution), 11 * resolution)
    x, y, width, height = fitted(room, (595.276, 841.89), parts)
    assert x >= 0
    assert y >= 0
    assert width % parts == height % parts == 0
    whole = (width * times // parts, height * times // parts)
    cut = bands(whole)
    assert sum(band[3] for band in cut) == whole[1]
    assert all(4 * band[2] * band[3] <= 4 * 1024 * 1024 for band in cut)
    edges = [y + band[1] * height // whole[1] for band in cut]
    assert edges == sorted(set(edges))


# Words, names, colours


def test_every_text_passes_through_wording_and_every_tool_has_a_name(
    look: Look, questions: AnsweredQuestions, background: Background, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    around = surroundings(look, Words.pseudo(), questions, background)
    preview = PagePreview(window, around, printout_on("x.pdf", Paper.LETTER, DRAW, offers_large=True))
    robot = Preview(preview, background)
    robot.show()
    robot.wait_for_pages()
    assert untranslated(preview) == []
    nameless = [
        button for button in preview.findChildren(QAbstractButton) if not (button.text() or button.accessibleName())
    ]
    assert nameless == []
    for widget in (preview.canvas, preview.tools.page, preview.tools.zoom, preview.tools.paper, preview.find_bar.typed):
        assert widget.accessibleName()
    preview.close()
