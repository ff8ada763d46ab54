"""What must never be: open cases whose officer has left. Looked for at every opening; merging two offices can make some."""

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.behind import Behind, BehindKind
from parcours_desktop.queries.assignment import unheld_cases
from parcours_desktop.wording.words import Words


def unheld(desk: Desk, words: Words) -> Behind | None:
    """The list of them; None as it should be."""
    with desk.reading() as file:
        ids = unheld_cases(file, desk.clock.today())
    return Behind(words("Dossiers sans personne en poste"), BehindKind.CASE, ids) if ids else None


def unheld_told(count: int, words: Words) -> str:
    """So many of them, in a sentence that says what to do."""
    return words.many(
        "{n} dossier ouvert est à une personne qui n’est plus en poste. Attribuez-le.",
        "{n} dossiers ouverts sont à des personnes qui ne sont plus en poste. Attribuez-les.",
        count,
    )
