"""The table of any length, by Qt's model tester and by its rows as text."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import Tone
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import PAGE, PAGES_KEPT, PILL_ROLE, Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot
from tests.robots.keyboard import Keyboard
from tests.robots.window import rows_as_text


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    late: bool = False


class Book:
    """Rows that count how often they are read."""

    def __init__(self, names: dict[int, str]) -> None:
        self.names = names
        self.read_ids: list[int] = []

    def read(self, ids: Sequence[int]) -> Iterator[Line]:
        self.read_ids.extend(ids)
        return (Line(number, self.names[number], late=number == 2) for number in ids if number in self.names)


COLUMNS = (
    Column[Line]("number", "Numéro", text=lambda line: str(line.id), width=80, numeric=True, subtle=True),
    Column[Line]("name", "Nom", text=lambda line: line.name, width=0, bold=True),
    Column[Line](
        "state",
        "État",
        text=lambda line: "",
        pill=lambda line: PillText("en retard", Tone.BAD) if line.late else None,
        late=lambda line: line.late,
        sortable=False,
    ),
)


@pytest.fixture
def book() -> Book:
    return Book({1: "Benhaddou, Amina", 2: "Haddad, Rania", 3: "Şahin, Łukasz"})


@pytest.fixture
def table(book: Book, words: Words, qtbot: QtBot) -> RowTable[Line]:
    made = RowTable(COLUMNS, words, book.read)
    made.set_ids([2, 1, 3])
    return made


@pytest.fixture
def view(table: RowTable[Line], look: Look, qtbot: QtBot) -> TableView:
    made = TableView(table, look)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_the_model_keeps_the_rules_of_qt(table: RowTable[Line]) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_ids([3, 1])
    table.refresh([1])
    table.set_ids([])
    assert tester.model() is table


def test_rows_stand_in_the_order_of_the_ids(view: TableView) -> None:
    assert rows_as_text(view) == ["2 | Haddad, Rania | en retard", "1 | Benhaddou, Amina | ", "3 | Şahin, Łukasz | "]


def test_a_pill_is_data_with_its_tone_and_numbers_stand_at_the_right(table: RowTable[Line]) -> None:
    assert table.index(0, 2).data(PILL_ROLE) == PillText("en retard", Tone.BAD)
    assert Qt.AlignmentFlag(table.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight


def test_a_million_rows_cost_only_the_pages_that_are_painted(words: Words, look: Look, qtbot: QtBot) -> None:
    read: list[int] = []

    def read_lines(ids: Sequence[int]) -> list[Line]:
        read.extend(ids)
        return [Line(number, f"Personne {number}") for number in ids]

    table = RowTable(COLUMNS, words, read_lines)
    view = TableView(table, look)
    qtbot.addWidget(view)
    view.show()
    table.set_ids(array("q", range(1, 1_000_001)))
    view.scrollToBottom()
    view.grab()
    assert table.index(999_999, 1).data() == "Personne 1000000"
    assert len(read) <= 4 * PAGE


def test_old_pages_are_forgotten(words: Words, qtbot: QtBot) -> None:
    book = Book(dict.fromkeys(range(PAGE * (PAGES_KEPT + 2)), "x"))
    table = RowTable(COLUMNS, words, book.read)
    table.set_ids(range(len(book.names)))
    for page in range(PAGES_KEPT + 2):
        table.row_at(page * PAGE)
    book.read_ids.clear()
    table.row_at(0)
    assert book.read_ids[0] == 0


def test_a_row_that_changed_is_read_again_and_the_others_are_not(
    table: RowTable[Line], book: Book, view: TableView
) -> None:
    rows_as_text(view)
    book.names[1] = "Benhaddou, Amine"
    book.read_ids.clear()
    table.refresh([99])
    assert rows_as_text(view)[1] == "1 | Benhaddou, Amina | "
    table.refresh([1])
    assert rows_as_text(view)[1] == "1 | Benhaddou, Amine | "


def test_a_row_that_is_gone_from_the_file_is_drawn_empty(table: RowTable[Line], book: Book, view: TableView) -> None:
    del book.names[1]
    table.refresh()
    assert rows_as_text(view)[1] == " |  | "


def test_a_click_on_a_heading_asks_the_screen_to_sort(table: RowTable[Line], view: TableView) -> None:
    asked: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda key, descending: asked.append((key, descending)))
    for column in (1, 1, 2):
        QTest.mouseClick(view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=_middle(view, column))
    assert asked == [("name", False), ("name", True)]
    assert rows_as_text(view)[0].startswith("2")


def test_showing_how_it_is_sorted_does_not_ask_again(table: RowTable[Line], view: TableView) -> None:
    asked: list[str] = []
    table.sort_wanted.connect(lambda key, _descending: asked.append(key))
    view.show_sorting("name", descending=True)
    assert asked == []
    assert view.horizontalHeader().sortIndicatorSection() == 1


def test_what_was_chosen_stays_chosen_in_another_order(table: RowTable[Line], view: TableView) -> None:
    view.choose(1)
    table.set_ids([1, 2, 3])
    assert (view.chosen_ids(), view.current_id()) == ((1,), 1)
    view.choose_many([3, 1])
    table.set_ids([3, 2, 1])
    assert view.chosen_ids() == (3, 1)


def test_the_keyboard_goes_from_row_to_row_and_enter_opens(view: TableView, keyboard: Keyboard) -> None:
    chosen: list[int] = []
    opened: list[int] = []
    view.row_chosen.connect(chosen.append)
    view.row_opened.connect(opened.append)
    view.choose(1)
    keyboard.press("Down", view)
    keyboard.press("Enter", view)
    assert chosen == [1, 3]
    assert opened == [3]


def test_widths_are_remembered_by_column(view: TableView) -> None:
    view.set_widths({"number": 123, "absent": 50})
    assert view.widths()["number"] == 123


def test_choosing_a_row_that_is_not_there_says_so(view: TableView) -> None:
    assert view.choose(77) is False


def _middle(view: TableView, column: int) -> QPoint:
    header = view.horizontalHeader()
    return QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)


def test_a_column_without_a_width_keeps_room_for_words_beside_many_others(
    table: RowTable[Line], look: Look, qtbot: QtBot
) -> None:
    view = TableView(table, look)
    qtbot.addWidget(view)
    view.resize(700, 200)
    view.show()
    assert view.columnWidth(1) > 400
    view.resize(220, 200)
    assert view.columnWidth(1) >= 120
    view.resize(700, 200)
    assert view.columnWidth(1) > 400
