"""Numbers, money, ordinals, lists and plural by CLDR, with no-break spaces that print."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from parcours_desktop.wording.dates import NO_BREAK, locale_of

if TYPE_CHECKING:
    from babel import Locale

_SPACES = str.maketrans({"\u202f": NO_BREAK, "\u2009": NO_BREAK})
_SIZES = ("kilobyte", "megabyte", "gigabyte", "terabyte")
_ENGLISH_ENDINGS = {"one": "st", "two": "nd", "few": "rd", "other": "th"}

Number = int | float | Decimal


class Numbers:
    """Writes numbers in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._remembered: dict[int, str] = {}

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(locale_of(self._language))

    def number(self, value: Number, decimals: int | None = None) -> str:
        """« 12 345,6 ». ``decimals`` fixes the places; without it up to three are shown."""
        if decimals is None and isinstance(value, int):
            found = str(value) if 0 <= value < 1000 else self._remembered.get(value)
            if found is not None:
                return found
        from babel.numbers import format_decimal

        pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        written = format_decimal(value, pattern, self._locale).translate(_SPACES)
        if decimals is None and isinstance(value, int) and len(self._remembered) < 4096:
            self._remembered[value] = written
        return written

    def money(self, amount: Number) -> str:
        """Canadian dollars: « 185 $ » when whole, « 28,50 $ » when not."""
        from babel.numbers import format_currency

        pattern = self._locale.currency_formats["standard"].pattern
        if amount == int(amount):
            pattern = pattern.replace(".00", "")
        return format_currency(amount, "CAD", pattern, self._locale, currency_digits=False).translate(_SPACES)

    def percent(self, share: float) -> str:
        """A share from 0 to 1, rounded to a whole percent: « 94 % »."""
        from babel.numbers import format_percent

        return format_percent(share, locale=self._locale).translate(_SPACES)

    def ordinal(self, n: int, *, feminine: bool) -> tuple[str, str]:
        """The figure and its ending (« 3 », « e »), which print sets as a superscript."""
        if self._language == "fr":
            return str(n), ("re" if feminine else "er") if n == 1 else "e"
        return str(n), _ENGLISH_ENDINGS[self._locale.ordinal_form(n)]

    def list(self, items: Sequence[str]) -> str:
        """« a, b et c »."""
        from babel.lists import format_list

        return format_list(items, locale=self._locale)

    def size(self, count: int) -> str:
        """A number of bytes: « 532 octets », « 1,2 Mo »."""
        from babel.units import format_unit

        if count < 1000:
            return (
                format_unit(count, "digital-byte", "long", locale=self._locale)
                .translate(_SPACES)
                .replace(" ", NO_BREAK)
            )
        value, unit = float(count), ""
        for unit in _SIZES:  # noqa: B007
            value /= 1000
            if round(value) < 1000:
                break
        shown = self.number(round(value, 1) if value < 10 else round(value))
        return (
            format_unit(shown, f"digital-{unit}", "short", locale=self._locale)
            .translate(_SPACES)
            .replace(" ", NO_BREAK)
        )

    def is_one(self, n: Number) -> bool:
        """Whether CLDR takes the singular: 0 and 1 in French (0 jour), 1 alone in English."""
        if self._language == "fr":
            return -2 < n < 2
        return n in {1, -1}
