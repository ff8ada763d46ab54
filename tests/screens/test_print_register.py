"""What is saved is kept in the print register, whatever the document; what is only looked at is not; undo leaves it."""

from hashlib import sha256
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.queries.issues import issues, issues_with_bytes
from parcours_desktop.screens.case_papers import papers_of
from parcours_desktop.screens.caseload_printing import caseload_printout
from parcours_desktop.screens.day_printing import day_printout
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.wording.words import Words
from tests.builders.cases import a_case

FRENCH = Words("fr")


def saved(page: Printout, path: Path) -> bytes:
    page.record(page.saving(path)())
    return path.read_bytes()


def test_every_paper_of_a_case_that_is_saved_stands_in_the_register(desk: Desk, tmp_path: Path) -> None:
    case = a_case(desk)
    papers = papers_of(desk, FRENCH, case)
    for number, line in enumerate(papers):
        pdf = saved(line.make(), tmp_path / f"{number}.pdf")
        with desk.reading() as file:
            kept = issues_with_bytes(file, sha256(pdf).hexdigest())[
                0
            ]  # the plan for an access request is the same page
        assert (kept.case_id, kept.kind, kept.audience) == (case, line.kind, line.audience)
        assert (kept.officer, kept.issued_at) == (desk.user.login, desk.clock.now().replace(second=0, microsecond=0))
        assert kept.pages >= 1
    with desk.reading() as file:
        assert len(issues(file, case_id=case)) == len(papers)
        assert issues(file, kind=DocumentKind.LETTER) == ()


def test_what_is_only_looked_at_is_not_in_the_register(desk: Desk) -> None:
    for line in papers_of(desk, FRENCH, a_case(desk)):
        line.make().drawing(40)()
    with desk.reading() as file:
        assert issues(file) == ()


@pytest.mark.parametrize("make", [day_printout, caseload_printout])
def test_papers_of_the_office_belong_to_no_case(desk: Desk, tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    saved(make(desk, FRENCH), tmp_path / "page.pdf")
    with desk.reading() as file:
        (kept,) = issues(file)
    assert (kept.case_id, kept.audience, kept.person_name) == (0, Audience.OFFICE, "")


def test_undo_takes_back_what_was_done_before_the_print_and_leaves_the_register(desk: Desk, tmp_path: Path) -> None:
    case = a_case(desk)
    before = desk.undo_title
    saved(papers_of(desk, FRENCH, case)[0].make(), tmp_path / "plan.pdf")
    assert desk.undo_title == before
    desk.undo()
    with desk.reading() as file:
        assert len(issues(file)) == 1
