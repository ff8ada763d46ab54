"""How an organization of the directory is said: its services, where it serves, when somebody made sure of it."""

from collections.abc import Callable
from datetime import date

from parcours_desktop.domain.service_rows import OrganizationRow
from parcours_desktop.wording.words import Words

MONTH_DAYS = 31
YEAR_DAYS = 365


def services_said(row: OrganizationRow, words: Words) -> str:
    """« Logement, Emploi », "" when it names none."""
    return ", ".join(words.label(kind) for kind in row.services)


def regions_said(row: OrganizationRow, words: Words, name_of: Callable[[str], str]) -> str:
    """« Montréal, Laval », « Tout le Québec » when it names none."""
    return ", ".join(map(name_of, row.regions)) or words("Tout le Québec")


def place_said(row: OrganizationRow, words: Words, name_of: Callable[[str], str]) -> str:
    """« Longueuil · Montérégie »; the region alone when it bears the name of the city, or when no city is known."""
    regions = regions_said(row, words, name_of)
    if not row.city or row.city == regions:
        return regions
    return f"{row.city} · {regions}"


def age_said(checked_on: date | None, today: date, words: Words) -> str:
    """How long ago somebody made sure: « aujourd’hui », « il y a 12 jours », « il y a 8 mois », « il y a 2 ans », « jamais »."""
    if checked_on is None:
        return words("jamais")
    days = (today - checked_on).days
    if days <= 0:
        return words("aujourd’hui")
    if days < MONTH_DAYS:
        return words.many("il y a {n} jour", "il y a {n} jours", days)
    if days < YEAR_DAYS:
        return words.many("il y a {n} mois", "il y a {n} mois", days * 12 // YEAR_DAYS or 1)
    return words.many("il y a {n} an", "il y a {n} ans", days // YEAR_DAYS)
