"""A card of the team's page."""

from dataclasses import dataclass

from parcours_desktop.domain.team import TeamFigure


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A figure of the whole team: its name, the figure, what stands under it."""

    figure: TeamFigure
    title: str
    number: str
    remark: str
    bad: bool = False
    good: bool = False
