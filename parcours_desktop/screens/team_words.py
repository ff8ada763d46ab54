"""The names of the team's figures, and what its cards say."""

from collections.abc import Iterator

from parcours_desktop.domain.team import TeamFigure, TeamRow, TeamSheet
from parcours_desktop.screens.team_cards import TeamCard
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

NAMES = {
    TeamFigure.ACTIVE: marked("dossiers actifs"),
    TeamFigure.MET: marked("rencontrés dans les cinq jours ouvrables"),
    TeamFigure.MISSED: marked("hors délai"),
    TeamFigure.RUNNING: marked("délai en cours"),
    TeamFigure.EXCUSED: marked("délai justifié"),
    TeamFigure.SEEN: marked("personnes rencontrées"),
    TeamFigure.SIGNED: marked("plans signés"),
    TeamFigure.LATE_STEPS: marked("démarches en retard"),
    TeamFigure.ARRIVED: marked("arrivées des 30 derniers jours"),
    TeamFigure.ARRIVING: marked("arrivées des 30 prochains jours"),
    TeamFigure.TO_APPROVE: marked("plans à approuver"),
    TeamFigure.WITHOUT_NEXT: marked("dossiers sans suite prévue"),
}


class TeamWords:
    """Says the figures in the words of one language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def name(self, figure: TeamFigure) -> str:
        """What a figure counts."""
        return self._words(NAMES[figure])

    def named(self, name: str, row: TeamRow) -> str:
        """The name of a line, with what must be known of the person."""
        words = self._words
        if not row.active:
            return words("{name} (n’est plus en poste)", name=name)
        if row.away:
            until = words("jusqu’au {day}", day=words.table_date(row.away_until)) if row.away_until else ""
            return words("{name} (absence {until})", name=name, until=until).replace(" )", ")")
        return name

    def cards(self, sheet: TeamSheet, goal: int) -> Iterator[TeamCard]:
        """The cards of the whole team, from left to right."""
        words, whole = self._words, sheet.whole.counts
        seen, signed, late = whole[TeamFigure.SEEN], whole[TeamFigure.SIGNED], whole[TeamFigure.LATE_STEPS]
        waiting, alone = whole[TeamFigure.TO_APPROVE], whole[TeamFigure.WITHOUT_NEXT]
        of_seen = (
            words("{share} de {n} rencontrées", share=words.percent(signed / seen), n=words.number(seen))
            if seen
            else ""
        )
        yield self._active(sheet)
        yield self._clock(sheet, goal)
        yield TeamCard(TeamFigure.SIGNED, words("Plans signés"), words.number(signed), of_seen)
        past, nothing = words("échéance passée"), words("rien n’est prévu ensuite")
        yield TeamCard(TeamFigure.LATE_STEPS, words("Démarches en retard"), words.number(late), past, bad=bool(late))
        yield TeamCard(TeamFigure.WITHOUT_NEXT, words("Sans suite prévue"), words.number(alone), nothing)
        yield TeamCard(TeamFigure.TO_APPROVE, words("Plans à approuver"), words.number(waiting), self._oldest(sheet))

    def _active(self, sheet: TeamSheet) -> TeamCard:
        words, active = self._words, sheet.whole.counts[TeamFigure.ACTIVE]
        officers = [row for row in sheet.rows if row.officer is not None and row.active]
        each = words.number(round(active / len(officers)) if officers else 0)
        told = words("{n} par agente ou agent", n=each)
        return TeamCard(TeamFigure.ACTIVE, words("Dossiers actifs"), words.number(active), told)

    def _clock(self, sheet: TeamSheet, goal: int) -> TeamCard:
        words, whole, share = self._words, sheet.whole.counts, sheet.whole.share
        met, missed = whole[TeamFigure.MET], whole[TeamFigure.MISSED]
        low = share is not None and 100 * share < goal
        return TeamCard(
            TeamFigure.MISSED,
            words("Rencontre en 5 j ouvrables"),
            words.percent(share) if share is not None else "—",
            words("{met} sur {all} · {late} hors délai", met=met, all=met + missed, late=missed),
            bad=low,
            good=share is not None and not low,
        )

    def _oldest(self, sheet: TeamSheet) -> str:
        if not sheet.waiting:
            return self._words("aucun n’attend")
        days = (sheet.bounds.today - sheet.waiting[0].asked_on).days
        return self._words("le plus ancien\u00a0: {days}", days=self._words.many("{n} jour", "{n} jours", days))
