"""An arrivals list set against the file: what is new, what it corrects, what an officer typed and keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from parcours_desktop.database.projection import unit_value
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.store import cases_by_certificate, writers_of
from parcours_desktop.database.tables import UNITS
from parcours_desktop.database.unit_of_work import IMPORT, stored
from parcours_desktop.domain.arrival_person import ArrivalPerson, ParsedRow
from parcours_desktop.domain.codes import LevelSource, Verdict
from parcours_desktop.domain.refusal import Refusal

_SAME_NAME = (
    "csq_number",
    "dossier_number",
    "client_id",
    "family_name",
    "given_name",
    "other_name",
    "birth_date",
    "sex",
    "birth_country",
    "mother_tongue",
    "contact_language",
    "english",
    "category",
    "household_key",
    "csq_issued_on",
    "csq_expires_on",
    "arriving_on",
    "arrived_on",
    "flight",
    "region",
    "city",
    "phone",
    "email",
    "noc",
    "occupation",
    "office",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A merge unit that a list would change. ``typed`` tells that a person wrote the value that stands there."""

    unit: str
    before: Any
    after: Any
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of a list set against the file: its verdict, the case it concerns, what it would change."""

    row: ParsedRow
    verdict: Verdict
    case_id: int | None = None
    file_number: str = ""
    corrections: tuple[Correction, ...] = ()

    @property
    def warnings(self) -> tuple[Refusal, ...]:
        """What is odd about the row, and the values it does not replace."""
        kept = (Refusal("typed_value_kept", c.unit, {"value": _shown(c.after)}) for c in self.corrections if c.typed)
        return (*self.row.warnings, *kept)


def columns_of_person(person: ArrivalPerson) -> dict[str, Any]:
    """The columns of a case that a list tells, as stored; what it does not tell is left out."""
    columns = {name: stored(value) for name in _SAME_NAME if (value := getattr(person, name)) not in {None, ""}}
    if person.role is not None:
        columns["household_role"] = str(person.role)
    if person.french_oral is not None:
        columns |= {"french_listening": person.french_oral, "french_speaking": person.french_oral}
    if person.french_written is not None:
        columns |= {"french_reading": person.french_written, "french_writing": person.french_written}
    if person.french_oral is not None or person.french_written is not None:
        columns["french_source"] = str(LevelSource.SELF_DECLARED)
    return columns


def compare(
    file: Reading, rows: Sequence[ParsedRow], agreed: frozenset[tuple[int, str]] = frozenset()
) -> list[Compared]:
    """Set every row against the file. ``agreed`` names (row number, unit) whose typed value the officer agrees to lose."""
    known = cases_by_certificate(file, [row.person.csq_number for row in rows if row.person is not None])
    cases = [known.get(row.person.csq_number) if row.person else None for row in rows]
    found = [_corrections(row, case) if case else () for row, case in zip(rows, cases, strict=True)]
    changed = [case["id"] for case, corrections in zip(cases, found, strict=True) if case and corrections]
    writers = writers_of(file, changed)
    return [
        _compared(row, case, _typed(row, corrections, writers.get(case["id"], {}), agreed)) if case else _without(row)
        for row, case, corrections in zip(rows, cases, found, strict=True)
    ]


def _without(row: ParsedRow) -> Compared:
    """The verdict of a row whose case the file does not have."""
    if row.person is None:
        return Compared(row, Verdict.REFUSED)
    missing = row.person.missing_for_new()
    if missing:
        refusal = Refusal("new_person_incomplete", missing[0], {"fields": missing})
        return Compared(ParsedRow(row.number, None, row.warnings, refusal), Verdict.REFUSED)
    return Compared(row, Verdict.NEW)


def _compared(row: ParsedRow, case: Mapping[str, Any], corrections: tuple[Correction, ...]) -> Compared:
    changed = any(not correction.typed for correction in corrections)
    return Compared(
        row, Verdict.CHANGED if changed else Verdict.UNCHANGED, case["id"], case["file_number"] or "", corrections
    )


def _typed(
    row: ParsedRow, corrections: Sequence[Correction], writers: Mapping[str, str], agreed: frozenset[tuple[int, str]]
) -> tuple[Correction, ...]:
    """The corrections, those marked as typed whose standing value a person wrote and did not agree to lose."""
    return tuple(
        replace(one, typed=writers.get(one.unit, IMPORT) != IMPORT and (row.number, one.unit) not in agreed)
        for one in corrections
    )


def _corrections(row: ParsedRow, case: Mapping[str, Any]) -> tuple[Correction, ...]:
    assert row.person is not None
    told = columns_of_person(row.person)
    found: list[Correction] = []
    for unit, names in UNITS["case"].items():
        if not any(name in told and told[name] != case[name] for name in names):
            continue
        if unit == "french" and case["french_source"] not in {None, LevelSource.SELF_DECLARED}:
            continue
        before = {name: case[name] for name in names}
        after = before | {name: told[name] for name in names if name in told}
        found.append(Correction(unit, unit_value("case", unit, before), unit_value("case", unit, after)))
    return tuple(found)


def _shown(value: Any) -> str:
    return " ".join(str(part) for part in value.values()) if isinstance(value, dict) else str(value)
