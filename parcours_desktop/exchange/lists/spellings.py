"""How lists spell the codes of the programme: codes, French and English words, folded."""

from collections.abc import Mapping
from dataclasses import dataclass

from parcours_desktop.domain.codes import Category, EnglishLevel, HouseholdRole, Sex
from parcours_desktop.domain.names import fold
from parcours_desktop.system.reference import Named, Reference


@dataclass(frozen=True, slots=True)
class ListCodes:
    """The codes that a list may use: folded spelling (code or name, French or English) -> code."""

    countries: Mapping[str, str]
    languages: Mapping[str, str]
    regions: Mapping[str, str]
    offices: Mapping[str, str]


def list_codes_of(reference: Reference) -> ListCodes:
    """The spellings that a list may use: each code of the reference, its French and its English name.

    Regions are also known without the zero before them (``3``), as spreadsheets write them.
    """
    regions = _names(reference.regions)
    return ListCodes(
        countries=_names(reference.countries),
        languages=_names(reference.languages),
        regions={code.removeprefix("0"): code for code in reference.regions} | regions,
        offices=_names(reference.offices),
    )


def _names(entries: Mapping[str, Named]) -> dict[str, str]:
    """Folded spelling -> code. A code wins over a name, and the first of two equal names over the second."""
    found = {fold(code): code for code in entries}
    for code, entry in entries.items():
        for name in (entry.name, entry.name_en):
            found.setdefault(fold(name), code)
    found.pop("", None)
    return found


def _spellings(
    table: Mapping[Category, str] | Mapping[HouseholdRole, str] | Mapping[Sex, str] | Mapping[EnglishLevel, str],
) -> dict[str, object]:
    found: dict[str, object] = {}
    for member, spelled in table.items():
        found |= dict.fromkeys((fold(member.value), *spelled.split("|")), member)
    return found


CATEGORIES = _spellings(
    {
        Category.ECONOMIC: "eco|economique|immigration economique|economic|economic immigration|travailleur qualifie",
        Category.FAMILY: "fam|famille|familial|regroupement familial|family|family reunification",
        Category.REFUGEE: "ref|refugie|refugiee|personne refugiee|refugee|personnes refugiees et en situation semblable",
        Category.HUMANITARIAN: "hum|humanitaire|autre|autres|autres motifs humanitaires|humanitarian|other",
        Category.WORKER: "tmp t|tmpt|travailleur temporaire|travailleuse temporaire|temporary worker",
        Category.STUDENT: "tmp e|tmpe|etudiant|etudiante|etudiant etranger|etudiante etrangere|international student|student",
        Category.CLAIMANT: "asi|asile|demandeur d asile|demandeuse d asile|demande d asile|asylum|asylum seeker",
    }
)
ROLES = _spellings(
    {
        HouseholdRole.PRINCIPAL: "rp|requerant principal|requerante principale|requerant e principal e|requerant|requerante"
        "|principal|principale|pa|principal applicant|applicant|1",
        HouseholdRole.SPOUSE: "cj|cjt|conjoint|conjointe|conjoint e|epoux|epouse|conjoint de fait|conjointe de fait|sp|spouse"
        "|partner|husband|wife|2",
        HouseholdRole.DEPENDANT: "pc|pac|personne a charge|a charge|enfant|enfant a charge|fils|fille|dep|dependant|dependent"
        "|child|son|daughter|3",
    }
)
SEXES = _spellings(
    {
        Sex.FEMALE: "f|femme|feminin|female|woman|w",
        Sex.MALE: "m|h|homme|masculin|male|man",
        Sex.OTHER: "x|autre|other|non binaire|non binary",
    }
)
ENGLISH_LEVELS = _spellings(
    {
        EnglishLevel.A: "a|aucun|aucune|nul|faible|none|little",
        EnglishLevel.B: "b|moyen|moyenne|some|fair",
        EnglishLevel.C: "c|bon|bonne|avance|good|fluent",
    }
)
