"""Edits of a case in words: what was made, what changed from what to what, by whom and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from parcours_desktop.queries.history import HistoryChange, HistoryEntry
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.service_values import SERVICE_CHANGED, SERVICE_MADE, SERVICE_NAMES
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

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
    "attempt": marked("Tentative notée"),
    "dismissal": marked("Doublon écarté"),
    **SERVICE_MADE,
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
    "attempt": marked("Tentative"),
    "dismissal": marked("Doublon écarté"),
    **SERVICE_CHANGED,
}
_GONE = marked("{what}\u00a0: retrait")
_BACK = marked("{what}\u00a0: retour")
_NAMES = {
    "need": "domain",
    "appointment": "kind",
    "objective": "label",
    "step": "label",
    "note": "text",
    "attempt": "way",
    **SERVICE_NAMES,
}
_WHY = {
    "import": marked("importation d’une liste"),
    "resolve": marked("choix entre deux valeurs"),
    "undo": marked("annulation"),
}
_APPEND_ONLY = {"note", "plan_version", "dismissal", "attempt", "issue"}


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


class HistoryWords:
    """Says edits in the words of one language."""

    def __init__(self, words: Words, values: CaseValues) -> None:
        self._words, self._values = words, values

    def entry(self, entry: HistoryEntry) -> HistoryShown:
        """One edit, its changes row by row."""
        words = self._words
        why = _WHY.get(entry.why.partition(":")[0])
        parts = groupby(sorted(entry.changes, key=attrgetter("row")), key=attrgetter("row"))
        return HistoryShown(
            entry.n,
            words.full_date(entry.at),
            words.time(entry.at),
            entry.by,
            words(why) if why else "",
            tuple(self._part(list(changes)) for _, changes in parts),
        )

    def in_brief(self, entry: HistoryEntry) -> str:
        """One edit in one line: « 22 nov. · Sophie Lavoie · Démarche ajoutée : Ouvrir un compte, et 2 autres »."""
        words, said = self._words, self.entry(entry)
        first = next((part for part in said.parts if part.made), said.parts[0] if said.parts else None)
        what = first.title if first else ""
        if first and not first.made and first.lines and entry.changes[0].kind == "case":
            what = first.lines[0].what
        if len(said.parts) > 1:
            what = words.many("{what}, et {n} autre", "{what}, et {n} autres", len(said.parts) - 1, what=what)
        return " · ".join(part for part in (words.short_date(entry.at), said.by, what, said.why) if part)

    def _part(self, changes: list[HistoryChange]) -> HistoryPart:
        first = changes[0]
        made = all(change.makes_row for change in changes)
        title = self._title(first, _MADE if made else _CHANGED)
        removal = next((change for change in changes if change.gone is not None), None)
        if removal is not None:
            title = self._words(_GONE if removal.gone else _BACK, what=title)
        gone = removal.row if removal is not None and removal.gone and removal.shown else None
        told = [] if first.kind == "note" else [change for change in changes if change.gone is None]
        brief = ""
        if made and first.kind != "case":
            naming = _NAMES.get(first.kind)
            columns = [dict(change.after) for change in told if naming not in change.after]
            brief = _brief(" · ".join(self._values.text(first.kind, one) for one in columns), BRIEF)
        return HistoryPart(title, brief, tuple(self._lines(told)), made, gone)

    def _title(self, change: HistoryChange, titles: dict[str, str]) -> str:
        words = self._words
        title = words(titles.get(change.kind, change.kind))
        naming = _NAMES.get(change.kind)
        if naming is None or not change.about.get(naming):
            return title
        return words(
            "{what}\u00a0: {name}",
            what=title,
            name=_brief(self._values.text(change.kind, {naming: change.about[naming]})),
        )

    def _lines(self, changes: Iterable[HistoryChange]) -> Iterable[HistoryLine]:
        for change in changes:
            before, after = self._values.text(change.kind, change.before), self._values.text(change.kind, change.after)
            back_op, back = (change.before_op, before) if change.shown else (change.op, after)
            if change.kind in _APPEND_ONLY:
                back_op = None
            what = self._values.what(change.kind, change.unit)
            yield HistoryLine(change.row, change.unit, what, before, after, back_op, back)


def _brief(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
