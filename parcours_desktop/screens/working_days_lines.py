"""The lines of the table of working days: each holiday, day of the annex or day set by hand, with where it comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcours_desktop.domain.rows import SpecialDayRow
from parcours_desktop.domain.workdays import Holiday, holidays_of
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.system.reference import Reference
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

RULE = marked("Règle\u00a0: RLRQ c. J-3, r. 3, art. 3")
ANNEX = marked("Annexe datée de la convention collective")
_SATURDAY = 5


class DayState(StrEnum):
    """What a line says of its day."""

    OFF = "off"
    WEEKEND = "weekend"
    WORKED = "worked"
    CLOSED = "closed"


STATES = {
    DayState.OFF: marked("Non travaillé"),
    DayState.WEEKEND: marked("En fin de semaine"),
    DayState.WORKED: marked("Travaillé après tout"),
    DayState.CLOSED: marked("Bureau fermé"),
}


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line. ``id`` is its place; ``row`` the day set by hand, None where the rule or the annex speaks."""

    id: int
    on: date
    day: str
    weekday: str
    name: str
    state: DayState
    state_said: str
    source: str
    row: SpecialDayRow | None


def year_lines(
    year: int, days: tuple[SpecialDayRow, ...], reference: Reference, names: CaseNames, words: Words
) -> tuple[DayLine, ...]:
    """The lines of a year in the order of its days; a day set for everybody takes the place of what the rule says."""
    ruled = holidays_of(year)
    annex = {on: note for on, note in reference.holiday_notes.items() if on.year == year}
    by_hand = {row.on: row for row in days if row.on.year == year and not row.office}
    made = _Lines(reference, names, words, ruled)
    lines = [made.of(on, by_hand.get(on)) for on in {*ruled, *annex, *by_hand}]
    lines += [made.of(row.on, row) for row in days if row.on.year == year and row.office]
    lines.sort(key=_place)
    return tuple(made.numbered(number, line) for number, line in enumerate(lines))


@dataclass(frozen=True, slots=True)
class _Lines:
    reference: Reference
    names: CaseNames
    words: Words
    ruled: dict[date, Holiday]

    def of(self, on: date, row: SpecialDayRow | None) -> DayLine:
        words = self.words
        state = self._state(on, row)
        return DayLine(
            0, on, words.table_date(on), words.weekday(on), self._name(on, row), state, words(STATES[state]),
            row.source if row else self._ruled_source(on), row,
        )  # fmt: skip

    @staticmethod
    def numbered(number: int, line: DayLine) -> DayLine:
        """The line with its place."""
        return DayLine(
            number, line.on, line.day, line.weekday, line.name, line.state, line.state_said, line.source, line.row
        )

    def _state(self, on: date, row: SpecialDayRow | None) -> DayState:
        if row is not None and row.office:
            return DayState.CLOSED
        set_by_annex = self.reference.workdays.is_working(on)
        works = row.works if row is not None else set_by_annex
        if works:
            return DayState.WORKED
        return DayState.WEEKEND if on.weekday() >= _SATURDAY else DayState.OFF

    def _name(self, on: date, row: SpecialDayRow | None) -> str:
        words = self.words
        if row is not None and row.office:
            return words("Fermeture\u00a0: {office}", office=self.names.label("offices", row.office))
        if on in self.ruled:
            return words.label(self.ruled[on])
        if row is None:
            note = self.reference.holiday_notes[on]
            return note.name if words.language == "fr" else note.name_en
        return words("Jour travaillé") if row.works else words("Jour non travaillé")

    def _ruled_source(self, on: date) -> str:
        return self.words(ANNEX if on in self.reference.holiday_notes else RULE)


def _place(line: DayLine) -> tuple[date, str]:
    return line.on, line.row.office if line.row else ""
