"""The tools above the pages: print, save, paper and large print where the document knows them, page, zoom, search."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from parcours_desktop.screens.page_layout import LARGEST, SMALLEST, STEPS, Fit, Zoom
from parcours_desktop.screens.page_view import PageView
from parcours_desktop.screens.printouts import Paper
from parcours_desktop.system import settings
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named

FITS = (Fit.WIDTH, Fit.PAGE)
PAGE_WIDTH, ZOOM_WIDTH, PAPER_WIDTH = 56, 156, 172


class PageTools(QWidget):
    """A row of tools for a ``PageView``; ``buttons`` are those of actions that are bound already."""

    def __init__(self, view: PageView, around: Surroundings, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._view, self._around = view, around
        self._drawn_count = 0
        self._build(buttons)
        self._connect()
        self.draw()

    def draw(self) -> None:
        """Show the page, the zoom and the variant in force."""
        view, words = self._view, self._around.words
        self._drawn_count = view.count
        for widget in (self.zoom, self.paper, self.large):
            widget.blockSignals(True)
        if not self.page.isModified():
            self.page.setText(str(view.page + 1))
        self.of.setText(words("sur {count}", count=max(1, view.count)))
        fit = view.layout.zoom.fit
        shown = words("{percent}\u00a0%", percent=view.layout.percent)
        self.zoom.setCurrentIndex(FITS.index(fit) if fit is not None else -1)
        if not self.zoom.hasFocus() or self.zoom.lineEdit() is None:
            self.zoom.setEditText(shown)
        paper = view.printout.paper
        self.paper.setCurrentIndex(list(Paper).index(paper) if isinstance(paper, Paper) else -1)
        self.large.setChecked(view.printout.large)
        self.previous.setEnabled(view.page > 0)
        self.next.setEnabled(view.page + 1 < view.count)
        for widget in (self.zoom, self.paper, self.large):
            widget.blockSignals(False)

    def focus_page(self) -> None:
        """Let the number of a page be typed."""
        self.page.setFocus()
        self.page.selectAll()

    def _build(self, buttons: Sequence[QWidget]) -> None:
        words, look = self._around.words, self._around.look
        self.page = named(QLineEdit(), "preview-page")
        self.page.setValidator(QIntValidator(0, 99_999, self.page))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setFixedWidth(PAGE_WIDTH)
        self.page.setAccessibleName(words("Numéro de la page"))
        self.of = label("", "subtle")
        self.previous = Button("", look, "tiny", icon="chevron-up", tip=words("Page précédente"))
        self.next = Button("", look, "tiny", icon="chevron-down", tip=words("Page suivante"))
        self.zoom = named(QComboBox(), "preview-zoom")
        self.zoom.setEditable(True)
        self.zoom.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zoom.setCompleter(None)  # type: ignore[arg-type]
        self.zoom.setFixedWidth(ZOOM_WIDTH)
        self.zoom.setAccessibleName(words("Taille des pages"))
        self.zoom.addItem(words("Largeur de la page"))
        self.zoom.addItem(words("Page entière"))
        self.zoom.addItems([words("{percent}\u00a0%", percent=step) for step in STEPS])
        self.paper = named(QComboBox(), "preview-paper")
        self.paper.setFixedWidth(PAPER_WIDTH)
        self.paper.setAccessibleName(words("Papier"))
        self.paper.addItems([words.label(settings.Paper[one.name]) for one in Paper])
        self.paper.setVisible(self._view.printout.offers_paper)
        self.large = named(QCheckBox(words("Gros caractères")), "preview-large")
        self.large.setVisible(self._view.printout.offers_large)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        for part in (*buttons, None, self.previous, self.next, self.page, self.of, None, self.zoom, None):
            if part is None:
                row.addSpacing(GAP - GAP_SMALL)
            else:
                row.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.large)
        row.addWidget(self.paper)

    def _connect(self) -> None:
        self.page.editingFinished.connect(self._on_page)
        self.previous.clicked.connect(partial(self._on_turned, -1))
        self.next.clicked.connect(partial(self._on_turned, 1))
        self.zoom.activated.connect(self._on_zoom)
        line = self.zoom.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._on_zoom_typed)
        self.paper.activated.connect(self._on_paper)
        self.large.toggled.connect(self._on_large)
        self._view.reshaped.connect(self.draw)
        self._view.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._drawn_count != self._view.count:
            self.draw()

    def _on_page(self) -> None:
        if self.page.isModified():
            self.page.setModified(False)
            self._view.go_to(int(self.page.text() or 0) - 1)
            self.draw()

    def _on_turned(self, away: int) -> None:
        self._view.go_to(self._view.page + away)

    def _on_zoom(self, place: int) -> None:
        if place < len(FITS):
            self._view.set_zoom(Zoom(FITS[place]))
        else:
            self._view.set_zoom(Zoom.at(STEPS[place - len(FITS)]))
        self.zoom.setEditText(self._around.words("{percent}\u00a0%", percent=self._view.layout.percent))

    def _on_zoom_typed(self) -> None:
        digits = "".join(letter for letter in self.zoom.currentText() if letter.isdecimal() and letter.isascii())
        if digits:
            self._view.set_zoom(Zoom.at(max(SMALLEST, min(int(digits[:6]), LARGEST))))
        self.zoom.setEditText(self._around.words("{percent}\u00a0%", percent=self._view.layout.percent))

    def _on_paper(self, place: int) -> None:
        self._view.choose(paper=list(Paper)[place])

    def _on_large(self, large: bool) -> None:
        self._view.choose(large=large)
