"""The foot of every page of an action plan: which version it is, which page; once sealed, the code that verifies it."""

from parcours_desktop.documents.ink import HAIRLINE
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Leaf
from parcours_desktop.documents.qr_code import HALF_MILLIMETRE, QrCode
from parcours_desktop.documents.styles import ASIDE, STRONG
from parcours_desktop.documents.tags import Artifact
from parcours_desktop.documents.typesetting import Typesetter
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sealing import scanned_text, shown_code
from parcours_desktop.wording.words import Words

LOW, SPACE, PAGE_NUMBER = 20.0, 12.0, 90.0
SQUARE = 0.84 * HALF_MILLIMETRE
"""A short code has few squares: at this size it is 14 millimetres wide with its quiet zone."""
LEADING = 14.5


class PlanFoot:
    """Draws the feet of one plan. ``height`` is the same on all its pages, its rule included."""

    def __init__(self, sheet: PlanSheet, words: Words, setter: Typesetter, leaf: Leaf) -> None:
        self._sheet, self._words, self._setter, self._paper = sheet, words, setter, leaf
        self._code: QrCode | None = None
        self.height = LOW
        if sheet.code:
            text, square = scanned_text(sheet), SQUARE / leaf.scale
            size = QrCode(text, 0, 0, square).size
            self.height = size + 3
            self._code = QrCode(text, leaf.right - size, leaf.height - leaf.margin - size, square)

    def draw(self, canvas: PageCanvas, number: int, total: int) -> None:
        """The foot of page ``number`` of ``total``."""
        paper, setter, code = self._paper, self._setter, self._code
        canvas.aim(Artifact.FOOTER)
        low = paper.height - paper.margin
        canvas.rule(paper.left, paper.right, low - self.height, 0.6, HAIRLINE)
        right = paper.right
        base = low - 2.5
        if code is not None:
            code(canvas, 0, 0)
            right -= code.size + SPACE / 2
            base = low - self.height + LEADING + 1
        page = setter.fitted(self._words("Page {number} de {total}", number=number, total=total), ASIDE, PAGE_NUMBER)
        canvas.line(paper.left, base, setter.fitted(self._text(), ASIDE, right - page.width - SPACE - paper.left))
        canvas.line(right - page.width, base, page)
        if code is not None:
            room = right - paper.left
            shown = setter.fitted(shown_code(self._sheet.code), STRONG, room)
            told = self._words("Code de vérification\u00a0:")
            label = setter.fitted(told, ASIDE, room - shown.width)
            canvas.line(paper.left, base + LEADING, label)
            canvas.line(paper.left + label.width + 4, base + LEADING, shown)

    def _text(self) -> str:
        words, sheet = self._words, self._sheet
        if sheet.version is None:
            return words("Mon plan d’action — dossier {number} — projet", number=sheet.file_number)
        version = str(sheet.version)
        return words(
            "Mon plan d’action — dossier {number} — version {version}", number=sheet.file_number, version=version
        )
