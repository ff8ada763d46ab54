"""The follow-up log of a case: the one being noted, what is proposed next, and those before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from parcours_desktop.commands.appointment_conflicts import CONFLICTS, CalendarGround
from parcours_desktop.commands.desk import Command
from parcours_desktop.commands.follow_ups import MINUTES, PLACES, ChangeFollowUp, LogFollowUp, RemoveFollowUp
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.domain.follow_ups import NextFollowUp, missed_in_a_row, proposed_next
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome
from parcours_desktop.domain.service_rows import FollowUpRow
from parcours_desktop.queries.follow_ups import follow_ups_of
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.course_act import tried
from parcours_desktop.screens.course_fields import FOLLOW_UP, FOLLOW_UP_AGAIN
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.typed_times import read_time

__all__ = ["FOLLOW_UP", "FOLLOW_UP_AGAIN", "FollowUpLine", "FollowUpScreen"]
DRAFT = "follow_up"
FIRST_HOUR, LAST_HOUR, STEP = time(9), time(16), timedelta(minutes=30)
_CODES = {"modes": FollowUpMode, "outcomes": FollowUpOutcome}
_OF_APPOINTMENT = {"starts_at", "officer", "conflict_reason", "room", "place", "minutes", "kind"}


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One follow-up as a line; ``next`` says which next one it set, or ""."""

    row: FollowUpRow
    when: str
    what: str
    who: str
    next: str


