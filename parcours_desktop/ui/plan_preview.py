"""Beside the editor: the PDF itself, page below page, drawn in the worker while one types; the newest drawing wins."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.screens.plan import PlanScreen, VersionLine
from parcours_desktop.screens.plan_pages import DrawnPlan, PageImage
from parcours_desktop.ui.background import Work
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_second import SecondLanguageBar
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.chip import Chip
from parcours_desktop.ui.widgets.labels import label, named

WAIT_MS = 150
APART = 12
MARGIN = 16
CHIPS = 3
LETTER_INCHES = 8.5


def image_of(page: PageImage) -> QImage:
    """A picture that Qt draws; it keeps the page's bytes."""
    made = QImage(page.bgra, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return made.copy()


class PagesView(QWidget):
    """The pages one below the other, as wide as the widget."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._look = look
        self._images: tuple[QImage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._images)

    def show_pages(self, drawn: DrawnPlan) -> None:
        """Show other pages."""
        self._images = tuple(map(image_of, drawn.pages))
        self._fit()
        self.update()

    def top_of(self, page: int) -> int:
        """Where a page begins, in pixels."""
        return sum(self._height(image) + APART for image in self._images[:page])

    def page_at(self, height: int) -> int:
        """Which page is at a height."""
        return next((page for page in reversed(range(self.count)) if self.top_of(page) <= height), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(300, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, image in enumerate(self._images):
            area = QRectF(0, self.top_of(page), self.width(), self._height(image))
            if area.intersects(QRectF(event.rect())):
                painter.fillRect(area.translated(0, 2), QColor(self._look.theme.grey_light))
                painter.drawImage(area, image)
        painter.end()

    def _height(self, image: QImage) -> int:
        return round(self.width() * image.height() / max(1, image.width()))

    def _fit(self) -> None:
        height = max(0, self.top_of(self.count) - APART) + 4
        if height != self.height():
            self.setFixedHeight(max(height, 40))


class PlanPreview(QFrame):
    """The preview with its chooser of versions and its page count. ``drawn`` tells that the page shown is up to date."""

    drawn = Signal()

    def __init__(self, screen: PlanScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "plan-preview")
        self.setProperty("role", "sunk")
        self._screen, self._around = screen, around
        self._work: Work[DrawnPlan] | None = None
        self._stale = False
        self.pages = PagesView(around.look)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_MS)
        self._lines: tuple[VersionLine, ...] = ()
        self._chips: list[Chip] = []
        self._group = QButtonGroup(self)
        self._build()
        self._connect()
        self.draw_versions()

    @property
    def is_current(self) -> bool:
        """Whether the page shown is that of the plan as it is now."""
        return self._work is None and not self._later.isActive()

    def redraw(self) -> None:
        """Draw the page anew in a moment; whatever else is asked for meanwhile is drawn with it."""
        self._later.start()

    def draw_versions(self) -> None:
        """Show which versions there are: the working copy and the newest signed ones as chips."""
        self.language.draw()
        lines = self._screen.version_lines
        if lines == self._lines:
            return
        self._lines = lines
        for chip in self._chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        shown = [*lines[:CHIPS], *(line for line in lines[CHIPS:] if line.chosen)]
        for line in shown:
            chip = Chip(line.text, self._around.look, checked=line.chosen)
            chip.clicked.connect(partial(self._screen.show_version, line.number))
            self._group.addButton(chip)
            self._chips.append(chip)
            self._versions.addWidget(chip)

    def go_to(self, page: int) -> None:
        """Bring a page into sight, counted from 0."""
        self._area.verticalScrollBar().setValue(self.pages.top_of(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.redraw()

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self._versions = QHBoxLayout()
        self._versions.setSpacing(8)
        self.page_text = label("", "subtle")
        self.previous = Button("", look, "tiny", icon="chevron-up", tip=words("Page précédente"))
        self.next = Button("", look, "tiny", icon="chevron-down", tip=words("Page suivante"))
        self.whole = self._around.actions.button("preview_plan", "tiny", text=False)
        self.language = SecondLanguageBar(self._screen, self._around)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addLayout(self._versions)
        head.addStretch(1)
        head.addWidget(self.page_text)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        head.addWidget(self.whole)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._area.setWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.language)
        column.addWidget(self._area, 1)

    def _connect(self) -> None:
        self._later.timeout.connect(self._on_time)
        self.previous.clicked.connect(partial(self._turn, -1))
        self.next.clicked.connect(partial(self._turn, 1))
        self._area.verticalScrollBar().valueChanged.connect(self._draw_count)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def _on_time(self) -> None:
        if not self.isVisible():
            return
        if self._work is not None:
            self._stale = True
            return
        self._work = self._around.background.run(
            self._screen.drawing(self._dpi()),
            done=self._on_drawn,
            troubled=self._on_troubled,
            cancelled=self._on_stopped,
        )

    def _dpi(self) -> int:
        width = max(200, self._area.viewport().width() - 8)
        return round(width * self.devicePixelRatioF() / LETTER_INCHES)

    def _on_drawn(self, drawn: DrawnPlan) -> None:
        if not isValid(self):  # the case was left while its page was being drawn
            return
        self._work = None
        self.pages.show_pages(drawn)
        self._draw_count()
        self._go_on()

    def _on_troubled(self, trouble: Trouble) -> None:
        if not isValid(self):
            return
        self._work = None
        self._around.notices.failed(self._around.words.trouble(trouble))
        self._go_on()

    def _on_stopped(self) -> None:
        self._work = None

    def _go_on(self) -> None:
        if self._stale:
            self._stale = False
            self._on_time()
        elif not self._later.isActive():
            self.drawn.emit()

    def _turn(self, away: int) -> None:
        self.go_to(max(0, min(self._page() + away, self.pages.count - 1)))

    def _page(self) -> int:
        seen = self._area.verticalScrollBar().value()
        return self.pages.page_at(seen + self._area.viewport().height() // 2)

    def _draw_count(self) -> None:
        count = self.pages.count
        text = self._around.words("Page {page} de {count}", page=self._page() + 1, count=count) if count else ""
        self.page_text.setText(text)
        for button in (self.previous, self.next):
            button.setVisible(count > 1)
