"""Names of figures, of what they are cut by, of what they count: marked for translation."""

from collections.abc import Mapping
from dataclasses import dataclass

from parcours_desktop.domain.figures import Cut, FigureName
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in words: its name, what it counts, what its numerator and its denominator are, what it measures."""

    name: str
    counts: str
    met: str
    of: str
    measure: str = ""


FIGURE_NAMES: Mapping[FigureName, Told] = {
    FigureName.FIVE_DAYS: Told(
        marked("Délai de cinq jours ouvrables"),
        marked("Personnes arrivées dans la période et dont le délai est échu; dépassements justifiés exclus."),
        marked("À temps"),
        marked("Délais échus"),
    ),
    FigureName.PLANS: Told(
        marked("Plans signés"),
        marked("Personnes rencontrées une première fois dans la période."),
        marked("Plan signé"),
        marked("Personnes rencontrées"),
    ),
    FigureName.STEPS: Told(
        marked("Démarches"),
        marked("Démarches dont l’échéance tombe dans la période."),
        marked("Réalisées"),
        marked("Démarches"),
    ),
    FigureName.STEP_TIMES: Told(
        marked("Temps de réalisation"),
        marked("Démarches réalisées dans la période, après l’arrivée; jours depuis l’arrivée."),
        marked("Réalisées"),
        marked("Réalisées"),
        marked("Jours (médiane)"),
    ),
    FigureName.NEEDS: Told(
        marked("Besoins"),
        marked("Besoins évalués des personnes rencontrées une première fois dans la période."),
        marked("À traiter"),
        marked("Besoins évalués"),
    ),
    FigureName.FRENCH: Told(
        marked("Cours de français"),
        marked("Inscriptions de la période; jours d’attente de l’inscription au début."),
        marked("Commencés"),
        marked("Inscriptions"),
        marked("Attente (jours, médiane)"),
    ),
    FigureName.REFERRALS: Told(
        marked("Références"),
        marked("Références envoyées dans la période; retirées exclues."),
        marked("Prises en charge"),
        marked("Envoyées"),
    ),
    FigureName.INTEGRATION: Told(
        marked("Objectif Intégration"),
        marked("Inscriptions de la période; allocations acceptées ou versées."),
        marked("Attestations"),
        marked("Inscriptions"),
        marked("Allocations ($)"),
    ),
}
CUT_NAMES: Mapping[Cut, str] = {
    Cut.OFFICE: marked("Bureau"),
    Cut.OFFICER: marked("Agent"),
    Cut.WEEK: marked("Semaine du"),
    Cut.MONTH: marked("Mois"),
    Cut.REGION: marked("Région"),
    Cut.CATEGORY: marked("Catégorie"),
    Cut.LANGUAGE: marked("Langue"),
    Cut.STRAND: marked("Volet"),
    Cut.STATE: marked("État"),
    Cut.REASON: marked("Motif"),
    Cut.SERVICE: marked("Service"),
    Cut.ORGANIZATION: marked("Organisme"),
    Cut.DOMAIN: marked("Domaine"),
    Cut.LEVEL: marked("Niveau"),
}
