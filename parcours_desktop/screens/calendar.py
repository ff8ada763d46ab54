"""The calendar: whose, which days, and what stands in them; acts are ``calendar_acts``."""

from datetime import date, datetime

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, OfficerRole
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.queries.calendar import Calendar, CalendarEvent, calendar, deadlines, month_days
from parcours_desktop.queries.calendar import MonthDay as MonthRow
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.appointment_form import AppointmentFormScreen
from parcours_desktop.screens.appointment_form import Slot as FormSlot
from parcours_desktop.screens.calendar_acts import CalendarActs
from parcours_desktop.screens.calendar_drawing import CalendarDrawing
from parcours_desktop.screens.calendar_entries import Column, DayMark, Entry, FlagState, MonthDay, Slot
from parcours_desktop.screens.calendar_period import CalendarMode, Period
from parcours_desktop.screens.calendar_slots import next_free
from parcours_desktop.screens.calendar_tray import CalendarTray, TrayCard
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.proposal import ProposalScreen
from parcours_desktop.wording.words import Words

HIDDEN = {AppointmentState.CANCELLED, AppointmentState.MOVED}
TOPICS = {"appointment", "case", "officer", "availability", "special_day"}
CHIPS = 6  # entries of a day of the month that are read; more are counted


class CalendarScreen:
    """``changed``: draw anew. ``logins`` are the officers looked at, None for everybody."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self.desk, self.words = desk, words
        self.changed: Signal[()] = Signal()
        self.names = CaseNames(words, desk.reference)
        self.drawing = CalendarDrawing(words, desk.reference)
        self.period = Period(CalendarMode.WEEK, self.today)
        self.show_struck = False
        self.staff: tuple[OfficerRow, ...] = ()
        self.calendar: Calendar
        self.month: dict[date, MonthRow] = {}
        self._read_staff()
        self.logins: tuple[str, ...] | None = self._usual_logins()
        self.acts = CalendarActs(desk, words)
        self.tray = CalendarTray(desk, words, self.names)
        self.proposal = ProposalScreen(desk, words)
        self.tray.reread(self.logins)
        self._read()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self.desk.leave(self._on_changes)
        self.proposal.close()

    @property
    def today(self) -> date:
        """The day of the office."""
        return self.desk.clock.today()

    @property
    def now(self) -> datetime:
        """The wall time of the office."""
        return self.desk.clock.now()

    @property
    def mode(self) -> CalendarMode:
        """How one looks."""
        return self.period.mode

    @property
    def title(self) -> str:
        """The days shown, in words."""
        return self.period.title(self.words)

    @property
    def is_coordinator(self) -> bool:
        """Whether the person sees several officers at once."""
        return self.desk.user.role == OfficerRole.COORDINATOR

    # Where one looks

    def show(self, mode: CalendarMode) -> None:
        """Look in another way at the same day."""
        self._look(self.period.seen_by(mode))

    def show_day(self, day: date, mode: CalendarMode | None = None) -> None:
        """Look at a day."""
        self._look(Period(mode or self.mode, day))

    def move(self, steps: int) -> None:
        """Go on by ``steps`` periods (back when negative)."""
        self._look(self.period.moved(steps))

    def to_today(self) -> None:
        """Look at today."""
        self.show_day(self.today)

    def show_officers(self, logins: tuple[str, ...] | None) -> None:
        """Look at some officers, or at everybody (None); none at all is the person themselves."""
        self.logins = (self.desk.user.login,) if logins == () else logins
        self.tray.reread(self.logins)
        self.reread()

    def show_cancelled(self, shown: bool) -> None:
        """Show what was cancelled or moved too, or no more."""
        self.show_struck = shown
        self.reread()

    def officers(self) -> tuple[Choice, ...]:
        """Whose calendar can be shown: oneself first, then by office and name."""
        me, office = self.desk.user.login, self.desk.user.office
        order = sorted(self.staff, key=lambda one: (one.login != me, one.office != office, one.office, one.name))
        return self.names.officers(order)

    def looked_at(self) -> tuple[str, ...]:
        """The logins shown, in the order of the columns."""
        return tuple(choice.code for choice in self.officers() if self.logins is None or choice.code in self.logins)

    def _look(self, period: Period) -> None:
        self.period = period
        self.reread()

    # What stands there

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the grid: a day each, or an officer each when one day of several officers is shown."""
        logins = self.looked_at()
        if self.mode is CalendarMode.DAY and len(logins) > 1:
            return tuple(self._column(self.period.day, login) for login in logins)
        return tuple(self._column(day, "") for day in self.period.days())

    def month_days(self) -> tuple[MonthDay, ...]:
        """The 42 days of the month."""
        return tuple(self._month_day(day) for day in self.period.days())

    def marks(self, month: date) -> dict[date, DayMark]:
        """What the small month says of its days."""
        period = Period(CalendarMode.MONTH, month)
        with self.desk.reading() as file:
            busy = month_days(file, self.logins, period.first, period.last, 1)
            due = deadlines(file, self.logins, period.first, period.last)
        flags: dict[date, tuple[FlagState, ...]] = {}
        for row in due:
            flags[row.on] = (*flags.get(row.on, ()), FlagState(row.state(self.today).value))
        return {
            day: DayMark(day, day in busy, self.words.label(holiday) if holiday else "", flags.get(day, ()))
            for day in period.days()
            if (holiday := self.desk.workdays.holiday(day)) or day in busy or day in flags
        }

    def entries(self) -> tuple[Entry, ...]:
        """All entries of the period, by time."""
        days = self.period.days()
        found = (event for day in days for event in (*self.calendar.all_day(day), *self.calendar.timed(day)))
        unique = {event.row.id: event for event in found if self._is_shown(event)}
        return tuple(self.drawing.entry(event) for event in unique.values())

    def entry(self, entry_id: int) -> Entry | None:
        """One entry of the period."""
        row = self.calendar.row(entry_id)
        if row is None:
            shown = (event for day in self.month.values() for event in day.events)
            found = next((event for event in shown if event.row.id == entry_id), None)
            return self.drawing.entry(found) if found else None
        rows = tuple(one for one in self.calendar.entries if row.group_key and one.group_key == row.group_key) or (row,)
        people = sum(bool(one.case_id) and one.state not in HIDDEN for one in rows)
        return self.drawing.entry(CalendarEvent(rows, people))

    def officer_of(self, login: str) -> str:
        """For whom a new entry of a column is: its officer, the only one looked at, or oneself."""
        return login or (self.logins[0] if self.logins and len(self.logins) == 1 else self.desk.user.login)

    def form_at(self, slot: Slot, case_id: int | None = None) -> AppointmentFormScreen:
        """The form of a new entry on a slot, perhaps the first meeting of a case."""
        at = FormSlot(self.officer_of(slot.officer), slot.at, slot.minutes)
        kind = AppointmentKind.FIRST_MEETING if case_id is not None else None
        return AppointmentFormScreen(self.desk, self.words, at, case_id=case_id, kind=kind)

    def form_of(self, entry: Entry) -> AppointmentFormScreen:
        """The form of an entry. Raises ``Refused`` when it is gone."""
        return AppointmentFormScreen(self.desk, self.words, appointment_id=entry.row.id)

    def slot_for(self, card: TrayCard) -> Slot:
        """The next free time for a first meeting of a card: the form says what stands in the way if there is none."""
        officer = card.officer or self.officer_of("")
        with self.desk.reading() as file:
            return next_free(file, self.desk, self.drawing, officer, card.minutes)

    def reread(self) -> None:
        """Read the period again and say so."""
        self._read()
        self.changed.emit()

    def _column(self, on: date, login: str) -> Column:
        events = [event for event in self.calendar.timed(on) if self._is_shown(event)]
        whole = [event for event in self.calendar.all_day(on) if self._is_shown(event)]
        due = self.calendar.due(on)
        if login:
            events = [event for event in events if event.row.officer == login]
            whole = [event for event in whole if event.row.officer == login]
            due = tuple(row for row in due if row.officer == login)
        ghosts = tuple(
            self.drawing.ghost(one)
            for one in self.proposal.ghosts
            if one.starts_at.date() == on and one.meeting.officer in ((login,) if login else self.looked_at())
        )
        holiday = self.desk.workdays.holiday(on)
        shaded = self.officer_of(login) if login or (self.logins and len(self.logins) == 1) else ""
        title = self.drawing.name_of(login) if login else self.words.short_weekday_date(on)
        return Column(
            on,
            login,
            title,
            on == self.today,
            self.words.label(holiday) if holiday else self._closing(on, login),
            not self.desk.workdays.is_working(on),
            (*(self.drawing.entry(event) for event in events), *ghosts),
            tuple(self.drawing.entry(event) for event in whole),
            self.drawing.flags(due, self.today),
            self.drawing.open_hours(on, shaded, self.calendar.availability, self.desk.workdays),
        )

    def _closing(self, on: date, login: str) -> str:
        """« Bureau fermé », when the office of who is looked at is closed that day."""
        offices = {self.drawing.office_of(one) for one in ((login,) if login else self.looked_at())}
        closed = {day.office for day in self.calendar.special_days if day.on == on and day.office and not day.works}
        return self.words("Bureau fermé") if offices and offices <= closed else ""

    def _month_day(self, on: date) -> MonthDay:
        holiday = self.desk.workdays.holiday(on)
        found = self.month.get(on)
        return MonthDay(
            on,
            str(on.day),
            self.words.weekday_date(on),
            on.month == self.period.day.month,
            on == self.today,
            self.words.label(holiday) if holiday else "",
            not self.desk.workdays.is_working(on),
            tuple(self.drawing.entry(event) for event in found.events) if found else (),
            self.drawing.summed(self.drawing.flags(self.calendar.due(on), self.today)),
            found.count if found else 0,
        )

    def _is_shown(self, event: CalendarEvent) -> bool:
        return self.show_struck or event.row.state not in HIDDEN

    # Reading

    def _usual_logins(self) -> tuple[str, ...] | None:
        me = self.desk.user
        if not self.is_coordinator:
            return (me.login,)
        own = tuple(one.login for one in self.staff if one.office == me.office and one.role == OfficerRole.OFFICER)
        return own or None

    def _read(self) -> None:
        with self.desk.reading() as file:
            first, last = self.period.first, self.period.last
            if self.mode is CalendarMode.MONTH:
                self.month = month_days(file, self.logins, first, last, CHIPS)
                self.calendar = Calendar(first, last, (), deadlines(file, self.logins, first, last), (), ())
            else:
                self.calendar = calendar(file, self.logins, first, last)

    def _read_staff(self) -> None:
        with self.desk.reading() as file:
            self.staff = self.drawing.staff = staff(file)

    def _on_changes(self, changes: Changes) -> None:
        if "officer" in changes.topics:
            self._read_staff()
        if changes.topics & TOPICS:
            self.tray.reread(self.logins)
            self.reread()
