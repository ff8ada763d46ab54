"""Runs one verb and tells how it ended: 0 done, 1 refused, 2 wrong use, 3 busy, 4 trouble of the environment."""

import sys
from argparse import Namespace
from collections.abc import Callable

from parcours_desktop.console import (
    calendar_verbs,
    case_verbs,
    clock_verbs,
    document_verbs,
    figures_verbs,
    office_verbs,
    print_verbs,
    schedule_verbs,
    team_verbs,
    workdays_verbs,
)
from parcours_desktop.console.opening import Busy
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.system.clock import Clock, FixedClock, SystemClock
from parcours_desktop.wording.words import Words

DONE, REFUSED, WRONG_USE, BUSY, TROUBLE = range(5)

Verb = Callable[[Namespace, Words, Clock], int]
_VERBS: dict[str, Verb] = {
    "init": office_verbs.init,
    "trial": office_verbs.trial,
    "check": office_verbs.check,
    "import": case_verbs.bring,
    "cases": case_verbs.cases,
    "show": case_verbs.show,
    "print": print_verbs.print_page,
    "verify": document_verbs.verify,
    "documents": document_verbs.documents,
    "clock": clock_verbs.clock,
    "workdays": workdays_verbs.workdays,
    "calendar": calendar_verbs.calendar,
    "schedule": schedule_verbs.schedule,
    "team": team_verbs.team,
    "assign": team_verbs.assign,
    "figures": figures_verbs.figures,
}


def run(arguments: Namespace) -> int:
    """Run the verb of parsed arguments; answers the exit code. Errors are one line on standard error."""
    words = Words(arguments.language)
    clock = FixedClock.on(arguments.today) if arguments.today else SystemClock()
    try:
        return _VERBS[arguments.verb](arguments, words, clock)
    except Refused as refused:
        _say("; ".join(words.refusal(refusal) for refusal in refused.refusals))
        return REFUSED
    except Busy:
        _say(words("Le fichier est ouvert dans une autre fenêtre\u00a0: il peut être lu, mais pas modifié d’ici."))
        return BUSY
    except Trouble as trouble:
        _say(words.trouble(trouble))
        return TROUBLE


def _say(sentence: str) -> None:
    print(" ".join(sentence.split("\n")), file=sys.stderr)
