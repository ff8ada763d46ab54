"""The page of preferences: one form; a choice is kept at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.screens.preferences import PREFERENCES_FORM, PreferencesScreen
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label

WIDTH = 640


class PreferencesPanel(QWidget):
    """Draws a ``PreferencesScreen``; ``settings_chosen`` tells the new settings, the others which page is wanted."""

    settings_chosen = Signal(Settings)
    working_days_wanted = Signal()
    availability_wanted = Signal()

    def __init__(self, screen: PreferencesScreen, around: Surroundings) -> None:
        super().__init__()
        self._screen, self._around = screen, around
        self._build()
        self._connect()
        self._draw()

    def _build(self) -> None:
        words = self._around.words
        self.form = FormWidget(
            PREFERENCES_FORM, self._around.look, words, choices=self._screen.choices, today=self._around.today
        )
        card = Card()
        card.setFixedWidth(WIDTH)
        card.body.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(card)
        row.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addWidget(label(words("Préférences"), "heading"))
        column.addLayout(row)
        beside = QHBoxLayout()
        beside.addWidget(self._calendar())
        beside.addStretch(1)
        column.addLayout(beside)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _calendar(self) -> Card:
        """The doors to what the calendar counts with."""
        words, look = self._around.words, self._around.look
        self.working_days = Button(words("Jours ouvrables…"), look, icon="calendar-check")
        self.availability = Button(words("Absences et disponibilités…"), look, icon="calendar-clock")
        card = Card()
        card.setFixedWidth(WIDTH)
        card.body.addWidget(label(words("Calendrier"), "section"))
        card.body.addWidget(
            label(
                words(
                    "Les jours fériés de l’année et ceux que la coordination fixe; les heures de chacun, chaque semaine."
                ),
                "help",
                wrap=True,
            )
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.working_days)
        buttons.addWidget(self.availability)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        return card

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.working_days.clicked.connect(self.working_days_wanted)
        self.availability.clicked.connect(self.availability_wanted)
        self._screen.changed.connect(self._draw)
        self._screen.chosen.connect(self.settings_chosen.emit)

    def _draw(self) -> None:
        self.form.set_values(self._screen.values())
        self.form.show_refusals(self._screen.refusals)

    def _on_edited(self, name: str, value: FieldValue) -> None:
        self._screen.choose(name, value)
