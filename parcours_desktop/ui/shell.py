"""The main window: the frame around all panels. It alone knows them all and joins them; they do not know each other.

window = MainWindow(shell_screen, around)
window.add_page("cases", case_list_panel)
window.add_page("case", case_panel, under="cases")      # no entry of its own: « Dossiers » stays lit
window.show_page("cases")
window.search_changed.connect(case_list_panel.search)
"""

from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from parcours_desktop.screens.shell import ShellScreen
from parcours_desktop.ui.help_dialog import HelpDialog
from parcours_desktop.ui.palette_dialog import PaletteDialog
from parcours_desktop.ui.side_nav import SideNav
from parcours_desktop.ui.state_bar import StateBar
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.top_bar import TopBar
from parcours_desktop.ui.widgets.labels import IconLabel, label, named

GEOMETRY = "window"
SMALLEST = (1240, 640)
FIRST_SIZE = (1366, 768)
GO = {
    "today": "go_today",
    "cases": "go_cases",
    "calendar": "go_calendar",
    "organizations": "go_organizations",
    "team": "go_team",
    "figures": "go_figures",
    "staff": "go_staff",
    "preferences": "preferences",
}


class TrialBanner(QWidget):
    """Says, as long as it is so, that everybody in the file is invented."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        named(self, "trial-banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(IconLabel(around.look, "flask-conical", "yellow_ink"))
        row.addWidget(label(around.words("Bureau d’essai — données inventées")))
        row.addStretch(1)


class MainWindow(QMainWindow):
    """The frame. ``page_shown`` tells the name of the page one came to; ``closing`` that the window is about to close."""

    page_shown = Signal(str)
    search_changed = Signal(str)
    closing = Signal()

    def __init__(self, screen: ShellScreen, around: Surroundings) -> None:
        super().__init__()
        self._screen, self._around = screen, around
        self._pages: dict[str, QWidget] = {}
        self._under: dict[str, str] = {}
        self._current = ""
        self._build()
        self._connect()
        self._draw()
        self._restore()

    @property
    def current_page(self) -> str:
        """The name of the page shown, "" before the first."""
        return self._current

    def add_page(self, name: str, page: QWidget, *, under: str = "") -> None:
        """Add a page; its entry in the navigation appears. ``under`` names the entry that is lit instead of its own."""
        self._pages[name] = page
        self._under[name] = under or name
        self._stack.addWidget(page)
        if not under:
            self._nav.reveal(name)
            if name in GO:
                self._around.actions.bind(GO[name], self, partial(self.show_page, name))
        if not self._current:
            self.show_page(name)

    def page(self, name: str) -> QWidget:
        """The page called ``name``; KeyError if it was not added."""
        return self._pages[name]

    def remove_page(self, name: str) -> None:
        """Take a page away, without deleting it; KeyError if it was not added."""
        self._stack.removeWidget(self._pages.pop(name))
        del self._under[name]

    def show_page(self, name: str) -> None:
        """Go to a page."""
        self._stack.setCurrentWidget(self._pages[name])
        self._around.notices.step_aside()  # the page that comes is in front of all; notices tell of what was just done
        self._nav.show_here(self._under[name])
        if name != self._current:
            self._current = name
            self.page_shown.emit(name)

    @property
    def search_text(self) -> str:
        """What is typed into the search."""
        return self.top_bar.search.text()

    def set_search_text(self, text: str) -> None:
        """Put a text into the search, as if it were typed."""
        self.top_bar.search.setText(text)

    def focus_search(self) -> None:
        """Put the cursor into the search and choose what is there (Ctrl K)."""
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._around.remembered.put(GEOMETRY, geometry)
        self.closing.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.setWindowTitle(words("Parcours"))
        self.setMinimumSize(*SMALLEST)
        self.top_bar = TopBar(look, words, self._around.actions)
        self._banner = TrialBanner(self._around)
        self._nav = SideNav(look, words)
        self._stack = named(QStackedWidget(), "pages")
        self.state_bar = StateBar(look, words)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._nav)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        whole.setProperty("role", "page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._banner)
        column.addLayout(middle, 1)
        column.addWidget(self.state_bar)
        self.setCentralWidget(whole)
        self._around.notices.attach(self._stack)

    def _connect(self) -> None:
        actions = self._around.actions
        actions.bind("search", self, self.focus_search)
        actions.bind("palette", self, self._on_palette)
        actions.bind("help", self, self._on_help)
        actions.bind("quit", self, self.close)
        self._nav.chosen.connect(self.show_page)
        self.top_bar.search.textChanged.connect(self.search_changed)
        self.top_bar.search.handed_on.connect(self._on_handed_on)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        facts = self._screen.facts
        self.top_bar.show_person(facts.person, facts.office)
        self._banner.setVisible(facts.trial)
        for name, count in facts.counts.items():
            self._nav.show_count(name, count)
        self.state_bar.show_state(facts.state, self._around.today())

    def _restore(self) -> None:
        kept = self._around.remembered.get(GEOMETRY)
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self.resize(*FIRST_SIZE)

    def _on_palette(self) -> None:
        self._around.questions.show(PaletteDialog(self, self._around.look, self._around.words, self._around.actions))

    def _on_help(self) -> None:
        self._around.questions.show(HelpDialog(self, self._around.look, self._around.words, self._around.actions))

    def _on_handed_on(self) -> None:
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
