"""The history of a case as a list to read: who changed what, from what to what, when; and any value to put back."""

from parcours_desktop.commands.cases import PutBack
from parcours_desktop.commands.journey import BringBack
from parcours_desktop.queries.history import HistoryEntry, history_of
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.history_words import HistoryLine, HistoryPart, HistoryShown, HistoryWords
from parcours_desktop.screens.observing import Signal

AT_ONCE = 40


class CaseHistoryScreen:
    """``changed``: draw the list anew. Nothing is read before ``entries`` is asked for."""

    def __init__(self, state: CaseState) -> None:
        self.state = state
        self.changed: Signal[()] = Signal()
        self._read: tuple[HistoryEntry, ...] | None = None
        self._shown = AT_ONCE
        state.changed.connect(self._on_changed)

    @property
    def entries(self) -> tuple[HistoryShown, ...]:
        """The newest edits first; ``show_more`` adds older ones."""
        state = self.state
        said = HistoryWords(state.words, CaseValues(state.words, state.names, state.staff))
        return tuple(map(said.entry, self._entries()[: self._shown]))

    @property
    def older(self) -> int:
        """How many older edits are not shown yet."""
        return max(0, len(self._entries()) - self._shown)

    def show_more(self) -> None:
        """Show older edits too."""
        self._shown += AT_ONCE
        self.changed.emit()

    def put_back(self, line: HistoryLine) -> bool:
        """Write a past value again."""
        if line.back_op is None:
            return False
        return self.state.do(PutBack(line.row, line.unit, line.back_op)) is not None

    def bring_back(self, part: HistoryPart) -> bool:
        """Bring a removed row back."""
        return part.removed_row is not None and self.state.do(BringBack(part.removed_row)) is not None

    def _entries(self) -> tuple[HistoryEntry, ...]:
        if self._read is None:
            with self.state.desk.reading() as file:
                self._read = history_of(file, self.state.case_id)
        return self._read

    def _on_changed(self) -> None:
        self._read = None
        self.changed.emit()
