"""The page of probable duplicates: pairs with their reasons, compared side by side, merged or told apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.duplicates import DuplicatesScreen, Pair
from parcours_desktop.ui.case_parts import ScrollPage, plain
from parcours_desktop.ui.duplicates_compare import ComparisonCard
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

LIST_WIDTH = 400


def _title(pair: Pair) -> str:
    return pair.title


def _reason(pair: Pair) -> str:
    return pair.reason


COLUMNS = (
    Column("title", marked("Personnes"), _title, width=210, bold=True, sortable=False, tip=_title),
    Column("reason", marked("Motif"), _reason, width=0, subtle=True, sortable=False, tip=_reason),
)


class DuplicatesPanel(VisitPage):
    """``case_chosen``: a case of a pair is to be shown."""

    case_chosen = Signal(int)

    def __init__(self, screen: DuplicatesScreen, around: Surroundings) -> None:
        super().__init__(around)
        self._screen = screen
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen: the page is about to go."""
        self._screen.close()

    # Building

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.count = label("", "subtle")
        self.table: RowTable[Pair] = RowTable(COLUMNS, words, self._screen.rows)
        self.view = named(TableView(self.table, look), "pairs")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setFixedWidth(LIST_WIDTH)
        self.view.setAccessibleName(words("Doublons probables"))
        self.reason = label("", wrap=True)
        self.comparison = ComparisonCard(self._around)
        self.empty = EmptyState(
            look,
            "users",
            words("Aucun doublon probable"),
            words(
                "Quand deux dossiers ouverts se ressemblent (même certificat, même date de naissance et nom semblable, "
                "même téléphone ou courriel), ils apparaissent ici, avec la raison."
            ),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self._pairs())
        self.pages.addWidget(self.empty)
        column = self.column_under(label(words("Doublons probables"), "heading"), after=self.count)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.view)

    def _pairs(self) -> QWidget:
        actions = self._around.actions
        actions.bind("merge_cases", self, self._on_merge)
        actions.bind("dismiss_duplicate", self, self._on_dismiss)
        page, column = plain(GAP_SMALL)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.view)
        right = QVBoxLayout()
        right.setSpacing(GAP_SMALL)
        right.addWidget(self.reason)
        sheet = ScrollPage()
        sheet.column.addWidget(self.comparison)
        sheet.column.addStretch(1)
        right.addWidget(sheet, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(actions.button("merge_cases", "primary"))
        buttons.addWidget(actions.button("dismiss_duplicate"))
        buttons.addStretch(1)
        right.addLayout(buttons)
        middle.addLayout(right, 1)
        column.addLayout(middle, 1)
        return page

    def _connect(self) -> None:
        self.view.row_chosen.connect(self._screen.choose)
        self.comparison.kept.connect(self._screen.keep)
        self.comparison.chosen.connect(self.case_chosen)
        self._screen.changed.connect(self._draw)
        self._screen.troubled.connect(self._around.notices.failed)
        self._screen.refused.connect(self._on_refused)

    # Drawing

    def _draw(self) -> None:
        words, screen = self._around.words, self._screen
        pair, comparison = screen.chosen, screen.comparison
        self.count.setText(words.many("{n} paire", "{n} paires", len(screen.pairs)) if screen.pairs else "")
        self.pages.setCurrentIndex(0 if comparison is not None else 1)
        for action in ("merge_cases", "dismiss_duplicate"):
            self._around.actions.set_enabled(action, comparison is not None)
        if list(self.table.ids) != list(range(len(screen.pairs))):
            self.table.set_ids(range(len(screen.pairs)))
        self.table.refresh()
        if pair is not None and comparison is not None:
            if self.view.current_id() != pair.id:
                self.view.choose(pair.id)
            self.reason.setText(pair.reason)
            self.comparison.show_comparison(comparison, screen.kept)

    # What a person does

    def _on_merge(self) -> None:
        if self._screen.merge():
            self._around.notices.done(self._around.words("Dossiers fusionnés"), self._screen.undo)

    def _on_dismiss(self) -> None:
        words = self._around.words
        self._around.questions.reason(
            self,
            words("Ce sont deux personnes"),
            words("Les deux dossiers restent, et ne seront plus montrés comme doublons. Pourquoi?"),
            words("Écarter le doublon"),
            self._screen.reasons,
            self._on_dismissed,
        )

    def _on_dismissed(self, reason: str, _remark: str) -> None:
        if self._screen.dismiss(reason):
            self._around.notices.done(self._around.words("Doublon écarté"), self._screen.undo)

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        words = self._around.words
        self._around.notices.mind(" ".join(words.refusal(refusal) for refusal in refusals))
