"""What can be typed after ``parcours-desktop``: verbs for tests, servers and scripts; no verb opens the window."""

import argparse
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.system.settings import Paper
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

KINDS = tuple(kind for kind in DocumentKind if kind not in {DocumentKind.LABELS, DocumentKind.ENVELOPES})
"""What a command prints; labels and envelopes are for the people chosen in the list."""
ROLES = {
    "agent": OfficerRole.OFFICER,
    "officer": OfficerRole.OFFICER,
    "coordinator": OfficerRole.COORDINATOR,
    "administrator": OfficerRole.ADMINISTRATOR,
    "reader": OfficerRole.READER,
}

_ABOUT = marked("Suivre chaque personne immigrante, du certificat de sélection à une vie établie.")


def parser_in(words: Words) -> argparse.ArgumentParser:
    """The parser, its help in the language of ``words``."""
    parser = argparse.ArgumentParser(prog="parcours-desktop", description=words(_ABOUT), add_help=False)
    group = parser.add_argument_group(words("options"))
    group.add_argument("-h", "--help", action="help", help=words("montre cette aide"))
    group.add_argument("--file", type=Path, metavar="OFFICE", help=words(marked("fichier chiffré du bureau")))
    group.add_argument(
        "--passphrase-file", type=Path, metavar="P", help=words(marked("fichier qui contient la phrase de passe"))
    )
    group.add_argument(
        "--today", type=date.fromisoformat, metavar="DATE", help=words(marked("fixe la date du jour (essais)"))
    )
    group.add_argument("--language", choices=("fr", "en"), default=words.language, help=words(marked("langue")))
    group.add_argument("--version", action="store_true", help=words(marked("dit la version")))
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title=words("verbes"))
    _office_verbs(verbs, words)
    _case_verbs(verbs, words)
    _workdays_verbs(verbs, words)
    _calendar_verbs(verbs, words)
    _schedule_verbs(verbs, words)
    _document_verbs(verbs, words)
    _team_verbs(verbs, words)
    return parser


def parse(line: Sequence[str]) -> argparse.Namespace:
    """Parse a command line; a wrong one ends the program with code 2 and its usage."""
    language = "en" if "--language=en" in line or ("--language", "en") in pairwise(line) else "fr"
    return parser_in(Words(language)).parse_args(line)


def _office_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    init = verbs.add_parser("init", help=words(marked("fait le fichier chiffré d’un bureau")))
    init.add_argument("--name", required=True)
    init.add_argument("--office", required=True)
    init.add_argument("--role", required=True, choices=sorted(ROLES))
    init.add_argument("--machine", type=int, default=0, metavar="0-99")
    trial = verbs.add_parser("trial", help=words(marked("fait un bureau d’essai, aux données inventées")))
    trial.add_argument("--cases", type=int, default=600, metavar="N")
    trial.add_argument("--seed", type=int, default=1, metavar="S")
    trial.add_argument("--role", choices=("agent", "coordinator"), default="agent")
    verbs.add_parser("check", help=words(marked("vérifie l’intégrité du fichier et du journal")))


def _workdays_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    whole = verbs.add_parser("workdays", help=words(marked("compte les jours ouvrables")))
    act = whole.add_subparsers(dest="act", metavar="ACT", required=True)
    add = act.add_parser("add", help=words(marked("donne le Nᵉ jour ouvrable après une date")))
    add.add_argument("date", metavar="DATE")
    add.add_argument("days", metavar="N")
    add.add_argument("--json", action="store_true")


def _case_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    bring = verbs.add_parser("import", help=words(marked("importe une liste d’arrivées")))
    bring.add_argument("list", type=Path, metavar="LIST")
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--report", type=Path, metavar="OUT.json")
    found = verbs.add_parser("cases", help=words(marked("liste les dossiers")))
    found.add_argument("--search", default="", metavar="TEXT")
    found.add_argument("--json", action="store_true")
    show = verbs.add_parser("show", help=words(marked("montre un dossier")))
    show.add_argument("case", metavar="CASE")
    show.add_argument("--json", action="store_true")
    clock = verbs.add_parser("clock", help=words(marked("montre le délai de la première rencontre")))
    which = clock.add_mutually_exclusive_group(required=True)
    which.add_argument("case", nargs="?", default="", metavar="CASE")
    which.add_argument("--all", action="store_true")
    clock.add_argument("--json", action="store_true")


