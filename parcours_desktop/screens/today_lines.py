"""The lines of the first page in words: what each list, each row and each entry of the day says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.domain.service_codes import ApprovalState, ServiceKind
from parcours_desktop.domain.today import EXPECTED_DAYS, Entry, ExpiringPaper, TodayList, TodayRow, Urgency, urgency_of
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.system.calendar_tables import CalendarReference
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of a list. ``strong`` begins it (a family name), ``lead`` follows; ``first`` and ``second`` stand in columns.

    ``pill`` and ``last`` say how much it presses, ``last`` at the right; ``plan`` offers to plan rather than to open.
    """

    key: str
    row: TodayRow
    strong: str
    lead: str
    first: str
    second: str
    pill: str
    last: str
    urgency: Urgency
    tip: str
    plan: bool = False

    @property
    def spoken(self) -> str:
        """The whole line, read aloud."""
        said = (f"{self.strong}{self.lead}", self.first, self.second, self.pill, self.last)
        return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class DayLine:
    """One entry of the day. ``untold``: it is over and nobody said how it went; ``day`` is said when it was not today."""

    entry: Entry
    day: str
    time: str
    length: str
    name: str
    about: str
    state: str
    tip: str
    untold: bool
    over: bool

    @property
    def case_id(self) -> int:
        """The case to open, or 0: one's own time, and a group of several cases."""
        return self.entry.first.case_id if len(self.entry.rows) == 1 else 0

    @property
    def spoken(self) -> str:
        """The whole entry, read aloud."""
        return ", ".join(filter(None, (self.day, self.time, self.length, self.name, self.about, self.state)))


