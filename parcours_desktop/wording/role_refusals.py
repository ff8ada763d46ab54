"""The sentence of what a role may not do, by its code."""

from parcours_desktop.wording.marked import marked

ROLES = {
    "not_allowed": marked("Votre rôle ne permet pas de faire cela. Demandez-le à la coordination."),
    "officer_gone": marked("Cette personne n’est déjà plus en poste."),
    "cases_left_behind": marked(
        "{name} tient encore {n} dossier(s) ouvert(s)\u00a0: attribuez-les tous, ou remettez-les dans la file, avant le départ."
    ),
    "case_unheld": marked("Un dossier ouvert resterait à une personne qui n’est plus en poste."),
}
