"""The detail of one step, opened below its line: a small form, and what can be done with the step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.plan_detail import STEP_FORM, values_of, visible_fields
from parcours_desktop.ui.plan_row import BOX, RIGHT, SIDE
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import named

LINK_PADDING = 14  # what a link keeps free beside its words


class StepDetail(QWidget):
    """The form of one step at a time. ``closed`` when the person is done with it (Escape, or the cross)."""

    closed = Signal()
    share_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, screen: PlanScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "step-detail")
        self.setProperty("role", "plain")
        self._screen, self._look = screen, around.look
        self.step_id: int | None = None
        self.form = FormWidget(STEP_FORM, around.look, around.words, choices=self._choices, today=around.today)
        words, look = around.words, around.look
        self.share = Button(words("Partager avec le ménage"), look, "link", icon="users")
        self.unshare = Button(words("Ne plus partager"), look, "link", icon="users")
        self.remove = Button(words("Retirer"), look, "link", icon="trash-2")
        self.close_button = Button(words("Fermer"), look, "link", icon="chevron-up")
        self._build()
        self._connect()

    def open_step(self, step_id: int, field: str = "label") -> None:
        """Show a step, and put the cursor into one of its fields; what was typed and never written is there again."""
        self.form.flush()
        self.step_id = step_id
        self.form.clear()
        self.draw()
        self.form.set_drafts(self._screen.state.drafts(f"step:{step_id}"))
        self.form.focus_field(field)

    def leave(self) -> None:
        """Write what is being typed and let go of the step."""
        self.form.flush()
        self.step_id = None

    def draw(self) -> None:
        """Show the step as it is now."""
        step = None if self.step_id is None else self._screen.state.step(self.step_id)
        if step is None:
            return
        acts = self._screen.acts
        self.form.refresh_choices("objective")
        state = acts.state_shown(step.id) or step.state
        self.form.set_values(values_of(step) | {"state": state})
        for name, visible in visible_fields(state, with_objectives=acts.has_objectives(step.id)).items():
            self.form.set_field_visible(name, visible)
        complaint = self._screen.complaint
        refusals = complaint.refusals if complaint is not None and complaint.step_id == step.id else ()
        self.form.show_refusals(refusals)
        alone = not self._screen.acts.members()
        self.share.setVisible(not alone and not step.shared_uid)
        self.unshare.setVisible(bool(step.shared_uid))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect().adjusted(1, 0, -1, 0), QColor(self._look.theme.hover))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line of text writes it and closes; Escape closes from any field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        for button in (self.share, self.unshare, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE + BOX + 8 - LINK_PADDING, 6, RIGHT - LINK_PADDING, 8)
        column.setSpacing(GAP_SMALL)
        fields = QHBoxLayout()
        fields.setContentsMargins(LINK_PADDING, 0, LINK_PADDING, 0)
        fields.addWidget(self.form)
        column.addLayout(fields)
        column.addLayout(row)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.drafted.connect(self._on_drafted)
        self.form.submitted.connect(self.closed)
        for field in STEP_FORM.fields:
            box = self.form.box(field.name)
            box.typed.connect(self._on_typed)
            box.editor.inner.installEventFilter(self)
        self.close_button.clicked.connect(self.closed)
        self.share.clicked.connect(partial(self._tell, self.share_wanted))
        self.unshare.clicked.connect(self._on_unshare)
        self.remove.clicked.connect(partial(self._tell, self.remove_wanted))

    def _choices(self, source: str) -> Sequence[Choice]:
        return self._screen.acts.choices(source, self.step_id)

    def _on_typed(self, name: str) -> None:
        if self.step_id is not None:
            self._screen.type(self.step_id, name, self.form.value(name))

    def _on_drafted(self, name: str, value: FieldValue) -> None:
        if self.step_id is not None:
            self._screen.state.draft(self.step_id, name, value)

    def _on_edited(self, name: str, value: FieldValue) -> None:
        if self.step_id is not None:
            self._screen.acts.change(self.step_id, name, value)

    def _on_unshare(self) -> None:
        if self.step_id is not None:
            self._screen.acts.unshare((self.step_id,))

    def _tell(self, wanted: SignalInstance) -> None:
        if self.step_id is not None:
            wanted.emit(self.step_id)
