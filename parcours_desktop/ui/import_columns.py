"""The second step of an import: what each column holds, as it was recognized, to be corrected where it was not."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.import_columns import ListColumn, ListColumns
from parcours_desktop.screens.import_list import ImportScreen
from parcours_desktop.ui.case_parts import ScrollPage
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.labels import IconLabel, dressed, hairline, label, named


class ColumnLine:
    """One column of the list: its heading, its first values, its field."""

    def __init__(self, column: ListColumn, around: Surroundings) -> None:
        words, look = around.words, around.look
        self.place = column.place
        self.icon = IconLabel(look, "check", "green_regular")
        self.heading = label(column.heading or words("(sans titre)"), "strong")
        self.samples = label(" · ".join(column.samples), "subtle")
        self.samples.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.samples.setToolTip("\n".join(column.samples))
        self.field = named(ChoiceEditor(words("Ne pas importer")), f"column-{column.place}")
        self.field.inner.setAccessibleName(words("Champ de la colonne {heading}", heading=column.heading))
        self.remark = label("", "help", wrap=True)

    def put(self, grid: QGridLayout, row: int) -> None:
        """Lay the parts out in a row of the grid."""
        parts = (self.icon, self.heading, self.samples, self.field, self.remark)
        for number, part in enumerate(parts):
            grid.addWidget(
                part, row, number, alignment=Qt.AlignmentFlag.AlignVCenter if number == 0 else Qt.AlignmentFlag(0)
            )

    def show_column(self, column: ListColumn) -> None:
        """Show the field that the column holds now."""
        self.field.set_value(column.field)
        self.remark.setText(column.remark)
        self.icon.show_icon("check" if column.field else "minus", "green_regular" if column.field else "grey_regular")
        dressed(self.heading, role="strong" if column.field else "subtle")


class ColumnsStep(QWidget):
    """Draws the columns of an ``ImportScreen``; ``sheet_chosen`` names another sheet of the workbook."""

    sheet_chosen = Signal(str)

    def __init__(self, screen: ImportScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        self.lines: list[ColumnLine] = []
        self._drawn: ListColumns | None = None
        self._build()

    def draw(self) -> None:
        """Show the columns as they are mapped now."""
        screen, words, shown = self._screen, self._around.words, self._screen.columns
        if shown is None:
            return
        columns = shown.columns
        if shown is not self._drawn:
            self._drawn = shown
            self._lay_out(columns, shown.field_choices())
        for line, column in zip(self.lines, columns, strict=True):
            line.show_column(column)
        self.title.setText(shown.name)
        recognized = words.many(
            "{n} colonne reconnue sur {of}", "{n} colonnes reconnues sur {of}", shown.recognized, of=len(columns)
        )
        self.about.setText(words("{about} · {columns}", about=shown.about, columns=recognized))
        self.message.say(screen.complaint or shown.missing or shown.missing_for_new,
                         bad=bool(screen.complaint or shown.missing))  # fmt: skip
        self.sheets.setVisible(bool(shown.sheets))
        if shown.sheets:
            self.sheet.set_choices([Choice(name, name) for name in shown.sheets])
            self.sheet.set_value(shown.sheet)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.title = named(label("", "card-heading"), "list-name")
        self.about = label("", "subtle")
        self.message = Message(look)
        self.sheet = named(ChoiceEditor(words("La feuille reconnue")), "sheet")
        self.sheet.committed.connect(self._on_sheet)
        self.sheets = QWidget()
        self.sheets.setProperty("role", "plain")
        sheets = QHBoxLayout(self.sheets)
        sheets.setContentsMargins(0, 0, 0, 0)
        sheets.addWidget(label(words("Feuille du classeur"), "field"))
        sheets.addWidget(self.sheet)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL + 4)
        head.addWidget(IconLabel(look, "file-spreadsheet", "blue_piv", 20))
        head.addWidget(self.title)
        head.addWidget(self.about)
        head.addStretch(1)
        head.addWidget(self.sheets)
        self.page = ScrollPage()
        self.page.column.addWidget(QWidget())
        self.page.column.addStretch(1)
        card = Card(margin=0)
        card.body.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL + 4)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(card, 1)

    def _lay_out(self, columns: tuple[ListColumn, ...], choices: tuple[Choice, ...]) -> None:
        self._empty()
        inside = QWidget()
        inside.setProperty("role", "plain")
        grid = QGridLayout(inside)
        grid.setContentsMargins(GAP, GAP_SMALL, GAP_SMALL, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(5)
        words = self._around.words
        for number, title in enumerate(
            ("", words("Colonne de la liste"), words("Premières valeurs"), words("Champ"), "")
        ):
            grid.addWidget(label(title, "field"), 0, number)
        grid.addWidget(hairline(), 1, 0, 1, 5)
        self.lines = []
        for row, column in enumerate(columns, 2):
            line = ColumnLine(column, self._around)
            line.field.set_choices(choices)
            line.field.committed.connect(partial(self._on_field, line))
            line.put(grid, row)
            self.lines.append(line)
        for number, (stretch, least) in enumerate(((0, 16), (3, 140), (4, 120), (3, 190), (4, 120))):
            grid.setColumnStretch(number, stretch)
            grid.setColumnMinimumWidth(number, least)
        self.page.column.insertWidget(0, inside)

    def _empty(self) -> None:
        item = self.page.column.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()

    def _on_field(self, line: ColumnLine) -> None:
        self._screen.map_column(line.place, str(line.field.value()))

    def _on_sheet(self) -> None:
        if self.sheet.value():
            self.sheet_chosen.emit(str(self.sheet.value()))
