"""The verb that prints: a paper of one case, a day, a load, or the plans of many; what is written is entered in the register."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.case_verbs import found_case
from parcours_desktop.console.opening import desk_of, file_of, locked
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.print_series import SERIES_KINDS, SeriesChoice, SeriesOrder
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.queries.case_list import CaseFilter, CaseOrder, case_ids
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.screens.case_papers import CasePapers
from parcours_desktop.screens.case_views import CaseView, CaseViews
from parcours_desktop.screens.caseload_printing import caseload_printout
from parcours_desktop.screens.day_printing import day_printout
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.screens.series import begin_series, end_series, waiting_series
from parcours_desktop.screens.series_run import SeriesRun
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.settings import Paper as Size
from parcours_desktop.wording.words import Words

WRONG_USE = 2
PAPERS = {str(Size.LETTER): Paper.LETTER, str(Size.A4): Paper.A4}
OF_NO_CASE = (DocumentKind.DAY, DocumentKind.CASELOAD)
IN_TWO_LANGUAGES = (DocumentKind.PLAN, DocumentKind.LETTER)


def print_page(arguments: Namespace, words: Words, clock: Clock) -> int:
    """What was asked for, as one PDF or several; it writes the register, so it needs the file for itself."""
    kind = DocumentKind(arguments.kind)
    many = arguments.all or arguments.view is not None
    if kind in OF_NO_CASE and (arguments.case or many):
        return _wrong(words, "no_case_for_day" if kind is DocumentKind.DAY else "no_case_for_load")
    if kind not in OF_NO_CASE and bool(arguments.case) == many:
        return _wrong(words, "case_for_page")
    with locked(file_of(arguments)), desk_of(arguments, clock) as desk:
        if many:
            return _series(desk, kind, arguments, words)
        _write(_pages(desk, kind, arguments, words), arguments)
    return 0


def _wrong(words: Words, code: str) -> int:
    print(words.refusal(Refusal(code, "case")), file=sys.stderr)
    return WRONG_USE


def _pages(desk: Desk, kind: DocumentKind, arguments: Namespace, words: Words) -> Sequence[Printout]:
    """The documents that were asked for; the day is in the language of the command, whatever leaves is French."""
    paper, french = PAPERS[arguments.paper], Words("fr")
    if arguments.second is not None and kind not in IN_TWO_LANGUAGES:
        raise Refused(Refusal("french_alone", "language"))
    if kind is DocumentKind.DAY:
        return [day_printout(desk, words, paper, on=arguments.date)]
    if kind is DocumentKind.CASELOAD:
        office = "" if arguments.officer else desk.user.office
        return [caseload_printout(desk, french, paper, officer=arguments.officer or "", office=office)]
    case_id = found_case(desk, arguments.case)
    if kind in {DocumentKind.CLOCK, DocumentKind.LETTER}:
        return [_of_the_clock(desk, kind, case_id, paper, arguments.second)]
    if kind is DocumentKind.PLAN and arguments.second:
        return [_plan_beside(desk, case_id, paper, arguments.second)]
    found = [entry.make() for entry in CasePapers(desk, french, case_id, paper).entries() if entry.kind is kind]
    if not found:
        raise Refused(Refusal("paper_not_ready", "kind", {"kind": kind}))
    return found


def _of_the_clock(desk: Desk, kind: DocumentKind, case_id: int, paper: Paper, second: str | None) -> Printout:
    screen = CaseScreen(desk, Words("fr"), case_id, paper)
    try:
        if kind is DocumentKind.CLOCK:
            return screen.first_meeting.proof()
        return screen.first_meeting.letter(_code(desk, second) if second else second)
    finally:
        screen.close()


def _plan_beside(desk: Desk, case_id: int, paper: Paper, typed: str) -> Printout:
    """The plan with a second language, if the rule allows it. A sealed version stays in the languages that it was sealed in."""
    screen = PlanScreen(desk, Words("fr"), case_id, paper)
    try:
        code = _code(desk, typed)
        if screen.versions:
            screen.show_version(screen.versions[0].number)
            second = screen.sheet.second
            if second is None or second.language != code:
                raise Refused(Refusal("sealed_in_other_languages", "language", {"version": str(screen.version)}))
        elif (refusal := screen.second.refusal(code)) is not None:
            raise Refused(refusal)
        else:
            screen.second.choose(code)
        return screen.printout()
    finally:
        screen.close()


def _code(desk: Desk, typed: str) -> str:
    """The code of a language that there are texts for."""
    return desk.reference.translations.code_of(typed) or typed.strip().lower()


def _write(pages: Sequence[Printout], arguments: Namespace) -> None:
    """Writes each document, then enters it in the register; several need a folder."""
    output: Path = arguments.output
    into_folder = output.is_dir()
    if len(pages) > 1 and not into_folder:
        raise Refused(Refusal("several_papers", "output", {"count": len(pages)}))
    for number, page in enumerate(pages, 1):
        if arguments.large and not page.offers_large:
            raise Refused(Refusal("no_large_print", "large"))
        name = page.file_name if len(pages) == 1 else f"{Path(page.file_name).stem}-{number}.pdf"
        chosen = page.enlarged(large=True) if arguments.large else page
        chosen.record(chosen.saving(output / name if into_folder else output)())
        print(output / name if into_folder else output)


def _series(desk: Desk, kind: DocumentKind, arguments: Namespace, words: Words) -> int:
    """The documents of a view or of every open case: a file each in a folder, or one file; what could not be printed is named."""
    if kind not in SERIES_KINDS:
        raise Refused(Refusal("not_in_series", "kind", {"kind": kind}))
    if arguments.second:
        raise Refused(Refusal("french_alone", "language"))
    view = _view(desk, words, arguments.view) if arguments.view is not None else None
    wanted, order = (view.on(desk.clock.today()), view.order) if view else (CaseFilter(), CaseOrder.NAME)
    with desk.reading() as file:
        ids = case_ids(file, wanted, desk.clock.today(), order, descending=bool(view and view.descending))
    choice = SeriesChoice(kind, SeriesOrder.LIST, merged=arguments.merge, covers=False, large=arguments.large)
    paper, target = PAPERS[arguments.paper], arguments.output
    series = waiting_series(desk, choice, target) or begin_series(desk, choice, tuple(ids), target, paper=paper)
    result = SeriesRun(desk, series, Words("fr"))(Progress())
    end_series(desk, series)
    print(words.many("{n} document", "{n} documents", result.documents))
    for number, refusal in result.left:
        print(f"{number}\t{words.refusal(refusal)}", file=sys.stderr)
    return 1 if result.left and not result.documents else 0


def _view(desk: Desk, words: Words, name: str) -> CaseView:
    """The view of a name, as it is written in the list."""
    read: Callable[[str], str] = str.casefold
    found = [view for view in CaseViews(desk, words).all if read(view.name) == read(name)]
    if not found:
        raise Refused(Refusal("view_unknown", "view", {"value": name}))
    return found[0]
