"""The wheel holds every room and every resource, and nothing else."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.dev.checkout import ROOT

BUILD = "from setuptools import build_meta; build_meta.build_wheel('dist')"


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel built from a copy of the checkout."""
    copy = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "setup.py", "README.md"):
        shutil.copy(ROOT / name, copy)
    for name in ("parcours_desktop", "resources"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(zipfile.ZipFile(next((copy / "dist").glob("*.whl"))).namelist())


def files(folder: Path, into: str, ending: str = "*") -> set[str]:
    found = (path for path in folder.rglob(ending) if path.is_file() and "__pycache__" not in path.parts)
    return {f"{into}/{path.relative_to(folder).as_posix()}" for path in found}


def test_every_room_is_in_the_wheel(contents: set[str]) -> None:
    assert files(ROOT / "parcours_desktop", "parcours_desktop", "*.py") <= contents


def test_every_resource_is_in_the_wheel(contents: set[str]) -> None:
    assert files(ROOT / "resources", "parcours_desktop/_resources") <= contents


def test_nothing_else_is_in_the_wheel(contents: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in contents} == {"parcours_desktop"}
