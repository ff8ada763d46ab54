"""The load of an officer or of an office on paper: read at once, drawn when it is asked for."""

from functools import partial

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.caseload_page import draw_caseload
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.queries.caseload_sheet import caseload_sheet
from parcours_desktop.screens.print_register import recorded_as
from parcours_desktop.screens.printouts import Naming, Printout, printout_on
from parcours_desktop.wording.words import Words


def caseload_printout(
    desk: Desk, words: Words, paper: Paper = Paper.LETTER, *, officer: str = "", office: str = ""
) -> Printout:
    """The page of an officer (login), of an office (code), or of the whole file."""
    today = desk.clock.today()
    with desk.reading() as file:
        sheet = caseload_sheet(file, today, desk.reference, officer=officer, office=office)
    name = words("charge-{day}.pdf", day=today.isoformat())
    naming = Naming(genre="charge", on=today, language=words.language)
    return printout_on(
        name,
        paper,
        partial(draw_caseload, sheet, words),
        offers_large=True,
        naming=naming,
        recorded=recorded_as(desk, NewIssue(DocumentKind.CASELOAD, audience=Audience.OFFICE)),
    )
