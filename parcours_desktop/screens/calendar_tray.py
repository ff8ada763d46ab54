"""The tray of the calendar: people who wait for a first meeting, the most urgent first, and the next free time for one."""

from dataclasses import dataclass
from datetime import timedelta

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind
from parcours_desktop.queries.to_schedule import ToScheduleRow, to_schedule
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.wording.words import Words

OVERDUE = timedelta(days=30)  # how long a person who was not met in time stays in the tray
SOON = 1  # working days


@dataclass(frozen=True, slots=True)
class TrayCard:
    """A person to be met. ``left`` is the pill's word; ``pressing``: 2 today or too late, 1 tomorrow, 0 later."""

    case_id: int
    name: str
    about: str
    left: str
    tip: str
    pressing: int
    minutes: int
    officer: str


class CalendarTray:
    """Reads the tray for some officers (None: everybody)."""

    def __init__(self, desk: Desk, words: Words, names: CaseNames) -> None:
        self._desk, self._words, self._names = desk, words, names
        self.cards: tuple[TrayCard, ...] = ()

    def reread(self, logins: tuple[str, ...] | None) -> None:
        """Read it again."""
        today = self._desk.clock.today()
        minutes = self._desk.reference.calendar.rules(today).minutes_of(AppointmentKind.FIRST_MEETING)
        with self._desk.reading() as file:
            rows = to_schedule(file, today, logins, self._desk.workdays, minutes, since=today - OVERDUE)
        self.cards = tuple(self._card(row) for row in rows)

    def card(self, case_id: int) -> TrayCard | None:
        """The card of a case."""
        return next((card for card in self.cards if card.case_id == case_id), None)

    def _card(self, row: ToScheduleRow) -> TrayCard:
        words = self._words
        languages = ", ".join(self._names.label("languages", code) for code in row.languages[:2])
        if words.language == "fr":
            languages = languages.lower()
        office = self._desk.reference.office(row.office)
        city = office.city if office else row.office
        if row.days_left < 0:
            left = words("dépassé")
        elif row.days_left == 0:
            left = words("auj.")
        else:
            left = words("{n}\u00a0j", n=row.days_left)
        tip = words("{name}\u00a0: arrivée le {on}, première rencontre au plus tard le {limit}",
                    name=row.list_name, on=row.arrived_on, limit=row.deadline_on)  # fmt: skip
        return TrayCard(
            row.case_id,
            row.list_name,
            " · ".join(filter(None, [words.duration(row.minutes), languages, city])),
            left,
            tip,
            2 if row.days_left <= 0 else 1 if row.days_left <= SOON else 0,
            row.minutes,
            row.officer,
        )
