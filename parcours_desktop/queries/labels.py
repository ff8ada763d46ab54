"""The addresses of cases for labels: one for each household at one address, in the order of the list."""

from collections.abc import Sequence

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.labels import Label, address_lines

PART = 900
_ROWS = (
    "SELECT id, file_number, household_key, given_name, family_name, street, city, postal_code FROM cases "
    "WHERE removed=0 AND merged_into IS NULL AND id IN ({marks})"
)


def labels_of(file: Reading, ids: Sequence[int]) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The labels, and the file numbers of the cases whose address is not known."""
    found = {}
    for start in range(0, len(ids), PART):
        part = tuple(ids[start : start + PART])
        rows = file.exec_driver_sql(_ROWS.format(marks=",".join("?" * len(part))), part).mappings()
        found.update({row["id"]: row for row in rows})
    labels: dict[tuple[object, ...], Label] = {}
    left = []
    for case_id in ids:
        row = found.get(case_id)
        if row is None:
            continue
        lines = address_lines(row["street"] or "", row["city"] or "", row["postal_code"] or "")
        if not lines:
            left.append(row["file_number"] or "")
            continue
        name = " ".join(filter(None, (row["given_name"], row["family_name"])))
        key = (row["household_key"] or case_id, lines)
        first = labels.get(key)
        labels[key] = Label(first.name if first else name, lines, (*(first.cases if first else ()), case_id))
    return tuple(labels.values()), tuple(left)
