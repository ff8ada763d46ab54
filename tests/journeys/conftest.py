"""The whole program on a folder of its own; hours pass when a test says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from parcours_desktop.bootstrap import LateDoor
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.paths import Places, places_under
from parcours_desktop.system.reference import Reference
from parcours_desktop.ui.application import WindowProgram
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import NOON
from tests.journeys.opening import opened

__all__ = ["opened"]


@dataclass
class Stopwatch:
    """Seconds that pass by the test's hand."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def nothing() -> None:
    """The test imports everything as it goes."""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_under(tmp_path)


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def program(
    qapp: QApplication, places: Places, reference: Reference, stopwatch: Stopwatch, qtbot: QtBot
) -> Iterator[WindowProgram]:
    clock = FixedClock(NOON)
    door = LateDoor(places, None, clock, reference)
    made = WindowProgram(qapp, places, clock, reference, door, "essai", nothing, stopwatch)
    yield made
    made.stop()
