"""What stands beside the form of a new case: the members of the household made already, and who may be the same person."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.new_case import LikelyPerson, MemberMade
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.layouts import emptied


class PeopleCard(Card):
    """A card with one frame a person; ``chosen`` tells the case of which one was opened."""

    chosen = Signal(int)

    def __init__(self, around: Surroundings, title: str, empty: str = "") -> None:
        super().__init__()
        self._around = around
        self.header = SectionHeader(title)
        self._empty = label(empty, "subtle", wrap=True)
        self._people = QVBoxLayout()
        self._people.setSpacing(GAP_SMALL)
        self.body.addWidget(self.header)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._people)

    def show_people(self, people: Sequence[QWidget]) -> None:
        """Show these people, or the sentence for none."""
        emptied(self._people)
        for person in people:
            self._people.addWidget(person)
        self._empty.setVisible(not people and bool(self._empty.text()))

    def _on_chosen(self, case_id: int, _checked: bool = False) -> None:
        self.chosen.emit(case_id)


class LikelyCard(PeopleCard):
    """The probable duplicates of the person being typed."""

    def __init__(self, around: Surroundings) -> None:
        words = around.words
        super().__init__(
            around,
            words("Doublons probables"),
            words("Pendant la saisie, les dossiers qui pourraient être ceux de la même personne apparaissent ici."),
        )
        named(self, "likely")

    def show_likely(self, likely: Sequence[LikelyPerson]) -> None:
        """Show who may be the same person, and why."""
        self.header.remark.setText(str(len(likely)) if likely else "")
        self.show_people([self._frame(person) for person in likely])

    def _frame(self, person: LikelyPerson) -> QFrame:
        look, words = self._around.look, self._around.words
        frame = QFrame()
        frame.setProperty("role", "warning-box")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(IconLabel(look, "triangle-alert", "yellow_ink"))
        head.addWidget(label(person.name, "strong", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(person.file_number, selectable=True))
        column.addWidget(label(person.reason, wrap=True))
        opened = named(Button(words("Ouvrir ce dossier"), look, small=True), f"open-{person.case_id}")
        opened.clicked.connect(partial(self._on_chosen, person.case_id))
        row = QHBoxLayout()
        row.addWidget(opened)
        row.addStretch(1)
        column.addLayout(row)
        return frame


class HouseholdCard(PeopleCard):
    """The members of the household who have a case; hidden for a first person."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, around.words("Ménage"))
        named(self, "household")
        self.hide()

    def show_members(self, members: Sequence[MemberMade]) -> None:
        """Show the members made already."""
        self.header.remark.setText(str(len(members)) if members else "")
        self.show_people([self._line(member) for member in members])
        self.setVisible(bool(members))

    def _line(self, member: MemberMade) -> QWidget:
        line = QWidget()
        line.setProperty("role", "plain")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(IconLabel(self._around.look, "circle-check", "green_regular"))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(label(member.name, "strong", wrap=True))
        told.addWidget(label(member.role, "small", wrap=True))
        row.addLayout(told, 1)
        return line
