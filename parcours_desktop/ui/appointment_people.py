"""Whose appointment it is: people found by their name or number; several for a session or a welcome."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parcours_desktop.screens.appointment_form import AppointmentFormScreen
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import dressed, label, named
from parcours_desktop.ui.widgets.layouts import emptied

ID = Qt.ItemDataRole.UserRole
LIST_HEIGHT = 132


class _Search(QLineEdit):
    """The arrows walk the list of those found while one types."""

    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class PeoplePicker(QWidget):
    """``taken`` and ``left`` tell the case of a person who was chosen, or was taken out again."""

    taken = Signal(int)
    left = Signal(int)

    def __init__(self, screen: AppointmentFormScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        self._drawn: tuple[tuple[Choice, ...], bool] | None = None
        words = around.words
        self.title = label(words("Personne"), "field")
        self.search = named(_Search(), "case-search")
        self.search.setPlaceholderText(words("Nom, numéro de dossier ou de certificat"))
        self.title.setBuddy(self.search)
        self.found = named(QListWidget(), "cases-found")
        self.found.setFixedHeight(LIST_HEIGHT)
        self.found.hide()
        self.message = label("", "refusal", wrap=True)
        self.message.hide()
        self._people = QVBoxLayout()
        self._people.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addLayout(self._people)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.message)
        self.search.textEdited.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_entered)
        self.search.walked.connect(self._on_walked)
        self.found.itemClicked.connect(self._on_taken)
        self.found.itemActivated.connect(self._on_taken)

    def draw(self) -> None:
        """Draw the people of the form, and the search where one more can be chosen."""
        screen, words = self._screen, self._around.words
        self.setVisible(screen.kind.has_person)
        self.title.setText(words("Personnes") if screen.is_group else words("Personne"))
        self.search.setVisible(screen.asks_people and (screen.is_group or not screen.people))
        now = (screen.people, screen.asks_people)
        if now == self._drawn:
            return
        self._drawn = now
        emptied(self._people)
        for person in screen.people:
            self._people.addWidget(self._line(person, can_leave=screen.asks_people))

    def say(self, sentence: str) -> None:
        """Say what was refused of the people, or nothing more."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        dressed(self.search, refused=bool(sentence))

    def _line(self, person: Choice, *, can_leave: bool) -> QWidget:
        words = self._around.words
        line = QWidget()
        line.setProperty("role", "plain")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(words("{name} — {number}", name=person.label, number=person.also), "strong"))
        row.addStretch(1)
        if can_leave:
            tip = words("Retirer {name}", name=person.label)
            out = named(Button("", self._around.look, "tiny", icon="x", tip=tip), f"leave-{person.code}")
            out.clicked.connect(partial(self._on_left, int(person.code)))
            row.addWidget(out)
        return line

    def _on_typed(self, text: str) -> None:
        self.say("")
        self._fill(self._screen.find_cases(text))

    def _fill(self, found: Sequence[Choice]) -> None:
        self.found.clear()
        for choice in found:
            item = QListWidgetItem(self._around.words("{name} — {number}", name=choice.label, number=choice.also))
            item.setData(ID, int(choice.code))
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(self.found.count() > 0)

    def _on_walked(self, step: int) -> None:
        last = self.found.count() - 1
        self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), last))

    def _on_entered(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            self._on_taken(item)

    def _on_taken(self, item: QListWidgetItem) -> None:
        case_id = int(item.data(ID))
        self.search.clear()
        self._fill(())
        self.taken.emit(case_id)

    def _on_left(self, case_id: int, _checked: bool = False) -> None:
        self.left.emit(case_id)
        self.search.setFocus()
