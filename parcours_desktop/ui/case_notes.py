"""The notes on a case: the one being written above, the others below, the newest first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.case_notes import NOTE, NotesScreen
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.case_parts import ScrollPage, plain
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.layouts import emptied

WIDEST = 820


class NotesTab(ScrollPage):
    """Draws a ``NotesScreen``."""

    def __init__(self, screen: NotesScreen, around: Surroundings) -> None:
        super().__init__()
        self._screen, self._around = screen, around
        self._build()
        self._connect()
        self._draw()
        draft = screen.draft()
        if draft:
            self.form.set_drafts({"text": draft})

    def begin(self) -> None:
        """Put the cursor into the new note."""
        self.form.focus_field("text")

    def flush(self) -> None:
        """Keep what is being written as a draft: a note is added by its button alone."""
        text = str(self.form.value("text") or "")
        if text and text != self._screen.draft():
            self._screen.type(text)

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        sheet = Card()
        self.form = FormWidget(NOTE, look, words, choices=_no_choices, today=self._around.today)
        self.add = named(Button(words("Ajouter la note"), look, "primary"), "add-note")
        self.add.setShortcut(QKeySequence("Ctrl+Return"))
        sheet.body.addWidget(self.form)
        sheet.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignRight)
        sheet.setMaximumWidth(WIDEST)
        self.empty = EmptyState(
            look,
            "sticky-note",
            words("Aucune note"),
            words("Une note garde ce qui a été dit\u00a0: un appel, une promesse, une préférence."),
        )
        self._inside, self._notes = plain(GAP_SMALL)
        self._inside.setMaximumWidth(WIDEST)
        self.column.addWidget(sheet)
        self.column.addWidget(self._inside)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_added)
        self.form.drafted.connect(self._on_drafted)
        self.form.edited.connect(self._on_left)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        emptied(self._notes)
        words = self._around.words
        for row in self._screen.rows:
            self._notes.addWidget(_note(row.text, words.date_time(row.written_at), row.author))
        self._inside.setVisible(bool(self._screen.rows))
        self.empty.setVisible(not self._screen.rows)
        self.form.show_refusals(self._screen.refusals)

    def _on_drafted(self, _name: str, value: FieldValue) -> None:
        self._screen.type(str(value or ""))

    def _on_left(self, _name: str, value: FieldValue) -> None:
        self._screen.type(str(value or ""))

    def _on_added(self) -> None:
        if self._screen.add(str(self.form.value("text") or "")):
            self.form.clear()
        self.begin()


def _no_choices(_source: str) -> tuple[()]:
    return ()


def _note(text: str, when: str, author: str) -> QWidget:
    card = Card(margin=12)
    named(card, "note")
    head = QHBoxLayout()
    head.addWidget(label(author, "strong"))
    head.addWidget(label(when, "subtle"))
    head.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addLayout(head)
    column.addWidget(label(text, wrap=True, selectable=True))
    card.body.addLayout(column)
    return card
