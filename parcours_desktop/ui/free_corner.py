"""Where something that floats over a page may stand: never over what has the focus, nor over the page's own verb."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

RAISED = (0, 56, 112, 168)  # pixels above the foot of the page, tried in this order
VERBS = {"primary", "accent", "danger"}
WHOLE = 0.3  # share of the page from which a thing that has the focus is a surface (a table, an editor), not a control


def free_corner(ground: QWidget, size: QSize, margin: int, floating: QWidget) -> QPoint:
    """The upper left corner at which ``floating`` hides least: lower right if it can, else left, in the middle, higher."""
    controls = tuple(_controls(ground, floating))
    return min(_spots(ground, size, margin), key=lambda spot: _hidden(QRect(spot, size), controls))


def hides_what_matters(ground: QWidget, floating: QWidget) -> bool:
    """Whether ``floating`` stands where it must not."""
    return any(cost > 1 and area.intersects(floating.geometry()) for area, cost in _controls(ground, floating))


def _spots(ground: QWidget, size: QSize, margin: int) -> Iterator[QPoint]:
    room = ground.width() - size.width()
    for raised in RAISED:
        top = max(0, ground.height() - size.height() - margin - raised)
        for left in (room - margin, margin, room // 2):
            yield QPoint(left, top)


def _hidden(place: QRect, controls: tuple[tuple[QRect, int], ...]) -> int:
    return sum(cost for area, cost in controls if area.intersects(place))


def _controls(ground: QWidget, floating: QWidget) -> Iterator[tuple[QRect, int]]:
    """What can be used on the page, as far as it is seen, and how bad it is to hide it."""
    focused = QApplication.focusWidget()
    for control in (*ground.findChildren(QAbstractButton), *ground.findChildren(QLineEdit)):
        if control is not focused and control.isVisible() and not floating.isAncestorOf(control):
            verb = control.property("kind") in VERBS and control.isEnabled()
            yield _seen(control, ground), 100 if verb else 1
    if focused is not None and ground.isAncestorOf(focused) and not floating.isAncestorOf(focused):
        area = _seen(focused, ground)
        if area.width() * area.height() < WHOLE * ground.width() * ground.height():
            yield area, 100


def _seen(widget: QWidget, ground: QWidget) -> QRect:
    """What of a widget its parents let one see, in the ground's coordinates."""
    area = QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not ground:
        area &= QRect(above.mapTo(ground, QPoint(0, 0)), above.size())
        above = above.parentWidget()
    return area
