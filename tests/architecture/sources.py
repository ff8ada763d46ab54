"""The sources of the program as these tests read them: modules with their trees, tracked files with their text."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "parcours_desktop"


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: its path from the top of the checkout, its text, its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def dotted(self) -> str:
        """The name under which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def modules_of(folder: Path) -> tuple[Module, ...]:
    """Every module below a folder."""
    found = sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))
        for path in found
        for text in [path.read_text(encoding="utf-8")]
    )


def program() -> tuple[Module, ...]:
    """The modules of the program."""
    return modules_of(PROGRAM)


def everything() -> tuple[Module, ...]:
    """The modules of the program and of its tests."""
    return program() + modules_of(ROOT / "tests")


def calls(module: Module) -> Iterator[ast.Call]:
    """Every call in a module."""
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def last_name(node: ast.AST) -> str:
    """``c`` of ``a.b.c`` or ``c``; "" of anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, part of the repository; without git, every file that is not made."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())
    made = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis"}
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and made.isdisjoint(path.parts))
