"""Paints the cells of a ``RowTable``: hairlines, pills, marks of strands, bars, half-bold names, red when late."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import ROW_HEIGHT
from parcours_desktop.ui.widgets.card import draw_strand
from parcours_desktop.ui.widgets.pill import PillText, draw_pill, pill_font
from parcours_desktop.ui.widgets.row_table import BAR_ROLE, PILL_ROLE, STRAND_ROLE, STYLE_ROLE

SIDE = 8
DOT = 9
BAR = 8


class RowDelegate(QStyledItemDelegate):
    """Draws one cell. The ground of a chosen row goes from side to side; ``cells``: a ring shows the cell with the focus."""

    def __init__(self, look: Look, parent: QWidget, *, cells: bool = False) -> None:
        super().__init__(parent)
        self._look, self._cells = look, cells

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        area: QRectF = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(area, QColor(theme.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.hover))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(theme.hairline))
        inside = area.adjusted(SIDE, 0, -SIDE, -1)
        pill, share = index.data(PILL_ROLE), index.data(BAR_ROLE)
        if isinstance(share, float):
            self._draw_bar(painter, inside, share)
        elif isinstance(pill, PillText):
            painter.setFont(pill_font(option.font))
            draw_pill(painter, inside, pill, theme, on=theme.selection if selected else "")
        else:
            strand = index.data(STRAND_ROLE)
            if strand:
                draw_strand(
                    painter, QRectF(inside.left(), inside.center().y() - DOT / 2, DOT, DOT), self._look, Strand(strand)
                )
                inside.setLeft(inside.left() + DOT + 6)
            self._draw_text(painter, option, index, inside, selected)
        if self._cells and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -3), 3, 3)
        painter.restore()

    def _draw_bar(self, painter: QPainter, area: QRectF, share: float) -> None:
        theme = self._look.theme
        ground = QRectF(area.left(), area.center().y() - BAR / 2, area.width(), BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.grey_pale))
        painter.drawRoundedRect(ground, BAR / 2, BAR / 2)
        if share > 0:
            ground.setWidth(max(BAR, ground.width() * min(share, 1.0)))
            painter.setBrush(QColor(theme.red_regular if share > 1 else theme.blue_regular))
            painter.drawRoundedRect(ground, BAR / 2, BAR / 2)

    def _draw_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        area: QRectF,
        selected: bool,
    ) -> None:
        theme = self._look.theme
        style = index.data(STYLE_ROLE)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if style == "bold" else QFont.Weight.Normal)
        painter.setFont(font)
        subtle = theme.grey_dark if selected else theme.grey_medium
        late = theme.red_dark if selected else theme.red_regular
        painter.setPen(QColor({"subtle": subtle, "late": late}.get(style, theme.text)))
        text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, int(area.width()))
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(area, int(alignment), text)
