"""A new appointment from the week: the case is found by its name, then the form of appointments."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parcours_desktop.screens.case_appointments import APPOINTMENT
from parcours_desktop.screens.week import WeekScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label, named

ID = Qt.ItemDataRole.UserRole
LIST_HEIGHT = 150


class AddAppointmentDialog(QDialog):
    """Asks whose appointment it is, then the rest; closes once it is added."""

    def __init__(self, parent: QWidget, screen: WeekScreen, around: Surroundings, at: datetime) -> None:
        super().__init__(parent)
        self._screen, self._around, self._at = screen, around, at
        self.case_id: int | None = None
        self._build()
        self._connect()
        self._draw()
        self.search.setFocus()

    def choose_case(self, case_id: int, name: str) -> None:
        """Take a case: the form proposes what comes next for it."""
        self.case_id = case_id
        self.search.setText(name)
        self.found.hide()
        kept = self.form.values()
        proposed = self._screen.proposed_for(case_id, self._at)
        self.form.set_values(proposed | {name: kept[name] for name in ("day", "time") if kept[name]})
        self._draw()
        self.form.focus_field("kind")

    def accept(self) -> None:
        if self.case_id is None:
            self.search.setFocus()
        elif self._screen.add(self.case_id, self.form.values()):
            super().accept()
        else:
            self.form.show_refusals(self._screen.refusals)
            self.form.focus_first()

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        self.setWindowTitle(words("Nouveau rendez-vous"))
        self.setMinimumWidth(480)
        self.search = named(QLineEdit(), "case-search")
        self.search.setPlaceholderText(words("Nom, numéro de dossier ou de certificat"))
        self.found = named(QListWidget(), "cases-found")
        self.found.setFixedHeight(LIST_HEIGHT)
        self.found.hide()
        self.form = FormWidget(APPOINTMENT, look, words, choices=self._screen.choices, today=self._around.today)
        self.form.set_values(self._screen.proposed(self._at))
        self.yes = named(Button(words("Ajouter"), look, "primary"), "yes")
        self.no = named(Button(words("Annuler"), look), "no")
        person = label(words("Personne"), "field")
        person.setBuddy(self.search)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE - 4, GAP_LARGE, GAP)
        column.setSpacing(8)
        column.addWidget(label(words("Nouveau rendez-vous"), "title"))
        column.addWidget(person)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.form)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_first_taken)
        self.found.itemClicked.connect(self._on_taken)
        self.found.itemActivated.connect(self._on_taken)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.yes.setAutoDefault(False)

    def _draw(self) -> None:
        self.form.setEnabled(self.case_id is not None)
        self.yes.setEnabled(self.case_id is not None)

    def _on_typed(self, text: str) -> None:
        self.case_id = None
        self.found.clear()
        for choice in self._screen.find_cases(text):
            item = QListWidgetItem(self._around.words("{name} — {number}", name=choice.label, number=choice.also))
            item.setData(ID, int(choice.code))
            item.setData(ID + 1, choice.label)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(self.found.count() > 0)
        self._draw()

    def _on_first_taken(self) -> None:
        item = self.found.currentItem()
        if self.case_id is None and item is not None:
            self._on_taken(item)

    def _on_taken(self, item: QListWidgetItem) -> None:
        self.choose_case(int(item.data(ID)), str(item.data(ID + 1)))
