"""What a person has arranged on this machine: saved views, columns, widths. In the encrypted file, outside the journal."""

import json
from typing import Any

from parcours_desktop.database.office import Office
from parcours_desktop.database.reading import Reading


def read_preference(file: Reading, name: str) -> Any:
    """The value kept under a name, or None."""
    text = file.exec_driver_sql("SELECT value FROM preference WHERE name=?", (name,)).scalar()
    return None if text is None else json.loads(text)


def keep_preference(office: Office, name: str, value: Any) -> None:
    """Keep a JSON value under a name."""
    with office.file.writing() as file:
        file.exec_driver_sql(
            "INSERT INTO preference (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value=excluded.value",
            (name, json.dumps(value, ensure_ascii=False)),
        )
