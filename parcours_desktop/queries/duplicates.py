"""Probable duplicates among the cases of the file, each pair with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.summary import person_of
from parcours_desktop.domain.duplicates import DuplicatePerson, duplicate_keys, duplicate_reason
from parcours_desktop.domain.refusal import Refusal

_PERSON = "id, family_name, given_name, birth_date, csq_number, client_id, phone, email"
_PARTS = 500


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two cases that may be one person's; ``reason`` is a warning whose sentence says why."""

    first: int
    second: int
    reason: Refusal


def all_duplicates(file: Reading) -> tuple[Duplicate, ...]:
    """Every probable pair among open cases, less those that were dismissed; ordered by case."""
    pairs = file.exec_driver_sql(
        "SELECT DISTINCT a.case_id, b.case_id FROM duplicate_key a JOIN duplicate_key b ON a.key = b.key AND a.case_id < b.case_id"
    )
    return _judged(file, [(first, second) for first, second in pairs])


def duplicates_of(file: Reading, case_id: int) -> tuple[Duplicate, ...]:
    """The probable duplicates of one case."""
    others = file.exec_driver_sql(
        "SELECT DISTINCT b.case_id FROM duplicate_key a JOIN duplicate_key b ON a.key = b.key AND a.case_id <> b.case_id "
        "WHERE a.case_id = ? LIMIT 200",
        (case_id,),
    ).scalars()
    return _judged(file, [(case_id, other) for other in others])


def duplicates_of_person(file: Reading, person: DuplicatePerson) -> tuple[tuple[int, Refusal], ...]:
    """Cases that may be a person's whose case is just being typed: (case, reason)."""
    keys = duplicate_keys(person)
    marks = ",".join("?" * len(keys))
    if not keys:
        return ()
    found = file.exec_driver_sql(f"SELECT DISTINCT case_id FROM duplicate_key WHERE key IN ({marks}) LIMIT 200", keys)
    people = _people(file, found.scalars())
    judged = ((case_id, duplicate_reason(person, other)) for case_id, other in sorted(people.items()))
    return tuple((case_id, reason) for case_id, reason in judged if reason is not None)


def _judged(file: Reading, pairs: list[tuple[int, int]]) -> tuple[Duplicate, ...]:
    people = _people(file, {case_id for pair in pairs for case_id in pair})
    dismissed = _dismissed(file)
    found = []
    for first, second in pairs:
        reason = duplicate_reason(people[first], people[second])
        if reason is not None and frozenset((first, second)) not in dismissed:
            found.append(Duplicate(first, second, reason))
    return tuple(sorted(found, key=lambda pair: (pair.first, pair.second)))


def _people(file: Reading, case_ids: Iterable[int]) -> dict[int, DuplicatePerson]:
    listed = list(case_ids)
    people: dict[int, DuplicatePerson] = {}
    for start in range(0, len(listed), _PARTS):
        part = tuple(listed[start : start + _PARTS])
        rows = file.exec_driver_sql(f"SELECT {_PERSON} FROM cases WHERE id IN ({','.join('?' * len(part))})", part)
        people |= {row["id"]: person_of(dict(row)) for row in rows.mappings()}
    return people


def _dismissed(file: Reading) -> set[frozenset[int]]:
    rows = file.exec_driver_sql(
        "SELECT dismissal.case_id, record.id FROM dismissal JOIN record ON record.uid = unhex(dismissal.other) WHERE dismissal.removed = 0"
    )
    return {frozenset((first, second)) for first, second in rows}
