"""The whole file of one person for a request of access: every kind of thing recorded, then the history, line by line."""

from collections.abc import Iterator

from parcours_desktop.documents.flow import Row
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE
from parcours_desktop.domain.access_sheet import AccessSection, AccessSheet
from parcours_desktop.wording.words import Words

LABELS, TITLE_AT_MOST = 190.0, 90


def draw_access_file(sheet: AccessSheet, words: Words, paper: Paper, large: bool = False) -> bytes:
    """The file as a PDF; the same sheet gives the same bytes."""
    page = OfficePage(words, paper, large=large)
    running = words("Renseignements détenus — dossier {number}", number=sheet.file_number)
    rows = [*_head(page, sheet)]
    for section in sheet.sections:
        rows += _section(page, section)
    rows += _history(page, sheet)
    return page.draw(rows, Naming(running, running, running))


def _head(page: OfficePage, sheet: AccessSheet) -> Iterator[Row]:
    words = page.words
    beside = (
        words("Dossier {number}", number=sheet.file_number),
        words("Imprimé le {day}", day=sheet.printed_on),
    )
    yield page.title(words("Renseignements détenus"), sheet.programme_name, beside)
    yield Row((), least=4)
    yield from page.pairs(((words("Personne"), sheet.person_name), (words("Bureau"), sheet.office_name)))
    told = words(
        "Tout ce qui est noté au dossier, y compris les notes et l’historique, communiqué à la personne qui le demande "
        "(Loi sur l’accès, RLRQ, c. A-2.1, art. 83 et 94). Les clés techniques et ce qui révélerait des renseignements sur "
        "une autre personne (art. 88) n’y figurent pas."
    )
    yield page.text(told, ASIDE, gap=8)


def _section(page: OfficePage, section: AccessSection) -> Iterator[Row]:
    words = page.words
    counted = words("{title} ({n})", title=section.title, n=len(section.records))
    yield page.heading(counted if len(section.records) > 1 else section.title)
    if not section.records:
        yield page.text(words("Rien n’est noté."), gap=3)
    for at, one in enumerate(section.records, 1):
        if len(section.records) > 1:
            named = words("{number}. {title}", number=str(at), title=_short(one.title)).strip()
            yield page.heading(named, gap=9, level=3)
        yield from page.pairs(one.pairs, label_width=LABELS)


def _short(title: str) -> str:
    """A heading of one line or two."""
    one = " ".join(title.split())
    return one if len(one) <= TITLE_AT_MOST else one[: TITLE_AT_MOST - 1].rstrip() + "…"


def _history(page: OfficePage, sheet: AccessSheet) -> Iterator[Row]:
    words = page.words
    yield page.heading(words("Historique des modifications"))
    if not sheet.history:
        yield page.text(words("Rien n’est noté."), gap=3)
        return
    heads = ((words("Quand"), 2.6), (words("Par"), 2.0), (words("Quoi"), 5.6))
    yield from page.table(heads, [(line.at, line.by, line.what) for line in sheet.history])
