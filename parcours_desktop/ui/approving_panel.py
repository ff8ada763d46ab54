"""The page « Approbation »: plans that wait at the left, one beside its last sealed version, remarks, accept or return."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.screens.approving import NOTE_FORM, REMARK_FORM, AcceptPlan, ApprovingScreen
from parcours_desktop.screens.approving_words import WaitingLine
from parcours_desktop.ui.approving_rows import ComparisonGrid, RemarkBox
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

ASIDE = 330


def _person(line: WaitingLine) -> str:
    return line.person


def _officer(line: WaitingLine) -> str:
    return line.officer


def _days(line: WaitingLine) -> str:
    return line.days


COLUMNS = (
    Column("person", marked("Personne"), _person, width=0, bold=True, sortable=False, tip=_person),
    Column("officer", marked("Agent"), _officer, width=110, subtle=True, sortable=False, tip=_officer),
    Column("days", marked("Attend"), _days, width=56, numeric=True, sortable=False),
)


class ApprovingPanel(VisitPage):
    """``case_wanted``: the case of the plan is to be shown."""

    case_wanted = Signal(int)

    def __init__(self, screen: ApprovingScreen, around: Surroundings, back: str) -> None:
        super().__init__(around, back)
        self.shown = screen
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen: the page is about to go."""
        self.shown.close()

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.give_back = named(Button(words("Retourner…"), look, icon="undo-2"), "return-plan")
        self.accept = named(Button(words("Approuver"), look, "primary", icon="check"), "accept-plan")
        self.accept.setToolTip(words("Sceller le plan tel qu’il a été envoyé (Ctrl+Entrée)"))
        buttons = QWidget()
        buttons.setProperty("role", "plain")
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        for button in (self.give_back, self.accept):
            row.addWidget(button)
        self.summary = label("", "subtle")
        column = self.column_under(label(words("Approbation"), "heading"), after=self.summary, at_right=buttons)
        self.table: RowTable[WaitingLine] = RowTable(COLUMNS, words, self._read_waiting)
        self.view = named(TableView(self.table, look), "waiting-plans")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(words("Plans à approuver"))
        self.view.setFixedWidth(ASIDE)
        self.empty = label(words("Aucun plan n’attend d’approbation."), "subtle", wrap=True)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.view)
        middle.addWidget(self._plan(), 1)
        column.addWidget(self.empty)
        column.addLayout(middle, 1)
        self.setFocusProxy(self.view)

    def _plan(self) -> QWidget:
        words, look = self._around.words, self._around.look
        self.plan = QWidget()
        self.plan.setProperty("role", "plain")
        self.person = named(Button("", look, "link"), "open-case")
        self.about = label("", "subtle", wrap=True)
        self.note = label("", wrap=True, selectable=True)
        self.obstacle = label("", "refusal", wrap=True)
        self.on_whole = named(
            Button(words("Remarque sur tout le plan…"), look, "link", icon="sticky-note"), "remark-all"
        )
        self._whole_remarks = QVBoxLayout()
        self._whole_remarks.setSpacing(4)
        self.grid = ComparisonGrid(self._around)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.grid)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(self.person)
        head.addWidget(self.about, 1)
        head.addWidget(self.on_whole)
        column = QVBoxLayout(self.plan)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.obstacle)
        column.addLayout(self._whole_remarks)
        column.addWidget(self.area, 1)
        return self.plan

    def _connect(self) -> None:
        screen = self.shown
        self.accept.clicked.connect(self._on_accept)
        self.give_back.clicked.connect(self._on_give_back)
        self.person.clicked.connect(self._on_case)
        self.on_whole.clicked.connect(partial(self._on_remark, ""))
        self.grid.remark_wanted.connect(self._on_remark)
        self.grid.remark_removed.connect(screen.take_back)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.view.row_opened.connect(self._on_opened)
        screen.changed.connect(self._draw)
        screen.troubled.connect(self._around.notices.mind)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            again = QShortcut(QKeySequence(keys), self)
            again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            again.activated.connect(self.accept.click)

    # Drawing

    def _draw(self) -> None:
        screen, words = self.shown, self._around.words
        ids = [line.id for line in screen.waiting]
        self.summary.setText(words.many("{n} plan attend", "{n} plans attendent", len(ids)))
        if list(self.table.ids) != ids:
            self.table.set_ids(ids)
        if screen.current in ids and self.view.currentIndex().row() != ids.index(screen.current):
            self.view.setCurrentIndex(self.table.index(ids.index(screen.current), 0))
        shown = screen.sheet is not None
        for widget in (self.plan, self.view, self.accept, self.give_back):
            widget.setVisible(shown)
        self.empty.setVisible(not shown)
        self.person.setText(screen.title)
        self.about.setText(screen.about)
        self.note.setText(words("«\u00a0{note}\u00a0»", note=screen.note) if screen.note else "")
        self.note.setVisible(bool(screen.note))
        self.obstacle.setText(screen.obstacle)
        self.obstacle.setVisible(bool(screen.obstacle))
        self.accept.setEnabled(not screen.obstacle)
        self._draw_whole()
        self.grid.show_lines(screen.heads, screen.lines)

    def _draw_whole(self) -> None:
        emptied(self._whole_remarks)
        for line in self.shown.on_whole:
            box = RemarkBox(self._around, line)
            box.removed.connect(self.shown.take_back)
            self._whole_remarks.addWidget(box)

    def _read_waiting(self, ids: Sequence[int]) -> list[WaitingLine]:
        return [line for line in self.shown.waiting if line.id in set(ids)]

    # What is asked

    def _on_row(self) -> None:
        found = self.table.id_at(self.view.currentIndex().row())
        if found is not None:
            self.shown.choose(found)

    def _on_opened(self, approval_id: int) -> None:
        self.shown.choose(approval_id)
        self.area.setFocus()

    def _on_case(self) -> None:
        if self.shown.sheet is not None:
            self.case_wanted.emit(self.shown.sheet.row.case_id)

    def _on_remark(self, step: str, _checked: bool = False) -> None:
        words = self._around.words
        text = next((line.after.title for line in self.shown.lines if step and line.step == step and line.after), "")
        about = text or words("Sur tout le plan")
        take = partial(self.shown.remark, step)
        dialog = FormDialog(self, self._around, words("Remarque"), about, words("Ajouter"), REMARK_FORM, take)
        self._around.questions.show(dialog)

    def _on_give_back(self) -> None:
        words = self._around.words
        told = words("L’agente ou l’agent verra le retour à sa première page, avec les remarques.")
        dialog = FormDialog(
            self, self._around, words("Retourner le plan"), told, words("Retourner"), NOTE_FORM, self.shown.give_back
        )
        dialog.accepted.connect(self._on_given_back)
        self._around.questions.show(dialog)

    def _on_given_back(self) -> None:
        self._around.notices.done(self._around.words("Plan retourné"), undo=self.shown.undo)

    def _on_accept(self) -> None:
        if self.shown.sheet is not None and not self.shown.obstacle:
            self._around.background.run(self.shown.accepting(), done=self._on_drawn)

    def _on_drawn(self, command: AcceptPlan) -> None:
        number = self.shown.accept(command)
        if number is not None:
            told = self._around.words("Plan approuvé\u00a0: version {number}", number=str(number))
            self._around.notices.done(told, undo=self.shown.undo)
