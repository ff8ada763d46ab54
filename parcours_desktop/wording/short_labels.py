"""Names of codes where there is little room, and the titles of one person, feminine and masculine."""

from collections.abc import Mapping
from enum import StrEnum

from parcours_desktop.domain import codes, journey
from parcours_desktop.wording.marked import marked

# Where there is little room; a code that is not here keeps its full label.
SHORT_LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    codes.Strand: {
        codes.Strand.EMPLOYMENT: marked("Emploi"),
        codes.Strand.COMMUNITY: marked("Collectivité"),
    },
    codes.HouseholdRole: {
        codes.HouseholdRole.PRINCIPAL: marked("Principale"),
        codes.HouseholdRole.SPOUSE: marked("Conjointe ou conjoint"),
        codes.HouseholdRole.DEPENDANT: marked("À charge"),
    },
    codes.Category: {
        codes.Category.ECONOMIC: marked("Économique"),
        codes.Category.FAMILY: marked("Famille"),
        codes.Category.REFUGEE: marked("Réfugiée"),
        codes.Category.HUMANITARIAN: marked("Autres motifs"),
        codes.Category.STUDENT: marked("Études"),
        codes.Category.CLAIMANT: marked("Asile"),
    },
    codes.OfficerRole: {
        codes.OfficerRole.OFFICER: marked("Aide à l’intégration"),
        codes.OfficerRole.COORDINATOR: marked("Coordination"),
        codes.OfficerRole.ADMINISTRATOR: marked("Administration"),
        codes.OfficerRole.READER: marked("Lecture"),
    },
    codes.Horizon: {
        codes.Horizon.SHORT: marked("Court terme"),
        codes.Horizon.MEDIUM: marked("Moyen terme"),
        codes.Horizon.LONG: marked("Long terme"),
    },
    codes.StepState: {codes.StepState.WAITING: marked("En attente")},
    codes.Responsible: {
        codes.Responsible.PERSON: marked("Personne"),
        codes.Responsible.OFFICER: marked("Agente, agent"),
        codes.Responsible.ORGANIZATION: marked("Organisme"),
    },
    codes.Place: {
        codes.Place.OFFICE: marked("Bureau"),
        codes.Place.PHONE: marked("Téléphone"),
        codes.Place.VIDEO: marked("Visio"),
        codes.Place.OTHER_OFFICE: marked("Autre bureau"),
        codes.Place.AIRPORT: marked("Aéroport"),
    },
    codes.Stage: {
        codes.Stage.CERTIFICATE: marked("CSQ délivré"),
        codes.Stage.CONFIRMED_RESIDENCE: marked("Résidence confirmée"),
        codes.Stage.ARRIVED: marked("Arrivée"),
        codes.Stage.FIRST_MEETING: marked("Rencontre faite"),
        codes.Stage.CLOSED: marked("Fermé"),
    },
    journey.Milestone: {
        journey.Milestone.CONFIRMED_RESIDENCE: marked("Résidence confirmée"),
        journey.Milestone.ARRIVED: marked("Arrivée"),
        journey.Milestone.CLOSED: marked("Fermé"),
        journey.Milestone.REOPENED: marked("Rouvert"),
    },
}

# The title of one person: feminine, then masculine; follows a name on a page.
TITLES: Mapping[StrEnum, tuple[str, str]] = {
    codes.OfficerRole.OFFICER: (marked("agente d’aide à l’intégration"), marked("agent d’aide à l’intégration")),
    codes.OfficerRole.COORDINATOR: (marked("coordonnatrice"), marked("coordonnateur")),
    codes.OfficerRole.ADMINISTRATOR: (marked("administratrice"), marked("administrateur")),
    codes.OfficerRole.READER: (marked("lectrice"), marked("lecteur")),
}
