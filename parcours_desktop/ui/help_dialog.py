"""The page of shortcuts, drawn from the table of actions: what can be done here, group by group, with its keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.ui.action_table import GROUPS, Action
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP, GAP_LARGE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.wording.words import Words


class HelpDialog(QDialog):
    """Two columns of groups; only actions that exist and have keys."""

    def __init__(self, parent: QWidget, look: Look, words: Words, actions: Actions) -> None:
        super().__init__(parent)
        self._words, self._actions = words, actions
        self.setWindowTitle(words("Raccourcis clavier"))
        self.resize(760, 520)
        groups = [
            (group, [action for action in actions.available() if action.group == group and action.shortcut])
            for group in GROUPS
        ]
        ground = QWidget()
        ground.setProperty("role", "plain")
        halves = QHBoxLayout(ground)
        halves.setContentsMargins(0, 0, GAP, 0)
        halves.setSpacing(GAP_LARGE * 2)
        columns = (QVBoxLayout(), QVBoxLayout())
        lengths = [0, 0]
        for group, members in groups:
            if members:
                side = lengths.index(min(lengths))
                columns[side].addWidget(self._group(group, members))
                lengths[side] += len(members) + 2
        for column in columns:
            column.setSpacing(GAP_LARGE)
            column.addStretch(1)
            halves.addLayout(column, 1)
        self._lay_out(ground, look)

    def _lay_out(self, ground: QWidget, look: Look) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        close = named(Button(self._words("Fermer"), look), "close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(label(self._words("Dans un champ de texte, Ctrl+Z annule la frappe du champ."), "small"), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE - 4, GAP_LARGE, GAP)
        column.setSpacing(GAP)
        column.addWidget(label(self._words("Raccourcis clavier"), "title"))
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _group(self, group: str, members: list[Action]) -> QWidget:
        part = QWidget()
        part.setProperty("role", "plain")
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.addWidget(label(self._words(group), "section"), 0, 0, 1, 2)
        for row, action in enumerate(members, 1):
            grid.addWidget(label(self._words(action.label)), row, 0)
            grid.addWidget(label(self._actions.keys(action), "key"), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return part
