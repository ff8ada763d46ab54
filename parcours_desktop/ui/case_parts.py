"""What the tabs of a case share: a page that scrolls, cards with one section of a form each."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, FieldKind, FieldValue, Form, Section
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.form_widget import FormWidget

BESIDE = 4  # room between a page and its scroll bar


def plain(spacing: int = 0) -> tuple[QWidget, QVBoxLayout]:
    """A widget without a ground of its own, and its column."""
    made = QWidget()
    made.setProperty("role", "plain")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return made, column


class ScrollPage(QScrollArea):
    """A page that scrolls up and down, never sideways; put things into ``column``."""

    def __init__(self, spacing: int = GAP) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside, self.column = plain(spacing)
        self.column.setContentsMargins(0, 0, BESIDE, GAP)
        self.setWidget(inside)

    def add_columns(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Cards in two columns, each as high as it needs."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widgets, share in ((left, 11), (right, 10)):
            column = QVBoxLayout()
            column.setSpacing(GAP_SMALL)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            row.addLayout(column, share)
        self.column.addLayout(row)
        self.column.addStretch(1)


class SectionCards(QWidget):
    """Sections of one screen's form, each in a card; speaks of fields, whichever card they stand in."""

    edited = Signal(str, object)
    drafted = Signal(str, object)

    def __init__(
        self, sections: Sequence[Section], around: Surroundings, choices: Callable[[str], Sequence[Choice]]
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.forms: list[FormWidget] = []
        for section in sections:
            card = Card()
            if section.title:
                card.body.addWidget(SectionHeader(around.words(section.title)))
            form = FormWidget(
                Form((Section("", section.fields, section.note),)),
                around.look,
                around.words,
                choices=choices,
                today=around.today,
            )
            for field in section.fields:
                if field.kind is not FieldKind.LEVEL:  # columns of a card are as wide as each other, whatever they hold
                    form.box(field.name).setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            form.edited.connect(self.edited)
            form.drafted.connect(self.drafted)
            card.body.addWidget(form)
            column.addWidget(card)
            self.forms.append(form)
        column.addStretch(1)

    def holds(self, name: str) -> bool:
        """Whether a field stands in one of the cards."""
        return any(name in form.values() for form in self.forms)

    def set_values(self, values: Mapping[str, FieldValue]) -> None:
        """Show values."""
        for form in self.forms:
            form.set_values(values)

    def set_drafts(self, values: Mapping[str, FieldValue]) -> None:
        """Show texts that were typed and never written."""
        for form in self.forms:
            form.set_drafts(values)

    def show_said(self, refusals: Iterable[Refusal], warnings: Iterable[Refusal]) -> None:
        """Say beside the fields of these cards what was refused and what to mind; what is of other cards is left."""
        refused, minded = tuple(refusals), tuple(warnings)
        for form in self.forms:
            fields = form.values()
            form.show_refusals(refusal for refusal in refused if refusal.field in fields)
            form.show_warnings(warning for warning in minded if warning.field in fields)

    def flush(self) -> None:
        """Write what is being typed."""
        for form in self.forms:
            form.flush()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        for form in self.forms:
            if name in form.values():
                form.focus_field(name)

    def form_of(self, name: str) -> FormWidget:
        """The form in which a field stands; KeyError if there is none."""
        for form in self.forms:
            if name in form.values():
                return form
        raise KeyError(name)
