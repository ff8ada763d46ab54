"""What stands in the way of an entry, listed under its form, and the line for the reason why one goes ahead."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.appointment_fields import REASON
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.layouts import emptied


class ConflictList(QFrame):
    """Shows sentences and, when one of them asks for it, the field of the reason; hidden when there are none."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "warning-box")
        self._around = around
        self._said: tuple[tuple[str, bool], ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.reason = named(FormWidget(REASON, around.look, around.words, choices=_none, today=around.today), "reason")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(GAP_SMALL)
        column.addLayout(self._lines)
        column.addWidget(self.reason)
        self.hide()

    def show_conflicts(self, said: tuple[tuple[str, bool], ...], *, needs_reason: bool) -> None:
        """Draw the sentences; what was written as a reason stays."""
        self.setVisible(bool(said))
        self.reason.setVisible(needs_reason)
        if said == self._said:
            return
        self._said = said
        emptied(self._lines)
        for sentence, stops in said:
            self._lines.addWidget(self._line(sentence, stops=stops))
        self.setAccessibleName(" ".join(sentence for sentence, _ in said))

    def texts(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        return tuple(sentence for sentence, _ in self._said)

    def _line(self, sentence: str, *, stops: bool) -> QWidget:
        line = QWidget()
        line.setProperty("role", "plain")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(IconLabel(self._around.look, "triangle-alert" if stops else "info", "yellow_ink", 16))
        row.addWidget(label(sentence, wrap=True), 1)
        return line


def _none(_source: str) -> tuple[Choice, ...]:
    return ()
