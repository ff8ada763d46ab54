"""The bar at the top: the product's name, the search of all cases (Ctrl K), the office, and the person's menu."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import BAR_HEIGHT, GAP
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.wording.words import Words

SEARCH_WIDTH = 560
AVATAR = 28
PERSON_MENU = ("palette", "help", "", "preferences", "", "lock", "quit")


class SearchBox(QLineEdit):
    """The search of all cases. Escape empties it; Arrow down and Enter hand the keyboard to what was found."""

    handed_on = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        named(self, "search")
        self.setPlaceholderText(words("Rechercher un nom, un numéro, un téléphone…"))
        self.setAccessibleName(words("Rechercher un dossier"))
        self.setMaxLength(200)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self.keys: QLabel = named(label(keys), "search-key")
        self.setTextMargins(26, 0, 60, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        self.keys.setFixedHeight(18)
        glass = IconLabel(look, "search", "on_bar")
        for still in (glass, self.keys):
            still.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(glass)
        row.addStretch(1)
        row.addWidget(self.keys)
        self.textChanged.connect(self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.handed_on.emit()
            return
        super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        self.keys.setVisible(not text)


class Avatar(QPushButton):
    """The person's initials in a circle; a click opens the person's menu."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "avatar")
        self._look, self._initials = look, ""
        self.setFixedSize(AVATAR + 4, AVATAR + 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def show_person(self, name: str) -> None:
        """Show the initials of ``name``; the whole name is its tip."""
        parts = [part for part in name.replace("-", " ").split() if part]
        self._initials = (
            "".join(part[0] for part in (parts[0], parts[-1])).upper() if len(parts) > 1 else name[:1].upper()
        )
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(AVATAR + 4, AVATAR + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(2, 2, AVATAR, AVATAR)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.on_bar), 1.5))
            painter.drawEllipse(QRectF(0.75, 0.75, AVATAR + 2.5, AVATAR + 2.5))
            disc = disc.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.on_bar))
        painter.drawEllipse(disc)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(theme.bar))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


class TopBar(QWidget):
    """The whole bar. The search stands in the middle of the window and shrinks with it."""

    def __init__(self, look: Look, words: Words, actions: Actions) -> None:
        super().__init__()
        named(self, "top-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(BAR_HEIGHT)
        self._actions = actions
        self.search = SearchBox(look, words)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.search.setMinimumWidth(240)
        self.office = named(label(""), "office")
        self.avatar = Avatar(look)
        self.avatar.clicked.connect(self._on_avatar)
        left, right = QWidget(), QWidget()
        begin, end = QHBoxLayout(left), QHBoxLayout(right)
        for row in (begin, end):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
        begin.addWidget(named(label(words("Parcours")), "product"))
        begin.addStretch(1)
        end.addStretch(1)
        end.addWidget(self.office)
        end.addWidget(self.avatar)
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            side.setMinimumWidth(150)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(GAP, 0, GAP + 2, 0)
        whole.setSpacing(GAP)
        whole.addWidget(left, 1)
        whole.addWidget(self.search, 2)
        whole.addWidget(right, 1)

    def show_person(self, person: str, office: str) -> None:
        """Say who works, and for which office."""
        self.office.setText(office)
        self.avatar.show_person(person)

    def _on_avatar(self) -> None:
        menu = self._actions.menu(PERSON_MENU, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.avatar.mapToGlobal(self.avatar.rect().bottomRight())
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y() + 4))
