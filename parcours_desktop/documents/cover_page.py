"""The sheet before the documents of one officer in a series: whose they are, and which."""

from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.volume import Volume
from parcours_desktop.domain.print_series import CoverSheet
from parcours_desktop.wording.words import Words


def draw_cover(
    sheet: CoverSheet, words: Words, paper: Paper, *, large: bool = False, into: Volume | None = None
) -> bytes:
    """The cover as a PDF, or into a volume; the same sheet gives the same bytes."""
    page = OfficePage(words, paper, large=large, into=into)
    kind = words.label(sheet.kind)
    whose = sheet.officer_name or words("À attribuer")
    count = words.many("{n} document", "{n} documents", len(sheet.cases))
    rows = [
        page.title(whose, " · ".join(filter(None, (kind, sheet.office))), (words.date(sheet.printed_on), count)),
        *page.table(
            ((words("Dossier"), 2), (words("Nom"), 4)),
            ((one.file_number, one.list_name) for one in sheet.cases),
        ),
    ]
    title = words("Page de garde — {whose}", whose=whose)
    return page.draw(rows, Naming(title, title, title))
