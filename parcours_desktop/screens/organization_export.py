"""The directory of organizations as a file: services, regions served, languages, how to reach them, when it was checked."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.progress import Progress
from parcours_desktop.exchange.case_export import export_cases
from parcours_desktop.exchange.lists.workbook_writing import Value
from parcours_desktop.queries.organizations import OrganizationFilter, organizations
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

HEADINGS = (
    marked("Nom de l’organisme"),
    marked("Services offerts"),
    marked("Régions servies"),
    marked("Langues de service"),
    marked("Qui peut s’y adresser"),
    marked("Personne à joindre"),
    marked("Téléphone"),
    marked("Courriel"),
    marked("Site"),
    marked("Adresse"),
    marked("Ville"),
    marked("Code postal"),
    marked("Vérifié le"),
    marked("Fermé le"),
    marked("Note pour le bureau"),
)


def exporting(desk: Desk, words: Words, ids: Sequence[int], path: Path) -> Callable[[Progress], Path]:
    """Work for the worker thread: write the organizations of a list, in its order. Raises ``Trouble``."""
    read = partial(_rows, desk, words)

    def export(progress: Progress) -> Path:
        export_cases(path, [words(heading) for heading in HEADINGS], ids, read, progress)
        return path

    return export


def _rows(desk: Desk, words: Words, ids: Sequence[int]) -> Iterator[Sequence[Value]]:
    names = CaseNames(words, desk.reference)
    with desk.reading() as file:
        known = {row.id: row for row in organizations(file, OrganizationFilter(closed=True), desk.clock.today())}
    for organization_id in ids:
        row = known.get(organization_id)
        if row is not None:
            yield (
                row.name,
                ", ".join(map(words.label, row.services)),
                ", ".join(names.label("regions", code) for code in row.regions),
                ", ".join(names.label("languages", code) for code in row.languages),
                row.eligibility,
                row.contact,
                row.phone,
                row.email,
                row.website,
                row.street,
                row.city,
                row.postal_code,
                row.checked_on,
                row.closed_on,
                row.note,
            )
