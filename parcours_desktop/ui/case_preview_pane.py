"""The pane beside the list: the case that is looked at, without opening it, or what can be done with several."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.screens.case_preview import CasePreview, Twin
from parcours_desktop.ui.case_list_columns import tone_of
from parcours_desktop.ui.case_parts import plain
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.button_row import ButtonRow
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.labels import hairline, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill, PillText
from parcours_desktop.ui.widgets.progress import StrandProgress

NARROWEST = 304
EDGE = 12
LINE_GAP = 5


class CasePreviewPane(QWidget):
    """Shows a ``CasePreview``. Signals name the case: open it, go to its plan, print that, settle a probable duplicate."""

    open_wanted = Signal(int)
    plan_wanted = Signal(int)
    print_wanted = Signal(int)
    duplicates_wanted = Signal(int)
    dismissal_wanted = Signal(int, int)

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
        self._several.hide()
        self._area.setVisible(preview is not None)
        if preview is not None:
            self._draw(preview)

    def show_several(self, count: int) -> None:
        """Say that several cases are chosen, and what can be done with them together."""
        self._shown = None
        self._empty.hide()
        self._area.hide()
        self._count.setText(self._around.words.many("{n} dossier choisi", "{n} dossiers choisis", count))
        self._several.show()

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self._empty = EmptyState(
            look, "user", words("Aucun dossier choisi"), words("Choisissez une ligne pour voir où en est la personne.")
        )
        self._inside = QWidget()
        self._inside.setProperty("role", "plain")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, GAP_SMALL // 2, 0)
        self._column.setSpacing(GAP_SMALL + 2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        card = Card(margin=EDGE)
        card.body.addWidget(self._area, 1)
        card.body.addWidget(self._empty, 1)
        card.body.addWidget(self._several_chosen(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _several_chosen(self) -> QWidget:
        words, actions = self._around.words, self._around.actions
        self._several = named(QWidget(), "several")
        self._several.setProperty("role", "plain")
        self._count = named(label("", "title", wrap=True), "several-count")
        column = QVBoxLayout(self._several)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL + 2)
        column.addWidget(self._count)
        column.addWidget(
            label(words("Ce que vous faites vaut pour tous, et s’annule en une fois."), "subtle", wrap=True)
        )
        for name in ("assign_cases", "print_cases", "export_list"):
            if name in {action.name for action in actions.available()}:
                column.addWidget(actions.button(name), alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return self._several

    def _draw(self, preview: CasePreview) -> None:
        emptied(self._column)
        self._add_head(preview)
        self._column.addWidget(label(preview.about, "subtle", wrap=True, selectable=True))
        self._column.addWidget(self._buttons(preview))
        self._add_plan(preview)
        words = self._around.words
        self._add_twins(preview)
        self._add_lines(words("Prochaines étapes"), preview.next)
        self._add_lines(words("Historique"), preview.history, "subtle")
        self._add_lines(words("Suivi par"), preview.contact)
        self._column.addStretch(1)

    def _add_head(self, preview: CasePreview) -> None:
        head, row = _row()
        row.addWidget(named(label(preview.name, "title", wrap=True, selectable=True), "preview-name"), 1)
        pill = Pill(self._around.look)
        row.addWidget(pill, alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(head)
        pill.show_pill(PillText(preview.state, tone_of(preview.line)))  # once it has a parent, or it shows as a window

    def _buttons(self, preview: CasePreview) -> QWidget:
        words, look = self._around.words, self._around.look
        row = ButtonRow()
        opened = named(Button("", look, "accent"), "preview-open")
        plan = named(Button("", look), "preview-plan")
        printed = named(
            Button("", look, "icon", icon="printer", tip=words("Imprimer le plan d’action")), "preview-print"
        )
        for button, wanted in (
            (opened, self.open_wanted),
            (plan, self.plan_wanted),
            (printed, self.print_wanted),
        ):
            button.clicked.connect(partial(wanted.emit, preview.line.id))
        row.add(opened, words("Ouvrir le dossier"), words("Ouvrir"))
        row.add(plan, words("Plan d’action"), words("Plan d’action"))
        row.add(printed)
        return row

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
        self._column.addWidget(label(said, "section"))
        for strand, made, of in preview.strands:
            progress = StrandProgress(look, words, strand)
            progress.show_count(made, of)
            self._column.addWidget(progress)

    def _add_lines(self, title: str, lines: tuple[str, ...], role: str = "") -> None:
        if not lines:
            return
        self._column.addWidget(hairline())
        self._column.addWidget(label(title, "section"))
        part, column = plain(LINE_GAP)
        for line in lines:
            said = label(line, role, wrap=True, selectable=True)
            said.setMinimumWidth(1)  # a long word (an e-mail address) does not widen the pane
            said.setToolTip(line)
            column.addWidget(said)
        self._column.addWidget(part)

    def _add_twins(self, preview: CasePreview) -> None:
        if not preview.twins:
            return
        words = self._around.words
        self._column.addWidget(hairline())
        self._column.addWidget(
            label(words.many("Doublon probable", "Doublons probables", len(preview.twins)), "section")
        )
        for twin in preview.twins:
            said = words("{name}\u00a0: {reason}", name=twin.name, reason=twin.reason)
            self._column.addWidget(label(said, wrap=True))
            self._column.addWidget(self._settling(preview.line.id, twin))

    def _settling(self, case_id: int, twin: Twin) -> QWidget:
        words, look = self._around.words, self._around.look
        merge = named(Button("", look, small=True), "preview-duplicates")
        merge.setToolTip(words("Comparer les deux dossiers, puis choisir celui qui reste"))
        merge.clicked.connect(partial(self.duplicates_wanted.emit, case_id))
        apart = named(Button("", look, small=True), "preview-apart")
        apart.clicked.connect(partial(self.dismissal_wanted.emit, case_id, twin.case_id))
        row = ButtonRow()
        row.add(merge, words("Fusionner…"))
        row.add(apart, words("Ce sont deux personnes…"), words("Deux personnes…"))
        return row


def _row() -> tuple[QWidget, QHBoxLayout]:
    widget = QWidget()
    widget.setProperty("role", "plain")
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP_SMALL)
    return widget, row
