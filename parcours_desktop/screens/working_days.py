"""The table of working days: the holidays of a year by rule, the dated annexes, the days set by hand, and what these move.

Anybody reads it; a coordinator sets days (``commands.special_days`` refuses everybody else).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from parcours_desktop.commands.desk import Changes, Command, Desk
from parcours_desktop.commands.special_days import ChangeSpecialDay, MoveHoliday, RemoveSpecialDay, SetSpecialDay
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import SpecialDayRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.special_days import DeadlineMove, days_of_clock, deadline_moves, special_day_rows
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.working_days_form import SETTINGS, SHOWN, DaySetting
from parcours_desktop.screens.working_days_lines import DayLine, year_lines
from parcours_desktop.wording.words import Words

YEARS_BACK, YEARS_AHEAD = 7, 9
FORESEEN = timedelta(days=4 * 366)  # a little more than a day may be away: what is farther is refused
NEW: Mapping[str, FieldValue] = {"setting": DaySetting.OFF.value, "on": None, "to_on": None, "office": "", "source": ""}


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A case whose deadline would move, in words. ``about``: its number, and that it was met or is closed."""

    case_id: int
    name: str
    about: str
    deadlines: str


class WorkingDaysScreen:
    """``changed``: other lines, or another day in the form; ``troubled``: a sentence to show."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self._names = CaseNames(words, desk.reference)
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.year = desk.clock.today().year
        self.chosen: SpecialDayRow | None = None
        self.refusals: tuple[Refusal, ...] = ()
        self.warnings: tuple[Refusal, ...] = ()
        self.moves: tuple[DeadlineMove, ...] = ()
        self.lines: tuple[DayLine, ...] = ()
        self._values: dict[str, FieldValue] = dict(NEW)
        self._days: tuple[SpecialDayRow, ...] = ()
        self._read()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    # The table

    @property
    def may_write(self) -> bool:
        """Whether the person at work may set days."""
        return self._desk.may(Right.WORKING_DAYS)

    @property
    def years(self) -> range:
        """The years to choose from: seven past, nine to come."""
        today = self._desk.clock.today()
        return range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)

    @property
    def summary(self) -> str:
        """« 249 jours ouvrables en 2026, 12 fériés en semaine »."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        worked = self._desk.workdays.count(date(self.year - 1, 12, 31), last)
        off = sum(day.weekday() < 5 for day, _ in self._desk.workdays.holidays_between(first, last))
        words = self._words
        return " · ".join(
            (
                words.many("{n} jour ouvrable en {year}", "{n} jours ouvrables en {year}", worked, year=str(self.year)),
                words.many("{n} jour non travaillé en semaine", "{n} jours non travaillés en semaine", off),
            )
        )

    def show_year(self, year: int) -> None:
        """Show another year of ``years``; others are ignored."""
        if year in self.years and year != self.year:
            self.year = year
            self._read()
            self.changed.emit()

    def rows(self, ids: Sequence[int]) -> list[DayLine]:
        """The lines with these ids."""
        return [self.lines[line_id] for line_id in ids if line_id < len(self.lines)]

    def choose(self, line_id: int) -> None:
        """Put a day into the form: one set by hand to be corrected, a holiday to be moved."""
        line = self.lines[line_id]
        if self.chosen is not None and self.chosen == line.row:
            return
        self._begin(line.row, {"on": line.on, "setting": DaySetting.MOVED.value})

    def start_new(self) -> None:
        """Empty the form for another day."""
        self._begin(None, {})

    def _begin(self, row: SpecialDayRow | None, given: Mapping[str, FieldValue]) -> None:
        self.chosen, self._values = row, dict(NEW) | dict(given)
        if row is not None:
            self._values = dict(NEW) | _values_of(row)
        self.refusals = ()
        self._foresee()
        self.changed.emit()

    # The form

    @property
    def setting(self) -> DaySetting:
        """What is being set."""
        return DaySetting(str(self._values["setting"] or DaySetting.OFF))

    @property
    def asked(self) -> frozenset[str]:
        """The fields to show for it."""
        return SHOWN[self.setting]

    def values(self) -> Mapping[str, FieldValue]:
        """What the form holds."""
        return self._values

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field. A day that is set already is not turned into a move of two."""
        if source == "offices":
            return self._names.choices("offices")
        kinds = [kind for kind in DaySetting if self.chosen is None or kind is not DaySetting.MOVED]
        return tuple(Choice(kind.value, self._words(SETTINGS[kind])) for kind in kinds)

    def edit(self, name: str, value: FieldValue) -> None:
        """One field was left: what to mind and what moves are told anew."""
        self._values[name] = value
        self.refusals = tuple(refusal for refusal in self.refusals if refusal.field not in {name, ""})
        self._foresee()
        self.changed.emit()

    def save(self) -> bool:
        """Write what the form holds; False when it was refused, and why stands beside the fields."""
        command = self._command()
        if command is None or not self._do(command):
            self.changed.emit()
            return False
        on = self._values["on"]
        self.start_new()
        if isinstance(on, date):
            self.show_year(on.year)
        return True

    def remove(self) -> bool:
        """Leave the chosen day to the rule again; False when it was refused."""
        row = self.chosen
        if row is None or not self._do(RemoveSpecialDay(row.id, row.seen)):
            self.changed.emit()
            return False
        self.start_new()
        return True

    def undo(self) -> None:
        """Take the last act back."""
        self._desk.undo()

    def _command(self) -> Command[Any] | None:
        on, to_on = self._values["on"], self._values["to_on"]
        source, office = str(self._values["source"] or ""), str(self._values["office"] or "")
        office = office if self.setting is DaySetting.OFFICE else ""
        missing = [name for name in ("on", "to_on", "office") if name in self.asked and not self._values[name]]
        if missing or not isinstance(on, date):
            self.refusals = tuple(Refusal("mandatory", name) for name in missing or ["on"])
            return None
        works = self.setting is DaySetting.WORKS
        if self.chosen is not None:
            return ChangeSpecialDay(self.chosen.id, on, works, source, self.chosen.seen, office)
        if self.setting is DaySetting.MOVED and isinstance(to_on, date):
            return MoveHoliday(on, to_on, source)
        return SetSpecialDay(on, works, source, office)

    def _do(self, command: Command[Any]) -> bool:
        try:
            self._desk.do(command)
        except Refused as refused:
            self.refusals = refused.refusals
        except Trouble as trouble:
            self.troubled.emit(self._words.trouble(trouble))
        else:
            return True
        return False

    # What would move

    def foreseen(self) -> str:
        """« 12 échéances de première rencontre changent », "" while the form holds no day of the clock."""
        return self._told(self.moves) if self.moves or self._proposed() else ""

    def removal(self) -> str:
        """What removing the chosen day would move, in a sentence."""
        if self.chosen is None:
            return ""
        left = tuple(row for row in self._days if row.id != self.chosen.id)
        return self._told(self._moves_with(left, [self.chosen.on]))

    @property
    def move_lines(self) -> tuple[MoveLine, ...]:
        """The cases whose deadline would move, the earliest arrival first."""
        return tuple(map(self._move_line, self.moves))

    def _told(self, moves: Sequence[DeadlineMove]) -> str:
        words = self._words
        if not moves:
            return words("Aucune échéance de première rencontre ne change.")
        said = words.many(
            "{n} échéance de première rencontre change.", "{n} échéances de première rencontre changent.", len(moves)
        )
        past = sum(move.met_on is not None or move.closed for move in moves)
        if past:
            said += " " + words.many(
                "Parmi elles, {n} est celle d’une personne déjà rencontrée ou d’un dossier fermé.",
                "Parmi elles, {n} sont celles de personnes déjà rencontrées ou de dossiers fermés.",
                past,
            )
        return said

    def _move_line(self, move: DeadlineMove) -> MoveLine:
        words = self._words
        state = ""
        if move.met_on:
            state = words("rencontrée le {date}", date=words.short_date(move.met_on))
        elif move.closed:
            state = words("dossier fermé")
        about = " · ".join(part for part in (move.file_number, state) if part)
        deadlines = f"{words.short_date(move.before)} → {words.short_date(move.after)}"
        return MoveLine(move.case_id, move.list_name, about, deadlines)

    def _foresee(self) -> None:
        """Tell what to mind and what would move, from what the form holds now."""
        proposed = self._proposed()
        self.warnings, self.moves = (), ()
        replaced = [self.chosen.on] if self.chosen is not None and not self.chosen.office else []
        if not proposed and not replaced:
            return
        kept = tuple(row for row in self._days if self.chosen is None or row.id != self.chosen.id)
        self.moves = self._moves_with((*kept, *proposed), [*replaced, *(row.on for row in proposed)])
        if proposed and self.setting is not DaySetting.MOVED:
            self.warnings = self._working(kept).mind(proposed[0].on, works=proposed[0].works)

    def _proposed(self) -> tuple[SpecialDayRow, ...]:
        """The days of the clock that saving would set, numbered after all others; none for a closed office."""
        on, to_on = self._values["on"], self._values["to_on"]
        moved = self.setting is DaySetting.MOVED
        if not isinstance(on, date) or (moved and not isinstance(to_on, date)) or self.setting is DaySetting.OFFICE:
            return ()
        last = max((row.id for row in self._days), default=0)
        works = on.weekday() < 5 if moved else self.setting is DaySetting.WORKS
        found = [SpecialDayRow(last + 1, 0, on, works, "", "")]
        if isinstance(to_on, date) and moved:
            found.append(SpecialDayRow(last + 2, 0, to_on, works=False, office="", source=""))
        today = self._desk.clock.today()
        return tuple(found) if all(abs(row.on - today) < FORESEEN for row in found) else ()

    def _moves_with(self, days: Sequence[SpecialDayRow], changed: Sequence[date]) -> tuple[DeadlineMove, ...]:
        with self._desk.reading() as file:
            return deadline_moves(file, self._desk.workdays, self._working(days), changed)

    def _working(self, days: Sequence[SpecialDayRow]) -> WorkingDays:
        return self._desk.reference.workdays.also(days_of_clock(days))

    # Reading

    def _read(self) -> None:
        with self._desk.reading() as file:
            self._days = special_day_rows(file)
        self.lines = year_lines(self.year, self._days, self._desk.reference, self._names, self._words)
        if self.chosen is not None:
            self.chosen = next((row for row in self._days if row.id == self.chosen.id), None)

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & {"special_day", "case", "appointment"}:
            self._read()
            self._foresee()
            self.changed.emit()


def _values_of(row: SpecialDayRow) -> dict[str, FieldValue]:
    setting = DaySetting.OFFICE if row.office else DaySetting.WORKS if row.works else DaySetting.OFF
    return {"setting": setting.value, "on": row.on, "office": row.office, "source": row.source}
