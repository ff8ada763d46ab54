"""The journal is the truth: only its folding writes the rows of the programme, only the journal writes itself."""

import ast
import re
from collections.abc import Iterator

import pytest
from parcours_desktop.database.tables import KINDS
from tests.architecture.sources import Module, calls, last_name, program

JOURNALED = {table.name for table in KINDS.values()} | {"edit", "change", "cell", "record", "tip"}
GATES = re.compile(
    r"^parcours_desktop/database/(projection|journal|fold)\w*\.py$|^parcours_desktop/database/migrations/"
)
VERBS = {"insert", "update", "delete"}
# A writing statement and the table it names; {} stands for a name put in at run time.
STATEMENT = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|DELETE\s+FROM|UPDATE(?:\s+OR\s+\w+)?)\s+[\"\[`]?(\w+|\{\})"
)


def statements(module: Module) -> Iterator[tuple[int, str]]:
    """Line and text of every string, with {} for what an f-string fills in; documentation left out."""
    pieces = {id(part) for node in ast.walk(module.tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values),
            )


def writes(module: Module) -> Iterator[str]:
    """Every place where a module writes a journaled table, or one whose name cannot be read in the source."""
    for line, text in statements(module):
        for table in STATEMENT.findall(text):
            if table == "{}" or table in JOURNALED:
                yield f"{module.path}:{line} {table}"
    for call in calls(module):
        verb = last_name(call.func)
        if verb not in VERBS:
            continue
        of = call.func.value if isinstance(call.func, ast.Attribute) else (call.args[0] if call.args else call.func)
        if last_name(of) in JOURNALED:
            yield f"{module.path}:{call.lineno} {verb} {last_name(of)}"


def test_only_the_gates_write_what_is_journaled() -> None:
    assert [place for module in program() if not GATES.match(module.path) for place in writes(module)] == []


def test_the_gates_do_write() -> None:
    assert [place for module in program() if GATES.match(module.path) for place in writes(module)]


@pytest.mark.parametrize(
    "line",
    [
        "connection.exec_driver_sql('UPDATE cases SET officer=?', values)",
        "connection.exec_driver_sql(f'INSERT INTO \"{table}\" VALUES (?)', values)",
        "connection.execute(tables.cases.delete())",
        "connection.execute(update(cases).values(officer=None))",
    ],
)
def test_a_planted_write_is_found(line: str) -> None:
    assert list(writes(Module("planted.py", line, ast.parse(line))))


def test_reading_is_not_writing() -> None:
    line = "found.update(names); connection.exec_driver_sql('SELECT id FROM cases')"
    assert list(writes(Module("planted.py", line, ast.parse(line)))) == []
