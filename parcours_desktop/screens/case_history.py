"""The history of a case as a list to read: who changed what, from what to what, when; and any value to put back."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from parcours_desktop.commands.cases import PutBack
from parcours_desktop.commands.journey import BringBack
from parcours_desktop.queries.history import HistoryChange, HistoryEntry, history_of
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.marked import marked

AT_ONCE = 40
BRIEF = 90
_MADE = {
    "case": marked("Dossier ouvert"),
    "need": marked("Besoin évalué"),
    "assessment": marked("Évaluation des besoins commencée"),
    "appointment": marked("Rendez-vous ajouté"),
    "objective": marked("Objectif ajouté"),
    "step": marked("Démarche ajoutée"),
    "plan_version": marked("Plan signé"),
    "note": marked("Note ajoutée"),
    "dismissal": marked("Doublon écarté"),
}
_CHANGED = {
    "case": marked("Profil"),
    "need": marked("Besoin"),
    "assessment": marked("Évaluation des besoins"),
    "appointment": marked("Rendez-vous"),
    "objective": marked("Objectif"),
    "step": marked("Démarche"),
    "plan_version": marked("Version du plan"),
    "note": marked("Note"),
    "dismissal": marked("Doublon écarté"),
}
_GONE = marked("{what}\u00a0: retrait")
_BACK = marked("{what}\u00a0: retour")
_NAMES = {"need": "domain", "appointment": "kind", "objective": "label", "step": "label", "note": "text"}
_WHY = {
    "import": marked("importation d’une liste"),
    "resolve": marked("choix entre deux valeurs"),
    "undo": marked("annulation"),
}
_APPEND_ONLY = {"note", "plan_version", "dismissal"}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One value that changed. ``back_op`` is the value that « Rétablir cette valeur » writes, ``back`` how it reads."""

    row: int
    unit: str
    what: str
    before: str
    after: str
    back_op: int | None
    back: str


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """What changed in one row. ``made``: it was made then, with the values that ``brief`` tells in one line.

    ``removed_row``: it is gone and can be brought back.
    """

    title: str
    brief: str
    lines: tuple[HistoryLine, ...]
    made: bool
    removed_row: int | None = None


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """One edit as it is read."""

    n: int
    day: str
    time: str
    by: str
    why: str
    parts: tuple[HistoryPart, ...]


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
        values = CaseValues(self.state.words, self.state.names, self.state.staff)
        return tuple(self._entry(entry, values) for entry in self._entries()[: self._shown])

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

    def _entry(self, entry: HistoryEntry, values: CaseValues) -> HistoryShown:
        words = self.state.words
        why = _WHY.get(entry.why.partition(":")[0])
        parts = groupby(sorted(entry.changes, key=attrgetter("row")), key=attrgetter("row"))
        return HistoryShown(
            entry.n,
            words.full_date(entry.at),
            words.time(entry.at),
            entry.by,
            words(why) if why else "",
            tuple(self._part(list(changes), values) for _, changes in parts),
        )

    def _part(self, changes: list[HistoryChange], values: CaseValues) -> HistoryPart:
        first = changes[0]
        made = all(change.makes_row for change in changes)
        title = self._title(first, values, _MADE if made else _CHANGED)
        removal = next((change for change in changes if change.gone is not None), None)
        if removal is not None:
            title = self.state.words(_GONE if removal.gone else _BACK, what=title)
        gone = removal.row if removal is not None and removal.gone and removal.shown else None
        told = [] if first.kind == "note" else [change for change in changes if change.gone is None]
        brief = ""
        if made and first.kind != "case":
            naming = _NAMES.get(first.kind)
            columns = [dict(change.after) for change in told if naming not in change.after]
            brief = _brief(" · ".join(values.text(first.kind, one) for one in columns), BRIEF)
        return HistoryPart(title, brief, tuple(self._lines(told, values)), made, gone)

    def _title(self, change: HistoryChange, values: CaseValues, titles: dict[str, str]) -> str:
        words = self.state.words
        title = words(titles.get(change.kind, change.kind))
        naming = _NAMES.get(change.kind)
        if naming is None or not change.about.get(naming):
            return title
        return words(
            "{what}\u00a0: {name}", what=title, name=_brief(values.text(change.kind, {naming: change.about[naming]}))
        )

    @staticmethod
    def _lines(changes: Iterable[HistoryChange], values: CaseValues) -> Iterable[HistoryLine]:
        for change in changes:
            before, after = values.text(change.kind, change.before), values.text(change.kind, change.after)
            back_op, back = (change.before_op, before) if change.shown else (change.op, after)
            if change.kind in _APPEND_ONLY:
                back_op = None
            what = values.what(change.kind, change.unit)
            yield HistoryLine(change.row, change.unit, what, before, after, back_op, back)

    def _on_changed(self) -> None:
        self._read = None
        self.changed.emit()


def _brief(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
