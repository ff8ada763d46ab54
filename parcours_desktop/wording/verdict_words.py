"""What is said of a verified page, one sentence for each standing."""

from parcours_desktop.domain.verification import Standing, Verdict
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

SENTENCES = {
    Standing.CURRENT: marked("Authentique et en vigueur\u00a0: c’est la dernière version scellée."),
    Standing.WITHDRAWN: marked("Authentique, mais retirée\u00a0: la signature de cette version a été annulée."),
    Standing.DRAFT: marked("C’est un projet sorti de ce bureau\u00a0: il n’est ni signé ni scellé."),
    Standing.ISSUED: marked("Ce document est sorti de ce bureau tel quel."),
    Standing.ALTERED: marked(
        "Modifiée\u00a0: cette page porte le code d’une version scellée, mais son contenu n’est pas celui qui a été scellé."
    ),
    Standing.KEPT_ALTERED: marked(
        "La version gardée dans ce fichier ne correspond plus à son code\u00a0: avisez le soutien informatique, rien n’a été changé ici."
    ),
    Standing.UNKNOWN: marked("Inconnue\u00a0: ce bureau n’a rien scellé sous ce code et n’a pas sorti ce document."),
}


def verdict_sentence(verdict: Verdict, words: Words) -> str:
    """The sentence; that of a replaced version says by which one, and since when."""
    version = verdict.version
    if verdict.standing is Standing.SUPERSEDED and version is not None and version.next_on is not None:
        return words(
            "Authentique, mais remplacée le {day} par la version {number}.",
            day=words.date(version.next_on),
            number=str(version.next_number),
        )
    return words(SENTENCES[verdict.standing])
