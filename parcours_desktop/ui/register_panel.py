"""The page of the print register: what left the office, by period and kind; Enter opens the case of a line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from parcours_desktop.screens.register import RegisterLine, RegisterScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked


def _when(line: RegisterLine) -> str:
    return line.when


def _what(line: RegisterLine) -> str:
    return line.what


def _who(line: RegisterLine) -> str:
    return line.who


def _version(line: RegisterLine) -> str:
    return line.version


def _audience(line: RegisterLine) -> str:
    return line.audience


def _language(line: RegisterLine) -> str:
    return line.language


def _by(line: RegisterLine) -> str:
    return line.by


COLUMNS = (
    Column("when", marked("Sorti le"), _when, width=176, sortable=False),
    Column("what", marked("Document"), _what, width=170, bold=True, sortable=False, tip=_what),
    Column("who", marked("Personne et dossier"), _who, width=0, sortable=False, tip=_who),
    Column("version", marked("Version"), _version, width=124, sortable=False),
    Column("audience", marked("Pour"), _audience, width=140, sortable=False, tip=_audience),
    Column("language", marked("Deuxième langue"), _language, width=116, sortable=False),
    Column("by", marked("Par"), _by, width=120, subtle=True, sortable=False),
)


class RegisterPanel(VisitPage):
    """``case_chosen``: the case of a line is to be shown; ``left``: gone back."""

    case_chosen = Signal(int)

    def __init__(self, screen: RegisterScreen, around: Surroundings) -> None:
        super().__init__(around)
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
        self.period = named(QComboBox(), "register-period")
        self.period.setAccessibleName(words("Période"))
        for choice in screen.periods:
            self.period.addItem(choice.label, int(choice.code))
        self.kind = named(QComboBox(), "register-kind")
        self.kind.setAccessibleName(words("Document"))
        for choice in screen.kinds:
            self.kind.addItem(choice.label, choice.code)
        self.table: RowTable[RegisterLine] = RowTable(COLUMNS, words, screen.rows)
        self.view = named(TableView(self.table, look), "register")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(words("Registre d’impression"))
        self.empty = label(words("Rien n’est sorti du bureau dans cette période."), "subtle")
        column = self.column_under(
            label(words("Registre d’impression"), "heading"), after=self.summary, at_right=self._filters()
        )
        column.addWidget(self.empty)
        column.addWidget(self.view, 1)
        column.addWidget(
            label(
                words(
                    "Ce qui est imprimé ou enregistré y est inscrit une fois pour toutes\u00a0: qui l’a fait, pour qui, quelle version, "
                    "quand (Loi sur l’accès, art. 60). Un aperçu n’y est pas inscrit."
                ),
                "help",
                wrap=True,
            )
        )
        self.setFocusProxy(self.view)

    def _filters(self) -> QWidget:
        whole = QWidget()
        whole.setProperty("role", "plain")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.kind)
        row.addWidget(self.period)
        return whole

    def _connect(self) -> None:
        self.period.activated.connect(self._on_period)
        self.kind.activated.connect(self._on_kind)
        self.view.row_opened.connect(self._on_opened)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        ids = self._screen.ids
        self.table.set_ids(ids)
        self.summary.setText(self._around.words.many("{n} document", "{n} documents", len(ids)))
        self.empty.setVisible(not ids)

    def _on_period(self, place: int) -> None:
        self._screen.look_back(int(self.period.itemData(place)))

    def _on_kind(self, place: int) -> None:
        self._screen.narrow(str(self.kind.itemData(place)))

    def _on_opened(self, row_id: int) -> None:
        (line,) = self._screen.rows([row_id]) or (None,)
        if line is not None and line.row.case_id:
            self.case_chosen.emit(line.row.case_id)
