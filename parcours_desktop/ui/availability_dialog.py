"""The hours that come back of an officer: the list, and a form to add, correct or take away."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parcours_desktop.screens.availability import HOURS, AvailabilityScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label, named

ID = Qt.ItemDataRole.UserRole
LIST_HEIGHT, OFFICERS_WIDTH = 190, 190


class _Lines(QListWidget):
    """Delete takes the chosen hours away."""

    def __init__(self, dialog: "AvailabilityDialog") -> None:
        super().__init__()
        self._dialog = dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._dialog.remove_chosen()
            return
        super().keyPressEvent(event)


class AvailabilityDialog(QDialog):
    """Shows the hours of one officer; a coordinator chooses whose. Every change is an act that can be undone."""

    def __init__(self, parent: QWidget, screen: AvailabilityScreen, around: Surroundings) -> None:
        super().__init__(parent)
        self.hours, self._around = screen, around
        self._held: int | None = None
        self._build()
        self._connect()
        self.form.set_values(screen.values())
        self._draw()

    def remove_chosen(self) -> None:
        """Take away the hours that are chosen in the list."""
        if self.hours.chosen is not None and self.hours.may_write:
            self.hours.remove(self.hours.chosen)

    def done(self, result: int) -> None:
        self.hours.close()
        super().done(result)

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        self.setWindowTitle(words("Heures de rencontre"))
        self.setMinimumWidth(680)
        self.officers = named(ChoiceEditor(words("Choisir…")), "officers")
        self.officers.set_choices(self.hours.officers())
        self.officers.set_value(self.hours.officer)
        self.officers.setMinimumWidth(OFFICERS_WIDTH)
        self.officers.inner.setAccessibleName(words("Heures de"))
        self.lines = named(_Lines(self), "hours")
        self.lines.setFixedHeight(LIST_HEIGHT)
        self.lines.setSpacing(3)
        self.empty = label(
            words("Aucune heure n’est fixée\u00a0: les heures habituelles du bureau valent."), "subtle", wrap=True
        )
        self.form = FormWidget(HOURS, look, words, choices=self.hours.choices, today=self._around.today)
        self.new = named(Button(words("Nouvelles heures"), look, small=True, icon="plus"), "new")
        self.remove = named(Button(words("Retirer"), look, "danger", small=True), "remove")
        self.no = named(Button(words("Fermer"), look), "no")
        self.yes = named(Button(words("Ajouter"), look, "primary"), "yes")
        top = QHBoxLayout()
        top.addWidget(label(words("Heures de rencontre"), "title"))
        top.addStretch(1)
        top.addWidget(self.officers)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        for button in (self.new, self.remove, None, self.no, self.yes):
            if button is None:
                buttons.addStretch(1)
                continue
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE - 4, GAP_LARGE, GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.empty)
        column.addWidget(self.lines)
        column.addWidget(self.form)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.officers.committed.connect(self._on_officer)
        self.lines.currentItemChanged.connect(self._on_chosen)
        self.form.submitted.connect(self._on_saved)
        self.new.clicked.connect(self._on_new)
        self.remove.clicked.connect(self.remove_chosen)
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self._on_saved)
        self.hours.changed.connect(self._draw)
        self.hours.troubled.connect(self._around.notices.failed)

    def _draw(self) -> None:
        screen, words = self.hours, self._around.words
        self.lines.blockSignals(True)
        self.lines.clear()
        for line in screen.lines:
            text = words("{when} — {about}", when=line.when, about=line.about) if line.about else line.when
            item = QListWidgetItem(text)
            item.setData(ID, line.row.id)
            self.lines.addItem(item)
            if line.row.id == screen.chosen:
                self.lines.setCurrentItem(item)
        self.lines.blockSignals(False)
        self.lines.setVisible(bool(screen.lines))
        self.empty.setVisible(not screen.lines)
        if screen.chosen != self._held:
            self._held = screen.chosen
            self.form.clear()
            self.form.set_values(screen.values())
        self.form.show_refusals(screen.refusals)
        chosen, may = screen.chosen is not None, screen.may_write
        self.yes.setText(words("Enregistrer") if chosen else words("Ajouter"))
        self.form.setEnabled(may)
        self.yes.setEnabled(may)
        self.remove.setEnabled(chosen and may)
        self.new.setEnabled(chosen and may)

    def _on_officer(self) -> None:
        self.hours.show_officer(str(self.officers.value()) or self.hours.officer)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.hours.choose(int(item.data(ID)))

    def _on_new(self) -> None:
        self.hours.choose(None)
        self.form.focus_field("weekday")

    def _on_saved(self) -> None:
        new = self.hours.chosen is None
        if self.hours.save(self.form.values()):
            if new:  # what was added is in the list; the form stays as it is for the next day
                self.form.focus_field("weekday")
            return
        self.form.focus_first()
