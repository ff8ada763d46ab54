"""How screens tell that something happened."""

from parcours_desktop.screens.observing import Signal


class Panel:
    def __init__(self) -> None:
        self.heard: list[int] = []

    def hear(self, number: int) -> None:
        self.heard.append(number)


def test_a_listener_hears_what_is_told_once_however_often_it_connected() -> None:
    told, panel = Signal[int](), Panel()
    told.connect(panel.hear)
    told.connect(panel.hear)
    told.emit(3)
    assert panel.heard == [3]


def test_who_disconnected_hears_nothing_more() -> None:
    told, panel = Signal[int](), Panel()
    told.connect(panel.hear)
    told.disconnect(panel.hear)
    told.emit(3)
    assert panel.heard == []


def test_a_panel_that_is_gone_is_not_kept_alive_by_what_it_listened_to() -> None:
    told, heard = Signal[int](), []
    panel = Panel()
    told.connect(panel.hear)
    told.connect(heard.append)
    del panel
    told.emit(3)
    assert heard == [3]


def test_a_listener_may_leave_while_it_is_told() -> None:
    told, heard = Signal[()](), []

    def once() -> None:
        heard.append(1)
        told.disconnect(once)

    told.connect(once)
    told.emit()
    told.emit()
    assert heard == [1]
