"""Names of fields inside a sentence: « Il manque, pour ouvrir un dossier : date de naissance et catégorie. »"""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

FIELD_NAMES: Mapping[str, str] = {
    "family_name": marked("nom ou prénom"),
    "birth_date": marked("date de naissance"),
    "csq_number": marked("numéro de certificat"),
    "category": marked("catégorie"),
    "role": marked("rôle dans le ménage"),
    "household_role": marked("rôle dans le ménage"),
    "region": marked("région de destination"),
    "contact_language": marked("langue de contact"),
    "arriving_on": marked("date d’arrivée"),
    "language": marked("langue de l’écran"),
    "paper": marked("format du papier"),
    "theme": marked("couleurs"),
    "compact_rows": marked("lignes serrées"),
    "names_in_calendars": marked("noms dans les calendriers exportés"),
    "file_names": marked("nom des documents enregistrés"),
    "lock_minutes": marked("délai de verrouillage"),
    "last_file": marked("dernier fichier ouvert"),
    "last_folder": marked("dernier dossier utilisé"),
    "window_geometry": marked("place de la fenêtre"),
    "layouts": marked("disposition des colonnes"),
}
