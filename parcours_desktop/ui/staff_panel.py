"""The page « Personnel »: a line for each member of the staff; Enter or a double click corrects it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.staff import ADD_FORM, CHANGE_FORM, StaffLine, StaffScreen
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL, Tone
from parcours_desktop.ui.visit_page import EDGE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked


def _name(line: StaffLine) -> str:
    return line.name


def _login(line: StaffLine) -> str:
    return line.login


def _role(line: StaffLine) -> str:
    return line.role


def _office(line: StaffLine) -> str:
    return line.office


def _languages(line: StaffLine) -> str:
    return line.languages


def _phone(line: StaffLine) -> str:
    return line.phone


def _left(line: StaffLine) -> str:
    return line.left


def _left_pill(line: StaffLine) -> PillText | None:
    return PillText(line.left, Tone.NEUTRAL) if line.gone else None


COLUMNS = (
    Column("name", marked("Nom"), _name, width=132, bold=True, sortable=False, tip=_name),
    Column("login", marked("Identifiant"), _login, width=84, subtle=True, sortable=False),
    Column("role", marked("Rôle"), _role, width=240, sortable=False, tip=_role),
    Column("office", marked("Bureau"), _office, width=104, sortable=False),
    Column("languages", marked("Langues"), _languages, width=0, sortable=False, tip=_languages),
    Column("phone", marked("Téléphone"), _phone, width=104, sortable=False),
    Column("left", marked("Départ"), _left, width=96, sortable=False, pill=_left_pill),
)


class StaffPanel(QWidget):
    """Draws a ``StaffScreen``."""

    def __init__(self, screen: StaffScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.shown, self._around = screen, around
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen."""
        self.shown.close()

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.summary = label("", "subtle")
        self.change = named(Button(words("Modifier…"), look, icon="pencil"), "change-officer")
        self.add = named(Button(words("Ajouter une personne…"), look, "primary", icon="user-plus"), "add-officer")
        self.table: RowTable[StaffLine] = RowTable(COLUMNS, words, self.shown.lines)
        self.view = named(TableView(self.table, look), "staff")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(words("Personnel"))
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(label(words("Personnel"), "heading"))
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.change)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP_SMALL + 4, EDGE, GAP_SMALL + 4)
        column.setSpacing(GAP_SMALL + 4)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        told = words("Un départ se note à la page Équipe, avec la répartition des dossiers.")
        column.addWidget(label(told, "help", wrap=True))
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.change.clicked.connect(self._on_change)
        self.view.row_opened.connect(self._on_opened)
        self.shown.changed.connect(self._draw)

    def _draw(self) -> None:
        self.table.set_ids(self.shown.ids)
        self.summary.setText(self._around.words.many("{n} personne", "{n} personnes", len(self.shown.ids)))
        self.change.setEnabled(bool(self.shown.ids))

    def _on_add(self) -> None:
        words, screen = self._around.words, self.shown
        title, yes = words("Ajouter une personne"), words("Ajouter")
        dialog = FormDialog(self, self._around, title, "", yes, ADD_FORM, screen.add, screen.choices)
        dialog.form.set_values(screen.new_values())
        dialog.accepted.connect(partial(self._tell, words("Personne ajoutée")))
        self._around.questions.show(dialog)

    def _on_change(self) -> None:
        chosen = self.view.current_id()
        if chosen is not None:
            self._on_opened(chosen)

    def _on_opened(self, place: int) -> None:
        words, screen = self._around.words, self.shown
        take = partial(screen.change, screen.login_at(place), screen.seen)
        title, yes = words("Modifier la fiche"), words("Enregistrer")
        dialog = FormDialog(self, self._around, title, screen.login_at(place), yes, CHANGE_FORM, take, screen.choices)
        dialog.form.set_values(screen.values(place))
        dialog.accepted.connect(partial(self._tell, words("Fiche modifiée")))
        self._around.questions.show(dialog)

    def _tell(self, told: str) -> None:
        self._around.notices.done(told, undo=self.shown.undo)
