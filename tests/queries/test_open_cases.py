"""A case that was taken away, merged into another or closed is in no list of open cases, however the list is asked for."""

from datetime import date

import pytest
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.duplicates import MergeCases
from parcours_desktop.domain.codes import ClosingReason, Stage
from parcours_desktop.queries.case_list import CaseFilter, CaseOrder, case_count, case_ids
from tests.builders.acts import seen
from tests.builders.cases import a_case

TODAY = date(2026, 11, 23)
ASKED = {
    "everything": CaseFilter(),
    "by name": CaseFilter(text="had"),
    "of an office": CaseFilter(office="MTL"),
    "of an officer": CaseFilter(officer="s.lavoie"),
    "of a stage": CaseFilter(stages=(Stage.ARRIVED,)),
    "with a closed stage": CaseFilter(stages=(Stage.ARRIVED, Stage.CLOSED), text="Haddad Rania"),
    "by birth": CaseFilter(text="1988-03-04"),
}


@pytest.mark.parametrize("order", [CaseOrder.NAME, CaseOrder.STAGE, CaseOrder.OFFICE])
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_only_the_case_that_stands_is_listed(desk: Desk, asked: CaseFilter, order: CaseOrder) -> None:
    stays, merged, closed, gone = (a_case(desk, csq_number=f"CSQ-3000000{number}") for number in range(4))
    desk.undo()
    desk.do(MergeCases(stays, merged))
    desk.do(CloseCase(closed, ClosingReason.AUTONOMY, seen(desk)))
    with desk.reading() as file:
        found = list(case_ids(file, asked, TODAY, order))
        count = case_count(file, asked, TODAY)
    wanted = [stays, closed] if Stage.CLOSED in asked.stages else [stays]
    assert sorted(found) == wanted
    assert gone not in found
    assert count == len(wanted)
