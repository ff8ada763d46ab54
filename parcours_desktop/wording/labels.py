"""What each code of the programme is called in French; the words follow the ministry's texts and are epicene."""

from collections.abc import Mapping
from enum import StrEnum

from parcours_desktop.domain import codes
from parcours_desktop.wording.marked import marked

# By class first: two codes of different lists with the same value (« other ») are equal as dictionary keys.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    codes.HouseholdRole: {
        codes.HouseholdRole.PRINCIPAL: marked("Requérante ou requérant principal"),
        codes.HouseholdRole.SPOUSE: marked("Conjointe ou conjoint"),
        codes.HouseholdRole.DEPENDANT: marked("Personne à charge"),
    },
    codes.Category: {
        codes.Category.ECONOMIC: marked("Immigration économique"),
        codes.Category.FAMILY: marked("Regroupement familial"),
        codes.Category.REFUGEE: marked("Personnes réfugiées et en situation semblable"),
        codes.Category.HUMANITARIAN: marked("Autres motifs, dont humanitaires"),
        codes.Category.WORKER: marked("Travail temporaire"),
        codes.Category.STUDENT: marked("Études (statut temporaire)"),
        codes.Category.CLAIMANT: marked("Demande d’asile"),
    },
    codes.Sex: {
        codes.Sex.FEMALE: marked("Féminin"),
        codes.Sex.MALE: marked("Masculin"),
        codes.Sex.OTHER: marked("Autre (X)"),
    },
    codes.OfficerRole: {
        codes.OfficerRole.OFFICER: marked("Agente ou agent d’aide à l’intégration"),
        codes.OfficerRole.COORDINATOR: marked("Coordonnatrice ou coordonnateur"),
    },
    codes.Strand: {
        codes.Strand.SETTLEMENT: marked("Installation"),
        codes.Strand.FRENCH: marked("Francisation"),
        codes.Strand.EMPLOYMENT: marked("Intégration au marché de l’emploi"),
        codes.Strand.COMMUNITY: marked("Intégration à la collectivité"),
    },
    codes.Horizon: {
        codes.Horizon.SHORT: marked("Court terme (moins de 3 mois)"),
        codes.Horizon.MEDIUM: marked("Moyen terme (de 3 à 12 mois)"),
        codes.Horizon.LONG: marked("Long terme (plus de 12 mois)"),
    },
    codes.StepState: {
        codes.StepState.TO_DO: marked("À faire"),
        codes.StepState.IN_PROGRESS: marked("En cours"),
        codes.StepState.WAITING: marked("En attente d’un tiers"),
        codes.StepState.DONE: marked("Réalisée"),
        codes.StepState.ABANDONED: marked("Abandonnée"),
        codes.StepState.NOT_APPLICABLE: marked("Sans objet"),
    },
    codes.NotDoneReason: {
        codes.NotDoneReason.NO_LONGER_NEEDED: marked("N’est plus nécessaire"),
        codes.NotDoneReason.REFUSED_BY_PERSON: marked("Refusée par la personne"),
        codes.NotDoneReason.NOT_ELIGIBLE: marked("Personne non admissible"),
        codes.NotDoneReason.NO_PLACE: marked("Aucune place disponible"),
        codes.NotDoneReason.NO_ANSWER: marked("Sans réponse de l’organisme"),
        codes.NotDoneReason.MOVED_AWAY: marked("Déménagement"),
        codes.NotDoneReason.OTHER: marked("Autre raison"),
    },
    codes.Responsible: {
        codes.Responsible.PERSON: marked("La personne"),
        codes.Responsible.OFFICER: marked("L’agente ou l’agent"),
        codes.Responsible.ORGANIZATION: marked("L’organisme partenaire"),
    },
    codes.DueBasis: {
        codes.DueBasis.ARRIVAL: marked("Proposée d’après l’arrivée"),
        codes.DueBasis.MEETING: marked("Proposée d’après la rencontre"),
        codes.DueBasis.EDITED: marked("Choisie à la main"),
    },
    codes.AppointmentKind: {
        codes.AppointmentKind.AIRPORT_WELCOME: marked("Accueil à l’aéroport"),
        codes.AppointmentKind.FIRST_MEETING: marked("Première rencontre"),
        codes.AppointmentKind.FOLLOW_UP: marked("Suivi"),
        codes.AppointmentKind.GROUP_SESSION: marked("Séance de groupe"),
    },
    codes.AppointmentState: {
        codes.AppointmentState.PROPOSED: marked("Proposé"),
        codes.AppointmentState.CONFIRMED: marked("Confirmé"),
        codes.AppointmentState.HELD: marked("Tenu"),
        codes.AppointmentState.MISSED: marked("Manqué"),
        codes.AppointmentState.CANCELLED: marked("Annulé"),
        codes.AppointmentState.MOVED: marked("Déplacé"),
    },
    codes.Place: {
        codes.Place.OFFICE: marked("Au bureau"),
        codes.Place.PHONE: marked("Par téléphone"),
        codes.Place.VIDEO: marked("Par visioconférence"),
        codes.Place.OTHER_OFFICE: marked("Dans un autre bureau"),
        codes.Place.AIRPORT: marked("À l’aéroport"),
    },
    codes.Stage: {
        codes.Stage.CERTIFICATE: marked("Certificat délivré"),
        codes.Stage.FEDERAL_APPLICATION: marked("Demande fédérale"),
        codes.Stage.CONFIRMED_RESIDENCE: marked("Résidence permanente confirmée"),
        codes.Stage.ARRIVING: marked("Arrivée prévue"),
        codes.Stage.ARRIVED: marked("Arrivée au Québec"),
        codes.Stage.FIRST_MEETING: marked("Première rencontre"),
        codes.Stage.PLAN_SIGNED: marked("Plan signé"),
        codes.Stage.FOLLOW_UP: marked("Suivi"),
        codes.Stage.CLOSED: marked("Dossier fermé"),
    },
    codes.NeedLevel: {
        codes.NeedLevel.NONE: marked("Aucun besoin"),
        codes.NeedLevel.WATCH: marked("À surveiller"),
        codes.NeedLevel.ADDRESS: marked("À traiter"),
        codes.NeedLevel.URGENT: marked("Urgent"),
    },
    codes.NeedDomain: {
        codes.NeedDomain.IDENTITY: marked("Identité et documents"),
        codes.NeedDomain.HOUSING: marked("Logement"),
        codes.NeedDomain.HEALTH: marked("Santé"),
        codes.NeedDomain.FINANCES: marked("Finances et banque"),
        codes.NeedDomain.CHILDREN: marked("Enfants\u00a0: école et garde"),
        codes.NeedDomain.TRANSPORT: marked("Transport et permis de conduire"),
        codes.NeedDomain.RIGHTS: marked("Droits, impôts et prestations"),
        codes.NeedDomain.FRENCH_LEVEL: marked("Niveau de français"),
        codes.NeedDomain.FRENCH_MODE: marked("Disponibilité et mode de cours"),
        codes.NeedDomain.FRENCH_BARRIERS: marked("Obstacles (garde, horaire, littératie)"),
        codes.NeedDomain.JOB_GOAL: marked("Objectif professionnel"),
        codes.NeedDomain.DIPLOMAS: marked("Diplômes et évaluation comparative"),
        codes.NeedDomain.REGULATED: marked("Profession réglementée"),
        codes.NeedDomain.JOB_SEARCH: marked("Recherche d’emploi et milieu de travail"),
        codes.NeedDomain.NETWORK: marked("Réseau, jumelage et bénévolat"),
        codes.NeedDomain.LEISURE: marked("Vie culturelle et loisirs"),
        codes.NeedDomain.SOCIETY: marked("Connaissance de la société québécoise"),
    },
    codes.LevelSource: {
        codes.LevelSource.TEST: marked("Test"),
        codes.LevelSource.ESTIMATE: marked("Estimation"),
        codes.LevelSource.SELF_DECLARED: marked("Déclaré par la personne"),
    },
    codes.EnglishLevel: {
        codes.EnglishLevel.A: marked("Peu ou pas d’anglais"),
        codes.EnglishLevel.B: marked("Un peu d’anglais"),
        codes.EnglishLevel.C: marked("Bonne connaissance de l’anglais"),
    },
    codes.Education: {
        codes.Education.NONE: marked("Aucun diplôme"),
        codes.Education.SECONDARY: marked("Études secondaires"),
        codes.Education.VOCATIONAL: marked("Formation professionnelle"),
        codes.Education.COLLEGE: marked("Études collégiales"),
        codes.Education.BACHELOR: marked("Baccalauréat (1er cycle)"),
        codes.Education.MASTER: marked("Maîtrise (2e cycle)"),
        codes.Education.DOCTORATE: marked("Doctorat (3e cycle)"),
    },
    codes.ClosingReason: {
        codes.ClosingReason.OBJECTIVES_REACHED: marked("Objectifs atteints"),
        codes.ClosingReason.AUTONOMY: marked("Autonomie\u00a0: accompagnement plus requis"),
        codes.ClosingReason.TO_PARTNER: marked("Transfert à un organisme partenaire"),
        codes.ClosingReason.TO_REGION: marked("Transfert à une autre région"),
        codes.ClosingReason.LEFT_QUEBEC: marked("A quitté le Québec"),
        codes.ClosingReason.WITHDRAWAL: marked("Retrait volontaire ou refus"),
        codes.ClosingReason.UNREACHABLE: marked("Impossible à joindre (au moins trois tentatives)"),
        codes.ClosingReason.NOT_ELIGIBLE: marked("Non admissible"),
        codes.ClosingReason.DUPLICATE: marked("Doublon"),
        codes.ClosingReason.DEATH: marked("Décès"),
    },
    codes.DismissalReason: {
        codes.DismissalReason.DIFFERENT_PEOPLE: marked("Deux personnes différentes"),
        codes.DismissalReason.TWINS: marked("Jumelles ou jumeaux"),
        codes.DismissalReason.SAME_NAME: marked("Homonymes"),
        codes.DismissalReason.OTHER: marked("Autre raison"),
    },
    codes.ExcuseReason: {
        codes.ExcuseReason.STILL_ABROAD: marked("La personne était encore à l’étranger"),
        codes.ExcuseReason.ASKED_LATER: marked("La personne a demandé une date plus éloignée"),
        codes.ExcuseReason.UNREACHABLE: marked("La personne était impossible à joindre"),
    },
    codes.Verdict: {
        codes.Verdict.NEW: marked("Nouveau"),
        codes.Verdict.CHANGED: marked("Modifié"),
        codes.Verdict.UNCHANGED: marked("Inchangé"),
        codes.Verdict.REFUSED: marked("Refusé"),
    },
}

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
        codes.Stage.CLOSED: marked("Fermé"),
    },
}

# The title of one person: feminine, then masculine; follows a name on a page.
TITLES: Mapping[StrEnum, tuple[str, str]] = {
    codes.OfficerRole.OFFICER: (marked("agente d’aide à l’intégration"), marked("agent d’aide à l’intégration")),
    codes.OfficerRole.COORDINATOR: (marked("coordonnatrice"), marked("coordonnateur")),
}
