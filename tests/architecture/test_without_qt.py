"""Everything but the drawn room works where Qt is not to be had, and nothing heavy is loaded before it is needed."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from textwrap import dedent

from tests.architecture.sources import PROGRAM, ROOT, Module, program

# Imported inside functions only, and warmed by bootstrap after the first paint.
HEAVY = {
    "reportlab",
    "alembic",
    "openpyxl",
    "xlsxwriter",
    "pypdfium2",
    "pikepdf",
    "holidays",
    "icalendar",
    "psycopg",
    "numpy",
}
# Rooms that are themselves imported late: they may name what they are made of at the top.
LATE = ("parcours_desktop/documents/", "parcours_desktop/database/migrations/")

IMPORT_ALL = dedent("""
    import importlib, json, sys

    class NoQt:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in {"PySide6", "shiboken6"}:
                raise ImportError(f"{name} is not to be had")

    sys.meta_path.insert(0, NoQt())
    refused = {}
    for name in json.load(sys.stdin):
        try:
            importlib.import_module(name)
        except ImportError as error:
            refused[name] = str(error)
    print(json.dumps([refused, sorted(sys.modules)]))
""")


def import_without_qt(names: Iterable[str]) -> tuple[dict[str, str], set[str]]:
    """Imports modules in a Python that has no Qt: what was refused and why, and every module then loaded."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        cwd=ROOT,
        input=json.dumps(list(names)),
        capture_output=True,
        text=True,
        check=True,
    )
    refused, loaded = json.loads(done.stdout)
    return refused, set(loaded)


def imports_at_the_top(module: Module) -> Iterator[tuple[int, str]]:
    """Line and top package of every import that runs when the module is imported."""
    waiting: list[ast.AST] = list(module.tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, (node.module or "").partition(".")[0]
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting.extend(node.orelse)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            waiting.extend(ast.iter_child_nodes(node))


def test_every_room_but_the_drawn_one_imports_without_qt() -> None:
    rooms = [module for module in program() if not module.path.startswith("parcours_desktop/ui/")]
    refused, _ = import_without_qt(
        module.dotted for module in rooms if not module.path.startswith("parcours_desktop/database/migrations/")
    )
    assert refused == {}


def test_the_front_door_loads_nothing_heavy() -> None:
    doors = [f"parcours_desktop.{name}" for name in ("__main__", "bootstrap") if (PROGRAM / f"{name}.py").exists()]
    _, loaded = import_without_qt(doors)
    assert loaded & HEAVY == set()


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    early = [
        f"{module.path}:{line} imports {package}"
        for module in program()
        if not module.path.startswith(LATE)
        for line, package in imports_at_the_top(module)
        if package in HEAVY
    ]
    assert early == []
