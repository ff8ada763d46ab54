"""The five-working-day clock in a case: what it shows, the attempts to reach the person, the excuse, and what is printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from parcours_desktop.commands.attempts import LogAttempt, RemoveAttempt
from parcours_desktop.commands.desk import Command
from parcours_desktop.commands.excuses import ExcuseFirstMeeting, TakeExcuseBack
from parcours_desktop.documents.clock_page import draw_clock_proof
from parcours_desktop.documents.invitation_page import draw_invitation
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.clock import ClockState, CountedDay, DayKind
from parcours_desktop.domain.clock_sheet import ClockSheet
from parcours_desktop.domain.codes import AttemptResult, AttemptWay, ExcuseReason
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.rows import AttemptRow
from parcours_desktop.domain.second_language import FRENCH, LanguageRight
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.queries.attempts import attempts_of
from parcours_desktop.queries.clock_sheet import clock_sheet_of
from parcours_desktop.queries.letter_sheet import letter_sheet, next_first_meeting
from parcours_desktop.queries.second_language import right_of
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.clock_fields import ATTEMPT, EXCUSE
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.print_register import recorded_as
from parcours_desktop.screens.printouts import Naming, Printout, printout_on
from parcours_desktop.screens.typed_times import read_time
from parcours_desktop.wording.clock_words import outcome
from parcours_desktop.wording.words import Words

__all__ = ["ATTEMPT", "EXCUSE", "AttemptLine", "ClockScreen", "StripDay"]
_CODES = {"ways": AttemptWay, "results": AttemptResult, "reasons": ExcuseReason}


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip: ``weekday`` « lun. », ``day`` « 23 », ``tip`` in full; ``mark`` is met, today, past or ahead."""

    weekday: str
    day: str
    tip: str
    kind: DayKind
    mark: str


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """One attempt as a line."""

    row: AttemptRow
    when: str
    what: str
    who: str


