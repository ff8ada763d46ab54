"""The keyboard on the grid of hours: where it is, where it goes, and what it moves, lengthens or opens."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from parcours_desktop.screens.calendar_entries import MIDNIGHT, Column, Slot
from parcours_desktop.ui.calendar_drag import USUAL_MINUTES
from parcours_desktop.ui.calendar_geometry import SNAP, GridGeometry, Placed
from parcours_desktop.ui.calendar_speech import told
from parcours_desktop.ui.calendar_walk import ARROWS, STEP, Spot, first_spot, spot_of, walked
from parcours_desktop.wording.words import Words


class GridKeys(QWidget):
    """``entry_wanted`` (id), ``slot_wanted`` (a ``Slot``), ``move_wanted`` (id, ``Slot``), ``spot_shown`` (its area)."""

    entry_wanted = Signal(int)
    slot_wanted = Signal(object)
    move_wanted = Signal(int, object)
    spot_shown = Signal(QRectF)

    def __init__(self, words: Words, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._words, self._now = words, now
        self._columns: tuple[Column, ...] = ()
        self._spot: Spot | None = None
        self.geometry_ = GridGeometry((), 800, 600)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("Heures du calendrier"))

    @property
    def current(self) -> int | None:
        """The entry that the keyboard is on."""
        return self._spot.entry_id if self._spot is not None else None

    def choose(self, entry_id: int) -> None:
        """Put the keyboard on an entry."""
        placed = self.geometry_.of(entry_id)
        if placed is not None:
            self._go(spot_of(placed))

    def slot(self) -> Slot | None:
        """The free time that the keyboard is on, or that follows its entry."""
        if self._spot is None:
            return None
        placed = self._placed()
        minute = self._spot.minute if placed is None else min(placed.entry.last, MIDNIGHT - SNAP)
        return self.geometry_.slot(self._spot.place, minute, USUAL_MINUTES)

    def nudge(self, minutes: int = 0, columns: int = 0, longer: int = 0) -> None:
        """Move the current entry by minutes or columns, or make it longer."""
        placed = self._placed()
        if placed is None or not placed.entry.can_move:
            return
        place, length = placed.place + columns, placed.entry.row.minutes + longer
        minute = placed.entry.first + minutes
        if 0 <= place < len(self._columns) and length >= SNAP and 0 <= minute < MIDNIGHT:
            self.move_wanted.emit(placed.entry.id, self.geometry_.slot(place, minute, length))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._spot is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            now = self._now()
            self._go(first_spot(self.geometry_, now.hour * 60))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and plain and self._spot is not None:
            self._go(walked(self.geometry_, self._spot, key))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and self._spot is not None:
            if self._spot.entry_id is not None:
                self.entry_wanted.emit(self._spot.entry_id)
            else:
                self.slot_wanted.emit(self.geometry_.slot(self._spot.place, self._spot.minute, USUAL_MINUTES))
        else:
            super().keyPressEvent(event)

    def _find_again(self) -> None:
        """Other columns are shown: stay on the entry, or on its time once it is gone."""
        spot = self._spot
        if spot is not None and spot.entry_id is not None:
            placed = self.geometry_.of(spot.entry_id)
            self._spot = spot_of(placed) if placed else Spot(spot.place, spot.minute)
        if self._spot is not None and self._spot.place >= len(self._columns):
            self._spot = None
        self._tell()

    def _redraw(self, *areas: QRectF) -> None:
        for area in areas:
            if not area.isEmpty():
                self.update(area.toAlignedRect().adjusted(-3, -3, 3, 3))

    def _placed(self) -> Placed | None:
        return self.geometry_.of(self.current) if self.current is not None else None

    def _go(self, spot: Spot | None) -> None:
        before, self._spot = self._spot, spot
        for one in (before, spot):
            if one is not None and one.place < len(self._columns):
                self._redraw(self._area(one))
        if spot is not None:
            self.spot_shown.emit(self._area(spot))
        self._tell()

    def _area(self, spot: Spot) -> QRectF:
        placed = self.geometry_.of(spot.entry_id) if spot.entry_id is not None else None
        return placed.area if placed else self.geometry_.area_of(spot.place, spot.minute, STEP)

    def _tell(self) -> None:
        self.setAccessibleDescription(told(self._words, self.geometry_, self._spot))
