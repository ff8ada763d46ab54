"""The page « Bilans »: a figure over a period, cut by one or two things; its chart, its table, the list behind each cell."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.figures import CHOSEN, PERIOD_FORM, FigureLine, FiguresScreen, FigureTable
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.questions import LIST_FILTERS
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, PageHeader, SectionHeader
from parcours_desktop.ui.widgets.chart_view import ChartView
from parcours_desktop.ui.widgets.editors import ChoiceBox
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView

EDGE, CHOICE_WIDE, NARROW = 20, 224, 96
LETTER, BESIDE = 7, 24  # a heading wants so many pixels for each letter, and besides
MET, OF, SHARE, MEASURE, TOTAL = "met", "of", "share", "measure", "total"


def _name(line: FigureLine) -> str:
    return line.label


class FiguresPanel(QWidget):
    """``behind_wanted``: the list behind a cell (``Behind``); ``page_wanted``: the page of the table (``Printout``)."""

    behind_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, screen: FiguresScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.shown, self._around = screen, around
        self._build()
        self._connect()
        screen.read_aside = self._read_aside

    def leave(self) -> None:
        """Let go of the screen."""
        self.shown.read_aside = None

    def showEvent(self, event: QShowEvent) -> None:
        """Count when somebody looks, and again whenever they come back."""
        super().showEvent(event)
        self._draw_choices()
        self.shown.reread()

    # Building

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.header = PageHeader(words("Bilans"))
        self.figure, self.period = (named(ChoiceBox(), name) for name in ("figure", "figure-period"))
        self.first, self.second = (named(ChoiceBox(), name) for name in ("figure-cut", "figure-second-cut"))
        for box, spoken in (
            (self.figure, words("Chiffre")),
            (self.period, words("Période")),
            (self.first, words("Découpage")),
            (self.second, words("Second découpage")),
        ):
            box.setAccessibleName(spoken)
        self.export = named(Button(words("Exporter…"), look, icon="file-spreadsheet"), "export-figures")
        self.print = named(Button(words("Imprimer…"), look, "primary", icon="printer"), "print-figures")
        for widget in (self.export, self.print):
            self.header.right.addWidget(widget)
        asked = QHBoxLayout()
        asked.setSpacing(GAP_SMALL)
        for box in (self.figure, self.period, self.first, self.second):
            box.setMinimumWidth(CHOICE_WIDE)
            asked.addWidget(box)
        asked.addStretch(1)
        self.told = label("", "subtle", wrap=True)
        told = words("Choisissez une autre période, ou un autre chiffre.")
        self.empty = EmptyState(look, "table-2", words("Rien à compter dans cette période."), told)
        self.notes = label("", "help", wrap=True)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(GAP)
        self._middle.addWidget(self._table_card(), 3)
        self._middle.addWidget(self._chart_card(), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP_SMALL + 4, EDGE, GAP_SMALL + 4)
        column.setSpacing(GAP_SMALL + 4)
        column.addWidget(self.header)
        column.addLayout(asked)
        column.addWidget(self.told)
        column.addLayout(self._middle, 1)
        self.setFocusProxy(self.figure)

    def _table_card(self) -> Card:
        words, look = self._around.words, self._around.look
        self.table: RowTable[FigureLine] = RowTable((self._label_column(""),), words, self._read_lines)
        self.view = named(TableView(self.table, look, cells=True), "figures")
        self.view.setProperty("role", "in-card")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(words("Tableau du bilan"))
        card = Card(margin=GAP_SMALL + 4)
        card.body.addWidget(self.empty, 1)
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.notes)
        help_text = words("Double-cliquez sur un chiffre, ou Entrée, pour voir la liste qui est derrière.")
        self.help = label(help_text, "help", wrap=True)
        card.body.addWidget(self.help)
        return card

    def _chart_card(self) -> Card:
        self.chart = ChartView(self._around.look, self._around.words)
        self.chart_title = SectionHeader("")
        inside = QScrollArea()
        inside.setWidgetResizable(True)
        inside.setFrameShape(QScrollArea.Shape.NoFrame)
        holder = QWidget()
        holder.setProperty("role", "plain")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)
        column.addStretch(1)
        inside.setWidget(holder)
        self.drawn = Card(margin=GAP_SMALL + 4)
        self.drawn.body.addWidget(self.chart_title)
        self.drawn.body.addWidget(inside, 1)
        return self.drawn

    def _connect(self) -> None:
        self.figure.activated.connect(self._on_figure)
        self.period.activated.connect(self._on_period)
        self.first.activated.connect(partial(self._on_cut, 0))
        self.second.activated.connect(partial(self._on_cut, 1))
        self.export.clicked.connect(self._on_export)
        self.print.clicked.connect(self._on_print)
        self.view.cell_opened.connect(self._on_cell)
        self.shown.changed.connect(self._draw)

    # Drawing

    def _draw_choices(self) -> None:
        screen = self.shown
        _fill(self.figure, screen.figures, screen.name.value)
        _fill(self.period, screen.periods, screen.period)
        codes = [*(cut.value for cut in screen.by), "", ""]
        _fill(self.first, screen.cuts(0), codes[0])
        _fill(self.second, screen.cuts(1), codes[1])
        self.second.setEnabled(bool(screen.by))

    def _draw(self) -> None:
        sheet, words = self.shown.sheet, self._around.words
        if sheet is None:
            return
        self._draw_choices()
        self.header.title.setText(words("Bilans — {figure}", figure=sheet.title))
        self.told.setText(words("{period}. {told}", period=words.capital(sheet.period), told=sheet.told))
        across = QBoxLayout.Direction.TopToBottom if sheet.columns else QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(across)  # a table of two cuts wants the whole width
        self.table.set_columns(self._columns())
        self.table.set_ids([] if sheet.is_empty else [line.id for line in sheet.lines])
        self.view.fit_columns()
        self.empty.setVisible(sheet.is_empty)
        for widget in (self.view, self.help):
            widget.setVisible(not sheet.is_empty)
        self.notes.setText("\n".join(sheet.notes))
        self.notes.setVisible(bool(sheet.notes))
        self.drawn.setVisible(sheet.chart is not None and not sheet.is_empty)
        if sheet.chart is not None:
            self.chart_title.title.setText(sheet.chart.title)
            self.chart.show_chart(sheet.chart)
        for button in (self.export, self.print):
            button.setEnabled(not sheet.is_empty)

    def _columns(self) -> list[Column[FigureLine]]:
        """The columns of the table: each value of the second cut and the total, or numerator, denominator and share."""
        screen, sheet = self.shown, self.shown.sheet
        if sheet is None:
            return []
        columns = [self._label_column(sheet.cuts[0] if sheet.cuts else "")]
        for place, name in enumerate(sheet.columns):
            columns.append(_column(f"{place}", name, partial(_text, screen, place)))
        if sheet.columns:
            columns.append(_column(TOTAL, self._around.words("Total"), partial(_text, screen, -1), bold=True))
            return columns
        if sheet.has_share:
            columns.append(_column(MET, sheet.met_name, screen.met))
        columns.append(_column(OF, sheet.of_name, partial(_text, screen, -1)))
        if sheet.has_share:
            columns.append(_column(SHARE, self._around.words("%"), screen.share, bold=True))
        if sheet.measure:
            columns.append(_column(MEASURE, sheet.measure, screen.measure, width=160))
        return columns

    @staticmethod
    def _label_column(title: str) -> Column[FigureLine]:
        return Column("label", title, _name, width=0, bold=True, sortable=False, tip=_name)

    def _read_lines(self, ids: object) -> list[FigureLine]:
        sheet = self.shown.sheet
        wanted = set(ids)  # type: ignore[call-overload]
        return [line for line in sheet.lines if line.id in wanted] if sheet is not None else []

    # What is asked

    def _read_aside(self, read: object) -> None:
        self._around.background.run(read, done=self._on_read)  # type: ignore[arg-type]

    def _on_read(self, table: FigureTable) -> None:
        self.shown.take(table)

    def _on_figure(self, place: int) -> None:
        self.shown.show(str(self.figure.itemData(place)))

    def _on_cut(self, which: int, place: int) -> None:
        box = self.second if which else self.first
        self.shown.cut(which, str(box.itemData(place)))

    def _on_period(self, place: int) -> None:
        code = str(self.period.itemData(place))
        if code != CHOSEN:
            self.shown.show_period(code)
            return
        words, screen = self._around.words, self.shown
        told = words("Les deux jours sont compris.")
        dialog = FormDialog(
            self, self._around, words("Autre période"), told, words("Compter"), PERIOD_FORM, screen.show_days
        )
        dialog.form.set_values({"since": screen.since, "until": screen.until})
        dialog.finished.connect(self._draw_choices)
        self._around.questions.show(dialog)

    def _on_cell(self, row_id: int, key: str) -> None:
        sheet = self.shown.sheet
        if sheet is None or key == "label":
            return
        line = next(one for one in sheet.lines if one.id == row_id)
        found = self.shown.behind(line, int(key) if key.isdigit() else -1, met=key == MET)
        if found is not None:
            self.behind_wanted.emit(found)

    def _on_export(self) -> None:
        words = self._around.words
        filters = LIST_FILTERS.format(xlsx=words("Classeur Excel"), csv=words("Liste CSV"))
        title = words("Exporter le bilan")
        self._around.questions.save_file(self.window(), title, self.shown.file_name, filters, self._on_export_to)

    def _on_export_to(self, path: Path) -> None:
        self._around.background.run(self.shown.exporting(path), done=self._on_exported)

    def _on_exported(self, path: Path) -> None:
        self._around.notices.done(self._around.words("Le bilan est enregistré\u00a0: {name}", name=path.name))

    def _on_print(self) -> None:
        self.page_wanted.emit(self.shown.printout())


def _column(key: str, title: str, text: object, width: int = NARROW, *, bold: bool = False) -> Column[FigureLine]:
    wide = max(width, LETTER * len(title) + BESIDE)
    return Column(key, title, text, width=wide, numeric=True, bold=bold, sortable=False)  # type: ignore[arg-type]


def _text(screen: FiguresScreen, place: int, line: FigureLine) -> str:
    return screen.text(line, place)


def _fill(box: ChoiceBox, choices: tuple[Choice, ...], code: str) -> None:
    box.clear()
    for choice in choices:
        box.addItem(choice.label, choice.code)
    box.setCurrentIndex(box.findData(code))
