"""One entry of the calendar, new or standing: its form, what stands in its way, its moves, and how it went."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.screens.appointment_fields import ENTRY
from parcours_desktop.screens.appointment_form import AppointmentFormScreen
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.appointment_conflicts import ConflictList
from parcours_desktop.ui.appointment_people import PeoplePicker
from parcours_desktop.ui.case_parts import ScrollPage, plain
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label, named

LOOK_MS = 250
WIDTH, HEIGHT = 560, 690
PERSON = "person"


class AppointmentDialog(QDialog):
    """Asks for an entry of the calendar; ``accepted`` once it is written. Opened with ``questions.show(dialog)``."""

    def __init__(self, parent: QWidget, screen: AppointmentFormScreen, around: Surroundings) -> None:
        super().__init__(parent)
        self.entry, self._around = screen, around
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOK_MS)
        self._build()
        self._connect()
        self._draw()
        if screen.is_new and screen.asks_people and not screen.people:
            self.people.search.setFocus()
        else:
            self.form.focus_field("kind" if screen.is_new else "day")

    def accept(self) -> None:
        self._looking.stop()
        reason = str(self.conflicts.reason.value("conflict_reason") or "")
        if self.entry.save(self.form.values(), reason):
            super().accept()
            return
        self._draw_refusals()

    def _build(self) -> None:
        look, words, screen = self._around.look, self._around.words, self.entry
        title = words("Nouveau rendez-vous") if screen.is_new else words.label(screen.kind)
        self.setWindowTitle(title)
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(WIDTH - 60, 360)
        self.people = PeoplePicker(screen, self._around)
        self.form = FormWidget(ENTRY, look, words, choices=screen.choices, today=self._around.today)
        self.conflicts = ConflictList(self._around)
        self.history, self._moves = plain(2)
        self.page = ScrollPage(GAP_SMALL + 4)
        self.page.column.addWidget(self.people)
        self.page.column.addWidget(self.form)
        self.page.column.addWidget(self.history)
        self.page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE - 4, GAP_LARGE, GAP)
        column.setSpacing(GAP_SMALL + 2)
        column.addWidget(label(title, "title"))
        column.addWidget(self.page, 1)
        column.addWidget(self.conflicts)
        column.addLayout(self._buttons())
        self._build_history()

    def _buttons(self) -> QHBoxLayout:
        look, words, screen = self._around.look, self._around.words, self.entry
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        self.outcomes: dict[AppointmentState, Button] = {}
        for state in screen.outcomes:
            told = named(Button(words.label(state), look, small=True), f"state-{state.value}")
            told.clicked.connect(partial(self._on_told, state))
            told.setAutoDefault(False)
            self.outcomes[state] = told
            row.addWidget(told)
        self.remove = named(Button(words("Retirer"), look, "danger", small=True), "remove")
        self.remove.setVisible(screen.row is not None and not screen.kind.has_person)
        self.remove.setAutoDefault(False)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.no = named(Button(words("Fermer"), look), "no")
        self.yes = named(Button(words("Ajouter") if screen.is_new else words("Enregistrer"), look, "primary"), "yes")
        for button in (self.no, self.yes):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _build_history(self) -> None:
        lines = self.entry.history
        self.history.setVisible(bool(lines))
        if lines:
            self._moves.addWidget(label(self._around.words("Déplacements"), "section"))
        for line in lines:
            self._moves.addWidget(label(line, "small", wrap=True))

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.submitted.connect(self.accept)
        for field in ENTRY.fields:
            self.form.box(field.name).typed.connect(self._on_typed)
        self.conflicts.reason.submitted.connect(self.accept)
        self.people.taken.connect(self._on_taken)
        self.people.left.connect(self._on_left)
        self._looking.timeout.connect(self._on_look)
        self.entry.changed.connect(self._draw)
        self.entry.troubled.connect(self._around.notices.failed)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.remove.clicked.connect(self._on_remove)

    def _draw(self) -> None:
        screen = self.entry
        self.people.draw()
        shown = screen.visible
        for field in ENTRY.fields:
            self.form.set_field_visible(field.name, field.name in shown)
        self.form.refresh_choices("rooms", "kinds")
        self.form.set_values(screen.values)
        if screen.row is not None and screen.row.conflict_reason and not self.conflicts.reason.value("conflict_reason"):
            self.conflicts.reason.set_values({"conflict_reason": screen.row.conflict_reason})
        self.conflicts.show_conflicts(screen.conflicts, needs_reason=screen.needs_reason)

    def _draw_refusals(self) -> None:
        """Say what was refused beside its field; the reason and the people have theirs outside the form."""
        words, refusals = self._around.words, self.entry.refusals
        self.conflicts.reason.show_refusals([one for one in refusals if one.field == "conflict_reason"])
        self.people.say(" ".join(words.refusal(one) for one in refusals if one.field == PERSON))
        rest = [one for one in refusals if one.field not in {"conflict_reason", PERSON}]
        self.form.show_refusals(rest)
        if rest:
            self.form.focus_first()
        elif any(one.field == PERSON for one in refusals):
            self.people.search.setFocus()
        elif refusals:
            self.conflicts.reason.focus_field("conflict_reason")

    # What a person does

    def _on_typed(self, _name: str) -> None:
        self._looking.start()

    def _on_look(self) -> None:
        self.entry.look(self.form.values())

    def _on_edited(self, name: str, _value: FieldValue) -> None:
        self._looking.stop()
        self.entry.edit(name, self.form.values())

    def _on_taken(self, case_id: int) -> None:
        self.entry.add_person(case_id, self.form.values())
        if self.entry.is_group:
            self.people.search.setFocus()
        else:
            self.form.focus_field("kind")

    def _on_left(self, case_id: int) -> None:
        self.entry.remove_person(case_id, self.form.values())

    def _on_told(self, state: AppointmentState, _checked: bool = False) -> None:
        if self.entry.set_state(state):
            super().accept()
        else:
            self._draw_refusals()

    def _on_remove(self) -> None:
        if self.entry.remove():
            super().accept()
        else:
            self._draw_refusals()
