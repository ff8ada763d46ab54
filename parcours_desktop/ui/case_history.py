"""The history of a case: every edit with who and when, from what to what, and « Rétablir cette valeur »."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.screens.case_history import CaseHistoryScreen
from parcours_desktop.screens.history_words import HistoryLine, HistoryPart, HistoryShown
from parcours_desktop.ui.case_parts import ScrollPage, plain
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.labels import IconLabel, hairline, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill

WHAT_WIDTH = 190
TIME_WIDTH = 62
BY_WIDTH = 130
LINE = 26
BRIEF = 60


class _Brief(QLabel):
    """One line that ends in an ellipsis where the room does, so that what stands after it stays in sight."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "subtle")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


class HistoryTab(ScrollPage):
    """Draws a ``CaseHistoryScreen``, as soon as it is shown."""

    def __init__(self, screen: CaseHistoryScreen, around: Surroundings) -> None:
        super().__init__()
        self._screen, self._around = screen, around
        self._stale = True
        self._unfolded: set[tuple[int, int]] = set()
        self.card = Card()
        self._inside, self._entries = plain(2)
        self.more = Button(around.words("Montrer ce qui précède"), around.look)
        self.card.body.addWidget(self._inside)
        self.card.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.more.clicked.connect(screen.show_more)
        screen.changed.connect(self._on_changed)

    def flush(self) -> None:
        """Nothing is typed here."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._draw()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        self._stale = False
        emptied(self._entries)
        day = ""
        for entry in self._screen.entries:
            if entry.day != day:
                if day:
                    self._entries.addWidget(hairline())
                day = entry.day
                self._entries.addWidget(label(self._around.words.capital(day), "section"))
            self._entries.addWidget(self._entry(entry))
        self.more.setVisible(self._screen.older > 0)

    def _entry(self, entry: HistoryShown) -> QWidget:
        widget = named(QWidget(), "history-entry")
        widget.setProperty("role", "plain")
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        time = label(entry.time, "subtle")
        time.setFixedSize(TIME_WIDTH, LINE)
        by = label(entry.by)
        by.setFixedSize(BY_WIDTH, LINE)
        by.setToolTip(entry.by)
        row.addWidget(time, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(by, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        for place, part in enumerate(entry.parts):
            self._add_part(column, part, entry.why if not place else "", (entry.n, place))
        row.addLayout(column, 1)
        return widget

    def _add_part(self, column: QVBoxLayout, part: HistoryPart, why: str, key: tuple[int, int]) -> None:
        look, words = self._around.look, self._around.words
        inside = QWidget()
        inside.setProperty("role", "plain")
        inside.setFixedHeight(LINE)
        head = QHBoxLayout(inside)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(GAP_SMALL)
        head.addWidget(label(part.title, "strong"))
        if why:
            head.addWidget(Pill(look, why))
        folded = part.made and key not in self._unfolded
        if folded and part.brief:
            head.addWidget(_Brief(part.brief))
        if part.made and part.lines:
            shown = words.many("Montrer {n} valeur", "Montrer les {n} valeurs", len(part.lines))
            tip = shown if folded else words("Cacher les valeurs")
            fold = named(Button("", look, "tiny", icon="chevron-down" if folded else "chevron-up", tip=tip), "fold")
            fold.clicked.connect(partial(self._on_folded, key))
            head.addWidget(fold)
        if part.removed_row is not None:
            back = Button(words("Remettre"), look, "link")
            back.clicked.connect(partial(self._on_brought_back, part))
            head.addWidget(back)
        head.addStretch(1)
        column.addWidget(inside)
        if part.lines and not folded:
            column.addWidget(self._lines(part))

    def _lines(self, part: HistoryPart) -> QWidget:
        look, words = self._around.look, self._around.words
        widget = QWidget()
        widget.setProperty("role", "plain")
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(GAP_SMALL)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, WHAT_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(part.lines):
            grid.addWidget(label(line.what, "subtle"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._change(line, made=part.made), row, 1)
            if line.back_op is not None:
                back = named(Button(words("Rétablir cette valeur"), look, "link"), "put-back")
                back.setToolTip(words("Écrire de nouveau\u00a0: {value}", value=_brief(line.back)))
                back.setAccessibleDescription(line.back)
                back.clicked.connect(partial(self._on_put_back, line))
                grid.addWidget(back, row, 2, Qt.AlignmentFlag.AlignTop)
        return widget

    def _change(self, line: HistoryLine, *, made: bool) -> QWidget:
        widget = QWidget()
        widget.setProperty("role", "plain")
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if not made:
            before = label(line.before, "subtle", wrap=len(line.before) > BRIEF)
            row.addWidget(before, 1 if len(line.before) > BRIEF else 0)
            row.addWidget(IconLabel(self._around.look, "arrow-right", "grey_medium", 14))
        row.addWidget(label(line.after, wrap=len(line.after) > BRIEF), 1 if len(line.after) > BRIEF else 0)
        row.addStretch(0 if max(len(line.after), len(line.before)) > BRIEF else 1)
        return widget

    def _on_folded(self, key: tuple[int, int], _checked: bool = False) -> None:
        self._unfolded ^= {key}
        self._draw()

    def _on_put_back(self, line: HistoryLine, _checked: bool = False) -> None:
        self._screen.put_back(line)

    def _on_brought_back(self, part: HistoryPart, _checked: bool = False) -> None:
        self._screen.bring_back(part)


def _brief(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