class FollowUpScreen:
    """``changed``: draw the log anew. What is being written is a draft until it is noted."""

    def __init__(self, state: CaseState) -> None:
        self.state = state
        self.changed: Signal[()] = Signal()
        self._rows: tuple[FollowUpRow, ...] | None = None
        state.changed.connect(self._on_read)

    # What is shown

    @property
    def rows(self) -> tuple[FollowUpRow, ...]:
        """The follow-ups, the newest first; read when they are first looked at."""
        if self._rows is None:
            with self.state.desk.reading() as file:
                self._rows = follow_ups_of(file, self.state.case_id)
        return self._rows

    @property
    def lines(self) -> tuple[FollowUpLine, ...]:
        """The follow-ups as they are read, the newest first."""
        return tuple(map(self._line, self.rows))

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed: nothing can be written."""
        return not self.state.sheet.is_open

    @property
    def closed_text(self) -> str:
        """Why nothing can be noted; "" on an open case."""
        return self.state.words.refusal(Refusal("case_closed")) if self.is_closed else ""

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        return tuple(Choice(code.value, self.state.words.label(code)) for code in _CODES[source])

    def next_for(self, outcome: str) -> NextFollowUp | None:
        """What is proposed once a follow-up with this outcome is noted; "" for an outcome not chosen yet."""
        state, reference = self.state, self.state.desk.reference
        met_on = state.sheet.journey.first_met_on
        outcomes = [FollowUpOutcome(outcome)] if outcome else []
        return proposed_next(
            [*outcomes, *(row.outcome for row in self.rows)] if outcome else [],
            met_on,
            reference.follow_up_days(met_on or state.today),
            reference.missed_contacts_before_reminder(state.today),
            state.today,
            state.desk.workdays,
        )

    def next_text(self, outcome: str, next_on: FieldValue) -> str:
        """Which next follow-up the form holds, and by which rule: in words."""
        words, proposed = self.state.words, self.next_for(outcome)
        if not isinstance(next_on, date):
            if proposed is not None:
                return words("Aucun prochain suivi. Proposé\u00a0: {day}.", day=words.full_date(proposed.on))
            if self.state.sheet.journey.first_met_on is None:
                return words("La cadence des suivis commence à la première rencontre.")
            return words("Aucun prochain suivi n’est proposé.")
        day = words.full_date(next_on)
        if proposed is None or proposed.on != next_on:
            return words("Prochain suivi\u00a0: {day}.", day=day)
        if proposed.days is None:
            missed = missed_in_a_row([FollowUpOutcome.NOT_REACHED, *(row.outcome for row in self.rows)])
            return words.many(
                "Relance proposée\u00a0: {day}, après {n} contact manqué.",
                "Relance proposée\u00a0: {day}, après {n} contacts manqués de suite.",
                missed,
                day=day,
            )
        return words("Prochain suivi\u00a0: {day}, {n} jours après la première rencontre.", day=day, n=proposed.days)

    def _line(self, row: FollowUpRow) -> FollowUpLine:
        words, today = self.state.words, self.state.today
        when = words("{day}, {time}", day=words.relative_day(row.held_at.date(), today), time=row.held_at.time())
        names = {person.login: person.name for person in self.state.staff}
        what = words("{mode}\u00a0: {outcome}", mode=row.mode, outcome=words.label(row.outcome).lower())
        said = words("prochain suivi {day}", day=words.relative_day(row.next_on, today)) if row.next_on else ""
        return FollowUpLine(row, words.capital(when), what, names.get(row.officer, row.officer), said)

    # The form

    def proposed(self) -> dict[str, FieldValue]:
        """What the form begins with: a call, now, by whoever is at the desk, and the next day proposed."""
        now, proposed = self.state.desk.clock.now(), self.next_for("")
        return {
            "mode": FollowUpMode.PHONE.value,
            "outcome": "",
            "day": now.date(),
            "time": self.state.words.time(now),
            "next_on": proposed.on if proposed else None,
            "plan": False,
            "plan_time": "",
        }

    def shown(self, row: FollowUpRow) -> dict[str, FieldValue]:
        """What the form of a correction begins with."""
        return {
            "mode": row.mode.value,
            "outcome": row.outcome.value,
            "day": row.held_at.date(),
            "time": self.state.words.time(row.held_at),
            "note": row.note,
            "next_on": row.next_on,
        }

    def free_time(self, day: FieldValue, mode: FieldValue) -> str:
        """An hour of a day at which nothing stands in the way of an appointment; "" when there is none."""
        if not isinstance(day, date):
            return ""
        desk, place = self.state.desk, PLACES.get(FollowUpMode(str(mode)), Place.PHONE)
        columns = {"kind": AppointmentKind.FOLLOW_UP, "minutes": MINUTES, "place": place, "officer": desk.user.login}
        rest = dict.fromkeys(("all_day", "place_detail", "room", "travel_minutes", "group_key"))
        at, last = datetime.combine(day, FIRST_HOUR), datetime.combine(day, LAST_HOUR)
        with desk.reading() as file:
            ground = CalendarGround(file, desk.reference, desk.workdays)
            while at <= last:
                entry = ground.entry(columns | rest | {"starts_at": at}, (self.state.case_id,))
                if not any(conflict.stops for conflict in ground.conflicts(entry)):
                    return self.state.words.time(at)
                at += STEP
        return ""

    def draft(self) -> str:
        """The note that was being written, or ""."""
        return next((draft.text for draft in self.state.drafts().get(DRAFT, ())), "")

    def type(self, text: str) -> None:
        """Keep the note that is being written where a crash does not reach it."""
        self.state.keep_draft(DRAFT, "note", text)

    # Acts

    def log(self, values: Mapping[str, FieldValue]) -> tuple[Refusal, ...]:
        """Note the follow-up that the form describes; answers what was refused."""
        held_at, refusals = _held_at(values)
        next_on, plan_at = values.get("next_on"), None
        if values.get("plan"):
            at = read_time(str(values.get("plan_time") or ""))
            if not isinstance(next_on, date):
                refusals.append(Refusal("next_follow_up_missing", "next_on"))
            elif at is None:
                refusals.append(Refusal("time_unreadable", "plan_time"))
            else:
                plan_at = datetime.combine(next_on, at)
        if not values.get("outcome"):
            refusals.append(Refusal("required", "outcome"))
        if refusals or held_at is None:
            return tuple(refusals)
        refused = self._try(
            LogFollowUp(
                self.state.case_id,
                held_at,
                FollowUpMode(str(values["mode"] or FollowUpMode.PHONE)),
                FollowUpOutcome(str(values["outcome"])),
                str(values.get("note") or ""),
                next_on if isinstance(next_on, date) else None,
                propose=False,
                appointment_at=plan_at,
            )
        )
        if not refused:
            self.state.drop_drafts(DRAFT)
        return refused

    def change(self, row: FollowUpRow, values: Mapping[str, FieldValue]) -> tuple[Refusal, ...]:
        """Correct a follow-up as the form says; answers what was refused."""
        held_at, refusals = _held_at(values)
        if refusals or held_at is None:
            return tuple(refusals)
        given = {
            "held_at": held_at,
            "mode": FollowUpMode(str(values["mode"])),
            "outcome": FollowUpOutcome(str(values["outcome"])),
            "note": str(values["note"] or ""),
            "next_on": values["next_on"],
        }
        changed = {name: value for name, value in given.items() if value != getattr(row, name)}
        return self._try(ChangeFollowUp(row.id, changed, row.seen)) if changed else ()

    def remove(self, row: FollowUpRow) -> bool:
        """Take away a follow-up that was noted by mistake; what is refused is told."""
        return self.state.do(RemoveFollowUp(row.id, row.seen)) is not None

    def _try(self, command: Command[object]) -> tuple[Refusal, ...]:
        """Run a command; what stands in the way of the appointment is said beside its hour."""
        refused = tried(self.state, command)
        said = tuple(one for one in refused if one.code != CONFLICTS) or refused
        return tuple(
            Refusal(one.code, "plan_time", one.values) if one.field in _OF_APPOINTMENT else one for one in said
        )

    def _on_read(self) -> None:
        self._rows = None
        self.changed.emit()


def _held_at(values: Mapping[str, FieldValue]) -> tuple[datetime | None, list[Refusal]]:
    """When a follow-up was held, or why that cannot be read."""
    day, at = values["day"], read_time(str(values["time"] or ""))
    if not isinstance(day, date):
        return None, [Refusal("required", "day")]
    if at is None:
        return None, [Refusal("time_unreadable", "time")]
    return datetime.combine(day, at), []
