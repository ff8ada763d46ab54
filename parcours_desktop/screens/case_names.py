"""The answers that the forms of a case offer, and the names of codes, in the language of the screen."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from parcours_desktop.domain import codes
from parcours_desktop.domain.names import fold
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.screens.fields import Choice
from parcours_desktop.system.reference import Named, Reference
from parcours_desktop.wording.words import Words

ENUMS: dict[str, type[StrEnum]] = {
    "sexes": codes.Sex,
    "categories": codes.Category,
    "roles": codes.HouseholdRole,
    "english": codes.EnglishLevel,
    "level_sources": codes.LevelSource,
    "education": codes.Education,
    "excuses": codes.ExcuseReason,
    "need_levels": codes.NeedLevel,
    "places": codes.Place,
    "appointment_kinds": codes.AppointmentKind,
    "closing_reasons": codes.ClosingReason,
}
FIRST_LANGUAGES = ("fra", "eng")
"""Before the languages for which interpreters are usually found, and all the others."""


APPOINTMENT_KINDS = tuple(kind for kind in codes.AppointmentKind if kind.has_person)  # the others belong to no case


class CaseNames:
    """Names for one language of the screen; nothing here changes while the program runs."""

    def __init__(self, words: Words, reference: Reference) -> None:
        self._words, self._reference = words, reference
        self._made: dict[str, tuple[Choice, ...]] = {}

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a source (``Field.choices``)."""
        if source not in self._made:
            self._made[source] = self._choices(source)
        return self._made[source]

    def label(self, source: str, code: str) -> str:
        """What a code of a source means; the code itself if it is not known."""
        if not code:
            return ""
        if source in ENUMS:
            members = {member.value: member for member in ENUMS[source]}
            return self._words.label(members[code]) if code in members else code
        entry = self._table(source).get(code)
        return self._named(entry) if entry else code

    def codes(self, source: str, text: str) -> tuple[str, ...]:
        """The codes of names that were written with commas; a name that is not known stays as typed, to be refused."""
        known = {fold(choice.label): choice.code for choice in self.choices(source)}
        named = (part.strip() for part in text.replace(";", ",").split(","))
        return tuple(dict.fromkeys(known.get(fold(name), name) for name in named if name))

    def officers(self, staff: Iterable[OfficerRow]) -> tuple[Choice, ...]:
        """The staff as answers."""
        return tuple(Choice(person.login, person.name, person.login) for person in staff)

    def _choices(self, source: str) -> tuple[Choice, ...]:
        if source in ENUMS:
            named = self._words.short_label if source == "roles" else self._words.label
            members = APPOINTMENT_KINDS if source == "appointment_kinds" else tuple(ENUMS[source])
            return tuple(Choice(member.value, named(member)) for member in members)
        found = [Choice(code, self._named(entry), code) for code, entry in self._table(source).items()]
        if source == "languages":
            often = (*FIRST_LANGUAGES, *(entry.code for entry in self._reference.interpreted))
            order = {code: place for place, code in reversed(list(enumerate(often)))}
            found.sort(key=lambda choice: order.get(choice.code, len(often)))
        return tuple(found)

    def _table(self, source: str) -> Mapping[str, Named]:
        tables: dict[str, Mapping[str, Named]] = {
            "countries": self._reference.countries,
            "languages": self._reference.languages,
            "regions": self._reference.regions,
            "offices": self._reference.offices,
        }
        return tables[source]

    def _named(self, entry: Named) -> str:
        return entry.name if self._words.language == "fr" else entry.name_en
