"""What is said of a code or a file that cannot be verified, and of labels that a sheet does not have."""

from parcours_desktop.wording.marked import marked

VERIFICATION = {
    "no_such_label": marked("Cette feuille a {most} étiquettes\u00a0: donnez un nombre de 1 à {most}."),
    "not_a_code": marked("Un code de vérification a huit signes, comme 7F3K-9QX2."),
    "not_a_pdf": marked("Ce n’est pas un document PDF."),
    "pdf_too_large": marked("Ce fichier est trop gros pour être un document de ce bureau (plus de {size} Mo)."),
    "pdf_cannot_be_opened": marked(
        "Ce fichier ne s’ouvre pas : vérifiez qu’il existe encore et qu’il n’est pas protégé."
    ),
    "pdf_unreadable": marked("Ce PDF est endommagé ou protégé par un mot de passe : il ne peut pas être lu."),
}
