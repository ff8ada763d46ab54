"""The navigation at the left. Its entries come from one table; only those whose page exists are shown."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QVBoxLayout, QWidget

from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import NAV_WIDTH, ROW_HEIGHT, TINY_SIZE
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One entry: the name of its page, its label, its icon; ``bottom`` stands at the foot, the count of an ``urgent`` one is red.

    ``group`` names what the entries that bear it are for; it stands above them.
    """

    name: str
    label: str
    icon: str
    bottom: bool = False
    urgent: bool = False
    group: str = ""


COORDINATION = marked("COORDINATION")
ENTRIES: tuple[NavEntry, ...] = (
    NavEntry("today", marked("Aujourd’hui"), "sun", urgent=True),
    NavEntry("cases", marked("Dossiers"), "folder"),
    NavEntry("calendar", marked("Calendrier"), "calendar"),
    NavEntry("organizations", marked("Partenaires"), "handshake"),
    NavEntry("team", marked("Équipe"), "users", urgent=True, group=COORDINATION),
    NavEntry("figures", marked("Bilans"), "table-2", group=COORDINATION),
    NavEntry("staff", marked("Personnel"), "user", group=COORDINATION),
    NavEntry("preferences", marked("Préférences"), "settings", bottom=True),
)


class NavButton(QAbstractButton):
    """One entry, with its count at the right; a bar at the left and the blue show where one is."""

    def __init__(self, look: Look, words: Words, entry: NavEntry) -> None:
        super().__init__()
        named(self, f"go-{entry.name}")
        self._look, self._words, self._entry = look, words, entry
        self._count: int | None = None
        self._ring = False
        self.setText(words(entry.label))
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setFixedHeight(ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def show_count(self, count: int | None) -> None:
        """Show a number beside the label, or none."""
        self._count = count
        self.setAccessibleDescription("" if count is None else self._words.number(count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NAV_WIDTH - 17, ROW_HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        reasons = Qt.FocusReason
        self._ring = event.reason() in {reasons.TabFocusReason, reasons.BacktabFocusReason, reasons.ShortcutFocusReason}
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, here = self._look.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self.underMouse():
            painter.setBrush(QColor(theme.selection if here else theme.hairline))
            painter.drawRoundedRect(area, 4, 4)
        if here:
            painter.setBrush(QColor(theme.blue_piv))
            painter.drawRoundedRect(QRectF(0, 0, 3, area.height()), 1.5, 1.5)
        ink = "blue_piv" if here else "grey_dark"
        picture = self._look.pixmap(self._entry.icon, ink, 16, self)
        painter.drawPixmap(12, int((area.height() - 16) / 2), picture)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(getattr(theme, ink)))
        painter.drawText(
            area.adjusted(37, 0, -50, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self._count is not None and (self._count or not self._entry.urgent):
            self._draw_count(painter, area)
        if self.hasFocus() and self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _draw_count(self, painter: QPainter, area: QRectF) -> None:
        theme = self._look.theme
        font = QFont(self.font())
        font.setPixelSize(TINY_SIZE)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        text = self._words.number(self._count or 0)
        width = max(22, painter.fontMetrics().horizontalAdvance(text) + 16)
        badge = QRectF(area.right() - width - 9, (area.height() - 18) / 2, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.red_regular if self._entry.urgent else theme.badge))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(QColor(theme.on_primary if self._entry.urgent else theme.on_badge))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


class SideNav(QWidget):
    """The column of entries; ``chosen`` tells the name of the page to go to."""

    chosen = Signal(str)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        named(self, "side-nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(NAV_WIDTH)
        self._group = QButtonGroup(self)
        self._buttons = {entry.name: NavButton(look, words, entry) for entry in ENTRIES}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 9, 12)
        column.setSpacing(2)
        self._groups: dict[str, QLabel] = {}
        for entry in ENTRIES:
            if entry.group and entry.group not in self._groups:
                self._groups[entry.group] = label(words(entry.group), "group")
                self._groups[entry.group].setContentsMargins(9, 14, 0, 4)
                self._groups[entry.group].hide()
                column.addWidget(self._groups[entry.group])
            if not entry.bottom:
                column.addWidget(self._buttons[entry.name])
        column.addStretch(1)
        for entry in ENTRIES:
            button = self._buttons[entry.name]
            if entry.bottom:
                column.addWidget(button)
            button.setVisible(False)
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def reveal(self, name: str) -> None:
        """Show the entry of a page that exists; names without an entry are ignored."""
        if name in self._buttons:
            self._buttons[name].setVisible(True)
            for entry in ENTRIES:
                if entry.name == name and entry.group:
                    self._groups[entry.group].setVisible(True)

    def show_here(self, name: str) -> None:
        """Show which page one is on."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def show_count(self, name: str, count: int | None) -> None:
        """Show a number beside an entry."""
        if name in self._buttons:
            self._buttons[name].show_count(count)

    def _on_clicked(self, button: QAbstractButton) -> None:
        for name, known in self._buttons.items():
            if known is button:
                self.chosen.emit(name)
