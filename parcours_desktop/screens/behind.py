"""The list behind a figure: who it is about, what is counted, in which state; its cases can be taken to the list of cases."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.behind import Behind, BehindKind, BehindRow
from parcours_desktop.domain.codes import NeedDomain, NeedLevel, Stage, StepState
from parcours_desktop.domain.service_codes import (
    ApprovalState,
    ClaimState,
    CourseState,
    Eligibility,
    ReferralState,
    SealForm,
    ServiceKind,
)
from parcours_desktop.queries.behind import behind_rows, cases_behind
from parcours_desktop.queries.case_list import CaseFilter
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

_WHATS: Mapping[BehindKind, type[StrEnum]] = {
    BehindKind.NEED: NeedDomain,
    BehindKind.REFERRAL: ServiceKind,
    BehindKind.INTEGRATION_COURSE: Eligibility,
}
_STATES: Mapping[BehindKind, type[StrEnum]] = {
    BehindKind.CASE: Stage,
    BehindKind.STEP: StepState,
    BehindKind.PLAN: SealForm,
    BehindKind.NEED: NeedLevel,
    BehindKind.APPROVAL: ApprovalState,
    BehindKind.FRENCH_COURSE: CourseState,
    BehindKind.REFERRAL: ReferralState,
    BehindKind.INTEGRATION_COURSE: ClaimState,
}


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A line as it is read."""

    row: BehindRow
    person: str
    file_number: str
    what: str
    state: str
    on: str
    officer: str

    @property
    def id(self) -> int:
        """The id of the row that is counted."""
        return self.row.id


class BehindScreen:
    """``changed``: lines may read otherwise; which ones they are stays as it was when the figure was shown."""

    def __init__(self, desk: Desk, words: Words, behind: Behind) -> None:
        self._desk, self.words, self.behind = desk, words, behind
        self.changed: Signal[()] = Signal()
        with desk.reading() as file:
            self._names = {person.login: person.name for person in staff(file)}
        desk.listen(self._on_done)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_done)

    @property
    def ids(self) -> "array[int]":
        """The rows that the figure counts."""
        return self.behind.ids

    @property
    def kind_name(self) -> str:
        """What the rows are, as the head of their column."""
        words = self.words
        return {
            BehindKind.CASE: words("Étape"),
            BehindKind.STEP: words("Démarche"),
            BehindKind.PLAN: words("Plan"),
            BehindKind.NEED: words("Besoin"),
            BehindKind.APPROVAL: words("Plan"),
            BehindKind.FRENCH_COURSE: words("Cours de français"),
            BehindKind.REFERRAL: words("Référence"),
            BehindKind.INTEGRATION_COURSE: words("Objectif Intégration"),
        }[self.behind.kind]

    def lines(self, ids: Sequence[int]) -> list[BehindLine]:
        """The lines with these ids."""
        with self._desk.reading() as file:
            return list(map(self._line, behind_rows(file, self.behind.kind, ids)))

    def cases(self) -> tuple[int, ...]:
        """The cases of the lines, each once."""
        with self._desk.reading() as file:
            return tuple(cases_behind(file, self.behind.kind, self.ids))

    def as_list(self) -> CaseFilter:
        """The same cases in the list of cases, those of them that are open."""
        return CaseFilter(among=self.cases())

    def _line(self, row: BehindRow) -> BehindLine:
        words = self.words
        return BehindLine(
            row,
            row.list_name,
            row.file_number,
            self._what(row),
            self._named(_STATES, row.state),
            words.table_date(row.on) if row.on else "",
            self._names.get(row.officer, row.officer),
        )

    def _what(self, row: BehindRow) -> str:
        if self.behind.kind is BehindKind.PLAN:
            return self.words("Version {number}", number=row.what)
        if self.behind.kind is BehindKind.APPROVAL:
            return self.words("Plan envoyé pour approbation")
        return self._named(_WHATS, row.what)

    def _named(self, codes: Mapping[BehindKind, type[StrEnum]], code: str) -> str:
        known = codes.get(self.behind.kind)
        return self.words.label(known(code)) if known is not None and code in set(known) else code

    def _on_done(self, _changes: Changes) -> None:
        self.changed.emit()
