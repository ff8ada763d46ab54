"""The page to print and lock away: the recovery code of an office file, what it is for, and no name."""

import re
from dataclasses import replace

from parcours_desktop.documents.faces import typefaces
from parcours_desktop.documents.flow import Cell, Flow, Row
from parcours_desktop.documents.ink import PANEL, TITLE
from parcours_desktop.documents.ornaments import Panel
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import MARGIN, Paper
from parcours_desktop.documents.styles import BODY, CODE, HEADING, LABEL, PAGE_TITLE
from parcours_desktop.documents.typesetting import Style, Typesetter
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

GROUP = 4
ACROSS = 4
"""Groups of a code stand four to a row: eight of them are read out in two breaths."""
SPACE = 10.0
PURPOSE = marked(
    "Ce code ouvre le fichier des dossiers si la phrase de passe est perdue. "
    "Sans l’un ni l’autre, personne ne peut l’ouvrir."
)
ADVICE = (
    marked("Imprimez cette page une seule fois et gardez-la sous clé, loin de l’ordinateur."),
    marked("N’en faites ni copie, ni photo, ni fichier : qui a ce code et l’ordinateur peut lire tous les dossiers."),
    marked("N’écrivez sur cette page ni nom, ni bureau, ni phrase de passe."),
    marked("Pour ouvrir le fichier avec ce code, tapez les groupes dans l’ordre de leurs numéros."),
)


def draw_recovery_code(code: str, words: Words, paper: Paper) -> bytes:
    """One page with the code in numbered groups, as it was given (divided by hyphens or blanks) or by fours."""
    faces = typefaces()
    setter = Typesetter(faces)
    title = words("Code de secours")
    width = paper.inner_width
    rule = (paper.left, paper.right, 2.2, TITLE)

    def text(sentence: str, style: Style, gap: float) -> Row:
        return Row((Cell(paper.left, width, setter.lines(sentence, style, width)),), gap=gap)

    flow = Flow(MARGIN, MARGIN, paper.height - MARGIN)
    flow.add([replace(text(title, PAGE_TITLE, 0), below=6, rule=rule), text(words(PURPOSE), BODY, 14)])
    flow.add(_code_rows(groups_of(code), words, setter, paper))
    flow.add([text(words("Comment le garder"), HEADING, 22), *(text(words(advice), BODY, 6) for advice in ADVICE)])
    canvas = PageCanvas(paper, faces, title=title, language=words.language)
    for page in flow.pages:
        for placed in page:
            placed.row.draw(canvas, placed.top)
        canvas.end_page()
    return canvas.finish()


def groups_of(code: str) -> list[str]:
    """The groups of a code: as they are divided, or four letters each."""
    groups = [group for group in re.split(r"[\s\-–]+", code) if group]
    if len(groups) > 1:
        return groups
    whole = "".join(groups)
    return [whole[start : start + GROUP] for start in range(0, len(whole), GROUP)]


def _code_rows(groups: list[str], words: Words, setter: Typesetter, paper: Paper) -> list[Row]:
    """Panels of four groups across, each with its number."""
    width = (paper.inner_width - (ACROSS - 1) * SPACE) / ACROSS
    rows = []
    for start in range(0, len(groups), ACROSS):
        cells, panels = [], []
        for place, group in enumerate(groups[start : start + ACROSS]):
            left = paper.left + place * (width + SPACE)
            number = setter.lines(words.number(start + place + 1), LABEL, width - 20)
            cells.append(Cell(left + 10, width - 20, number + setter.lines(group, CODE, width - 20)))
            panels.append(Panel(left, left + width, PANEL))
        rows.append(Row(tuple(cells), gap=16 if start == 0 else 8, above=7, below=8, behind=tuple(panels)))
    return rows
