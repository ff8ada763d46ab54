"""The handover that an officer receives with cases: read at once, drawn when it is asked for."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.handover_page import draw_handover
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.handover_sheet import HandoverLine, HandoverSheet
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.queries.assignment import interpreted_cases
from parcours_desktop.queries.case_list import CaseListRow, case_rows
from parcours_desktop.queries.staff import person_of_login
from parcours_desktop.screens.case_lines import CaseWords
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.print_register import recorded_as
from parcours_desktop.screens.printouts import Naming, Printout, printout_on
from parcours_desktop.wording.words import Words


def handover_printout(
    desk: Desk, words: Words, case_ids: Sequence[int], receiver: str, giver: str, paper: Paper = Paper.LETTER
) -> Printout:
    """The page of the cases that a receiver (login) takes over from a giver (login; "" from the queue)."""
    today = desk.clock.today()
    names = CaseNames(words, desk.reference)
    says = CaseWords(words, names, {}, desk.clock.today)
    with desk.reading() as file:
        rows, interpreted = case_rows(file, case_ids), interpreted_cases(file, case_ids)
        person = person_of_login(file, receiver)
        gives = person_of_login(file, giver).name if giver else ""
    office = desk.reference.office(person.office)
    rows.sort(key=lambda row: (row.first_met_on is not None, row.deadline_on or today.max, row.list_name))
    lines = tuple(_line(row, names, says, interpreted, today) for row in rows)
    sheet = HandoverSheet(person.name, gives, office.name if office else person.office, today, lines)
    return printout_on(
        words("releve-{day}.pdf", day=today.isoformat()),
        paper,
        partial(draw_handover, sheet, words),
        offers_large=True,
        naming=Naming(genre="releve", on=today, language=words.language),
        recorded=recorded_as(desk, NewIssue(DocumentKind.HANDOVER, audience=Audience.OFFICE)),
    )


def _line(
    row: CaseListRow, names: CaseNames, says: CaseWords, interpreted: frozenset[int], today: date
) -> HandoverLine:
    late = row.step_due_on if row.step_due_on and row.step_due_on < today else None
    return HandoverLine(
        row.list_name,
        row.file_number,
        row.phone,
        names.label("languages", row.contact_language),
        row.id in interpreted,
        row.arrived_on,
        row.deadline_on,
        row.first_met_on,
        row.next_on,
        says.next_what(row),
        late,
        row.last_contact_on,
    )
