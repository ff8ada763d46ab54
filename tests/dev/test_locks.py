"""The locks say what ``pyproject.toml`` asks for, exactly, with hashes, and nothing of where it came from."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.dev.checkout import ROOT

LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(lock: Path) -> dict[str, str]:
    """Package -> version."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def asked(requirements: list[str]) -> set[str]:
    """The packages' names as locks spell them."""
    return {re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", one)[0]).lower() for one in requirements}  # type: ignore[index]


def test_everything_the_program_asks_for_is_locked() -> None:
    assert asked(PROJECT["project"]["dependencies"]) <= set(locked(LOCKS[0]))


def test_everything_the_tests_ask_for_is_locked() -> None:
    assert asked(PROJECT["dependency-groups"]["dev"]) <= set(locked(LOCKS[1]))


def test_tests_run_on_the_versions_that_people_get() -> None:
    assert locked(LOCKS[0]).items() <= locked(LOCKS[1]).items()


def test_people_get_nothing_that_only_tests_need() -> None:
    assert asked(PROJECT["dependency-groups"]["dev"]) & set(locked(LOCKS[0])) == set()
    assert {"numpy", "lxml"} & set(locked(LOCKS[0])) == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    assert [block for block in blocks if block.strip() and "--hash=sha256:" not in block] == []
    assert "://" not in text
    assert "--index" not in text
