"""Everything a person reads passes here: translated sentences, dates, numbers, labels of codes, reasons of a refusal."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.system.disk import Size
from parcours_desktop.wording.dates import NO_BREAK, Dates, day_of
from parcours_desktop.wording.field_names import FIELD_NAMES
from parcours_desktop.wording.labels import LABELS
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.numbers import Number, Numbers
from parcours_desktop.wording.pseudo import CLOSES, OPENS
from parcours_desktop.wording.refusals import SENTENCES, UNKNOWN
from parcours_desktop.wording.short_labels import SHORT_LABELS, TITLES
from parcours_desktop.wording.translations import translations_of

NEAR_DAYS = 6
_NEAREST = {-1: marked("hier"), 0: marked("aujourd’hui"), 1: marked("demain")}


class _Known(dict[str, str]):
    """Values of a sentence; one that is missing stays visible as its name rather than hiding the sentence."""

    def __missing__(self, key: str) -> str:
        return f"[{key}]"


class Words:
    """The words of one language, ``fr`` or ``en``. Passed to whatever draws or prints; never kept for all."""

    def __init__(self, language: str = "fr", *, bracketed: bool = False) -> None:
        self.language = language
        self._bracketed = bracketed
        self._catalogue = translations_of(language)
        self._dates = Dates(language)
        self._numbers = Numbers(language)
        self._labels: dict[tuple[type[StrEnum], str], str] = {}

    @classmethod
    def pseudo(cls, language: str = "fr") -> "Words":
        """Words that put everything they say in ⟦…⟧, so that a test finds whatever did not pass through them."""
        return cls(language, bracketed=True)

    def _out(self, text: str) -> str:
        return f"{OPENS}{text}{CLOSES}" if self._bracketed and text else text

    # Sentences

    def __call__(self, text: str, **values: object) -> str:
        """The text in this language, its ``{fields}`` filled.

        Dates, hours, decimal numbers and codes are written as people write them; an ``int`` is a count and gets its
        thousands apart, so a year or an identifier is passed as ``str``; a tuple is listed, names of fields by their words.
        """
        found = self._catalogue.gettext(text) if text else ""
        return self._out(self._fill(found, values) if values else found)

    def many(self, singular: str, plural: str, n: int, **values: object) -> str:
        """The singular or the plural by the rule of the language; ``{n}`` is filled with ``n``."""
        if self.language == "fr":
            found = singular if self._numbers.is_one(n) else plural
        else:
            found = self._catalogue.ngettext(singular, plural, abs(n))
        return self._out(self._fill(found, {"n": n, **values}))

    def _fill(self, text: str, values: dict[str, object]) -> str:
        shown = {name: self._shown(value) if f"{{{name}}}" in text else value for name, value in values.items()}
        return text.format(**shown)

    def _shown(self, value: object) -> object:
        shown: object = value
        match value:
            case StrEnum():
                shown = self._label(value)
            case Size():
                shown = self._numbers.size(value)
            case int() | Decimal() | float() if not isinstance(value, bool):
                shown = self._numbers.number(value)
            case dt.datetime():
                shown = self._moment(value)
            case dt.date():
                shown = self._dates.write("long", value)
            case dt.time():
                shown = self._dates.hour(value)
            case tuple() | list():
                shown = self._numbers.list([self._name(one) for one in value])
        return shown

    def _name(self, value: object) -> str:
        name = FIELD_NAMES.get(value) if isinstance(value, str) else None
        return self._catalogue.gettext(name) if name else str(self._shown(value))

    def capital(self, text: str) -> str:
        """The text as it begins a sentence or a title: « Vendredi 23 août »."""
        return text[:1].upper() + text[1:]

    # Codes, refusals

    def label(self, member: StrEnum) -> str:
        """What a code means: ``Strand.EMPLOYMENT`` « Intégration au marché de l’emploi »."""
        return self._out(self._label(member))

    def _label(self, member: StrEnum) -> str:
        key = (type(member), member.value)
        found = self._labels.get(key)
        if found is None:
            found = self._labels[key] = self._catalogue.gettext(LABELS[type(member)][member])
        return found

    def short_label(self, member: StrEnum) -> str:
        """The label where there is little room, if the code has a short one: « Emploi »."""
        short = SHORT_LABELS.get(type(member), {}).get(member)
        return self._out(self._catalogue.gettext(short)) if short else self.label(member)

    def title(self, role: StrEnum, *, feminine: bool) -> str:
        """The title of one person of the staff: « agente d’aide à l’intégration »."""
        return self._out(self._catalogue.gettext(TITLES[role][0 if feminine else 1]))

    def refusal(self, refusal: Refusal) -> str:
        """Why a rule said no, as a sentence for the person who reads it."""
        return self._out(self._sentence(refusal.code, refusal.values))

    def trouble(self, trouble: Trouble) -> str:
        """What failed around the program and what to do about it."""
        return self._out(self._sentence(trouble.code, trouble.values))

    def _sentence(self, code: str, values: dict[str, object]) -> str:
        text = self._catalogue.gettext(SENTENCES.get(code, UNKNOWN))
        return text.format_map(
            _Known({name: str(self._shown(value)) for name, value in {"code": code, **values}.items()})
        )

    # Dates and hours

    def date(self, day: dt.date) -> str:
        """« 23 août 2026 »."""
        return self._out(self._dates.write("long", day_of(day)))

    def medium_date(self, day: dt.date) -> str:
        """« 6 sept. 2026 »."""
        return self._out(self._dates.write("medium", day_of(day)))

    def short_date(self, day: dt.date) -> str:
        """« 23 août », « 6 sept. »."""
        return self._out(self._dates.write("short", day_of(day)))

    def table_date(self, day: dt.date) -> str:
        """2026-08-23, in every language."""
        return self._out(day_of(day).isoformat())

    def weekday_date(self, day: dt.date) -> str:
        """« vendredi 23 août »."""
        return self._out(self._dates.write("weekday", day_of(day)))

    def full_date(self, day: dt.date) -> str:
        """« vendredi 23 août 2026 »: what stands behind a relative day."""
        return self._out(self._dates.write("weekday_year", day_of(day)))

    def short_weekday_date(self, day: dt.date) -> str:
        """« ven. 23 août »."""
        return self._out(self._dates.write("short_weekday", day_of(day)))

    def weekday(self, day: dt.date) -> str:
        """« vendredi »."""
        return self._out(self._dates.write("weekday_name", day_of(day)))

    def month(self, day: dt.date) -> str:
        """« août 2026 »."""
        return self._out(self._dates.write("month", day_of(day)))

    def short_month(self, day: dt.date) -> str:
        """« sept. 2026 »."""
        return self._out(self._dates.write("short_month", day_of(day)))

    def relative_day(self, day: dt.date, today: dt.date) -> str:
        """« aujourd’hui », « demain », « il y a 3 jours » within six days; further the date, with its year if another."""
        day, today = day_of(day), day_of(today)
        away = (day - today).days
        if away in _NEAREST:
            return self(_NEAREST[away])
        if 0 < away <= NEAR_DAYS:
            return self.many("dans {n} jour", "dans {n} jours", away)
        if 0 > away >= -NEAR_DAYS:
            return self.many("il y a {n} jour", "il y a {n} jours", -away)
        return self.short_date(day) if day.year == today.year else self.medium_date(day)

    def time(self, at: dt.time | dt.datetime) -> str:
        """« 14 h 30 », « 10 h »."""
        return self._out(self._dates.hour(at.time() if isinstance(at, dt.datetime) else at))

    def date_time(self, moment: dt.datetime) -> str:
        """« 23 août 2026, 14 h 30 »."""
        return self._out(self._moment(moment))

    def _moment(self, moment: dt.datetime) -> str:
        return f"{self._dates.write('long', moment.date())}, {self._dates.hour(moment.time())}"

    def period(self, start: dt.date, end: dt.date) -> str:
        """Whole days: « 23–30 août 2026 »."""
        return self._out(self._dates.span(day_of(start), day_of(end)))

    def time_period(self, start: dt.time | dt.datetime, end: dt.time | dt.datetime) -> str:
        """« 9 h – 10 h 30 »."""
        return self._out(f"{self.time(start)}{NO_BREAK}– {self.time(end)}")

    def duration(self, minutes: int) -> str:
        """« 45 min », « 1 h 30 »."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self._out(f"{rest}{NO_BREAK}min")
        return self._out(f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{rest:02d}" if rest else ""))

    # Numbers

    def number(self, value: Number, decimals: int | None = None) -> str:
        """« 12 345,6 »; ``decimals`` fixes the places."""
        return self._out(self._numbers.number(value, decimals))

    def money(self, amount: Number) -> str:
        """Canadian dollars: « 185 $ », « 28,50 $ »."""
        return self._out(self._numbers.money(amount))

    def percent(self, share: float) -> str:
        """A share from 0 to 1: « 94 % »."""
        return self._out(self._numbers.percent(share))

    def ordinal(self, n: int, *, feminine: bool = False) -> str:
        """« 3e », « 1re »; ``ordinal_parts`` gives the ending apart."""
        return self._out("".join(self._numbers.ordinal(n, feminine=feminine)))

    def ordinal_parts(self, n: int, *, feminine: bool = False) -> tuple[str, str]:
        """(« 3 », « e »): the ending is set as a superscript by whoever draws it."""
        figure, ending = self._numbers.ordinal(n, feminine=feminine)
        return self._out(figure), self._out(ending)

    def list(self, items: Iterable[str]) -> str:
        """« a, b et c »."""
        return self._out(self._numbers.list(list(items)))

    def size(self, count: int) -> str:
        """A number of bytes: « 1,2 Mo »."""
        return self._out(self._numbers.size(count))
