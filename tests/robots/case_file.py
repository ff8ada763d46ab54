"""Works a case as an officer does: by the names of fields, tabs and buttons."""

from parcours_desktop.domain.codes import NeedDomain, NeedLevel
from parcours_desktop.ui.case_appointments import AppointmentsTab
from parcours_desktop.ui.case_banners import ConflictBanner
from parcours_desktop.ui.case_head import TABS
from parcours_desktop.ui.case_history import HistoryTab
from parcours_desktop.ui.case_level_picker import CELL
from parcours_desktop.ui.case_needs import NeedsTab
from parcours_desktop.ui.case_notes import NotesTab
from parcours_desktop.ui.case_panel import CasePanel
from parcours_desktop.ui.case_profile import ProfileTab
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.field_box import FieldBox
from parcours_desktop.ui.widgets.form_widget import FormWidget
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window


class FormRobot:
    """Types into the fields of a form, and reads what is said beside them."""

    def __init__(self, window: Window, form: FormWidget) -> None:
        self._window, self._form = window, form
        self._keyboard = Keyboard()

    def write(self, name: str, text: str) -> None:
        """Put a text into a field and leave it by Tab; an answer of a list is chosen by its words."""
        inner = self.box(name).editor.inner
        inner.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(inner, QComboBox):
            inner.setCurrentIndex(inner.findText(text))
            inner.activated.emit(inner.currentIndex())
        else:
            self.type(name, text)
            self._keyboard.press("Tab", inner)
        self._window.settle()

    def type(self, name: str, text: str) -> None:
        """Put a text into a field and stay in it."""
        inner = self.box(name).editor.inner
        inner.setFocus(Qt.FocusReason.TabFocusReason)
        assert isinstance(inner, (QLineEdit, QPlainTextEdit))
        inner.selectAll()
        if not text:
            self._keyboard.press("Delete", inner)
        self._keyboard.type(text, inner)

    def tick(self, name: str) -> None:
        """Click a box to tick."""
        inner = self.box(name).editor.inner
        QTest.mouseClick(inner, Qt.MouseButton.LeftButton, pos=QPoint(8, inner.height() // 2))
        self._window.settle()

    def read(self, name: str) -> object:
        """What a field holds."""
        return self._form.value(name)

    def said(self, name: str) -> str:
        """The sentence beside a field, or ""."""
        message = self.box(name).message
        return message.text.text() if message.isVisibleTo(self._form) else ""

    def box(self, name: str) -> FieldBox:
        """The box of a field."""
        return self._form.box(name)


class CaseFile:
    """A robot for the page of a case."""

    def __init__(self, panel: CasePanel) -> None:
        self.panel = panel
        self.window = Window(panel)
        self.keyboard = Keyboard()

    def open(self, case_id: int, tab: str = "profile") -> "CaseFile":
        """Open a case."""
        assert self.panel.open_case(case_id, tab)
        self.window.show()
        return self

    def tab(self, name: str) -> None:
        """Click a tab by its word."""
        names = {text: key for key, text in TABS.items()}
        self.window.click(self.panel.head.tabs[names[name]])

    # The head

    def head(self) -> tuple[str, str]:
        """Who it is and how far the case has come."""
        return self.panel.head.name.text(), self.panel.head.stage.text

    def journey(self) -> dict[str, tuple[str, str]]:
        """The marks of the line: title -> date and state."""
        return {mark.title: (mark.when, mark.state) for mark in self.panel.journey.line.marks}

    def click_mark(self, title: str) -> None:
        """Click a mark of the line."""
        line = self.panel.journey.line
        place = [mark.title for mark in line.marks].index(title)
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.centre_of(place).toPoint())
        self.window.settle()

    def next(self) -> str:
        """What is next."""
        return self.panel.journey.next.text()

    def household(self) -> list[str]:
        """The names of the others."""
        return [button.text() for button in self.panel.journey.findChildren(Button) if not button.isHidden()]

    def jump_to(self, name: str) -> None:
        """Go to a member of the household."""
        button = next(one for one in self.panel.journey.findChildren(Button) if one.text() == name)
        self.window.click(button)

    def keep_value(self, value: str) -> None:
        """Choose one of the values in conflict."""
        (banner,) = (one for one in self.panel.findChildren(ConflictBanner) if not one.isHidden())
        button = next(one for one in banner.findChildren(Button) if one.accessibleDescription() == value)
        self.window.click(button)

    # The tabs

    def profile(self, name: str) -> FormRobot:
        """The form in which a field of the profile stands."""
        tab = self.panel.tab("profile")
        assert isinstance(tab, ProfileTab)
        form = next(cards.form_of(name) for cards in tab.columns if cards.holds(name))
        return FormRobot(self.window, form)

    def write(self, name: str, text: str) -> None:
        """Write a field of the profile."""
        self.profile(name).write(name, text)

    def needs(self) -> NeedsTab:
        """The needs."""
        tab = self.panel.tab("needs")
        assert isinstance(tab, NeedsTab)
        return tab

    def pick_level(self, domain: NeedDomain, level: NeedLevel) -> None:
        """Click how pressing a need is."""
        picker = self.needs().line(domain).picker
        place = list(NeedLevel).index(level)
        QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(place * CELL + CELL // 2, 10))
        self.window.settle()

    def appointments(self) -> AppointmentsTab:
        """The appointments."""
        tab = self.panel.tab("appointments")
        assert isinstance(tab, AppointmentsTab)
        return tab

    def notes(self) -> NotesTab:
        """The notes."""
        tab = self.panel.tab("notes")
        assert isinstance(tab, NotesTab)
        return tab

    def note_texts(self) -> list[str]:
        """The notes as they are read."""
        cards = [card for card in self.notes().findChildren(QWidget, "note") if not card.isHidden()]
        return [card.findChildren(QLabel)[-1].text() for card in cards]

    def history(self) -> HistoryTab:
        """The history."""
        tab = self.panel.tab("history")
        assert isinstance(tab, HistoryTab)
        return tab

    def history_lines(self) -> list[str]:
        """Each entry of the history in one line."""
        entries = [one for one in self.history().findChildren(QWidget, "history-entry") if not one.isHidden()]
        return [" ".join(label.text() for label in entry.findChildren(QLabel) if label.text()) for entry in entries]

    def put_back(self, number: int = 0) -> None:
        """Click « Rétablir cette valeur »."""
        buttons = [one for one in self.history().findChildren(Button, "put-back") if one.isVisible()]
        self.window.click(buttons[number])


def drag(widget: QWidget, start: QPointF, end: QPointF) -> None:
    """Take something with the mouse and let it go elsewhere."""
    first, last = start.toPoint(), end.toPoint()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=first)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(widget, first + (last - first) * share)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=last)
