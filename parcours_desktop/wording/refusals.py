"""The sentence of every refusal, warning and trouble, by its code. Whoever brings in a code adds its sentence here.

``{fields}`` are filled from the values given with the code; ``{code}`` is always known. Troubles say what to do.
"""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

UNKNOWN = marked("Cette action est impossible dans l’état actuel du dossier (code {code}).")

_ANY_FIELD = {
    "required": marked("Ce champ est obligatoire."),
    "value_too_long": marked("Ce texte est trop long\u00a0: raccourcissez-le, rien n’est coupé à votre place."),
    "not_a_date": marked("Cette date n’existe pas."),
    "date_in_future": marked("Cette date est dans le futur."),
    "date_in_past": marked("Cette date est déjà passée."),
    "row_is_gone": marked("Cette ligne n’existe plus\u00a0: elle a été retirée entre-temps."),
    "nothing_to_undo": marked("Il n’y a rien à annuler."),
    "nothing_to_redo": marked("Il n’y a rien à rétablir."),
}

_UNLOCKING = {
    "wrong_passphrase": marked(
        "Cette phrase de passe n’ouvre pas le fichier. Vérifiez les majuscules et la langue du clavier."
    ),
    "wrong_recovery_code": marked("Ce code de secours n’ouvre pas le fichier. Vérifiez chaque groupe de caractères."),
    "passphrase_too_short": marked(
        "La phrase de passe doit compter au moins {least} caractères. Quatre mots au hasard conviennent."
    ),
    "passphrases_differ": marked("Les deux phrases de passe sont différentes."),
}

_TROUBLES = {
    "cannot_write": marked(
        "Impossible d’écrire dans «\u00a0{path}\u00a0». Vérifiez que le dossier existe, que vous avez le droit d’y écrire "
        "et qu’il reste de l’espace, puis recommencez."
    ),
    "cannot_read": marked(
        "Impossible de lire «\u00a0{path}\u00a0». Vérifiez que le fichier existe et que vous avez le droit de le lire."
    ),
    "disk_full": marked(
        "Le disque est plein\u00a0: rien n’a été perdu, votre saisie reste à l’écran. Libérez de l’espace, puis enregistrez."
    ),
    "disk_nearly_full": marked("Il ne reste que {free} sur ce disque. Libérez de l’espace avant de continuer."),
    "network_drive": marked(
        "«\u00a0{path}\u00a0» est sur un disque réseau, où le fichier pourrait s’abîmer. Choisissez un dossier de cet ordinateur."
    ),
    "file_in_use": marked("Ce fichier est déjà ouvert dans une autre fenêtre. Utilisez cette fenêtre ou fermez-la."),
    "file_too_new": marked(
        "«\u00a0{path}\u00a0» a été enregistré par une version plus récente du programme. Installez cette version pour l’ouvrir."
    ),
    "file_damaged": marked(
        "«\u00a0{path}\u00a0» est endommagé. Le fichier est conservé tel quel\u00a0: restaurez une sauvegarde ou appelez le soutien informatique."
    ),
    "file_missing": marked("«\u00a0{path}\u00a0» n’existe pas. Vérifiez le nom et le dossier."),
    "vault_missing": marked(
        "Le coffre de «\u00a0{path}\u00a0» est introuvable\u00a0: sans lui, le fichier ne s’ouvre pas. "
        "Remettez à côté du fichier celui de la dernière sauvegarde."
    ),
    "backup_failed": marked(
        "La sauvegarde «\u00a0{path}\u00a0» n’a pas pu être vérifiée. Choisissez un autre disque et recommencez."
    ),
    "printer_gone": marked(
        "L’imprimante ne répond plus. Vérifiez-la ou choisissez-en une autre\u00a0; le document n’est pas perdu."
    ),
}

SENTENCES: Mapping[str, str] = {**_ANY_FIELD, **_UNLOCKING, **_TROUBLES}
