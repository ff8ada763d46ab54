"""The import of another program's calendar: choose it, examine every date, bring it in, take it back."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from parcours_desktop.commands.calendar_import import ImportCalendar
from parcours_desktop.commands.desk import Changes, Desk, Done
from parcours_desktop.domain.calendar_events import CalendarEvent, EventVerdict, JudgedEvent
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.calendars.importing import (
    CalendarPreview,
    bring_calendar_in,
    count_verdicts,
    judge_again,
    preview_calendar,
    save_calendar_report,
)
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

_DAY = 24 * 60


class CalendarStep(Enum):
    """Where the import is."""

    CHOOSE = 0
    EXAMINE = 1
    RESULT = 2


@dataclass(frozen=True, slots=True)
class EventLine:
    """One date as it is read. ``id`` is its place in the file, 1 for the first."""

    id: int
    day: str
    time: str
    summary: str
    verdict: EventVerdict
    said: str


class CalendarImportScreen:
    """``changed``: draw the step anew. Reading, judging and bringing in are long: they run in a worker and only return;
    ``take_…`` then shows what they returned, in the thread of the window.
    """

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self.changed: Signal[()] = Signal()
        self.step = CalendarStep.CHOOSE
        self.complaint = ""
        self.filter: EventVerdict | None = None
        self.is_undone = False
        self._preview: CalendarPreview | None = None
        self._hold(())
        self._act = b""
        self._was_last = False
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    # Long work, for a worker

    def read(self, path: Path, progress: Progress) -> CalendarPreview:
        """Read a calendar and judge its dates. Raises ``Refused`` or ``Trouble``."""
        return preview_calendar(self._desk, path, progress)

    def judge(self, with_free: bool, progress: Progress) -> CalendarPreview:
        """Judge the same calendar with or without the events that leave one free."""
        assert self._preview is not None
        return judge_again(self._desk, self._preview, with_free=with_free, progress=progress)

    def bring_in(self, progress: Progress) -> Done[tuple[JudgedEvent, ...]]:
        """Write what was examined, in one act; leaving by an error writes nothing."""
        assert self._preview is not None
        return bring_calendar_in(self._desk, self._preview, progress)

    def undo(self, progress: Progress) -> tuple[int, Changes | None]:
        """Take the import back; it runs to its end once begun."""
        progress(0, 0)
        return self._desk.undo_quietly()

    def save_report(self, path: Path, _progress: Progress | None = None) -> Path:
        """Save what became of every date: CSV when the name ends so, else JSON. Raises ``Trouble``."""
        dry_run = self.step is CalendarStep.EXAMINE
        save_calendar_report(path, self.name, self._judged, self._desk.clock.now(), self._words, dry_run=dry_run)
        return path

    # What it returned

    def take_preview(self, preview: CalendarPreview) -> None:
        """Show the verdict of every date."""
        self._preview = preview
        self._hold(preview.judged)
        self.complaint, self.step, self.filter = "", CalendarStep.EXAMINE, None
        self.changed.emit()

    def take_done(self, done: Done[tuple[JudgedEvent, ...]]) -> None:
        """Show what was done, and tell whoever listens."""
        self._hold(done.value)
        self.filter = None
        self.complaint, self.step, self.is_undone = "", CalendarStep.RESULT, False
        self._act = done.changes.act if done.changes else b""
        self._was_last = bool(self._act)
        self._desk.announce(done.changes)
        self.changed.emit()

    def take_undone(self, undone: tuple[int, Changes | None]) -> None:
        """Show that the import was taken back, and tell whoever listens."""
        self.is_undone = True
        self._desk.announce(undone[1])
        self.changed.emit()

    def _hold(self, judged: tuple[JudgedEvent, ...]) -> None:
        """Keep the dates and what is asked of them at each drawing: there may be 50,000."""
        self._judged = judged
        self._counts = count_verdicts(judged)
        self._has_free = any(one.event.free for one in judged)

    def complain(self, refusals: Sequence[Refusal]) -> None:
        """Say at the place why a calendar was refused."""
        self.say(" ".join(self._words.refusal(refusal) for refusal in refusals))

    def say(self, sentence: str) -> None:
        """Say at the place what failed."""
        self.complaint = sentence
        self.changed.emit()

    def restart(self) -> None:
        """Begin again with another calendar."""
        self._preview, self._act = None, b""
        self._hold(())
        self.step, self.complaint, self.filter, self.is_undone = CalendarStep.CHOOSE, "", None, False
        self.changed.emit()

    def keep(self, verdict: EventVerdict | None) -> None:
        """Show the dates of one verdict, or all of them."""
        self.filter = verdict
        self.changed.emit()

    # What is shown

    @property
    def name(self) -> str:
        """The name of the calendar's file."""
        return self._preview.name if self._preview else ""

    @property
    def with_free(self) -> bool:
        """Whether events that leave one free come along."""
        return self._preview is not None and self._preview.command.with_free

    @property
    def has_free(self) -> bool:
        """Whether there are any."""
        return self._has_free

    @property
    def writing(self) -> int:
        """How many dates would be written."""
        counts = self.counts()
        return counts[EventVerdict.NEW] + counts[EventVerdict.CHANGED] + counts[EventVerdict.CANCELLED]

    @property
    def can_undo(self) -> bool:
        """Whether undo would take back this import and nothing else."""
        return self._act != b"" and self._desk.undo_act == self._act

    def counts(self) -> dict[EventVerdict, int]:
        """How many dates have each verdict."""
        return self._counts

    @property
    def ids(self) -> "array[int]":
        """The places of the dates that the filter keeps, by time; what has none comes first."""
        if self.filter is None:
            return array("q", range(1, len(self._judged) + 1))
        return array("q", (number for number, one in enumerate(self._judged, 1) if one.verdict is self.filter))

    def lines(self, numbers: Sequence[int]) -> list[EventLine]:
        """The lines of dates."""
        return [self._line(number) for number in numbers if 1 <= number <= len(self._judged)]

    @property
    def summary(self) -> str:
        """What the dates come to, in a sentence; "" before they were examined."""
        words = self._words
        if self.step is CalendarStep.CHOOSE:
            return ""
        if self.is_undone:
            return words("L’importation a été annulée\u00a0: le calendrier est comme avant.")
        if self.step is CalendarStep.RESULT:
            return words("{name}\u00a0: {counts}.", name=self.name, counts=words.list(self._counted()) or "0")
        if self.writing:
            return words(
                "{name}\u00a0: rien n’est encore écrit. Ces dates seront dans votre calendrier.", name=self.name
            )
        return words("{name}\u00a0: rien à importer. Tout y est déjà, ou a été refusé.", name=self.name)

    @property
    def window_said(self) -> str:
        """Within which days series were taken; "" when none goes on after them."""
        if self._preview is None or not self._preview.window.cut:
            return ""
        window = self._preview.window
        return self._words.many(
            "{n} série continue au-delà\u00a0: seules ses dates du {first} au {last} sont reprises.",
            "{n} séries continuent au-delà\u00a0: seules leurs dates du {first} au {last} sont reprises.",
            window.cut,
            first=window.first,
            last=window.last,
        )

    def _counted(self) -> list[str]:
        words, counts = self._words, self.counts()
        said = {
            EventVerdict.NEW: words.many("{n} date ajoutée", "{n} dates ajoutées", counts[EventVerdict.NEW]),
            EventVerdict.CHANGED: words.many("{n} déplacée", "{n} déplacées", counts[EventVerdict.CHANGED]),
            EventVerdict.CANCELLED: words.many("{n} annulée", "{n} annulées", counts[EventVerdict.CANCELLED]),
            EventVerdict.UNCHANGED: words.many("{n} inchangée", "{n} inchangées", counts[EventVerdict.UNCHANGED]),
            EventVerdict.REFUSED: words.many("{n} refusée", "{n} refusées", counts[EventVerdict.REFUSED]),
        }
        return [text for verdict, text in said.items() if counts[verdict]]

    def _line(self, number: int) -> EventLine:
        one = self._judged[number - 1]
        event = one.event
        day = self._words.table_date(event.starts_at.date()) if event.starts_at else ""
        said = self._words.refusal(one.reason) if one.reason else event.location
        return EventLine(number, day, self._time(event), self._title(event), one.verdict, said)

    def _time(self, event: CalendarEvent) -> str:
        words = self._words
        if event.starts_at is None or event.ends_at is None:
            return ""
        if event.all_day:
            days = event.minutes // _DAY
            return words("Journée entière") if days == 1 else words.many("{n} jour", "{n} jours", days)
        if event.ends_at.date() != event.starts_at.date():
            return words.time(event.starts_at)
        return words.time_period(event.starts_at, event.ends_at)

    def _title(self, event: CalendarEvent) -> str:
        return event.summary or (self._words("Événement privé") if event.hidden else self._words("Sans titre"))

    def _on_changes(self, _changes: Changes) -> None:
        """Something was written, taken back or brought back elsewhere: perhaps this import."""
        if self.step is not CalendarStep.RESULT or not self._act:
            return
        if self._was_last and not self.can_undo and self._desk.redo_title == ImportCalendar.title:
            self.is_undone = True
        elif self.is_undone and self._desk.undo_title == ImportCalendar.title:
            self._act, self.is_undone = self._desk.undo_act, False
        self._was_last = self.can_undo
        self.changed.emit()