class ClockScreen:
    """``changed``: draw the clock and the attempts anew."""

    def __init__(self, state: CaseState, paper: Paper = Paper.LETTER) -> None:
        self.state, self.paper = state, paper
        self.changed: Signal[()] = Signal()
        self.sheet: ClockSheet
        self._read()
        state.changed.connect(self._on_read)

    # What is shown

    @property
    def clock_state(self) -> ClockState:
        """The state of the clock; its word is that of the pill."""
        return self.sheet.clock.state

    @property
    def pill(self) -> str:
        """The state in a word or two."""
        return self.state.words.label(self.clock_state)

    @property
    def sentence(self) -> str:
        """What the clock shows, with its dates."""
        return outcome(self.sheet.clock, self.state.words)

    @property
    def excuse_text(self) -> str:
        """Why the delay is excused, since when and by whom; "" when it is not."""
        sheet, words = self.sheet, self.state.words
        if sheet.clock.excused is None or sheet.excused_on is None:
            return ""
        reason, day = sheet.clock.excused, sheet.excused_on
        if not sheet.excused_by:
            return words("Motif noté : {reason}, le {day}.", reason=reason, day=day)
        return words("Motif noté : {reason}, le {day}, par {name}.", reason=reason, day=day, name=sheet.excused_by)

    @property
    def strip(self) -> tuple[StripDay, ...]:
        """The days from the first one after the arrival to the deadline."""
        return tuple(self._day(day) for day in self.sheet.days[1:])

    @property
    def attempts(self) -> tuple[AttemptLine, ...]:
        """The attempts, the last one first."""
        return tuple(self._line(row) for row in reversed(self.sheet.attempts))

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed: nothing can be written."""
        return not self.sheet.is_open

    @property
    def can_plan(self) -> bool:
        """Whether a first meeting is still to be fixed."""
        return not self.is_closed and self.sheet.clock.first_met_on is None and self._meeting is None

    @property
    def can_excuse(self) -> bool:
        """Whether there is something to excuse."""
        started = self.clock_state in {ClockState.RUNNING, ClockState.MISSED}
        return started and not self.is_closed and self.sheet.clock.excused is None

    @property
    def can_take_back(self) -> bool:
        """Whether there is an excuse to take back."""
        return self.sheet.clock.excused is not None and not self.is_closed

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        return tuple(Choice(code.value, self.state.words.label(code)) for code in _CODES[source])

    def _day(self, day: CountedDay) -> StripDay:
        words, sheet = self.state.words, self.sheet
        mark = "today" if day.on == self.state.today else "past" if day.on < self.state.today else "ahead"
        if day.on == sheet.clock.first_met_on:
            mark = "met"
        what = words.label(day.holiday) if day.holiday else words.label(day.kind)
        weekday = words.short_weekday_date(day.on).replace(" ", " ").split(" ")[0].rstrip(",")
        tip = words("{day} : {what}", day=words.full_date(day.on), what=what)
        return StripDay(weekday, str(day.on.day), tip, day.kind, mark)

    def _line(self, row: AttemptRow) -> AttemptLine:
        words = self.state.words
        when = words(
            "{day}, {time}", day=words.relative_day(row.made_at.date(), self.state.today), time=row.made_at.time()
        )
        what = words("{way} : {result}", way=row.way, result=words.label(row.result).lower())
        return AttemptLine(row, when, what, self.sheet.name(row.officer))

    # Acts

    def proposed_attempt(self) -> dict[str, FieldValue]:
        """What the form of an attempt begins with: a call, now."""
        now = self.state.desk.clock.now()
        return {
            "way": AttemptWay.PHONE.value,
            "result": "",
            "day": now.date(),
            "time": self.state.words.time(now),
            "note": "",
        }

    def log_attempt(self, values: Mapping[str, FieldValue]) -> tuple[Refusal, ...]:
        """Note the attempt that the form describes; answers what was refused."""
        at, day = read_time(str(values["time"] or "")), values["day"]
        if at is None or not isinstance(day, date):
            return (Refusal("time_unreadable", "time"),)
        return self._try(
            LogAttempt(
                self.state.case_id,
                datetime.combine(day, at),
                AttemptWay(str(values["way"])),
                AttemptResult(str(values["result"])),
                str(values["note"] or ""),
            )
        )

    def attempt_warning(self, day: FieldValue) -> str:
        """What to mind about an attempt made on a day: that it precedes the case."""
        opened = self.state.sheet.profile["opened_on"]
        if isinstance(day, date) and opened is not None and day < opened:
            return self.state.words.refusal(Refusal("attempt_before_case", "day", {"on": opened}))
        return ""

    def remove_attempt(self, attempt_id: int) -> bool:
        """Take away an attempt that was noted by mistake; what is refused is told."""
        return self.state.do(RemoveAttempt(attempt_id, self.sheet.seen)) is not None

    def proposed_excuse(self) -> dict[str, FieldValue]:
        """What the form of an excuse begins with."""
        return {"reason": "", "on": self.state.today, "note": ""}

    def excuse(self, values: Mapping[str, FieldValue]) -> tuple[Refusal, ...]:
        """Excuse the first meeting as the form says; answers what was refused."""
        on = values["on"]
        if not isinstance(on, date):
            return (Refusal("required", "on"),)
        reason, note = ExcuseReason(str(values["reason"])), str(values["note"] or "")
        return self._try(ExcuseFirstMeeting(self.state.case_id, reason, on, self.sheet.seen, note))

    def take_excuse_back(self) -> bool:
        """Take the excuse back."""
        return self.state.do(TakeExcuseBack(self.state.case_id, self.sheet.seen)) is not None

    def _try(self, command: Command[object]) -> tuple[Refusal, ...]:
        try:
            self.state.desk.do(command)
        except Refused as refused:
            return refused.refusals
        except Trouble as trouble:
            self.state.troubled.emit(self.state.words.trouble(trouble))
        return ()

    # Paper

    def proof(self) -> Printout:
        """The proof of the clock: in French, like every record of the office (Charter of the French language, s. 18.1)."""
        french = Words("fr")
        name = french("preuve-delai-{number}.pdf", number=self.sheet.file_number)
        naming = Naming(french("preuve-delai"), self.sheet.file_number)
        new = NewIssue(DocumentKind.CLOCK, self.state.case_id, Audience.OFFICE)
        recorded = recorded_as(self.state.desk, new)
        draw = partial(draw_clock_proof, self.sheet, french)
        return printout_on(name, self.paper, draw, offers_large=True, naming=naming, recorded=recorded)

    @property
    def can_invite(self) -> bool:
        """Whether a first meeting is to come, to which one can be invited."""
        return self._meeting is not None

    @property
    def letter_choices(self) -> tuple[Choice, ...]:
        """The languages of the letter: that of the person first, where it is allowed and exists; French alone always."""
        words, names, own = self.state.words, self.state.names, self._own_language
        alone = Choice("", words("Français seulement"))
        today, right = self.state.today, self._language_right
        texts = self.state.desk.reference.letter_texts(today)
        allowed = (code for code in texts if code != FRENCH and right.refusal(code, today) is None)
        others = sorted(allowed, key=lambda code: (code != own, code))
        found = []
        for code in others:
            name = names.label("languages", code).lower()
            reviewed = words("Français et {language}", language=name)
            unreviewed = words("Français et {language} (traduction à faire réviser)", language=name)
            found.append(Choice(code, reviewed if texts[code].reviewed else unreviewed))
        return (*found, alone) if own in others else (alone, *found)

    @property
    def letter_remark(self) -> str:
        """Why the letter is not in the person's language; "" when it is, or when that is French."""
        words, own = self.state.words, self._own_language
        if own in {"", FRENCH}:
            return ""
        refusal = self._language_right.refusal(own, self.state.today)
        if refusal is not None:
            return words.refusal(refusal)
        if own not in self.state.desk.reference.letter_texts(self.state.today):
            name = self.state.names.label("languages", own)
            return words.refusal(Refusal("letter_language_unknown", "language", {"language": name}))
        return ""

    def letter(self, second: str | None = None) -> Printout:
        """The invitation to the next first meeting. ``second``: see ``letter_sheet``. Raises ``Refused``."""
        desk, french = self.state.desk, Words("fr")
        with desk.reading() as file:
            sheet = letter_sheet(file, self.state.case_id, self.state.today, desk.reference, desk.workdays, second)
        name = french("invitation-{number}.pdf", number=sheet.file_number)
        naming = Naming(french("invitation"), sheet.file_number)
        language = sheet.second.language if sheet.second else ""
        ground = (self._language_right.ground_on(self.state.today) or "") if language else ""
        new = NewIssue(DocumentKind.LETTER, self.state.case_id, language=language, language_ground=ground)
        recorded = recorded_as(desk, new)
        draw = partial(draw_invitation, sheet, french)
        return printout_on(name, self.paper, draw, offers_large=True, naming=naming, recorded=recorded)

    @property
    def _language_right(self) -> LanguageRight:
        return right_of(self.state.sheet.profile)

    @property
    def _own_language(self) -> str:
        return self.state.sheet.profile["contact_language"] or ""

    @property
    def _meeting(self) -> object:
        return next_first_meeting(self.state.appointments, self.state.today)

    def _read(self) -> None:
        state = self.state
        with state.desk.reading() as file:
            attempts = attempts_of(file, state.case_id)
            self.sheet = clock_sheet_of(file, state.sheet, state.appointments, attempts, state.desk.reference)

    def _on_read(self) -> None:
        self._read()
        self.changed.emit()
