"""Understands the rows of a list: a person, with what is odd about it, or the reason why the row is refused."""

from collections.abc import Iterator, Sequence
from datetime import date

from parcours_desktop.domain.arrival_person import ArrivalPerson, ParsedRow
from parcours_desktop.domain.journey import Journey, order_warnings
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.lists.fields import ListField
from parcours_desktop.exchange.lists.mapping import Mapping
from parcours_desktop.exchange.lists.raw import RawList
from parcours_desktop.exchange.lists.spellings import ListCodes
from parcours_desktop.exchange.lists.values import CellReader

_OLDEST = 120  # years
_NAMES = (ListField.FAMILY_NAME, ListField.GIVEN_NAME)


def parse_list(raw: RawList, mapping: Mapping, codes: ListCodes, today: date) -> Iterator[ParsedRow]:
    """Every row of a list in turn, empty ones left out; a certificate number seen in an earlier row is refused.

    Raises ``Refused`` (``list_without_certificates``) when no column holds the certificate number.
    """
    if mapping.missing():
        raise Refused(Refusal("list_without_certificates", ListField.CSQ_NUMBER))
    reader = RowReader(mapping, codes, today)
    first_row: dict[str, int] = {}
    for number, cells in enumerate(raw.rows, 1):
        if not any(map(str.strip, cells)):
            continue
        row = reader.read(number, cells)
        certificate = reader.certificate_of(cells)
        earlier = first_row.setdefault(certificate, number) if certificate else number
        if earlier != number and row.refusal is None:
            row = _refused(number, _repeated(certificate, earlier))
        elif number in raw.formula_rows and row.person is not None:
            row = ParsedRow(number, row.person, (*row.warnings, Refusal("formula_kept_as_text")))
        yield row


def parse_row(cells: Sequence[str], mapping: Mapping, codes: ListCodes, today: date, number: int) -> ParsedRow:
    """One row by itself. Whether its certificate number stands in another row is seen by ``parse_list`` alone."""
    return RowReader(mapping, codes, today).read(number, cells)


class RowReader:
    """Reads the rows of one list under one mapping."""

    def __init__(self, mapping: Mapping, codes: ListCodes, today: date) -> None:
        self._today = today
        headed = [place for place, heading in enumerate(mapping.headings) if heading]
        mapped = [place for place, field in enumerate(mapping.fields) if field is not None]
        self._least, self._most = max([*headed, *mapped], default=-1) + 1, len(mapping.headings)
        self._columns = [
            (place, field, CellReader(field, mapping.headings[place], codes))
            for place, field in enumerate(mapping.fields)
            if field is not None
        ]
        self._names_mapped = any(field in mapping.fields for field in _NAMES)
        self._certificates = next((entry for entry in self._columns if entry[1] is ListField.CSQ_NUMBER), None)

    def certificate_of(self, cells: Sequence[str]) -> str:
        """The certificate number of a row, refused or not; "" when it has none."""
        if self._certificates is None:
            return ""
        place, _, reader = self._certificates
        text = cells[place].strip() if place < len(cells) else ""
        return str(reader.read(text).value or "") if text else ""

    def read(self, number: int, cells: Sequence[str]) -> ParsedRow:
        """Read one row of cells; the first reason found refuses it."""
        if not self._least <= len(cells) <= self._most and (refusal := self._wrong_width(cells)):
            return _refused(number, refusal)
        values: dict[str, object] = {}
        warnings: list[Refusal] = []
        for place, field, reader in self._columns:
            text = cells[place]
            if not text:
                continue
            understood = reader.read(text)
            if understood.refusal is not None:
                return _refused(number, understood.refusal)
            if understood.warnings:
                warnings.extend(understood.warnings)
            if understood.value is not None:
                values[field] = understood.value
        refusal = self._missing(values) or self._join(values, warnings)
        if refusal is not None:
            return _refused(number, refusal)
        person = ArrivalPerson(**values)  # type: ignore[arg-type]  # each reader gives the type of its field
        refusal = self._judge_dates(person, warnings)
        return _refused(number, refusal) if refusal else ParsedRow(number, person, tuple(warnings))

    def _wrong_width(self, cells: Sequence[str]) -> Refusal | None:
        values: dict[str, object] = {"cells": len(cells), "columns": self._most}
        if len(cells) < self._least:
            return Refusal("row_too_short", values=values)
        return Refusal("row_too_long", values=values) if any(cell.strip() for cell in cells[self._most :]) else None

    def _missing(self, values: dict[str, object]) -> Refusal | None:
        if not values.get(ListField.CSQ_NUMBER):
            return Refusal("certificate_missing", ListField.CSQ_NUMBER)
        if self._names_mapped and not any(values.get(field) for field in _NAMES):
            return Refusal("name_missing", ListField.FAMILY_NAME)
        return None

    @staticmethod
    def _join(values: dict[str, object], warnings: list[Refusal]) -> Refusal | None:
        """Make one region of code and name, and the language of contact of the mother tongue where there is none."""
        named = values.pop(ListField.REGION_NAME, None)
        if isinstance(named, tuple):
            code, name = named
            known = values.setdefault(ListField.REGION, code)
            if not known:
                return Refusal("unknown_region", ListField.REGION_NAME, {"value": name})
            if known != code:
                warnings.append(Refusal("region_name_differs", ListField.REGION, {"code": known, "name": name}))
        if ListField.MOTHER_TONGUE in values:
            values.setdefault(ListField.CONTACT_LANGUAGE, values[ListField.MOTHER_TONGUE])
        return None

    def _judge_dates(self, person: ArrivalPerson, warnings: list[Refusal]) -> Refusal | None:
        today, born, issued = self._today, person.birth_date, person.csq_issued_on
        if born is not None and born > today:
            return Refusal("birth_in_future", "birth_date", {"on": born})
        if person.arrived_on is not None and person.arrived_on > today:
            return Refusal("arrival_in_future", "arrived_on", {"on": person.arrived_on, "other": today})
        if born is not None and today.year - born.year > _OLDEST:
            warnings.append(Refusal("birth_unlikely", "birth_date", {"on": born}))
        if issued is None:
            return None
        if issued > today:
            warnings.append(Refusal("certificate_in_future", "csq_issued_on", {"on": issued}))
        if person.csq_expires_on is not None and person.csq_expires_on < issued:
            values: dict[str, object] = {"on": person.csq_expires_on, "other": issued}
            return Refusal("expiry_before_certificate", "csq_expires_on", values)
        arrivals = (person.arriving_on, person.arrived_on)
        if any(day is not None and day < issued for day in arrivals):
            warnings.extend(order_warnings(Journey(issued, arriving_on=arrivals[0], arrived_on=arrivals[1])))
        return None


def _repeated(certificate: str, earlier: int) -> Refusal:
    return Refusal("certificate_repeated", ListField.CSQ_NUMBER, {"number": certificate, "row": str(earlier)})


def _refused(number: int, refusal: Refusal) -> ParsedRow:
    return ParsedRow(number, None, refusal=refusal)