def _team_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    team = verbs.add_parser("team", help=words(marked("montre l’équipe en chiffres")))
    team.add_argument("--office", default="", metavar="O")
    team.add_argument("--from", dest="first", type=date.fromisoformat, metavar="D")
    team.add_argument("--to", dest="last", type=date.fromisoformat, metavar="D")
    team.add_argument("--json", action="store_true")
    figures = verbs.add_parser(
        "figures", help=words(marked("compte un chiffre du bureau, découpé comme on le demande"))
    )
    figures.add_argument("name", nargs="?", default="", metavar="NAME")
    figures.add_argument("--from", dest="first", type=date.fromisoformat, metavar="D")
    figures.add_argument("--to", dest="last", type=date.fromisoformat, metavar="D")
    figures.add_argument("--by", default="", metavar="CUT[,CUT]")
    figures.add_argument("--internal", action="store_true")
    form = figures.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    whole = verbs.add_parser("assign", help=words(marked("répartit les dossiers qui attendent")))
    act = whole.add_subparsers(dest="act", metavar="ACT", required=True)
    found = act.add_parser("propose", help=words(marked("propose à qui va chaque dossier, et pourquoi")))
    found.add_argument("--office", default="", metavar="O")
    found.add_argument("--json", action="store_true")
    done = act.add_parser("apply", help=words(marked("attribue comme le dit une proposition, en un seul acte")))
    done.add_argument("plan", metavar="FILE.json|-")
    done.add_argument("--json", action="store_true")


def _document_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    paper = verbs.add_parser("print", help=words(marked("imprime en PDF, et l’inscrit au registre")))
    paper.add_argument("case", nargs="?", default="", metavar="CASE")
    many = paper.add_mutually_exclusive_group()
    many.add_argument("--view", metavar="NAME")
    many.add_argument("--all", action="store_true")
    paper.add_argument("--kind", choices=[str(kind) for kind in KINDS], default=str(DocumentKind.PLAN))
    paper.add_argument("--date", type=date.fromisoformat, metavar="DATE")
    paper.add_argument("--officer", metavar="O")
    paper.add_argument("--second", "--language", dest="second", metavar="LANGUAGE")
    paper.add_argument("--large", action="store_true")
    paper.add_argument("--merge", action="store_true")
    paper.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    paper.add_argument("--paper", choices=[str(size) for size in Paper], default=str(Paper.LETTER))
    verify = verbs.add_parser("verify", help=words(marked("vérifie un plan imprimé, par son code ou son PDF")))
    verify.add_argument("what", metavar="FILE.pdf|CODE")
    verify.add_argument("--json", action="store_true")
    register = verbs.add_parser("documents", help=words(marked("montre le registre d’impression")))
    register.add_argument("--case", default="", metavar="CASE")
    register.add_argument("--kind", choices=[str(kind) for kind in DocumentKind])
    register.add_argument("--from", dest="first", type=date.fromisoformat, metavar="D")
    register.add_argument("--to", dest="last", type=date.fromisoformat, metavar="D")
    register.add_argument("--json", action="store_true")


def _calendar_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    whole = verbs.add_parser("calendar", help=words(marked("échange un calendrier (ICS) avec un autre programme")))
    act = whole.add_subparsers(dest="act", metavar="ACT", required=True)
    send = act.add_parser("export", help=words(marked("écrit un calendrier, sans nom de personne")))
    send.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.ics")
    send.add_argument("--officer", metavar="O")
    send.add_argument("--everybody", action="store_true")
    send.add_argument("--from", dest="first", type=date.fromisoformat, metavar="D")
    send.add_argument("--to", dest="last", type=date.fromisoformat, metavar="D")
    send.add_argument("--names", action="store_true")
    bring = act.add_parser("import", help=words(marked("reprend le calendrier d’un autre programme")))
    bring.add_argument("calendar", type=Path, metavar="FILE.ics")
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--with-free", action="store_true")
    bring.add_argument("--report", type=Path, metavar="OUT.json")


def _schedule_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    schedule = verbs.add_parser("schedule", help=words(marked("propose des premières rencontres, sans rien écrire")))
    act = schedule.add_subparsers(dest="act", metavar="ACT", required=True)
    propose = act.add_parser("propose", help=words(marked("propose un horaire qui respecte les délais")))
    propose.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
    propose.add_argument("--days", type=int, default=6, metavar="N")
    propose.add_argument("--json", action="store_true")
