"""« Aperçu »: a document as it is saved and printed, in a window of its own over the one that asked for it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from parcours_desktop.screens.page_choice import PageChoice
from parcours_desktop.screens.page_layout import Fit, Zoom
from parcours_desktop.screens.page_view import PageView
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.page_view import PageCanvas
from parcours_desktop.ui.page_view_find import FindBar
from parcours_desktop.ui.page_view_tools import PageTools
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.labels import named

FIRST_SIZE = (980, 860)
SHARE_OF_SCREEN = 0.92


class PagePreview(QDialog):
    """Shows a ``Printout``. ``print_wanted`` and ``save_wanted`` tell the document as it is shown, bytes and all.

    ``around`` is what its own dialogs and notices go to.
    """

    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, parent: QWidget, around: Surroundings, printout: Printout) -> None:
        super().__init__(parent)
        named(self, "page-preview")
        self.around = replace(around, notices=Notices(around.look, around.words))
        self.view = PageView(printout)
        self.setWindowTitle(around.words("Aperçu — {name}", name=printout.file_name))
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.WindowMaximizeButtonHint)
        self._bind()
        self._build()
        self.canvas.failed.connect(self._on_failed)
        self.find_bar.closed.connect(self.canvas.setFocus)
        self.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()  # typed into a field: no button of the window is meant
            return
        super().keyPressEvent(event)

    def _bind(self) -> None:
        view = self.view
        for name, handler in (
            ("print", self._on_print),
            ("preview_save", self._on_save),
            ("preview_find", self._on_find),
            ("preview_next", self._on_next),
            ("preview_before", self._on_before),
            ("preview_larger", partial(self._on_zoom, 1)),
            ("preview_smaller", partial(self._on_zoom, -1)),
            ("preview_usual", partial(view.set_zoom, Zoom.at(100))),
            ("preview_width", partial(view.set_zoom, Zoom(Fit.WIDTH))),
            ("preview_whole", partial(view.set_zoom, Zoom(Fit.PAGE))),
            ("preview_page", self._on_page),
            ("preview_copy", self._on_copy),
            ("preview_all", self._on_all),
        ):
            self.around.actions.bind(name, self, handler)

    def _build(self) -> None:
        actions = self.around.actions
        icons = ("preview_save", "preview_find", "preview_smaller", "preview_larger")
        buttons = [actions.button("print", "primary", icon=False)]
        buttons += [actions.button(name, "icon", text=False) for name in icons]
        self.tools = PageTools(self.view, self.around, buttons)
        self.find_bar = FindBar(self.view, self.around)
        self.canvas = PageCanvas(self.view, self.around)
        ground = QFrame()
        ground.setProperty("role", "sunk")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.canvas)
        self.around.notices.attach(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL + 4, GAP, GAP)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.tools)
        column.addWidget(self.find_bar)
        column.addWidget(ground, 1)
        free = self.screen().availableSize() * SHARE_OF_SCREEN
        self.resize(min(FIRST_SIZE[0], free.width()), min(FIRST_SIZE[1], free.height()))

    def _on_print(self) -> None:
        self.print_wanted.emit(self.view.held)

    def _on_save(self) -> None:
        self.save_wanted.emit(self.view.held)

    def _on_find(self) -> None:
        self.find_bar.open_bar()

    def _on_next(self) -> None:
        self.find_bar.go_on()

    def _on_before(self) -> None:
        self.find_bar.go_back()

    def _on_zoom(self, away: int) -> None:
        self.canvas.zoom_by(away)

    def _on_page(self) -> None:
        self.tools.focus_page()

    def _on_all(self) -> None:
        self.view.set_choice(PageChoice.everything(self.view.count))

    def _on_copy(self) -> None:
        if self.view.pdf is not None and not self.view.choice.is_empty:
            self.around.background.run(
                self.view.choice.copying(self.view.pdf), done=QGuiApplication.clipboard().setText
            )

    def _on_failed(self, sentence: str) -> None:
        self.around.notices.failed(sentence)
