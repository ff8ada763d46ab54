"""Why a case is left out of a series of documents, in French."""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

SERIES: Mapping[str, str] = {
    "series_plan_empty": marked("Le plan n’a ni objectif ni démarche."),
    "series_not_own": marked("Le dossier ne vous est pas attribué."),
}
