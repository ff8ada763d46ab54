"""How pages that are looked at are painted: their pictures, and over them what was found and what is chosen."""

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from parcours_desktop.screens.page_choice import PageChoice
from parcours_desktop.screens.page_view import PageView
from parcours_desktop.screens.plan_pages import PageImage
from parcours_desktop.ui.theme import LIGHT

CHOSEN = 0.45  # how strongly the chosen text is tinted: what is written stays easy to read


def paint_pages(painter: QPainter, view: PageView, edge: QColor) -> None:
    """Paint what is in sight, in pixels of the screen from the beginning of all pages. Paper is white by night too."""
    pages = view.layout.visible(view.top)
    for page in pages:
        area = QRectF(*view.layout.area(page))
        painter.fillRect(area.adjusted(-1, -1, 1, 2), edge)
        painter.fillRect(area, QColor(LIGHT.background))
    _paint_pictures(painter, view)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for page in pages:
        _paint_marks(painter, view, page)


def _paint_pictures(painter: QPainter, view: PageView) -> None:
    """What is drawn already; until the rest is, pictures in another size stand in for it."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    tiles = view.visible_tiles(view.top)
    missing = {tile.page: tile.whole for tile in tiles if tile not in view.tiles}
    for page, whole in missing.items():
        for other, image in view.tiles.stand_ins(page, whole):
            painter.drawImage(QRectF(*view.area(other)), _borrowed(image))
    for tile in tiles:
        found = view.tiles.get(tile)
        if found is not None:
            left, top, _width, _height = view.area(tile)
            painter.drawImage(QPoint(left, top), _borrowed(found))


def _paint_marks(painter: QPainter, view: PageView, page: int) -> None:
    current = view.search.current
    for hit in view.search.on_page(page):
        ink = LIGHT.yellow_regular if hit == current else LIGHT.yellow_pale
        for box in view.boxes(page, hit.first, hit.last):
            painter.fillRect(QRectF(*box).adjusted(-1, -1, 1, 1), QColor(ink))
    chosen = view.choice.on_page(page)
    if chosen is None or (current is not None and view.choice == PageChoice.of_hit(current)):
        return  # the find that one stands on has its own mark
    tint = QColor(LIGHT.blue_light)
    tint.setAlphaF(CHOSEN)
    for box in view.boxes(page, *chosen):
        painter.fillRect(QRectF(*box), tint)


def _borrowed(image: PageImage) -> QImage:
    """A picture that lasts as long as the page's bytes."""
    return QImage(image.bgra, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
