"""The page « Partenaires »: the directory of organizations at the left, one of them in full at the right."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parcours_desktop.domain.organizations import OLD_MONTHS
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.screens.organizations import OrganizationLine, OrganizationsScreen
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.organization_card import OrganizationCard
from parcours_desktop.ui.questions import LIST_FILTERS
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.visit_page import EDGE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

CARD_WIDTH = 372
Take = Callable[[Mapping[str, Any]], tuple[Refusal, ...]]


def _name(line: OrganizationLine) -> str:
    return line.name


def _services(line: OrganizationLine) -> str:
    return line.services


def _place(line: OrganizationLine) -> str:
    return line.place


def _languages(line: OrganizationLine) -> str:
    return line.languages


def _checked(line: OrganizationLine) -> str:
    return line.checked


def _pill(line: OrganizationLine) -> PillText | None:
    if line.closed:
        return PillText(line.checked, Tone.NEUTRAL)
    return PillText(line.checked, Tone.MIND) if line.old else None


COLUMNS = (
    Column("name", marked("Organisme"), _name, width=184, bold=True, tip=_name),
    Column("services", marked("Services"), _services, width=0, sortable=False, tip=_services),
    Column("place", marked("Ville et régions"), _place, width=120, tip=_place),
    Column("languages", marked("Langues"), _languages, width=72, sortable=False, subtle=True, tip=_languages),
    Column("checked", marked("Vérifié"), _checked, width=104, pill=_pill),
)


class OrganizationsPanel(QWidget):
    """Draws an ``OrganizationsScreen``."""

    def __init__(self, screen: OrganizationsScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._screen, self._around = screen, around
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen."""
        self._screen.close()

    def add(self) -> None:
        """Enter an organization."""
        words = self._around.words
        self._ask(words("Nouvel organisme"), words("Ajouter"), self._screen.add)

    def change(self) -> None:
        """Correct the one that is shown."""
        chosen = self.view.current_id()
        if chosen is None:
            return
        words, screen = self._around.words, self._screen
        take = partial(screen.change, chosen, screen.seen(chosen))
        self._ask(words("Modifier l’organisme"), words("Enregistrer"), take).form.set_values(screen.values(chosen))

    # Building

    def _build(self) -> None:
        words, look, screen = self._around.words, self._around.look, self._screen
        self.summary = label("", "subtle")
        self.export = named(Button(words("Exporter…"), look, icon="file-spreadsheet"), "export-organizations")
        self.new = named(Button(words("Nouvel organisme"), look, "primary", icon="plus"), "new-organization")
        self.table: RowTable[OrganizationLine] = RowTable(COLUMNS, words, screen.lines)
        self.view = named(TableView(self.table, look), "organizations")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(words("Organismes partenaires"))
        self.empty = named(label("", "subtle", wrap=True), "no-organization")
        self.card = OrganizationCard(self._around)
        self.card.setFixedWidth(CARD_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(label(words("Organismes partenaires"), "heading"))
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.export)
        head.addWidget(self.new)
        left = QVBoxLayout()
        left.setSpacing(GAP_SMALL)
        left.addLayout(self._filters())
        left.addWidget(self.empty)
        left.addWidget(self.view, 1)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addLayout(left, 1)
        middle.addWidget(self.card, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP_SMALL + 4, EDGE, GAP_SMALL + 4)
        column.setSpacing(GAP_SMALL + 4)
        column.addLayout(head)
        column.addLayout(middle, 1)
        self.setFocusProxy(self.text)

    def _filters(self) -> QHBoxLayout:
        words = self._around.words
        self.text = named(QLineEdit(), "search-organizations")
        self.text.setPlaceholderText(words("Nom, ville, service…"))
        self.text.setAccessibleName(words("Rechercher un organisme"))
        self.text.setClearButtonEnabled(True)
        self.service = named(QComboBox(), "organization-service")
        self.service.setAccessibleName(words("Service"))
        self.service.addItem(words("Tous les services"), "")
        for choice in self._screen.services:
            self.service.addItem(choice.label, choice.code)
        self.old = named(QCheckBox(words("À vérifier")), "organizations-to-check")
        self.closed = named(QCheckBox(words("Fermés aussi")), "organizations-closed")
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL + 2)
        row.addWidget(self.text, 1)
        for widget in (self.service, self.old, self.closed):
            row.addWidget(widget)
        return row

    def _connect(self) -> None:
        screen, card = self._screen, self.card
        self.new.clicked.connect(self.add)
        self.export.clicked.connect(self._on_export)
        self.text.textChanged.connect(self._on_text)
        self.service.activated.connect(self._on_service)
        self.old.toggled.connect(self._on_old)
        self.closed.toggled.connect(self._on_closed)
        self.table.sort_wanted.connect(self._on_sort)
        self.view.row_chosen.connect(self._draw_card)
        self.view.row_opened.connect(self._on_opened)
        card.change_wanted.connect(self.change)
        card.check_wanted.connect(self._on_check)
        card.close_wanted.connect(self._on_close)
        card.reopen_wanted.connect(self._on_reopen)
        screen.changed.connect(self._draw)
        screen.troubled.connect(self._around.notices.failed)

    # Drawing

    def _draw(self) -> None:
        screen, words = self._screen, self._around.words
        chosen = self.view.current_id()
        self.summary.setText(screen.remark)
        self.table.set_ids(screen.ids)
        if chosen is None or not self.view.choose(chosen):
            self.view.choose(screen.ids[0]) if screen.ids else None
        self.empty.setText(
            words("Le répertoire est vide. Ajoutez un premier organisme.")
            if screen.holds_nothing
            else words("Aucun organisme ne correspond.")
        )
        self.empty.setVisible(not screen.ids)
        self.export.setEnabled(bool(screen.ids))
        self._draw_card()

    def _draw_card(self, _row_id: int = 0) -> None:
        chosen = self.view.current_id()
        self.card.show_detail(None if chosen is None else self._screen.detail(chosen))

    # What a person does

    def _ask(self, title: str, yes: str, take: Take) -> FormDialog:
        dialog = FormDialog(self, self._around, title, "", yes, self._screen.form, take)
        self._around.questions.show(dialog)
        return dialog

    def _on_export(self) -> None:
        words = self._around.words
        filters = LIST_FILTERS.format(xlsx=words("Classeur Excel"), csv=words("Liste CSV"))
        title, name = words("Exporter le répertoire"), words("organismes.xlsx")
        self._around.questions.save_file(self.window(), title, name, filters, self._on_export_to)

    def _on_export_to(self, path: Path) -> None:
        self._around.background.run(self._screen.exporting(path), done=self._on_exported)

    def _on_exported(self, path: Path) -> None:
        self._around.notices.done(self._around.words("Le répertoire est enregistré\u00a0: {name}", name=path.name))

    def _on_text(self, text: str) -> None:
        self._screen.narrow(text=text)

    def _on_service(self, place: int) -> None:
        code = str(self.service.itemData(place))
        self._screen.narrow(service=ServiceKind(code) if code else None)

    def _on_old(self, on: bool) -> None:
        self._screen.narrow(unchecked_months=OLD_MONTHS if on else None)

    def _on_closed(self, on: bool) -> None:
        self._screen.narrow(closed=on)

    def _on_sort(self, key: str, descending: bool) -> None:
        self._screen.sort_by(key, descending=descending)

    def _on_opened(self, _row_id: int) -> None:
        self.change()

    def _on_check(self) -> None:
        self._do(self._screen.check, self._around.words("L’organisme est vérifié aujourd’hui."))

    def _on_close(self) -> None:
        self._do(self._screen.close_down, self._around.words("L’organisme est fermé\u00a0: il n’est plus proposé."))

    def _on_reopen(self) -> None:
        self._do(self._screen.reopen, self._around.words("L’organisme est de nouveau proposé."))

    def _do(self, act: Callable[[int], bool], said: str) -> None:
        chosen = self.view.current_id()
        if chosen is not None and act(chosen):
            self._around.notices.done(said, self._screen.undo)
