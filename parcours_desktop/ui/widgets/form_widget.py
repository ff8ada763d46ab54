"""Draws any ``screens.fields.Form``: labels above fields, sentences beside what was refused, drafts while one types.

form = FormWidget(PROFILE, look, words, choices=screen.choices, today=clock.today)
form.set_values({"family_name": "Haddad", ...})
form.edited.connect(self._on_edited)        # (name, value): the field was left, Enter pressed or a choice made
form.drafted.connect(self._on_drafted)      # (name, value): still being typed, at most a second old
form.show_refusals(screen.refusals)         # beside their fields; those without a field at the top
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QSpacerItem, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, FieldValue, Form, Section
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.field_box import FieldBox, Message
from parcours_desktop.ui.widgets.labels import label
from parcours_desktop.wording.words import Words

COLUMNS = 6
DRAFT_MS = 1000
UNREADABLE_DATE = "date_unreadable"


class FormWidget(QWidget):
    """A form on the screen. Values and kinds: see ``screens.fields``.

    ``choices`` answers with the choices of a source (``Field.choices``). Setting values never emits. A field that is
    being typed in keeps its text when values are set from outside, until it is left.
    """

    edited = Signal(str, object)
    drafted = Signal(str, object)
    submitted = Signal()

    def __init__(
        self,
        form: Form,
        look: Look,
        words: Words,
        *,
        choices: Callable[[str], Sequence[Choice]],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self.form = form
        self._words = words
        self._choices = choices
        self._kept: dict[str, FieldValue] = {}
        self._pending: set[str] = set()
        self._boxes = {
            field.name: FieldBox(field, look, words, choices(field.choices) if field.choices else (), today)
            for field in form.fields
        }
        self._top = Message(look)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._build()
        self._connect()

    def values(self) -> dict[str, FieldValue]:
        """What all fields hold now, typed text included."""
        return {name: box.editor.value() for name, box in self._boxes.items()}

    def value(self, name: str) -> FieldValue:
        """What one field holds now."""
        return self._boxes[name].editor.value()

    def set_values(self, values: Mapping[str, FieldValue]) -> None:
        """Show values; names that are not in the form are ignored, and so are fields being typed in."""
        for name, value in values.items():
            if name in self._boxes and name not in self._pending:
                self._boxes[name].editor.set_value(value)
                self._kept[name] = self._boxes[name].editor.value()

    def set_drafts(self, values: Mapping[str, FieldValue]) -> None:
        """Show texts that were typed but never left (kept as drafts before): leaving the field will write them."""
        for name, value in values.items():
            if name in self._boxes:
                self._boxes[name].editor.set_value(value)
                self._pending.add(name)

    def clear(self) -> None:
        """Empty all fields and forget what was refused."""
        self._pending.clear()
        for name, box in self._boxes.items():
            box.editor.set_value(None)
            self._kept[name] = box.editor.value()
        self.show_refusals(())
        self.show_warnings(())

    def flush(self) -> None:
        """Write what is being typed as if its field were left: before a page is left or printed."""
        for name in tuple(self._pending):
            self._on_committed(name)

    def refresh_choices(self, *sources: str) -> None:
        """Ask for the choices again (of these sources, or of all)."""
        for name, box in self._boxes.items():
            source = self.form.field(name).choices
            if source and (not sources or source in sources):
                box.editor.set_choices(self._choices(source))

    def show_refusals(self, refusals: Iterable[Refusal]) -> None:
        """Say beside each field what was refused; earlier sentences go."""
        self._show(tuple(refusals), bad=True)

    def show_warnings(self, warnings: Iterable[Refusal]) -> None:
        """Say beside each field what to mind; it does not stop anything."""
        self._show(tuple(warnings), bad=False)

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        for box in self._boxes.values():
            box.editor.set_read_only(read_only)

    def set_field_visible(self, name: str, visible: bool) -> None:
        """Show or hide one field."""
        self._boxes[name].setVisible(visible)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        self._boxes[name].editor.setFocus()

    def focus_first(self) -> None:
        """Put the cursor into the first refused field, or else into the first one."""
        refused = [name for name, box in self._boxes.items() if box.is_refused]
        self.focus_field((refused or list(self._boxes))[0])

    def box(self, name: str) -> FieldBox:
        """The box of one field, for robots and for what stands beside it."""
        return self._boxes[name]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._top)
        for section in self.form.sections:
            column.addWidget(self._section(section))
        column.addStretch(1)

    def _section(self, section: Section) -> QWidget:
        part = QWidget()
        part.setProperty("role", "plain")
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP_SMALL + 4)
        row = 0
        for text, role in ((section.title, "section"), (section.note, "help")):
            if text:
                grid.addWidget(label(self._words(text), role, wrap=True), row, 0, 1, COLUMNS)
                row += 1
        taken = 0
        for field in section.fields:
            if taken + field.width.value > COLUMNS:
                row, taken = row + 1, 0
            grid.addWidget(self._boxes[field.name], row, taken, 1, field.width.value)
            taken += field.width.value
        for number in range(COLUMNS):
            grid.setColumnStretch(number, 1)
            grid.setColumnMinimumWidth(number, 40)
            grid.addItem(QSpacerItem(0, 0), 0, number)  # a column that only wider fields cross would lose its spacing
        return part

    def _connect(self) -> None:
        for box in self._boxes.values():
            box.typed.connect(self._on_typed)
            box.committed.connect(self._on_committed)
            box.editor.submitted.connect(self.submitted)
            self._kept[box.field.name] = box.editor.value()
        self._draft_timer.timeout.connect(self._on_draft_time)

    def _on_typed(self, name: str) -> None:
        self._pending.add(name)
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _on_draft_time(self) -> None:
        for name in tuple(self._pending):
            self.drafted.emit(name, self._boxes[name].editor.value())

    def _on_committed(self, name: str) -> None:
        self._pending.discard(name)
        box = self._boxes[name]
        if box.editor.unreadable:
            box.show_refusal(self._words.refusal(Refusal(UNREADABLE_DATE, name)))
            return
        value = box.editor.value()
        if value != self._kept.get(name):
            self._kept[name] = value
            box.show_refusal("")
            self.edited.emit(name, value)

    def _show(self, said: tuple[Refusal, ...], *, bad: bool) -> None:
        by_field: dict[str, list[str]] = {}
        for refusal in said:
            by_field.setdefault(refusal.field if refusal.field in self._boxes else "", []).append(
                self._words.refusal(refusal)
            )
        for name, box in self._boxes.items():
            (box.show_refusal if bad else box.show_warning)(" ".join(by_field.get(name, ())))
        if bad or by_field.get(""):
            self._top.say(" ".join(by_field.get("", ())), bad=bad)
