"""Chips: round buttons that filter a list or choose a view; a filter that is on shows what it keeps and a cross."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent

from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.buttons import KeyboardRing
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from parcours_desktop.ui.widgets.labels import dressed
from parcours_desktop.wording.words import Words

CROSS_ROOM = 26
BESIDE_WORDS = 30  # what the style keeps free beside a chip's words, its frame included
ICON_ROOM = 20


class Chip(KeyboardRing):
    """A toggle (``clicked``, ``toggled``), for views and tabs. ``exclusive`` chips go into one QButtonGroup."""

    def __init__(self, text: str, look: Look, *, checked: bool = False, icon: str = "") -> None:
        super().__init__(text)
        self.look = look
        self._icon = icon
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAutoDefault(False)
        self.setIconSize(QSize(14, 14))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._on_toggled)
        look.changed.connect(self._draw)
        self._draw()

    def sizeHint(self) -> QSize:
        """Wide enough for its words in bold, so that nothing is cut, nor moves, when it is chosen."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(bold).horizontalAdvance(self.text()) + BESIDE_WORDS
        return super().sizeHint().expandedTo(QSize(words + (ICON_ROOM if self._icon else 0), 0))

    def _on_toggled(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._icon:
            self.setIcon(self.look.icon(self._icon, "blue_piv" if self.isChecked() else "grey_dark"))


class FilterChip(KeyboardRing):
    """A filter: « Étape » opens its answers, « Étape : arrivés ✕ » is on; the cross clears it.

    ``chosen`` tells the codes that are kept, () for none. With ``single`` one answer at most can be chosen.
    ``set_choices`` and ``set_chosen`` fill it without telling.
    """

    chosen = Signal(tuple)

    def __init__(
        self, text: str, look: Look, words: Words, choices: Sequence[Choice] = (), *, single: bool = False
    ) -> None:
        super().__init__(text)
        self._look, self._words, self._title, self._single = look, words, text, single
        self._choices: tuple[Choice, ...] = tuple(choices)
        self._codes: tuple[str, ...] = ()
        self._popup: ChoicePopup | None = None
        self.setProperty("kind", "chip")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIconSize(QSize(14, 14))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.open_choices)
        look.changed.connect(self._draw)
        self._draw()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that are kept."""
        return self._codes

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """The answers that can be chosen."""
        self._choices = tuple(choices)
        self._draw()

    def set_chosen(self, codes: Sequence[str]) -> None:
        """Show these codes as chosen, without telling."""
        self._codes = tuple(codes)
        self._draw()

    def open_choices(self) -> None:
        """Open the list of answers under the chip."""
        self._popup = ChoicePopup(self._look, self._words, self._choices, self._codes, single=self._single, parent=self)
        self._popup.chosen.connect(self._on_chosen)
        self._popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def clear_choices(self) -> None:
        """Keep everything again, and say so."""
        self._on_chosen(())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._codes and event.position().x() > self.width() - CROSS_ROOM:
            self.clear_choices()
            return
        super().mousePressEvent(event)

    def _on_chosen(self, codes: tuple[str, ...]) -> None:
        if codes != self._codes:
            self.set_chosen(codes)
            self.chosen.emit(codes)

    def _draw(self) -> None:
        labels = [choice.label for choice in self._choices if choice.code in self._codes]
        self.setIcon(
            self._look.icon("x" if self._codes else "chevron-down", "blue_piv" if self._codes else "grey_dark")
        )
        if not self._codes:
            self.setText(self._title)
        elif len(labels) == 1:
            self.setText(self._words("{filter}\u00a0: {value}", filter=self._title, value=labels[0]))
        else:
            self.setText(self._words("{filter}\u00a0: {count}", filter=self._title, count=len(self._codes)))
        self.setToolTip(self._words.list(labels) if len(labels) > 1 else "")
        dressed(self, on=bool(self._codes))
