"""Which column of a list holds which field: recognized by heading, corrected by the officer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from parcours_desktop.exchange.lists.fields import ListField, fields_by_heading, fold_heading

_NAMES = (ListField.FAMILY_NAME, ListField.GIVEN_NAME)
_REGIONS = (ListField.REGION, ListField.REGION_NAME)
_ARRIVALS = (ListField.ARRIVING_ON, ListField.ARRIVED_ON)
_LANGUAGES = (ListField.CONTACT_LANGUAGE, ListField.MOTHER_TONGUE)
# What a new case needs (two fields in a group: either will do).
_NEEDED_FOR_NEW: tuple[tuple[ListField, ...], ...] = (
    (ListField.CSQ_NUMBER,),
    _NAMES,
    (ListField.BIRTH_DATE,),
    (ListField.CATEGORY,),
    (ListField.ROLE,),
    _REGIONS,
    _LANGUAGES,
    _ARRIVALS,
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """One field, or ``None``, for each heading. A field stands in one column at most."""

    headings: tuple[str, ...]
    fields: tuple[ListField | None, ...]

    def column_of(self, field: ListField) -> int | None:
        """Position of the column that holds ``field``, counted from 0."""
        return self.fields.index(field) if field in self.fields else None

    def with_column(self, index: int, field: ListField | None) -> "Mapping":
        """The mapping after the officer gave column ``index`` another field; another column that had it loses it."""
        fields = [None if given is field else given for given in self.fields]
        fields[index] = field
        return replace(self, fields=tuple(fields))

    def unmapped(self) -> tuple[int, ...]:
        """Columns that bear a heading and hold no field: unknown, or a second column of the same field."""
        return tuple(i for i, field in enumerate(self.fields) if field is None and self.headings[i].strip())

    def duplicates(self) -> tuple[int, ...]:
        """Unmapped columns whose heading names a field that another column already holds."""
        taken = {field for field in self.fields if field is not None}
        known = _table()
        return tuple(i for i in self.unmapped() if known.get(fold_heading(self.headings[i])) in taken)

    def missing(self) -> tuple[ListField, ...]:
        """Fields without which no row can be brought in: the certificate number, by which a case is known."""
        return () if ListField.CSQ_NUMBER in self.fields else (ListField.CSQ_NUMBER,)

    def missing_for_new(self) -> tuple[ListField, ...]:
        """Fields without which rows can correct cases but open none (the first of a group of two)."""
        return tuple(group[0] for group in _NEEDED_FOR_NEW if not any(field in self.fields for field in group))


def recognize(headings: Sequence[str]) -> Mapping:
    """Recognize columns by heading; the first of two columns of one field wins, unknown ones stay without."""
    known = _table()
    taken: set[ListField] = set()
    fields: list[ListField | None] = []
    for heading in headings:
        field = known.get(fold_heading(heading))
        if field is None or field in taken:
            fields.append(None)
        else:
            taken.add(field)
            fields.append(field)
    return Mapping(tuple(headings), tuple(fields))


def count_recognized(cells: Sequence[str]) -> int:
    """How many fields the cells of a line name, read as headings."""
    known = _table()
    return len({known[folded] for folded in map(fold_heading, cells) if folded in known})


@cache
def _table() -> dict[str, ListField]:
    return fields_by_heading()
