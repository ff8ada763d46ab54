"""The card of one partner organization: all that the directory knows, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from parcours_desktop.screens.organizations import OrganizationDetail
from parcours_desktop.ui.case_parts import plain
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import Pill, PillText


class OrganizationCard(Card):
    """Shows an ``OrganizationDetail``; its buttons are wishes."""

    change_wanted = Signal()
    check_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        named(self, "organization-card")
        self._around = around
        words, look = around.words, around.look
        self.header = SectionHeader("")
        self.header.title.setWordWrap(True)
        self.pill = Pill(look)
        self.header.right.addWidget(self.pill)
        inside, self._lines = plain(0)
        self._lines.setSpacing(GAP_SMALL - 2)
        self.check = named(Button(words("Vérifié aujourd’hui"), look, "accent", small=True, icon="check"), "check")
        self.change = named(Button(words("Modifier…"), look, small=True, icon="pencil"), "change")
        tip = words("Fermer l’organisme\u00a0: il n’est plus proposé")
        self.shut = named(Button("", look, "tiny", icon="x", tip=tip), "shut")
        self.reopen = named(Button(words("Rouvrir"), look, small=True, icon="undo-2"), "reopen")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        for button, told in (
            (self.check, self.check_wanted),
            (self.change, self.change_wanted),
            (self.shut, self.close_wanted),
            (self.reopen, self.reopen_wanted),
        ):
            button.clicked.connect(told)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(self.header)
        self.body.addWidget(inside)
        self.body.addLayout(buttons)

    def show_detail(self, detail: OrganizationDetail | None) -> None:
        """Show one organization; hidden without one."""
        self.setVisible(detail is not None)
        if detail is None:
            return
        words = self._around.words
        self.header.title.setText(detail.name)
        said = words("fermé") if detail.closed else words("à vérifier") if detail.old else ""
        self.pill.show_pill(PillText(said, Tone.NEUTRAL if detail.closed else Tone.MIND))
        self.pill.setVisible(bool(said))
        emptied(self._lines)
        for title, text in (
            (words("Services"), ", ".join(detail.services)),
            (words("Régions"), detail.regions),
            (words("Langues"), detail.languages),
            (words("Qui peut s’y adresser"), detail.eligibility),
            (words("Personne à joindre"), detail.contact),
            (words("Téléphone"), detail.phone),
            (words("Courriel"), detail.email),
            (words("Site"), detail.website),
            (words("Adresse"), detail.address),
            (words("Note pour le bureau"), detail.note),
            (words("Références"), detail.referred),
            (words("Vérification"), detail.closed or detail.checked),
        ):
            if text:
                self._lines.addWidget(label(title, "small"))
                self._lines.addWidget(label(text, wrap=True, selectable=True))
        for button in (self.check, self.change, self.shut):
            button.setVisible(not detail.closed)
        self.reopen.setVisible(bool(detail.closed))
