"""The pane beside the list: the case that is looked at, without opening it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.screens.case_preview import CasePreview
from parcours_desktop.ui.case_list_columns import tone_of
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.labels import hairline, label, named
from parcours_desktop.ui.widgets.pill import Pill, PillText
from parcours_desktop.ui.widgets.progress import StrandProgress

NARROWEST = 290


class CasePreviewPane(QWidget):
    """Shows a ``CasePreview``. Signals name the case: open it, go to its plan, look at a probable duplicate."""

    open_wanted = Signal(int)
    plan_wanted = Signal(int)
    duplicates_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        named(self, "case-preview")
        self._around = around
        self._shown: CasePreview | None = None
        self.setMinimumWidth(NARROWEST)
        self._build()
        self.show_preview(None)

    @property
    def shown(self) -> CasePreview | None:
        """What is shown."""
        return self._shown

    def show_preview(self, preview: CasePreview | None) -> None:
        """Show a case, or say that none is chosen."""
        self._shown = preview
        self._empty.setVisible(preview is None)
        self._area.setVisible(preview is not None)
        if preview is not None:
            self._draw(preview)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self._empty = EmptyState(
            look, "user", words("Aucun dossier choisi"), words("Choisissez une ligne pour voir où en est la personne.")
        )
        self._inside = QWidget()
        self._inside.setProperty("role", "plain")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, GAP_SMALL, 0)
        self._column.setSpacing(GAP_SMALL + 2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        card = Card()
        card.body.addWidget(self._area, 1)
        card.body.addWidget(self._empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _draw(self, preview: CasePreview) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(self._head(preview))
        self._column.addWidget(label(preview.about, "subtle", wrap=True))
        self._column.addWidget(self._buttons(preview))
        self._add_plan(preview)
        words = self._around.words
        self._add_lines(words("Prochaines étapes"), preview.next)
        self._add_lines(words("Suivi par"), preview.contact)
        self._add_twins(preview)
        self._column.addStretch(1)

    def _head(self, preview: CasePreview) -> QWidget:
        head, row = _row()
        name = named(label(preview.name, "title", wrap=True, selectable=True), "preview-name")
        row.addWidget(name, 1)
        pill = Pill(self._around.look)
        pill.show_pill(PillText(preview.state, tone_of(preview.line)))
        row.addWidget(pill, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _buttons(self, preview: CasePreview) -> QWidget:
        words, look = self._around.words, self._around.look
        buttons, row = _row()
        opened = named(Button(words("Ouvrir le dossier"), look, "accent"), "preview-open")
        opened.clicked.connect(partial(self.open_wanted.emit, preview.line.id))
        plan = named(Button(words("Plan d’action"), look), "preview-plan")
        plan.clicked.connect(partial(self.plan_wanted.emit, preview.line.id))
        row.addWidget(opened)
        row.addWidget(plan)
        row.addStretch(1)
        return buttons

    def _add_plan(self, preview: CasePreview) -> None:
        words, look = self._around.words, self._around.look
        done, total = sum(part[1] for part in preview.strands), sum(part[2] for part in preview.strands)
        self._column.addWidget(hairline())
        if not total:
            self._column.addWidget(label(words("Aucun plan d’action encore."), "subtle"))
            return
        said = words.many(
            "Plan d’action — {done} démarche sur {n}", "Plan d’action — {done} démarches sur {n}", total, done=done
        )
        self._column.addWidget(label(said, "strong"))
        for strand, made, of in preview.strands:
            progress = StrandProgress(look, words, strand)
            progress.show_count(made, of)
            self._column.addWidget(progress)

    def _add_lines(self, title: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        self._column.addWidget(hairline())
        self._column.addWidget(label(title, "strong"))
        for line in lines:
            self._column.addWidget(label(line, wrap=True))

    def _add_twins(self, preview: CasePreview) -> None:
        if not preview.twins:
            return
        words, look = self._around.words, self._around.look
        self._column.addWidget(hairline())
        self._column.addWidget(label(words("Doublon probable"), "strong"))
        for twin in preview.twins:
            self._column.addWidget(
                label(words("{name}\u00a0: {reason}", name=twin.name, reason=twin.reason), wrap=True)
            )
        compare = named(Button(words("Comparer…"), look, icon="users"), "preview-duplicates")
        compare.clicked.connect(self.duplicates_wanted)
        self._column.addWidget(compare, alignment=Qt.AlignmentFlag.AlignLeft)


def _row() -> tuple[QWidget, QHBoxLayout]:
    widget = QWidget()
    widget.setProperty("role", "plain")
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP_SMALL)
    return widget, row
