"""The page « Équipe »: figures of the whole, a line for each officer, the clock over twelve months, plans to approve.

Every figure can be opened: a card, or a cell by a double click or Enter, shows the list behind it.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.team import TeamFigure
from parcours_desktop.screens.team import TeamLine, TeamScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.visit_page import EDGE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, PageHeader, SectionHeader
from parcours_desktop.ui.widgets.chart_view import ChartView
from parcours_desktop.ui.widgets.editors import ChoiceBox
from parcours_desktop.ui.widgets.figure_card import FigureCard
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

ASIDE = 280
ROOMY = 1100  # pixels of the page from which the chart and the plans stand beside the table
WAITING_SHOWN = 6


def _name(line: TeamLine) -> str:
    return line.name


def _load(line: TeamLine) -> str:
    return line.load


def _share(line: TeamLine) -> float:
    return line.share


def _active(line: TeamLine) -> str:
    return line.texts[TeamFigure.ACTIVE]


def _clock(line: TeamLine) -> str:
    return line.clock


def _clock_tip(line: TeamLine) -> str:
    return line.clock_tip


def _clock_low(line: TeamLine) -> bool:
    return line.clock_low


def _missed(line: TeamLine) -> str:
    return line.texts[TeamFigure.MISSED]


def _late(line: TeamLine) -> str:
    return line.texts[TeamFigure.LATE_STEPS]


def _without(line: TeamLine) -> str:
    return line.texts[TeamFigure.WITHOUT_NEXT]


def _arrived(line: TeamLine) -> str:
    return line.texts[TeamFigure.ARRIVED]


def _arriving(line: TeamLine) -> str:
    return line.texts[TeamFigure.ARRIVING]


def _to_approve(line: TeamLine) -> str:
    return line.texts[TeamFigure.TO_APPROVE]


COLUMNS = (
    Column("name", marked("Agent"), _name, width=0, bold=True, tip=_name),
    Column("load", marked("Charge"), _load, width=84, bar=_share, tip=_load),
    Column("active", marked("Dossiers"), _active, width=70, numeric=True),
    Column("clock", marked("Délai 5 j"), _clock, width=70, numeric=True, tip=_clock_tip, late=_clock_low),
    Column("missed", marked("Hors délai"), _missed, width=74, numeric=True),
    Column("late_steps", marked("Retards"), _late, width=62, numeric=True),
    Column("without_next", marked("Sans suite"), _without, width=74, numeric=True),
    Column("arrived", marked("Arrivés 30 j"), _arrived, width=80, numeric=True),
    Column("arriving", marked("À venir 30 j"), _arriving, width=80, numeric=True),
    Column("to_approve", marked("À approuver"), _to_approve, width=84, numeric=True),
)
_FIGURE_OF = {"name": TeamFigure.ACTIVE, "load": TeamFigure.ACTIVE, "clock": TeamFigure.MET}


class TeamPanel(QWidget):
    """``behind_wanted``: the list behind a figure (``Behind``); ``approval_wanted``: a plan to approve, by its request;
    ``assign_wanted``: cases are to be given out; ``print_wanted``: the page of the load, of the office that is shown.
    """

    behind_wanted = Signal(object)
    approval_wanted = Signal(int)
    assign_wanted = Signal()
    print_wanted = Signal(str)

    def __init__(self, screen: TeamScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.shown, self._around = screen, around
        self._build()
        self._connect()
        self._draw()
        screen.look_at(seen=False)

    def leave(self) -> None:
        """Let go of the screen."""
        self.shown.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.look_at(seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.look_at(seen=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.aside.setVisible(event.size().width() >= ROOMY)
        super().resizeEvent(event)

    # Building

    def _build(self) -> None:
        words, look, screen = self._around.words, self._around.look, self.shown
        self.header = PageHeader("")
        self.office = named(ChoiceBox(), "team-office")
        self.office.setAccessibleName(words("Bureau"))
        for choice in screen.offices:
            self.office.addItem(choice.label, choice.code)
        self.month = named(ChoiceBox(), "team-month")
        self.month.setAccessibleName(words("Arrivées de"))
        for choice in screen.months:
            self.month.addItem(choice.label, choice.code)
        self.assign = named(Button(words("Répartir les arrivées…"), look, icon="users"), "assign")
        self.print = named(Button(words("Imprimer le bilan…"), look, "primary", icon="printer"), "print-team")
        for widget in (self.office, self.month, self.assign, self.print):
            self.header.right.addWidget(widget)
        self.warning = named(label("", "refusal", wrap=True), "team-warning")
        self.cards = [FigureCard(look, f"figure-{card.figure.value}") for card in screen.cards]
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL + 4)
        for card in self.cards:
            row.addWidget(card)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self._table_card(), 1)
        middle.addWidget(self._aside())
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP_SMALL + 4, EDGE, GAP_SMALL + 4)
        column.setSpacing(GAP_SMALL + 4)
        column.addWidget(self.header)
        column.addWidget(self.warning)
        column.addLayout(row)
        column.addLayout(middle, 1)
        self.setFocusProxy(self.view)

    def _table_card(self) -> Card:
        words, look = self._around.words, self._around.look
        self.table: RowTable[TeamLine] = RowTable(COLUMNS, words, self.shown.lines)
        self.view = named(TableView(self.table, look, cells=True), "team")
        self.view.setProperty("role", "in-card")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(words("Charge de chaque agente ou agent"))
        card = Card(margin=GAP_SMALL + 4)
        card.body.addWidget(self.view, 1)
        card.body.addWidget(
            label(
                words("Double-cliquez sur un chiffre, ou Entrée, pour voir la liste qui est derrière."),
                "help",
                wrap=True,
            )
        )
        return card

    def _aside(self) -> QWidget:
        words, look = self._around.words, self._around.look
        self.chart = ChartView(look, words)
        drawn = Card(margin=GAP_SMALL + 4)
        drawn.setFixedWidth(ASIDE)
        self.chart_title = SectionHeader("")
        drawn.body.addWidget(self.chart_title)
        drawn.body.addWidget(self.chart)
        waiting = Card(margin=GAP_SMALL + 4)
        waiting.setFixedWidth(ASIDE)
        waiting.body.addWidget(SectionHeader(words("Plans à approuver")))
        self.no_plan = label(words("Aucun plan n’attend d’approbation."), "subtle", wrap=True)
        waiting.body.addWidget(self.no_plan)
        self.plans = QVBoxLayout()
        self.plans.setSpacing(2)
        waiting.body.addLayout(self.plans)
        self.aside = QWidget()
        self.aside.setProperty("role", "plain")
        aside = QVBoxLayout(self.aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(GAP)
        aside.addWidget(drawn)
        aside.addWidget(waiting)
        aside.addStretch(1)
        return self.aside

    def _connect(self) -> None:
        screen = self.shown
        self.office.activated.connect(self._on_office)
        self.month.activated.connect(self._on_month)
        self.assign.clicked.connect(self.assign_wanted)
        self.print.clicked.connect(self._on_print)
        self.view.cell_opened.connect(self._on_cell)
        self.table.sort_wanted.connect(self._on_sort)
        for card, drawn in zip(self.cards, screen.cards, strict=True):
            card.clicked.connect(partial(self._on_card, drawn.figure))
        screen.changed.connect(self._draw)

    # Drawing

    def _draw(self) -> None:
        screen = self.shown
        self.header.title.setText(screen.title)
        self.warning.setText(screen.warning)
        self.warning.setVisible(bool(screen.warning))
        self.office.setCurrentIndex(self.office.findData(screen.office))
        self.month.setCurrentIndex(self.month.findData(screen.month))
        for widget, card in zip(self.cards, screen.cards, strict=True):
            tone = Tone.BAD if card.bad else Tone.GOOD if card.good else Tone.NEUTRAL
            widget.show_figure(card.title, card.number, card.remark, tone)
        self.table.set_ids(screen.ids)
        self.chart_title.title.setText(screen.chart.title)
        self.chart.show_chart(screen.chart)
        self._draw_waiting()

    def _draw_waiting(self) -> None:
        words, look = self._around.words, self._around.look
        emptied(self.plans)
        waiting = self.shown.waiting
        self.no_plan.setVisible(not waiting)
        for line in waiting[:WAITING_SHOWN]:
            text = words("{person} · {officer} · {days}", person=line.person, officer=line.officer, days=line.days)
            button = named(Button(text, look, "link"), "approve")
            button.clicked.connect(partial(self.approval_wanted.emit, line.approval_id))
            self.plans.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        if len(waiting) > WAITING_SHOWN:
            every = named(Button(words("Tout voir ({n})", n=len(waiting)), look, "link"), "all-plans")
            every.clicked.connect(partial(self._on_card, TeamFigure.TO_APPROVE))
            self.plans.addWidget(every, alignment=Qt.AlignmentFlag.AlignLeft)

    # What is asked

    def _on_office(self, place: int) -> None:
        self.shown.show_office(str(self.office.itemData(place)))

    def _on_month(self, place: int) -> None:
        self.shown.show_month(str(self.month.itemData(place)))

    def _on_print(self) -> None:
        self.print_wanted.emit(self.shown.office)

    def _on_sort(self, key: str, descending: bool) -> None:
        self.shown.sort(key, descending=descending)

    def _on_card(self, figure: TeamFigure) -> None:
        self.behind_wanted.emit(self.shown.behind(figure))

    def _on_cell(self, line: int, key: str) -> None:
        figure = _FIGURE_OF.get(key) or TeamFigure(key)
        self.behind_wanted.emit(self.shown.behind(figure, line))
