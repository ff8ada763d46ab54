"""The rows of a list with their verdicts: a chip for each verdict with its count, the table, the values to replace."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import Verdict
from parcours_desktop.screens.import_list import ImportScreen
from parcours_desktop.screens.import_rows import Replacement, RowFilter, RowLine
from parcours_desktop.ui.case_parts import ScrollPage, plain
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.chip import Chip
from parcours_desktop.ui.widgets.labels import hairline, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

TONES = {
    Verdict.NEW: Tone.GOOD,
    Verdict.CHANGED: Tone.INFO,
    Verdict.UNCHANGED: Tone.NEUTRAL,
    Verdict.REFUSED: Tone.BAD,
}
FILTERS = {
    RowFilter.ALL: marked("Toutes {count}"),
    RowFilter.NEW: marked("Nouveaux {count}"),
    RowFilter.CHANGED: marked("Modifiés {count}"),
    RowFilter.UNCHANGED: marked("Inchangés {count}"),
    RowFilter.REFUSED: marked("Refusés {count}"),
    RowFilter.WARNED: marked("Avec avertissement {count}"),
}
HIGHEST = 208
SHOWN_AT_MOST = 200


class ReplacementsCard(Card):
    """The values that a person typed and the list contradicts, each with a box. ``agreed`` (row, unit, yes) or all of them."""

    agreed = Signal(int, str, bool)
    all_agreed = Signal(bool)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        words = around.words
        self.setMaximumHeight(HIGHEST)
        told = words("La liste les contredit. Elles restent, sauf celles que vous cochez.")
        header = SectionHeader(words("Valeurs tapées à la main"), remark=told)
        self.everything = named(Button(words("Tout remplacer"), around.look, "link"), "replace-all")
        self.nothing = named(Button(words("Tout garder"), around.look, "link"), "keep-all")
        for button, yes in ((self.everything, True), (self.nothing, False)):
            button.clicked.connect(partial(self._on_all, yes))
            header.right.addWidget(button)
        self.page = ScrollPage(2)
        self.body.addWidget(header)
        self.body.addWidget(hairline())
        self.body.addWidget(self.page, 1)
        self._boxes: dict[tuple[int, str], QCheckBox] = {}

    def show_replacements(self, replacements: Sequence[Replacement]) -> None:
        """Show them, at most two hundred; the same ones are only ticked anew."""
        shown = replacements[:SHOWN_AT_MOST]
        keys = [(one.row, one.unit) for one in shown]
        if keys != list(self._boxes):
            self._lay_out(shown, len(replacements) - len(shown))
        for one in shown:
            self._boxes[one.row, one.unit].setChecked(one.agreed)

    def box(self, row: int, unit: str) -> QCheckBox:
        """The box of one value, for robots."""
        return self._boxes[row, unit]

    def _lay_out(self, shown: Sequence[Replacement], more: int) -> None:
        emptied(self.page.column)
        words = self._around.words
        self._boxes = {}
        for one in shown:
            box = QCheckBox(words("{name}\u00a0: {what}", name=one.name, what=one.what))
            box.clicked.connect(partial(self._on_box, one.row, one.unit))
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(box, 1)
            values = words(
                "«\u00a0{typed}\u00a0» serait remplacé par «\u00a0{listed}\u00a0»", typed=one.typed, listed=one.listed
            )
            row.addWidget(label(values, "subtle", wrap=True), 2)
            line, column = plain()
            column.addLayout(row)
            self.page.column.addWidget(line)
            self._boxes[one.row, one.unit] = box
        if more > 0:
            self.page.column.addWidget(label(words.many("Et {n} autre.", "Et {n} autres.", more), "subtle"))
        self.page.column.addStretch(1)

    def _on_box(self, row: int, unit: str, _checked: bool = False) -> None:
        self.agreed.emit(row, unit, self._boxes[row, unit].isChecked())  # a partial is not told the state

    def _on_all(self, yes: bool, _checked: bool = False) -> None:
        self.all_agreed.emit(yes)


class VerdictsView(QWidget):
    """Draws the rows of an ``ImportScreen``. ``with_replacements`` only before they are brought in."""

    agreement_changed = Signal()

    def __init__(self, screen: ImportScreen, around: Surroundings, *, with_replacements: bool) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around, self._with_replacements = screen, around, with_replacements
        self._build()

    def draw(self) -> None:
        """Show the rows that the filter keeps."""
        rows, words = self._screen.rows, self._around.words
        for kept, count in rows.counts().items():
            chip = self.chips[kept]
            chip.setText(words(FILTERS[kept], count=count))
            chip.setChecked(rows.filter is kept)
            chip.setVisible(bool(count) or kept is RowFilter.ALL)
        self.table.set_ids(rows.ids)
        self._draw_detail()
        if self._with_replacements:
            replacements = rows.replacements()
            self.replacements.setVisible(bool(replacements))
            self.replacements.show_replacements(replacements)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        group = QButtonGroup(self)
        self.chips: dict[RowFilter, Chip] = {}
        chips = QHBoxLayout()
        chips.setSpacing(GAP_SMALL)
        for kept, text in FILTERS.items():
            chip = named(Chip(words(text, count=0), look), f"show-{kept}")
            chip.clicked.connect(partial(self._on_filter, kept))
            group.addButton(chip)
            chips.addWidget(chip)
            self.chips[kept] = chip
        chips.addStretch(1)
        self.table: RowTable[RowLine] = RowTable(_columns(self), words, self._lines)
        self.view = named(TableView(self.table, look), "verdicts")
        self.replacements = named(ReplacementsCard(self._around), "replacements")
        self.replacements.agreed.connect(self._on_agreed)
        self.replacements.all_agreed.connect(self._on_all_agreed)
        self.replacements.hide()
        self.detail = named(label("", "subtle", wrap=True, selectable=True), "row-in-full")
        self.detail.hide()
        self.view.row_chosen.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(chips)
        column.addWidget(self.view, 1)
        column.addWidget(self.detail)
        column.addWidget(self.replacements)

    def pill(self, line: RowLine) -> PillText:
        """The pill of a verdict."""
        return PillText(self._around.words.label(line.verdict), TONES[line.verdict])

    def _lines(self, numbers: Sequence[int]) -> list[RowLine]:
        return self._screen.rows.lines(numbers)

    def _on_row(self, _number: int) -> None:
        self._draw_detail()

    def _draw_detail(self) -> None:
        """What the row with the focus says in full: the table has one line for it."""
        number = self.view.current_id()
        lines = self._lines([number]) if number is not None else []
        said = next((line.said for line in lines), "")
        self.detail.setText(self._around.words("Ligne {row}\u00a0: {said}", row=str(number), said=said) if said else "")
        self.detail.setVisible(bool(said))

    def _on_filter(self, kept: RowFilter, _checked: bool = False) -> None:
        self._screen.rows.filter = kept
        self.draw()

    def _on_agreed(self, row: int, unit: str, agreed: bool) -> None:
        self._screen.rows.agree(row, unit, agreed=agreed)
        self.agreement_changed.emit()
        self.draw()

    def _on_all_agreed(self, agreed: bool) -> None:
        self._screen.rows.agree_all(agreed=agreed)
        self.agreement_changed.emit()
        self.draw()


def _columns(view: VerdictsView) -> tuple[Column[RowLine], ...]:
    return (
        Column("row", marked("Ligne"), _row, 62, numeric=True, subtle=True, sortable=False),
        Column("verdict", marked("Verdict"), _nothing, 96, sortable=False, pill=view.pill),
        Column("name", marked("Nom"), _name, 210, bold=True, sortable=False),
        Column("certificate", marked("Certificat"), _certificate, 124, sortable=False),
        Column("file", marked("Dossier"), _file, 158, subtle=True, sortable=False),
        Column(
            "said", marked("Motif, avertissements, changements"), _said, 0, sortable=False, tip=_said, late=_is_refused
        ),
    )


def _row(line: RowLine) -> str:
    return str(line.id)


def _nothing(_line: RowLine) -> str:
    return ""


def _name(line: RowLine) -> str:
    return line.name


def _certificate(line: RowLine) -> str:
    return line.certificate


def _file(line: RowLine) -> str:
    return line.file_number


def _said(line: RowLine) -> str:
    return line.said


def _is_refused(line: RowLine) -> bool:
    return line.verdict is Verdict.REFUSED
