"""What may wait is fetched once the first window is painted, a part at a time, and the window listens in between."""

from pathlib import Path

from parcours_desktop.bootstrap import LateDoor
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.paths import places_under
from parcours_desktop.system.reference import Reference
from parcours_desktop.ui.application import WindowProgram
from parcours_desktop.ui.first_paint import FirstPaint
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


class Painted(QWidget):
    """Counts its paints."""

    def __init__(self) -> None:
        super().__init__()
        self.paints = 0

    def paintEvent(self, event: object) -> None:
        self.paints += 1


def test_it_is_told_once_and_after_the_paint(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    told: list[int] = []

    def note() -> None:
        told.append(widget.paints)

    FirstPaint(widget).happened.connect(note)
    assert told == []
    widget.show()
    qtbot.waitUntil(lambda: told != [])
    assert told[0] >= 1
    widget.repaint()
    QApplication.processEvents()
    assert len(told) == 1


def test_parts_are_fetched_after_the_paint_and_the_window_listens_between_them(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: FixedClock, reference: Reference
) -> None:
    order: list[str] = []
    places = places_under(tmp_path)

    def fetch() -> bool:
        window = program.unlock_window
        assert window is not None
        assert not window.visibleRegion().isEmpty()
        order.append("part")
        QTimer.singleShot(0, window, heard)
        return order.count("part") < 3

    def heard() -> None:
        order.append("heard")

    program = WindowProgram(qapp, places, clock, reference, LateDoor(places, None, clock, reference), "essai", fetch)
    program.start()
    assert order == []
    qtbot.waitUntil(lambda: order.count("heard") == 3)
    assert order.index("heard") < order.index("part", 2)
    program.unlock_window.close()  # type: ignore[union-attr]
