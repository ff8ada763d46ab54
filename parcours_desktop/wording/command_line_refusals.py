"""What the command line refuses, in words that say what to type."""

from parcours_desktop.wording.marked import marked

COMMAND_LINE = {
    "day_not_iso": marked("«\u00a0{value}\u00a0» n’est pas une date. Écrivez 2026-11-23."),
    "workdays_number": marked("Donnez un nombre entier de jours, de 0 à {most}, au lieu de «\u00a0{value}\u00a0»."),
    "workdays_past_calendar": marked("Le calendrier s’arrête en 9999. Comptez moins de jours."),
    "file_not_named": marked("Nommez le fichier du bureau\u00a0: --file FICHIER."),
    "passphrase_not_named": marked(
        "Nommez le fichier qui contient la phrase de passe\u00a0: --passphrase-file FICHIER."
    ),
    "case_for_page": marked("Nommez le dossier à imprimer, ou --view NOM, ou --all."),
    "no_case_for_load": marked("Le bilan de la charge s’imprime sans dossier\u00a0: --kind caseload [--officer O]."),
    "french_alone": marked(
        "Ce document est en français seulement\u00a0: --language vaut pour un plan ou une lettre, un dossier à la fois."
    ),
    "paper_not_ready": marked("Rien à imprimer\u00a0: ce dossier n’a pas ce document ({kind})."),
    "sealed_in_other_languages": marked(
        "La version {version} est scellée dans d’autres langues\u00a0: elle s’imprime telle quelle."
    ),
    "several_papers": marked("Il y a {count} documents de ce genre\u00a0: donnez un dossier où les enregistrer."),
    "no_large_print": marked("Ce document n’existe pas en gros caractères."),
    "not_in_series": marked("Ce document ne s’imprime pas en série ({kind})."),
    "view_unknown": marked("«\u00a0{value}\u00a0» n’est pas une vue de la liste."),
    "no_case_for_day": marked("Une journée s’imprime sans dossier : --kind day [--date DATE]."),
    "plan_of_moves_unreadable": marked(
        "Cette proposition ne se lit pas. Donnez le JSON de «\u00a0assign propose --json\u00a0»."
    ),
    "plan_of_moves_old": marked("{n} dossiers ont changé depuis cette proposition\u00a0: demandez-en une autre."),
    "office_unknown": marked("«\u00a0{value}\u00a0» n’est pas un bureau connu."),
    "file_exists": marked("«\u00a0{path}\u00a0» existe déjà et n’est pas remplacé. Choisissez un autre nom."),
    "figure_unknown": marked("«\u00a0{value}\u00a0» n’est pas un chiffre connu. Ceux qui le sont\u00a0: {known}."),
    "cut_unknown": marked("Ce chiffre ne se découpe pas par «\u00a0{value}\u00a0». Il se découpe par\u00a0: {known}."),
    "cuts_too_many": marked("Au plus {most} découpages, différents l’un de l’autre."),
}