@dataclass(frozen=True, slots=True)
class TodayWords:
    """Says rows and entries on a day; ``officers`` maps logins to names and offices, ``alerts`` are days before an expiry."""

    words: Words
    today: date
    workdays: WorkingDays
    calendar: CalendarReference
    officers: Mapping[str, tuple[str, str]]
    alerts: tuple[int, ...]
    everybody: bool
    approves: bool = False

    def title(self, which: TodayList) -> str:
        """The heading of a list."""
        words, rules = self.words, self.calendar.rules(self.today)
        return {
            TodayList.CLOCKS: words("Première rencontre — délai de 5 jours ouvrables"),
            TodayList.UNTOLD: words("Rendez-vous passés sans suite notée"),
            TodayList.APPROVALS: words("Plans à approuver") if self.approves else words("Réponses à vos plans"),
            TodayList.LATE_STEPS: words("Démarches en retard"),
            TodayList.UNANSWERED: words("Sans réponse d’un organisme depuis {n} jours", n=rules.unanswered_days),
            TodayList.FOLLOW_UPS: words("Suivis à faire, sans rendez-vous"),
            TodayList.SILENT: words("Sans nouvelles depuis {n} jours", n=rules.silent_days),
            TodayList.WITHOUT_NEXT: words("Dossiers sans prochaine étape"),
            TodayList.EXPIRING: words("Certificats et délais légaux qui expirent"),
            TodayList.ARRIVALS: words("Arrivées attendues d’ici {n} jours", n=EXPECTED_DAYS),
        }[which]

    def line(self, row: TodayRow) -> TodayLine:
        """A row of a list."""
        urgency = urgency_of(row, self.today, self.alerts, self.workdays)
        says = {
            TodayList.CLOCKS: self._clock,
            TodayList.LATE_STEPS: self._step,
            TodayList.UNANSWERED: self._step,
            TodayList.FOLLOW_UPS: self._follow_up,
            TodayList.APPROVALS: self._approval,
            TodayList.EXPIRING: self._expiring,
            TodayList.ARRIVALS: self._arrival,
        }.get(row.list, self._quiet)
        return says(row, urgency)

    def _made(self, row: TodayRow, urgency: Urgency, **said: str) -> TodayLine:
        family, comma, given = row.person_name.partition(", ")
        texts = {"strong": family, "lead": comma + given, "first": "", "second": "", "pill": "", "last": ""} | said
        tip = texts.pop("tip", "")
        officer = self._officer(row.officer) if self.everybody else ""
        shown = "\n".join(filter(None, (tip or row.person_name, officer)))
        key = f"{row.list}:{row.row_id}:{row.paper or ''}"
        plan = row.list is TodayList.CLOCKS and row.planned_at is None
        return TodayLine(key, row, urgency=urgency, tip=shown, plan=plan, **texts)

    def _clock(self, row: TodayRow, urgency: Urgency) -> TodayLine:
        words, on, since = self.words, row.on or self.today, row.since or self.today
        left = self.workdays.count(self.today, on)
        if urgency is Urgency.OVERDUE:
            late = self.workdays.count(on, self.today)
            pill = words.many("en retard de {n} j", "en retard de {n} j", late)
        else:
            pill = words.many("{n} jour ouvrable", "{n} jours ouvrables", left) if left else words("aujourd’hui")
        planned = words("Aucun rendez-vous")
        if row.planned_at is not None:
            state = words.label(row.planned_state or AppointmentState.CONFIRMED).lower()
            planned = words("{day}, {state}", day=words.short_date(row.planned_at), state=state)
        tip = words(
            "{name}\u00a0: arrivée le {on}, première rencontre au plus tard le {limit}",
            name=row.person_name,
            on=since,
            limit=words.full_date(on),
        )
        if row.planned_at is not None:
            tip += "\n" + words("Rendez-vous le {moment}", moment=row.planned_at)
        arrived = words("arrivée {day}", day=words.short_date(since))
        limit = words.short_weekday_date(on)
        return self._made(row, urgency, first=arrived, second=limit, pill=pill, last=planned, tip=tip)

    def _step(self, row: TodayRow, urgency: Urgency) -> TodayLine:
        words, on = self.words, row.on or self.today
        days = (self.today - on).days
        what = row.what if row.referral_id is None else self._service(row.what)
        if row.list is TodayList.LATE_STEPS:
            last = words.many("{n} j de retard", "{n} j de retard", days)
            second = words.short_label(row.strand) if row.strand else ""
            tip = words("{what}\u00a0: à faire au plus tard le {on}", what=row.what, on=words.full_date(on))
        else:
            last = words.many("{n} jour", "{n} jours", days)
            second = row.organization or words("organisme non précisé")
            tip = words("{what}\u00a0: demandé le {on}", what=what, on=words.full_date(on))
        return self._made(row, urgency, strong="", lead=what, first=row.person_name, second=second, last=last, tip=tip)

    def _service(self, code: str) -> str:
        """What is asked of an organization: the service by its name, or that it is a referral."""
        return self.words.label(ServiceKind(code)) if code else self.words("Référence")

    def _quiet(self, row: TodayRow, urgency: Urgency) -> TodayLine:
        words = self.words
        if row.on is None:
            return self._made(row, urgency, first=words("jamais rencontrée ni jointe"))
        heard = words("dernier contact {day}", day=words.relative_day(row.on, self.today))
        tip = words("{name}\u00a0: dernier contact le {on}", name=row.person_name, on=words.full_date(row.on))
        days = words.many("{n} jour", "{n} jours", (self.today - row.on).days)
        return self._made(row, urgency, first=heard, last=days if row.list is TodayList.SILENT else "", tip=tip)

    def _follow_up(self, row: TodayRow, urgency: Urgency) -> TodayLine:
        words, on = self.words, row.on or self.today
        late = (self.today - on).days
        last = words.many("{n} j de retard", "{n} j de retard", late) if late else words("aujourd’hui")
        first = words("suivi prévu {day}", day=words.short_date(on))
        tip = words("{name}\u00a0: suivi prévu le {on}", name=row.person_name, on=words.full_date(on))
        if row.since is not None:
            tip += "\n" + words("Dernier suivi le {on}", on=row.since)
        return self._made(row, urgency, first=first, last=last, tip=tip)

    def _approval(self, row: TodayRow, urgency: Urgency) -> TodayLine:
        words, on, state = self.words, row.on or self.today, ApprovalState(row.what)
        days = words.relative_day(on, self.today)
        if state is ApprovalState.SENT:
            said, officer = words("envoyé {day}", day=days), self._officer(row.officer)
            return self._made(row, urgency, first=officer, last=said)
        first = words("plan retourné") if state is ApprovalState.RETURNED else words("plan approuvé")
        return self._made(row, urgency, first=first, last=days)

    def _expiring(self, row: TodayRow, urgency: Urgency) -> TodayLine:
        words, on = self.words, row.on or self.today
        what = words("Certificat de sélection (CSQ)") if row.paper is ExpiringPaper.CERTIFICATE else row.what
        left = (on - self.today).days
        if left < 0:
            pill = words.many("passé depuis {n} j", "passé depuis {n} j", -left)
        else:
            pill = words.many("{n} jour", "{n} jours", left) if left else words("aujourd’hui")
        tip = words("{what}\u00a0: jusqu’au {on}", what=what, on=words.full_date(on))
        limit = words.relative_day(on, self.today)
        return self._made(row, urgency, first=what, second=limit, pill=pill, tip=tip)

    def _arrival(self, row: TodayRow, urgency: Urgency) -> TodayLine:
        words, on = self.words, row.on or self.today
        flight = words("vol {flight}", flight=row.what) if row.what else words("vol non précisé")
        pill = words("à confirmer") if on < self.today else words("aujourd’hui") if on == self.today else ""
        tip = words("{name}\u00a0: arrivée prévue le {on}", name=row.person_name, on=words.full_date(on))
        when = words.relative_day(on, self.today)
        return self._made(row, urgency, first=flight, second=when, pill=pill, tip=tip)

    def _officer(self, login: str) -> str:
        return self.officers.get(login, (login, ""))[0]

    # The day

    def entry(self, entry: Entry, now: datetime) -> DayLine:
        """An entry of the day, or one of before that nobody told of."""
        words, first = self.words, entry.first
        untold, before = entry.is_untold(now), first.starts_at.date() < self.today
        about = self._about(first)
        if len(entry.rows) > 1:
            here = words.many("{n} personne", "{n} personnes", len(entry.rows))
            about = words("{kind} · {count}", kind=about, count=here)
        officer = self._officer(first.officer) if self.everybody else ""
        length = "" if first.all_day else words.duration(first.minutes)
        open_ = AppointmentState.PROPOSED if first.state is AppointmentState.PROPOSED else None
        said = open_ or (None if first.state.is_open else first.state)
        tip = [words.full_date(first.starts_at), first.conflict_reason, first.place_detail, first.note]
        return DayLine(
            entry,
            words.relative_day(first.starts_at, self.today) if before else "",
            words("Journée") if first.all_day else words.time(first.starts_at),
            length,
            self._name(entry),
            " · ".join(filter(None, (about, officer))),
            words.label(said) if said else "",
            "\n".join(filter(None, tip)),
            untold,
            first.ends_at <= now,
        )

    def _name(self, entry: Entry) -> str:
        first = entry.first
        if first.title and (first.case_id == 0 or len(entry.rows) > 1):
            return first.title
        if len(entry.rows) == 1 and first.person_name:
            return first.person_name
        return self.words.label(first.kind)

    def _about(self, row: AppointmentRow) -> str:
        words = self.words
        if not row.kind.has_person:
            return words.label(row.kind)
        where = words.short_label(row.place)
        room = self.calendar.room(self.officers.get(row.officer, ("", ""))[1], row.room) if row.room else None
        if room is not None:
            where = room.name if words.language == "fr" else room.name_en
        elif row.place is Place.AIRPORT and row.flight:
            where = words("{place} · {room}", place=where, room=words("vol {flight}", flight=row.flight))
        kind = words("Groupe") if row.kind is AppointmentKind.GROUP_SESSION else words.label(row.kind)
        return words("{kind} — {place}", kind=kind, place=where)
