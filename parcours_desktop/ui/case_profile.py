"""The profile of a case: sections in cards, in two columns; every field is written when it is left."""

from PySide6.QtWidgets import QHBoxLayout

from parcours_desktop.screens.case_profile import LEFT, RIGHT, ProfileScreen
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.case_banners import Banner
from parcours_desktop.ui.case_parts import ScrollPage, SectionCards
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP


class ProfileTab(ScrollPage):
    """Draws a ``ProfileScreen``."""

    def __init__(self, screen: ProfileScreen, around: Surroundings) -> None:
        super().__init__()
        self._screen, self._around = screen, around
        self._build()
        self._connect()
        self._draw()
        self._offer_drafts()

    def flush(self) -> None:
        """Write what is being typed: the page is left."""
        for cards in self.columns:
            cards.flush()

    def focus_field(self, name: str) -> None:
        """Bring a field into sight and put the cursor there."""
        for cards in self.columns:
            if cards.holds(name):
                cards.focus_field(name)
                self.ensureWidgetVisible(cards.form_of(name).box(name))

    def _build(self) -> None:
        words = self._around.words
        self.drafts = Banner(self._around, "history", words("Reprendre"), words("Oublier"))
        self.columns = tuple(SectionCards(part, self._around, self._screen.choices) for part in (LEFT, RIGHT))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for cards in self.columns:
            row.addWidget(cards, 1)
        self.column.addWidget(self.drafts)
        self.column.addLayout(row)

    def _connect(self) -> None:
        for cards in self.columns:
            cards.edited.connect(self._on_edited)
            cards.drafted.connect(self._screen.type)
        self.drafts.accepted.connect(self._on_drafts_taken)
        self.drafts.dismissed.connect(self._on_drafts_dropped)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        values, refusals, warnings = self._screen.values(), self._screen.refusals, self._screen.warnings
        for cards in self.columns:
            cards.set_values(values)
            cards.show_said(refusals, warnings)

    def _offer_drafts(self) -> None:
        found = len(self._screen.drafts())
        words = self._around.words
        self.drafts.say(
            words.many(
                "Une saisie interrompue a été retrouvée ({n} champ).",
                "Une saisie interrompue a été retrouvée ({n} champs).",
                found,
            )
            if found
            else ""
        )

    def _on_edited(self, name: str, value: FieldValue) -> None:
        self._screen.save(name, value)

    def _on_drafts_taken(self) -> None:
        values = self._screen.drafts()
        for cards in self.columns:
            cards.set_drafts(values)
        self.drafts.say("")
        if values:
            self.focus_field(next(iter(values)))

    def _on_drafts_dropped(self) -> None:
        self._screen.drop_drafts()
        self.drafts.say("")
