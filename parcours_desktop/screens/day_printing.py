"""My day on paper: read at once, drawn when it is asked for."""

from datetime import date
from functools import partial

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.day_page import draw_day
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.queries.day_sheet import day_sheet
from parcours_desktop.screens.print_register import recorded_as
from parcours_desktop.screens.printouts import Naming, Printout, printout_on
from parcours_desktop.wording.words import Words


def day_printout(
    desk: Desk,
    words: Words,
    paper: Paper = Paper.LETTER,
    *,
    on: date | None = None,
    officer: OfficerRow | None = None,
) -> Printout:
    """The page of a day (today) of an officer (whoever sits at the desk), in the language of the screen."""
    day = on or desk.clock.today()
    with desk.reading() as file:
        sheet = day_sheet(file, officer or desk.user, day, desk.clock.today(), desk.reference, desk.workdays)
    name = words("ma-journee-{day}.pdf", day=day.isoformat())
    naming = Naming(words("ma-journee"), on=day)
    recorded = recorded_as(desk, NewIssue(DocumentKind.DAY, audience=Audience.OFFICE))
    return printout_on(
        name, paper, partial(draw_day, sheet, words), offers_large=True, naming=naming, recorded=recorded
    )
