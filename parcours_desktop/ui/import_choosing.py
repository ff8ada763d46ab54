"""The first step of an import: choose the list, or drop it here; what was wrong with the last one is said below."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.labels import IconLabel, label, named

WIDEST = 620


class ChoosingStep(QWidget):
    """``file_wanted``: ask for a file."""

    file_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        words, look = around.words, around.look
        self.choose = named(Button(words("Choisir un fichier…"), look, "primary"), "choose-list")
        self.choose.clicked.connect(self.file_wanted)
        self.message = Message(look)
        card = named(Card(margin=GAP_LARGE + 8), "drop-card")
        card.setMaximumWidth(WIDEST)
        card.setMinimumWidth(460)
        centred = Qt.AlignmentFlag.AlignHCenter
        card.body.setSpacing(GAP_SMALL + 2)
        card.body.addWidget(IconLabel(look, "file-spreadsheet", "blue_piv", 40), alignment=centred)
        title = label(words("Choisissez la liste des arrivées"), "card-heading")
        card.body.addWidget(title, alignment=centred)
        for text in (
            words("Un fichier CSV ou un classeur XLSX, tel que vous l’avez reçu. Vous pouvez aussi le déposer ici."),
            words("Rien n’est écrit avant que vous ayez examiné chaque ligne."),
        ):
            said = label(text, "subtle", wrap=True)
            said.setAlignment(centred)
            card.body.addWidget(said)
        card.body.addSpacing(GAP_SMALL)
        card.body.addWidget(self.choose, alignment=centred)
        card.body.addSpacing(4)
        card.body.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 2)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self.choose)


def file_of(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The file that is dragged over the page; None when it is none, or several."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
