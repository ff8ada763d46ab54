"""The partner organizations of the invented office: none exists; telephones of the 555-01xx range, reserved addresses."""

import random
from datetime import date, timedelta

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.rows import OfficerRow

FRESH, OLD = (4, 150), (200, 520)  # days since somebody made sure, of most and of some
# name, services, regions, languages, street, city, postal code, area code, host, eligibility
_LISTED = (
    ("Le Seuil d’accueil", "welcome housing rights", "06", "fra eng ara spa", "1420, rue des Érables", "Montréal", "H2K 3L5", "514", "seuil-accueil", "Personnes arrivées depuis moins de cinq ans."),
    ("Maison des premiers pas", "welcome children", "06", "fra eng hat", "55, avenue du Parc-Neuf", "Montréal", "H2V 4E1", "514", "premiers-pas", ""),
    ("Carrefour Emploi Horizon", "employment", "06", "fra eng spa por", "812, boulevard des Ormes", "Montréal", "H1N 2T8", "514", "emploi-horizon", "Autorisation de travailler au Canada."),
    ("Centre Langue vive", "french", "06", "fra eng zho vie", "2300, rue du Collège", "Montréal", "H3J 1R6", "514", "langue-vive", ""),
    ("Interprètes du Saint-Laurent", "interpreting", "", "fra ara fas ukr zho spa", "40, rue de la Grève, bureau 310", "Montréal", "H2Y 1B7", "514", "interpretes-stl", "Sur demande d’une agente ou d’un agent."),
    ("Clinique sociale du Faubourg", "health", "06", "fra eng ara", "618, rue du Faubourg", "Montréal", "H2L 2P9", "514", "clinique-faubourg", "Sans égard à la couverture d’assurance maladie."),
    ("Comptoir alimentaire La Huche", "food", "06", "fra eng", "77, rue des Moulins", "Montréal", "H4C 2K3", "514", "la-huche", "Preuve d’adresse."),
    ("Droits et logis", "housing rights", "06 13", "fra eng spa", "905, rue de la Commune-Haute", "Montréal", "H3C 5B2", "514", "droits-et-logis", ""),
    ("Jumelage Deux Rives", "matching", "06 16", "fra", "3, place des Deux-Rives", "Longueuil", "J4K 5A1", "450", "deux-rives", "16 ans et plus."),
    ("Carrefour Rive-Sud Accueil", "welcome housing employment", "16", "fra eng hat spa", "1180, chemin de la Plaine", "Longueuil", "J4J 3V6", "450", "rivesud-accueil", ""),
    ("Les Petits Voisins", "children", "16", "fra eng ara", "260, rue des Lilas", "Brossard", "J4W 2T4", "450", "petits-voisins", "Familles ayant des enfants de 0 à 12 ans."),
    ("Objectif Laval", "objectif_integration welcome", "13", "fra eng por", "500, boulevard des Prairies-Neuves", "Laval", "H7N 5Y3", "450", "objectif-laval", "Résidence permanente."),
    ("Atelier Emploi Laval", "employment", "13", "fra eng", "88, rue du Moulin-Rouge", "Laval", "H7G 3T1", "450", "atelier-laval", ""),
    ("Halte-famille des Mille-Îles", "children health", "13 15", "fra", "19, rue de la Berge", "Laval", "H7L 1C9", "450", "halte-famille", ""),
    ("Accueil Cap-Diamant", "welcome housing rights", "03", "fra eng spa", "333, rue Sous-le-Cap-Neuf", "Québec", "G1K 4A2", "418", "accueil-cap", ""),
    ("École du fleuve", "french objectif_integration", "03 12", "fra", "61, côte de la Rivière", "Québec", "G1L 2R7", "418", "ecole-du-fleuve", "Niveaux 1 à 8."),
    ("Parrains et marraines de la Capitale", "matching", "03", "fra", "5, avenue des Tilleuls", "Québec", "G1R 3B4", "418", "parrains-capitale", ""),
    ("Mauricie Terre d’accueil", "welcome housing employment children", "04", "fra eng spa", "1260, rue des Forges-Neuves", "Trois-Rivières", "G9A 2H3", "819", "mauricie-accueil", ""),
    ("Carrefour Trois-Rivières Emploi", "employment", "04 17", "fra", "402, rue du Flambeau", "Trois-Rivières", "G8Z 3T5", "819", "tr-emploi", "35 ans et moins."),
    ("Estrie Ensemble", "welcome matching", "05", "fra eng spa ara", "74, rue de la Gorge", "Sherbrooke", "J1H 3Y2", "819", "estrie-ensemble", ""),
    ("Saguenay Bienvenue", "welcome housing", "02", "fra eng", "930, rue du Havre-Neuf", "Saguenay", "G7H 4M1", "418", "saguenay-bienvenue", ""),
    ("Outaouais Passerelle", "welcome french rights", "07", "fra eng ara", "215, rue de la Chute", "Gatineau", "J8X 2G5", "819", "passerelle", ""),
    ("Portail des métiers", "employment other", "", "fra eng", "1000, place du Métier, 4e étage", "Montréal", "H3B 4W5", "514", "portail-metiers", "Professions réglementées : accompagnement dans toutes les régions."),
    ("Récolte Lanaudière", "food children", "14", "fra", "16, rue du Vieux-Pont", "Joliette", "J6E 5T2", "450", "recolte", ""),
    ("Café des langues du Plateau-Nord", "french matching", "06", "fra eng spa", "4410, rue de la Roseraie", "Montréal", "H2J 2K4", "514", "cafe-langues", ""),
)  # fmt: skip
_CONTACTS = ("Accueil", "Responsable des références", "Coordination", "Intervenante à l’accueil", "")
_CLOSED = "Café des langues du Plateau-Nord"


def furnish_organizations(work: UnitOfWork, scene: Scene, officer: OfficerRow, dice: random.Random) -> list[str]:
    """Write the directory. Answers the uid (hexadecimal) of each organization that is not closed."""
    today = scene.clock.today()
    uids: list[str] = []
    for number, row in enumerate(_LISTED):
        name, services, regions, languages, street, city, postal_code, area, host, eligibility = row
        columns = {
            "name": name,
            "services": services,
            "regions": regions or None,
            "languages": languages,
            "eligibility": eligibility or None,
            "contact": dice.choice(_CONTACTS) or None,
            "phone": f"{area} 555-01{50 + number:02d}",
            "email": f"accueil@{host}.example.org",
            "website": f"www.{host}.example.org",
            "street": street,
            "city": city,
            "postal_code": postal_code,
            "checked_on": _checked(number, today, dice),
            "checked_by": officer.login,
            "closed_on": today - timedelta(days=35) if name == _CLOSED else None,
        }
        row_id = work.create("organization", REFERENCE_CASE, columns)
        if name != _CLOSED:
            uids.append(work.uid(row_id).hex())
    return uids


def _checked(number: int, today: date, dice: random.Random) -> date:
    """When somebody made sure of it: of one in five, long ago."""
    return today - timedelta(days=dice.randint(*(OLD if number % 5 == 4 else FRESH)))
