"""The full-text index: what is stored of a person to be found by, and how typed words become a query."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.domain.names import fold, key_terms, key_text, search_text

CREATE_SEARCH = (
    "CREATE VIRTUAL TABLE case_search USING fts5(names, keys, numbers, tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "INSERT INTO case_search(case_search, rank) VALUES ('secure-delete', 1)",
)
LONG_DISTANCE = 11  # figures of a North American telephone number with the 1 before it
_NUMBERS = ("csq_number", "file_number", "client_id", "dossier_number", "phone", "email")


def search_row(columns: Mapping[str, Any]) -> tuple[str, str, str]:
    """What is indexed of a case: folded names, transliteration keys, numbers with and without their separators."""
    names = [columns[part] for part in ("family_name", "given_name", "other_name") if columns.get(part)]
    numbers: list[str] = []
    for name in _NUMBERS:
        parts = _plain(columns.get(name) or "").split()
        numbers += [*parts, "".join(parts)] if len(parts) > 1 else parts
    together = [fold(name).replace(" ", "") for name in names if " " in name]  # Benali finds « Ben Ali »
    return " ".join([search_text(*names), *together]), key_text(*names), " ".join(numbers)


def index_cases(connection: Connection, rows: Sequence[tuple[int, Mapping[str, Any]]], *, new: bool) -> None:
    """Write the index rows of cases; ``new`` ones have none yet. Those that would say the same are left as they are."""
    values = [(case_id, *search_row(columns)) for case_id, columns in rows]
    if not new:
        known = _indexed(connection, [case_id for case_id, _ in rows])
        values = [row for row in values if known.get(row[0]) != row[1:]]
        gone = [(row[0],) for row in values if row[0] in known]
        if gone:
            connection.exec_driver_sql("DELETE FROM case_search WHERE rowid=?", gone)
    for start in range(0, len(values), 2_000):
        connection.exec_driver_sql(
            "INSERT INTO case_search(rowid, names, keys, numbers) VALUES (?,?,?,?)", values[start : start + 2_000]
        )


def _indexed(connection: Connection, case_ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """What is indexed of cases now."""
    found: dict[int, tuple[str, str, str]] = {}
    for start in range(0, len(case_ids), 500):
        part = tuple(case_ids[start : start + 500])
        sql = f"SELECT rowid, names, keys, numbers FROM case_search WHERE rowid IN ({','.join('?' * len(part))})"
        found |= {row[0]: (row[1], row[2], row[3]) for row in connection.exec_driver_sql(sql, part)}
    return found


def match_of(text: str, *, as_written: bool = False) -> str | None:
    """The FTS5 query for typed text: every word, in any order, begins a name, its key or a number. None if no word.

    ``as_written`` leaves the keys out: only names and numbers that begin as they were typed. Figures are looked for in
    the order in which they were typed, with or without the signs between them.
    """
    if any(letter.isdigit() for letter in text) and not any(letter.isalpha() for letter in text):
        return _match_of_figures(text)
    if "@" in text:
        return f'numbers:"{" ".join(_plain(text).split())}"*'
    clauses = []
    for word in _words_of(text):
        if " " in word:
            clauses.append(f'numbers:"{word}"*')
            continue
        either = [f'names:"{word}"*', f'numbers:"{word}"*']
        if not as_written:
            either += [f'keys:"{term.key}"' + ("" if term.whole else "*") for term in key_terms(word)]
        clauses.append("(" + " OR ".join(either) + ")")
    return " AND ".join(clauses) or None


def _match_of_figures(text: str) -> str:
    """A telephone or file number, however it is parted; the 1 before a telephone number may be left out or not."""
    parts = _plain(text).split()
    whole = "".join(parts)
    wanted = [whole]
    if len(parts) > 1:
        wanted.append(" ".join(parts))
    if len(whole) == LONG_DISTANCE and whole.startswith("1"):
        wanted.append(whole[1:])
    return " OR ".join(f'numbers:"{one}"*' for one in wanted)


def _words_of(text: str) -> Iterator[str]:
    """Folded words, names one by one; a number with its parts (« CSQ-1000 », « AQ-2026-06 ») stays together."""
    for typed in text.split():
        parts = _plain(typed).split()
        if len(parts) > 1 and any(letter.isdigit() for letter in typed):
            yield " ".join(parts)
        else:
            yield from fold(typed).split()


def _plain(text: str) -> str:
    """Letters and digits only, other signs as spaces."""
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold())
