"""My day on paper: the appointments with their people, the clocks that run out, the steps that are late, room for notes."""

from collections.abc import Iterator

from parcours_desktop.documents.flow import Cell, Row
from parcours_desktop.documents.ink import HAIRLINE
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import TopRule
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE, BODY, STRONG
from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.domain.day_sheet import DayAppointment, DayClock, DayPerson, DaySheet
from parcours_desktop.wording.words import Words

NOTE_LINES = 6
NOTE_LEADING = 24.0


def draw_day(sheet: DaySheet, words: Words, paper: Paper, *, large: bool = False) -> bytes:
    """The day as a PDF, in large print if asked; the same sheet gives the same bytes."""
    return _Day(sheet, words, OfficePage(words, paper, large)).draw()


class _Day:
    def __init__(self, sheet: DaySheet, words: Words, page: OfficePage) -> None:
        self._sheet, self._words, self._page = sheet, words, page

    def draw(self) -> bytes:
        """Rows, then pages."""
        words, day = self._words, self._sheet.on
        running = words("{day} — {name}", day=words.capital(words.full_date(day)), name=self._sheet.officer.name)
        naming = Naming(words("Ma journée — {day}", day=day), running, running)
        parts = (self._head(), self._appointments(), self._clocks(), self._steps(), self._notes())
        return self._page.draw([row for part in parts for row in part], naming)

    def _head(self) -> Iterator[Row]:
        words, sheet = self._words, self._sheet
        beside = (sheet.officer.name, sheet.office_name, words("Imprimé le {day}", day=sheet.printed_on))
        count = sum(bool(one.people) or one.row.kind.has_person for one in sheet.appointments)
        told = words.many("{n} rendez-vous", "{n} rendez-vous", count) if count else words("Aucun rendez-vous")
        yield self._page.title(words.capital(words.weekday_date(sheet.on)), told, beside)

    # Appointments

    def _appointments(self) -> Iterator[Row]:
        words, page = self._words, self._page
        if not self._sheet.appointments:
            yield page.text(words("Aucun rendez-vous ce jour-là."), gap=14)
            return
        yield page.heading(words("Rendez-vous"), gap=12)
        heads = ((words("Heure"), 1.9), (words("Qui"), 4.2), (words("Quoi et où"), 3.6))
        yield from page.table(
            heads, [(self._hours(one), self._who(one), self._what(one)) for one in self._sheet.appointments]
        )

    def _hours(self, one: DayAppointment) -> str:
        row, words = one.row, self._words
        if row.all_day:
            return words("Toute la journée")
        lines = [words("{start} à {end}", start=words.time(row.starts_at), end=words.time(row.ends_at))]
        if row.travel_minutes:
            lines.append(words("{minutes} de route", minutes=words.duration(row.travel_minutes)))
        return "\n".join(lines)

    def _who(self, one: DayAppointment) -> Cell:
        """The people, name in bold, then what is needed to reach them."""
        setter, width = self._page.setter, self._page.paper.inner_width * 0.4
        if not one.people:
            return Cell(0, 0, setter.lines(one.row.title or self._words.label(one.row.kind), STRONG, width))
        lines = setter.lines(one.row.title, BODY, width)
        for person in one.people:
            lines += setter.lines(person.list_name, STRONG, width) + setter.lines(self._reach(person), ASIDE, width)
        return Cell(0, 0, lines)

    def _reach(self, person: DayPerson) -> str:
        words = self._words
        spoken = person.language
        if spoken and person.interpreter:
            spoken = words("{language}, avec interprète", language=person.language)
        elif person.interpreter:
            spoken = words("avec interprète")
        return "\n".join(filter(None, (person.file_number, " · ".join(filter(None, (person.phone, spoken))))))

    def _what(self, one: DayAppointment) -> str:
        row, words = one.row, self._words
        parts = [] if one.row.title and not one.people else [words.label(row.kind)]
        if row.kind.has_person:
            parts[-1:] = [words("{kind} ({state})", kind=words.label(row.kind), state=words.label(row.state).lower())]
            if row.place is not Place.OFFICE or not one.room:
                parts.append(words.label(row.place))
        parts += [one.room, row.place_detail]
        if row.kind is AppointmentKind.AIRPORT_WELCOME and row.flight:
            parts.append(words("Vol {flight}", flight=row.flight))
        return "\n".join(filter(None, (*parts, row.note)))

    # Clocks and steps

    def _clocks(self) -> Iterator[Row]:
        words, page, sheet = self._words, self._page, self._sheet
        if not sheet.clocks:
            return
        yield page.heading(words("Premières rencontres attendues"))
        heads = ((words("Qui"), 3.4), (words("Limite"), 2.6), (words("Où on en est"), 3.6))
        yield from page.table(
            heads, [(self._named(one.person), self._limit(one), self._stands(one)) for one in sheet.clocks]
        )
        if sheet.more_clocks:
            yield page.text(words.many("Et {n} autre.", "Et {n} autres.", sheet.more_clocks), ASIDE, gap=4)

    def _named(self, person: DayPerson) -> Cell:
        setter, width = self._page.setter, self._page.paper.inner_width * 0.32
        lines = setter.lines(person.list_name, STRONG, width) + setter.lines(person.file_number, ASIDE, width)
        return Cell(0, 0, lines + setter.lines(person.phone, ASIDE, width))

    def _limit(self, one: DayClock) -> str:
        words, clock = self._words, one.clock
        said = words.short_weekday_date(clock.deadline) if clock.deadline else ""
        if clock.state is ClockState.MISSED:
            late = clock.days_late or 0
            told = words.many("dépassée de {n} jour ouvrable", "dépassée de {n} jours ouvrables", late)
        elif clock.days_left == 0:
            told = words("dernier jour")
        else:
            told = words.many("{n} jour ouvrable restant", "{n} jours ouvrables restants", clock.days_left or 0)
        return f"{said}\n{told}"

    def _stands(self, one: DayClock) -> str:
        words = self._words
        at = one.planned_at
        planned = words("fixée au {day}", day=words.date_time(at)) if at else words("à fixer")
        if not one.attempts:
            return planned
        return "\n".join((planned, words.many("{n} tentative notée", "{n} tentatives notées", one.attempts)))

    def _steps(self) -> Iterator[Row]:
        words, page, sheet = self._words, self._page, self._sheet
        if not sheet.steps:
            return
        yield page.heading(words("Démarches en retard"))
        heads = ((words("Qui"), 3.4), (words("Démarche"), 4.6), (words("Échéance"), 1.8))
        lines = [
            (
                self._named(one.person),
                "\n".join(filter(None, (one.label, one.organization))),
                words.medium_date(one.due_on),
            )
            for one in sheet.steps
        ]
        yield from page.table(heads, lines)
        if sheet.more_steps:
            yield page.text(words.many("Et {n} autre.", "Et {n} autres.", sheet.more_steps), ASIDE, gap=4)

    def _notes(self) -> Iterator[Row]:
        """A few lines to write on; they stay together."""
        words, page = self._words, self._page
        yield page.heading(words("Notes"))
        mark = TopRule(page.paper.left, page.paper.right, HAIRLINE, 0.6)
        for number in range(NOTE_LINES):
            yield Row(
                (), gap=0, least=NOTE_LEADING, marks=() if number == 0 else (mark,), keeps_next=number < NOTE_LINES - 1
            )
