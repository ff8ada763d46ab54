"""The export of a calendar: whose, from when to when, with names or not."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.calendars.exporting import export_calendar
from parcours_desktop.queries.calendar_export import ExportRange
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

EVERYBODY = "*"
_NAMES = Field(
    "names",
    marked("Mettre les noms et les titres"),
    FieldKind.FLAG,
    width=Width.FULL,
    help=marked("Sans eux, on ne lit que la sorte de rendez-vous et le numéro du dossier."),
)
_OF_CALENDAR = Form(
    (
        Section(
            "",
            (
                Field(
                    "whose", marked("Calendrier"), FieldKind.CHOICE, choices="whose", width=Width.FULL, required=True
                ),
                Field("first", marked("Du"), FieldKind.DATE),
                Field("last", marked("Au"), FieldKind.DATE),
                _NAMES,
            ),
        ),
    )
)
_OF_ONE = Form((Section("", (_NAMES,)),))


class CalendarExportScreen:
    """``appointment_id``: that appointment alone. ``with_names``: what the preferences say of names in calendars."""

    def __init__(
        self,
        desk: Desk,
        words: Words,
        *,
        with_names: bool = False,
        officer: str = "",
        first: date | None = None,
        last: date | None = None,
        appointment_id: int | None = None,
    ) -> None:
        self._desk, self._words = desk, words
        self._with_names, self._officer = with_names, officer
        self._first, self._last = first, last
        self.appointment_id = appointment_id
        self.refusals: tuple[Refusal, ...] = ()

    @property
    def form(self) -> Form:
        """What is asked: of one appointment, the names only."""
        return _OF_CALENDAR if self.appointment_id is None else _OF_ONE

    def values(self) -> dict[str, FieldValue]:
        """What the form proposes: one's own calendar, of the period that is looked at."""
        if self.appointment_id is not None:
            return {"names": self._with_names}
        return {
            "whose": self._officer or self._desk.user.login,
            "first": self._first,
            "last": self._last,
            "names": self._with_names,
        }

    def choices(self, _source: str) -> Sequence[Choice]:
        """Whose calendars can leave: one's own; for a coordinator everybody's too."""
        own = self._desk.user
        mine = Choice(own.login, self._words("Mon calendrier"))
        if own.role != OfficerRole.COORDINATOR:
            return (mine,)
        with self._desk.reading() as file:
            others = [Choice(one.login, one.name) for one in staff(file) if one.login != own.login]
        return (mine, *others, Choice(EVERYBODY, self._words("Tous les agents")))

    def proposed_name(self) -> str:
        """A name for the file."""
        return self._words("rendez-vous.ics") if self.appointment_id is not None else self._words("calendrier.ics")

    def check(self, values: dict[str, FieldValue]) -> bool:
        """Whether the answers make sense; what does not is said beside its field."""
        first, last = values.get("first"), values.get("last")
        backwards = isinstance(first, date) and isinstance(last, date) and last < first
        self.refusals = (Refusal("calendar_days_backwards", "last"),) if backwards else ()
        return not backwards

    def export(self, values: dict[str, FieldValue], path: Path, progress: Progress) -> int:
        """Write the calendar; answers how many events. For a worker. Raises ``Trouble``."""
        of = ExportRange(appointment_id=self.appointment_id)
        if self.appointment_id is None:
            whose, first, last = values["whose"], values.get("first"), values.get("last")
            of = ExportRange(
                None if whose == EVERYBODY else str(whose),
                first if isinstance(first, date) else None,
                last if isinstance(last, date) else None,
            )
        return export_calendar(
            self._desk, self._words, path, of, with_names=values.get("names") is True, progress=progress
        )

    def said(self, count: int) -> str:
        """What was written, in a sentence."""
        return self._words.many("{n} événement enregistré.", "{n} événements enregistrés.", count)
