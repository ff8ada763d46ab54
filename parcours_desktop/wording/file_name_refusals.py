"""What is wrong with a pattern of file names, as sentences."""

from parcours_desktop.wording.marked import marked

FILE_NAMES = {
    "name_pattern_braces": marked("Les accolades ne vont pas par deux. Écrivez chaque champ ainsi\u00a0: {{genre}}."),
    "name_pattern_field": marked("Champ inconnu\u00a0: {wrong}. Champs permis\u00a0: {allowed}."),
    "name_pattern_sign": marked("Un nom de fichier ne peut pas contenir\u00a0: {signs}"),
    "name_pattern_empty": marked("Mettez-y au moins un de ces champs\u00a0: {allowed}."),
    "name_pattern_long": marked("Ce modèle de nom compte plus de {most} caractères."),
}
