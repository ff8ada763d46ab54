"""The sentences of what is refused in the directory of partner organizations, and on labels and envelopes."""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

ORGANIZATIONS: Mapping[str, str] = {
    "organization_name_missing": marked("Donnez le nom de l’organisme."),
    "organization_twice": marked("«\u00a0{name}\u00a0» est déjà au répertoire dans la même ville."),
    "organization_closed": marked("Cet organisme est fermé\u00a0: rouvrez-le d’abord."),
    "organization_phone": marked(
        "Ce numéro de téléphone ne se lit pas. Écrivez 514\u00a0555-0199 ou 514\u00a0555-0199, poste\u00a012."
    ),
    "organization_email": marked("Cette adresse de courriel ne se lit pas. Écrivez nom@exemple.org."),
    "organization_website": marked("Cette adresse de site ne se lit pas. Écrivez www.exemple.org."),
    "organization_postal_code": marked("Ce code postal ne se lit pas. Écrivez H2X\u00a01Y4."),
    "organization_region": marked("«\u00a0{value}\u00a0» n’est pas une région administrative connue."),
    "organization_language": marked("«\u00a0{value}\u00a0» n’est pas une langue connue."),
}
