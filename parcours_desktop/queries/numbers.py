"""A case found by the number that is written on it."""

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.file_number import parse_file_number


def case_of_number(file: Reading, number: str) -> int | None:
    """The case with this file number (with or without hyphens), or else this certificate number; None if there is none."""
    parsed = parse_file_number(number)
    wanted = (str(parsed) if parsed else number.strip(), number.strip().upper())
    found = file.exec_driver_sql(
        "SELECT id FROM cases WHERE (file_number=? OR csq_number=?) AND removed=0 AND merged_into IS NULL ORDER BY id LIMIT 1",
        wanted,
    )
    return found.scalar()
