"""What is said when a passphrase or a recovery code does not open the file, in French."""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

UNLOCKING: Mapping[str, str] = {
    "wrong_passphrase": marked(
        "Cette phrase de passe n’ouvre pas le fichier. Vérifiez les majuscules et la langue du clavier."
    ),
    "wrong_recovery_code": marked("Ce code de secours n’ouvre pas le fichier. Vérifiez chaque groupe de caractères."),
    "passphrase_too_short": marked(
        "La phrase de passe doit compter au moins {least} caractères. Quatre mots au hasard conviennent."
    ),
    "passphrases_differ": marked("Les deux phrases de passe sont différentes."),
}
