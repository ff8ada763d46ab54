"""The page of the list behind a figure; Enter opens the case of a line, a button takes all its cases to the list."""

from PySide6.QtCore import Signal

from parcours_desktop.screens.behind import BehindLine, BehindScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked


def _person(line: BehindLine) -> str:
    return line.person


def _number(line: BehindLine) -> str:
    return line.file_number


def _what(line: BehindLine) -> str:
    return line.what


def _state(line: BehindLine) -> str:
    return line.state


def _on(line: BehindLine) -> str:
    return line.on


def _officer(line: BehindLine) -> str:
    return line.officer


COLUMNS = (
    Column("person", marked("Personne"), _person, width=200, bold=True, sortable=False, tip=_person),
    Column("number", marked("Dossier"), _number, width=170, sortable=False),
    Column("what", marked("De quoi il s’agit"), _what, width=0, sortable=False, tip=_what),
    Column("state", marked("État"), _state, width=180, sortable=False, tip=_state),
    Column("on", marked("Date"), _on, width=104, sortable=False),
    Column("officer", marked("Agent"), _officer, width=150, subtle=True, sortable=False),
)


class BehindPanel(VisitPage):
    """``case_wanted``: the case of a line is to be shown; ``cases_wanted``: all of them, as a filter of the list."""

    case_wanted = Signal(int)
    cases_wanted = Signal(object)

    def __init__(self, screen: BehindScreen, around: Surroundings, back: str) -> None:
        super().__init__(around, back)
        self._screen = screen
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen: the page is about to go."""
        self._screen.close()

    def _build(self) -> None:
        words, look, screen = self._around.words, self._around.look, self._screen
        self.summary = label("", "subtle")
        self.to_cases = named(Button(words("Voir dans la liste des dossiers"), look, icon="folder"), "behind-to-cases")
        self.table: RowTable[BehindLine] = RowTable(COLUMNS, words, screen.lines)
        self.view = named(TableView(self.table, look), "behind")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(screen.behind.title)
        self.empty = label(words("Personne n’est derrière ce chiffre."), "subtle")
        heading = label(screen.behind.title, "heading")
        column = self.column_under(heading, after=self.summary, at_right=self.to_cases)
        column.addWidget(self.empty)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.row_opened.connect(self._on_opened)
        self.to_cases.clicked.connect(self._on_to_cases)
        self._screen.changed.connect(self.table.refresh)

    def _draw(self) -> None:
        ids = self._screen.ids
        self.table.set_ids(ids)
        self.summary.setText(self._around.words.many("{n} ligne", "{n} lignes", len(ids)))
        self.empty.setVisible(not ids)
        self.view.setVisible(bool(ids))
        self.to_cases.setVisible(bool(ids))

    def _on_opened(self, row_id: int) -> None:
        (line,) = self._screen.lines([row_id]) or (None,)
        if line is not None:
            self.case_wanted.emit(line.row.case_id)

    def _on_to_cases(self) -> None:
        self.cases_wanted.emit(self._screen.as_list())
