"""The calendar as a table: the entries of a month, sorted by a click; words where there is none."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_list import CalendarLines, ListLine
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import Tone
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

TONES = {
    AppointmentState.PROPOSED: Tone.MIND,
    AppointmentState.CONFIRMED: Tone.INFO,
    AppointmentState.HELD: Tone.GOOD,
    AppointmentState.MISSED: Tone.BAD,
}


def _state(line: ListLine) -> PillText | None:
    return PillText(line.state, TONES.get(line.entry.row.state, Tone.NEUTRAL)) if line.state else None


def _tip(line: ListLine) -> str:
    return line.entry.tip


COLUMNS: tuple[Column[ListLine], ...] = (
    Column("day", marked("Jour"), lambda line: line.day, width=100),
    Column("hours", marked("Heure"), lambda line: line.hours, width=158),
    Column("name", marked("Personne ou objet"), lambda line: line.name, width=0, bold=True, tip=_tip),
    Column("kind", marked("Genre"), lambda line: line.kind, width=146),
    Column("place", marked("Lieu ou moyen"), lambda line: line.place, width=100, subtle=True),
    Column("officer", marked("Avec"), lambda line: line.officer, width=112, subtle=True),
    Column("state", marked("État"), lambda line: line.state, width=96, pill=_state),
)


class CalendarList(QWidget):
    """``entry_wanted`` opens an entry; ``menu_wanted`` asks what can be done with it."""

    entry_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, screen: CalendarScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        words = around.words
        self._screen = screen
        self.lines = CalendarLines(words)
        self.table: RowTable[ListLine] = RowTable(COLUMNS, words, self.lines.lines, self)
        self.view = TableView(self.table, around.look)
        self.view.setAccessibleName(words("Rendez-vous de la période"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = EmptyState(
            around.look,
            "calendar",
            words("Rien ce mois-ci"),
            words("Aucun rendez-vous pour les personnes choisies. «\u00a0Nouveau rendez-vous\u00a0» en ajoute un."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table.sort_wanted.connect(self._on_sort)
        self.view.row_opened.connect(self.entry_wanted)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.view.show_sorting("day", descending=False)

    @property
    def current(self) -> int | None:
        """The entry that the keyboard is on."""
        return self.view.current_id()

    def show_period(self) -> None:
        """Show the entries of the screen."""
        self.lines.fill(self._screen.entries(), self._screen.drawing.name_of)
        self.table.set_ids(self.lines.ids)
        filled = self.table.rowCount() > 0
        self._stack.setCurrentWidget(self.view if filled else self.empty)
        self.setFocusProxy(self.view if filled else None)  # type: ignore[arg-type] # or the keys of the calendar would be lost with the rows

    def _on_sort(self, key: str, descending: bool) -> None:
        self.lines.sort(key, descending)
        self.table.set_ids(self.lines.ids)

    def _on_menu(self, at: QPoint) -> None:
        entry = self.table.id_at(self.view.rowAt(at.y()))
        if entry is not None:
            self.menu_wanted.emit(entry, self.view.viewport().mapToGlobal(at))
