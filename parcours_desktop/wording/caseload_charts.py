"""The charts of a caseload: one definition in the words of a language, for the page and for the screen."""

from parcours_desktop.domain.caseload_sheet import CaseloadSheet
from parcours_desktop.domain.chart import Chart, ChartKind, ChartLine
from parcours_desktop.domain.codes import StepState
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

LANGUAGES_AT_MOST = 10
"""Languages with a line of their own; the others are counted together."""
PARTS = (
    StepState.DONE,
    StepState.IN_PROGRESS,
    StepState.WAITING,
    StepState.TO_DO,
    StepState.ABANDONED,
    StepState.NOT_APPLICABLE,
)
"""The states of steps in the order in which a bar shows them."""
CASES = marked("Dossiers")


def caseload_charts(sheet: CaseloadSheet, words: Words) -> tuple[Chart, ...]:
    """Stages, steps by strand and state, arrivals by month, categories, languages."""
    return (_stages(sheet, words), _strands(sheet, words), _months(sheet, words), *_people(sheet, words))


def _stages(sheet: CaseloadSheet, words: Words) -> Chart:
    lines = tuple(ChartLine(words.label(stage), (count,)) for stage, count in sheet.stages)
    return Chart(ChartKind.BARS, words("Dossiers ouverts par étape"), words(CASES), words("Étape"), lines)


def _strands(sheet: CaseloadSheet, words: Words) -> Chart:
    lines = []
    for strand in sheet.strands:
        counts = dict(strand.by_state)
        lines.append(ChartLine(words.short_label(strand.strand), tuple(counts.get(state, 0) for state in PARTS)))
    return Chart(
        ChartKind.STACKED,
        words("Démarches par volet et par état"),
        words("Démarches"),
        words("Volet"),
        tuple(lines),
        tuple(words.label(state) for state in PARTS),
    )


def _months(sheet: CaseloadSheet, words: Words) -> Chart:
    lines = tuple(ChartLine(words.short_month(first), (count,)) for first, count in sheet.months)
    return Chart(ChartKind.SERIES, words("Arrivées par mois"), words("Arrivées"), words("Mois"), lines)


def _people(sheet: CaseloadSheet, words: Words) -> tuple[Chart, Chart]:
    unknown = words("Non notée")
    categories = tuple(
        ChartLine(words.label(category) if category else unknown, (count,)) for category, count in sheet.categories
    )
    named = [ChartLine(words.capital(name) or unknown, (count,)) for name, count in sheet.languages]
    kept, others = named[:LANGUAGES_AT_MOST], named[LANGUAGES_AT_MOST:]
    if others:
        total = sum(line.total for line in others)
        told = words.many("{n} autre langue", "{n} autres langues", len(others))
        kept.append(ChartLine(words.capital(told), (total,)))
    return (
        Chart(ChartKind.BARS, words("Catégorie d’immigration"), words(CASES), words("Catégorie"), categories),
        Chart(ChartKind.BARS, words("Langue de contact"), words(CASES), words("Langue"), tuple(kept)),
    )
