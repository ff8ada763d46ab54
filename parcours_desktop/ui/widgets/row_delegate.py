"""Paints the cells of a ``RowTable``: hairlines, pills, marks of strands, half-bold names, red when late."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import ROW_HEIGHT
from parcours_desktop.ui.widgets.card import draw_strand
from parcours_desktop.ui.widgets.pill import PillText, draw_pill, pill_font
from parcours_desktop.ui.widgets.row_table import PILL_ROLE, STRAND_ROLE, STYLE_ROLE

SIDE = 8
DOT = 9


class RowDelegate(QStyledItemDelegate):
    """Draws one cell. The ground of a chosen row goes from side to side; a ring shows the row with the focus."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

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
        pill = index.data(PILL_ROLE)
        if isinstance(pill, PillText):
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
        painter.restore()

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
