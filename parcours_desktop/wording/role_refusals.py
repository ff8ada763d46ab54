"""The sentence of what a role may not do, by its code."""

from parcours_desktop.wording.marked import marked

ROLES = {
    "not_allowed": marked("Votre rôle ne permet pas de faire cela. Demandez-le à la coordination."),
    "officer_gone": marked("Cette personne n’est déjà plus en poste."),
    "cases_left_behind": marked(
        "{name} tient encore des dossiers ouverts ({n})\u00a0: attribuez-les tous, ou remettez-les dans la file, avant le départ."
    ),
    "not_away": marked("Aucune absence de cette personne n’est notée."),
    "case_unheld": marked("Un dossier ouvert resterait à une personne qui n’est plus en poste."),
}
