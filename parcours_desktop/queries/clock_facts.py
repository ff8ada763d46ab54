"""The five-day clock of cases that have arrived, from their kept counts: as ``domain.clock`` says it (a test compares them)."""

from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_

from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.team import TeamFigure
from parcours_desktop.queries.team_loads import ONE

ARRIVED: ColumnElement[bool] = and_(summary.c.is_counted == ONE, summary.c.arrived_on.is_not(None))
IN_TIME: ColumnElement[bool] = func.coalesce(summary.c.first_met_on <= summary.c.deadline_on, 0) == 1
CLOCKS = (TeamFigure.MET, TeamFigure.MISSED, TeamFigure.RUNNING, TeamFigure.EXCUSED)


def clock_is(figure: TeamFigure, today: date) -> ColumnElement[bool]:
    """The state of the clock of a person who has arrived."""
    if figure is TeamFigure.MET:
        return IN_TIME
    if figure is TeamFigure.EXCUSED:
        return and_(~IN_TIME, summary.c.excused == 1)
    begun = and_(~IN_TIME, summary.c.excused == 0, summary.c.arrived_on <= today)
    over = or_(summary.c.first_met_on.is_not(None), summary.c.deadline_on < today)
    return and_(begun, over if figure is TeamFigure.MISSED else ~over)
