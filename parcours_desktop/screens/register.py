"""The print register on the screen: what was printed or saved, of whom, for whom, by whom, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.sealing import shown_code
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.domain.service_rows import IssueRow
from parcours_desktop.queries.issues import issue_ids, issues_with_ids
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

PERIODS = (30, 365, 0)
"""Days to look back; 0 for all."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line as it is read; ``row`` is what it is made of."""

    row: IssueRow
    when: str
    what: str
    who: str
    version: str
    audience: str
    language: str
    by: str

    @property
    def id(self) -> int:
        """The id of the row."""
        return self.row.id


class RegisterScreen:
    """``changed``: the lines are others."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self.words = desk, words
        self.changed: Signal[()] = Signal()
        self.days, self.kind = PERIODS[0], ""
        with desk.reading() as file:
            self._names = {person.login: person.name for person in staff(file)}
        desk.listen(self._on_done)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_done)

    @property
    def ids(self) -> tuple[int, ...]:
        """The lines that are shown, the last one first."""
        kind = DocumentKind(self.kind) if self.kind else None
        with self._desk.reading() as file:
            return issue_ids(file, kind=kind, since=self._since)

    def rows(self, ids: Sequence[int]) -> list[RegisterLine]:
        """The lines with these ids, those that are still there."""
        with self._desk.reading() as file:
            return list(map(self._line, issues_with_ids(file, ids)))

    @property
    def periods(self) -> tuple[Choice, ...]:
        """How far back one may look."""
        words = self.words
        return (
            Choice("30", words("Les 30 derniers jours")),
            Choice("365", words("Les 12 derniers mois")),
            Choice("0", words("Depuis le début")),
        )

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """Which documents."""
        return (
            Choice("", self.words("Tous les documents")),
            *(Choice(kind.value, self.words.label(kind)) for kind in DocumentKind),
        )

    def look_back(self, days: int) -> None:
        """Show the lines of so many days; 0 for all."""
        self.days = days
        self.changed.emit()

    def narrow(self, kind: str) -> None:
        """Show one kind of document, "" for all."""
        self.kind = kind
        self.changed.emit()

    @property
    def _since(self) -> date | None:
        return self._desk.clock.today() - timedelta(days=self.days) if self.days else None

    def _line(self, row: IssueRow) -> RegisterLine:
        words = self.words
        version = "" if row.version is None else str(row.version)
        if version and row.code:
            version = words("{version} · {code}", version=version, code=shown_code(row.code))
        language = self._desk.reference.languages.get(row.language)
        return RegisterLine(
            row,
            words.date_time(row.issued_at),
            words.label(row.kind),
            " · ".join(filter(None, (row.person_name, row.file_number))),
            version,
            row.recipient_name or words.label(row.audience),
            language.name if language else row.language,
            self._names.get(row.officer, row.officer),
        )

    def _on_done(self, changes: Changes) -> None:
        if "issue" in changes.topics:
            self.changed.emit()
