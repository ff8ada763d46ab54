"""The collection notice that is handed to a person, and the form by which a person consents: boxes to tick, lines to sign."""

from collections.abc import Iterator

from parcours_desktop.documents.flow import Cell, Figure, Row
from parcours_desktop.documents.ink import TEXT
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import Tick, TickBox, TopRule
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE, BODY, STRONG
from parcours_desktop.documents.tags import Element, Role
from parcours_desktop.domain.notice_sheet import ConsentSheet, NoticeSheet
from parcours_desktop.domain.service_codes import ConsentMode, SharedField
from parcours_desktop.wording.words import Words

BOX, SPACE = 18.0, 14.0
BLANK = "\u2026" * 24
"""What stands where a name is to be written."""


def draw_notice(sheet: NoticeSheet, words: Words, paper: Paper, large: bool = False) -> bytes:
    """The notice as a PDF; the same sheet gives the same bytes."""
    page = OfficePage(words, paper, large=large)
    title = words("Avis de collecte de renseignements personnels — version {version}", version=sheet.text.version)
    rows = [*_head(page, sheet, sheet.text.title, sheet.text.version)]
    for part in sheet.text.filled(sheet.programme_name):
        if part.heading:
            rows.append(page.heading(part.heading, gap=7))
        rows.append(page.text(part.text, gap=3))
    rows += _received(page)
    rows += _contact(page, sheet)
    return page.draw(rows, Naming(title, title, title))


def draw_consent_form(sheet: ConsentSheet, words: Words, paper: Paper, large: bool = False) -> bytes:
    """The form as a PDF; the same sheet gives the same bytes."""
    page = OfficePage(words, paper, large=large)
    title = words("Consentement — version {version}", version=sheet.text.version)
    statement = sheet.text.filled(sheet.organization or BLANK, sheet.programme_name, sheet.body)
    rows = [*_head(page, sheet, sheet.text.title, sheet.text.version), page.text(statement, STRONG, gap=12)]
    rows.append(page.heading(words("Renseignements qui peuvent être communiqués")))
    rows += _boxes(page, sheet)
    for paragraph in sheet.text.paragraphs:
        filled = paragraph.replace("{programme}", sheet.programme_name).replace("{body}", sheet.body)
        rows.append(page.text(filled.replace("{organization}", sheet.organization or BLANK), gap=6))
    until = words.date(sheet.ends_on) if sheet.ends_on else BLANK
    rows.append(page.text(words("Ce consentement vaut jusqu’au\u00a0: {day}", day=until), gap=8))
    rows += _mode(page)
    rows += _signatures(page, (words("Signature de la personne"), words("Date")))
    rows += _contact(page, sheet)
    return page.draw(rows, Naming(title, title, title))


def _head(page: OfficePage, sheet: NoticeSheet | ConsentSheet, title: str, version: str) -> Iterator[Row]:
    words = page.words
    beside = [words("Dossier {number}", number=sheet.file_number)] if sheet.file_number else []
    beside.append(words("Version du texte\u00a0: {version}", version=version))
    beside.append(words("Imprimé le {day}", day=sheet.printed_on))
    yield page.title(title, sheet.programme_name, beside)
    yield from page.pairs(((words("Personne"), sheet.person_name or BLANK),))


def _boxes(page: OfficePage, sheet: ConsentSheet) -> Iterator[Row]:
    """A box for each part of the case; those agreed upon beforehand are ticked."""
    listed, words, leaf = Element(Role.LIST), page.words, page.paper
    for part in SharedField:
        ticked = part in sheet.fields
        yield _box(page, words.label(part), listed, words("coché") if ticked else words("à cocher"), ticked=ticked)
    yield Row((), least=2 if leaf.large else 4)


def _box(page: OfficePage, text: str, listed: Element, alt: str, *, ticked: bool = False) -> Row:
    leaf = page.paper
    width = leaf.inner_width - BOX
    drawn = TickBox(leaf.left, 2.0, Tick.DONE if ticked else Tick.OPEN)
    figure = Figure(alt, drawn, leaf.left, 0, BOX - 4, BODY.leading, element=Element(Role.FIGURE, alt=alt))
    cells = (
        Cell(leaf.left, BOX, (), tag=Element(Role.LABEL), figures=(figure,)),
        Cell(leaf.left + BOX, width, page.setter.lines(text, BODY, width), tag=Element(Role.BODY)),
    )
    return Row(cells, gap=2, tag=Element(Role.ITEM, listed))


def _mode(page: OfficePage) -> Iterator[Row]:
    """How it was given."""
    words, listed = page.words, Element(Role.LIST)
    yield page.heading(words("Façon de consentir"), gap=10)
    for mode in ConsentMode:
        yield _box(page, words.label(mode), listed, words("à cocher"))


def _received(page: OfficePage) -> Iterator[Row]:
    """That the notice was given."""
    words = page.words
    told = words("J’ai lu cet avis, ou on me l’a lu. On a répondu à mes questions.")
    yield page.text(told, STRONG, gap=6, keeps_next=True)
    yield from _signatures(page, (words("Signature de la personne"), words("Date")))


def _signatures(page: OfficePage, names: tuple[str, str]) -> Iterator[Row]:
    """Lines to sign on; they stay with what is above."""
    leaf = page.paper
    wide = (leaf.inner_width - SPACE) * 0.65
    places = ((leaf.left, wide), (leaf.left + wide + SPACE, leaf.inner_width - SPACE - wide))
    cells = tuple(
        Cell(left, width, page.setter.lines(name, ASIDE, width))
        for (left, width), name in zip(places, names, strict=True)
    )
    yield Row(cells, gap=28, above=4, marks=tuple(TopRule(left, left + width, TEXT) for left, width in places))


def _contact(page: OfficePage, sheet: NoticeSheet | ConsentSheet) -> Iterator[Row]:
    """Whom to ask."""
    words = page.words
    told = " · ".join(filter(None, (sheet.officer_name, sheet.office_name, sheet.office_phone)))
    if told:
        yield page.text(words("Pour toute question\u00a0: {contact}", contact=told), ASIDE, gap=4)
