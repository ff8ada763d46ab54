"""Size, names and door plates: a module can be read in one sitting and says at the door what it is."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import Module, program

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40

# "path" or "path:function" -> why it may be longer.
LONGER: dict[str, str] = {}
GENERATED = "parcours_desktop/database/migrations/versions/"  # each step of the schema, written once and never changed

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base"}


def functions(module: Module) -> Iterator[tuple[str, int]]:
    """Key in ``LONGER`` and length in lines of every function; a docstring does not count."""
    for node in ast.walk(module.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            said = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
            plate = (said.end_lineno or said.lineno) - said.lineno + 1 if said else 0
            yield f"{module.path}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1 - plate


def lengths() -> dict[str, tuple[int, int]]:
    """Every module and function -> its lines and the lines it may have."""
    found = {}
    for module in program():
        if not module.path.startswith(GENERATED):
            found[module.path] = (module.text.count("\n"), LONGEST_MODULE)
            found |= {name: (lines, LONGEST_FUNCTION) for name, lines in functions(module)}
    return found


def names(module: Module) -> set[str]:
    """The plain words in the names of a module, its folders and its classes."""
    classes = [node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    parts = [*module.dotted.split("."), *(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name) for name in classes)]
    return {word.lower() for part in parts for word in part.split("_")}


def test_modules_and_functions_are_short() -> None:
    too_long = {name: lines for name, (lines, most) in lengths().items() if lines > most and name not in LONGER}
    assert too_long == {}


def test_what_may_be_longer_still_is() -> None:
    found = lengths()
    assert [name for name in LONGER if name not in found or found[name][0] <= found[name][1]] == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        module.path
        for module in program()
        if not module.path.endswith("__init__.py")
        and not (ast.get_docstring(module.tree) or "").partition("\n")[0].strip()
    ]
    assert silent == []


def test_packages_hold_nothing_of_their_own() -> None:
    assert [module.path for module in program() if module.path.endswith("__init__.py") and module.text.strip()] == []


def test_names_are_plain_words_of_the_programme() -> None:
    assert {module.path: sorted(names(module) & VAGUE) for module in program() if names(module) & VAGUE} == {}
