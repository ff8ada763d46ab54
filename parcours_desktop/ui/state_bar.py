"""The bar at the foot: saved or not, what waits to be transmitted, the last backup, the encryption, the time to lock."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from parcours_desktop.screens.shell import FileState
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import STATE_HEIGHT
from parcours_desktop.ui.widgets.labels import IconLabel, dressed, label, named
from parcours_desktop.wording.words import Words


class StateBar(QWidget):
    """Shows a ``FileState``; what does not exist is not shown."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        named(self, "state-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STATE_HEIGHT)
        self._words = words
        self._mark = IconLabel(look, "circle-check", "green_regular", 12)
        self.saved, self.waiting, self.backup, self.lock = (
            named(label(""), name) for name in ("saved", "waiting", "backup", "lock")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(18)
        saved = QHBoxLayout()
        saved.setSpacing(5)
        saved.addWidget(self._mark)
        saved.addWidget(self.saved)
        row.addLayout(saved)
        row.addWidget(self.waiting)
        row.addWidget(self.backup)
        row.addStretch(1)
        row.addWidget(self.lock)

    def show_state(self, state: FileState, today: date) -> None:
        """Say it. ``today`` tells whether the backup was made today (only its hour is said then)."""
        words = self._words
        self._mark.setVisible(state.saved is not None)
        self._mark.show_icon(*(("circle-check", "green_regular") if state.saved else ("pencil", "yellow_ink")))
        dressed(self.saved, tone="good" if state.saved else "mind")
        self._say(
            self.saved, "" if state.saved is None else words("Enregistré") if state.saved else words("Saisie en cours")
        )
        waiting = state.waiting
        self._say(
            self.waiting,
            ""
            if waiting is None
            else words.many("{n} modification à transmettre", "{n} modifications à transmettre", waiting),
        )
        self._say(self.backup, self._backup(state, today))
        lock = state.lock_minutes
        facts = (
            words("Base chiffrée") if state.encrypted else "",
            "" if lock is None else words.many("verrouillage après {n} minute", "verrouillage après {n} minutes", lock),
        )
        self._say(self.lock, words(" · ").join(fact for fact in facts if fact))

    def _backup(self, state: FileState, today: date) -> str:
        if state.backup_at is None:
            return ""
        at = self._words.time(state.backup_at)
        if state.backup_at.date() == today:
            return self._words("Dernière sauvegarde vérifiée\u00a0: {at}", at=at)
        day = self._words.relative_day(state.backup_at.date(), today)
        return self._words("Dernière sauvegarde vérifiée\u00a0: {day}, {at}", day=day, at=at)

    @staticmethod
    def _say(shown: QLabel, text: str) -> None:
        shown.setText(text)
        shown.setVisible(bool(text))
