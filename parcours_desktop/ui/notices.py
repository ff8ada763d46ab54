"""What the program says in passing: done (with a link to undo it), mind this, failed. Never a box that stops the work.

around.notices.done(words("Dossier fermé"), undo=screen.undo)
around.notices.failed(words.trouble(trouble))
strip = around.notices.work(words("Importation de la liste"), work)      # progress with cancel
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.ui.background import Work
from parcours_desktop.ui.free_corner import free_corner, hides_what_matters
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import IconLabel, dressed, label, named
from parcours_desktop.ui.widgets.progress import ProgressStrip
from parcours_desktop.wording.words import Words

SHOWN_MS = 8000
MOST = 4
WIDTH = 420
ICONS = {
    Tone.GOOD: ("circle-check", "green_regular"),
    Tone.MIND: ("triangle-alert", "yellow_ink"),
    Tone.BAD: ("circle-alert", "red_regular"),
    Tone.INFO: ("info", "blue_regular"),
    Tone.NEUTRAL: ("info", "grey_dark"),
}


class Notice(QFrame):
    """One sentence with its icon, a cross, and perhaps a link."""

    def __init__(
        self, look: Look, words: Words, text: str, tone: Tone, link: str, followed: Callable[[], object] | None
    ) -> None:
        super().__init__()
        named(self, "notice")
        dressed(self, tone=tone.value)
        self.text = label(text, wrap=True, selectable=True)
        self._followed = followed
        self.takes_back = False
        icon, ink = ICONS[tone]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(GAP_SMALL)
        row.addWidget(IconLabel(look, icon, ink, 20))
        row.addWidget(self.text, 1)
        if link:
            self.link = named(Button(link, look, "link"), "notice-link")
            self.link.clicked.connect(self._on_followed)
            row.addWidget(self.link)
        close = named(Button("", look, "tiny", icon="x", tip=words("Fermer")), "notice-close")
        close.clicked.connect(self.close_notice)
        row.addWidget(close)

    def close_notice(self) -> None:
        """Take the notice away."""
        self.hide()
        self.deleteLater()

    def _on_followed(self) -> None:
        self.close_notice()
        if self._followed is not None:
            self._followed()


class Notices(QWidget):
    """The stack of notices at the foot of a page, where nothing is hidden that is being used; ``attach`` puts it there."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look, self._words = look, words
        named(self, "notices")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self._margin = GAP
        self.hide()

    def attach(self, ground: QWidget) -> None:
        """Show the notices over the foot of ``ground`` from now on: at the right, unless something used stands there."""
        self.setParent(ground)
        ground.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._place()

    def done(self, text: str, undo: Callable[[], object] | None = None) -> Notice:
        """Something succeeded; with ``undo`` a link takes it back."""
        notice = self._add(text, Tone.GOOD, self._words("Annuler l’action") if undo else "", undo)
        notice.takes_back = undo is not None
        return notice

    def forget_undo(self) -> None:
        """Something else was done since: a link that takes back the last act would take back the wrong one."""
        for notice in self.findChildren(Notice):
            if notice.takes_back:
                notice.close_notice()

    def told(self, text: str, link: str = "", followed: Callable[[], object] | None = None) -> Notice:
        """Something to know, perhaps with a link to it."""
        return self._add(text, Tone.INFO, link, followed)

    def mind(
        self, text: str, link: str = "", followed: Callable[[], object] | None = None, *, stays: bool = False
    ) -> Notice:
        """Something to mind; it may stay until it is closed."""
        return self._add(text, Tone.MIND, link, followed, stays=stays)

    def failed(self, text: str, link: str = "", followed: Callable[[], object] | None = None) -> Notice:
        """Something failed: a sentence that says what to do. It stays until it is closed."""
        return self._add(text, Tone.BAD, link, followed)

    def work(self, text: str, work: Work[Any]) -> ProgressStrip:
        """Show how far a work is, with its cancel, until it ends."""
        strip = ProgressStrip(self._look, self._words, text, work)
        work.ended.connect(strip.deleteLater)
        self._show(strip)
        return strip

    def texts(self) -> tuple[str, ...]:
        """The sentences shown now, newest last."""
        return tuple(notice.text.text() for notice in self.findChildren(Notice) if not notice.isHidden())

    def clear(self) -> None:
        """Take all notices away."""
        for notice in self.findChildren(Notice):
            notice.close_notice()

    def step_aside(self) -> None:
        """Another page is in front: stand where nothing of it that matters is hidden."""
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._place)
        return super().event(event)

    def _add(
        self, text: str, tone: Tone, link: str, followed: Callable[[], object] | None, *, stays: bool = False
    ) -> Notice:
        notice = Notice(self._look, self._words, text, tone, link, followed)
        for older in self.findChildren(Notice)[: -(MOST - 1)]:
            older.close_notice()
        if tone is not Tone.BAD and not stays:
            QTimer.singleShot(SHOWN_MS, notice, notice.close_notice)
        self._show(notice)
        return notice

    def _show(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self.show()
        widget.show()
        self._place()

    def _place(self) -> None:
        ground = self.parentWidget()
        if ground is None:
            return
        shown = any(not child.isHidden() for child in self.findChildren(QFrame, "notice"))
        self.setVisible(shown)
        width = min(WIDTH, ground.width() - 2 * self._margin)
        self.setFixedWidth(max(width, 200))
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()
        size = QSize(width, height)
        self.setGeometry(QRect(free_corner(ground, size, self._margin, self), size))
        self.raise_()

    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        """Stand aside for what takes the focus; a notice that hides nothing stays where it is being read."""
        ground = self.parentWidget()
        if ground is not None and self.isVisible() and hides_what_matters(ground, self):
            self._place()
