"""The invented office has follow-ups and courses at every state, and makes the same again."""

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.trial import FurnishTrial
from parcours_desktop.database.fold import differences
from tests.conftest import MARC, SOPHIE


def held(desk: Desk, sql: str) -> set[str]:
    with desk.reading() as file:
        return {row[0] for row in file.exec_driver_sql(sql)}


def test_nothing_of_follow_ups_and_courses_is_empty(sample_desk: Desk) -> None:
    sample_desk.do(FurnishTrial((SOPHIE, MARC), 7))
    assert held(sample_desk, "SELECT DISTINCT outcome FROM follow_up") >= {"advancing", "not_reached"}
    assert held(sample_desk, "SELECT DISTINCT state FROM french_course") >= {"registered", "waiting", "started"}
    assert held(sample_desk, "SELECT DISTINCT claim_state FROM integration_course") >= {None, "claimed"}
    with sample_desk.reading() as file:
        assert list(differences(file)) == []
