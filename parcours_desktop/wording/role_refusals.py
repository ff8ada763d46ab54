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
    "own_plan": marked(
        "Vous avez envoyé ce plan vous-même\u00a0: une autre personne de la coordination doit l’approuver."
    ),
    "approval_answered": marked("Cette demande d’approbation a déjà reçu une réponse, ou a été retirée."),
    "plan_changed_since_sent": marked(
        "Le plan a changé depuis son envoi. Retournez-le, ou demandez qu’il soit envoyé de nouveau."
    ),
    "return_without_word": marked("Dites pourquoi\u00a0: écrivez un mot ici, ou une remarque à une démarche."),
    "login_form": marked(
        "Un identifiant a de 2 à 40 signes\u00a0: lettres sans accent, chiffres, point, tiret. Par exemple s.lavoie."
    ),
    "login_taken": marked("L’identifiant {login} est déjà pris, même si la personne est partie."),
    "role_holds_no_case": marked(
        "Ce rôle ne tient pas de dossiers, et cette personne en tient\u00a0: attribuez-les d’abord à d’autres."
    ),
    "last_keeper": marked(
        "Personne d’autre ne pourrait plus tenir le personnel à jour\u00a0: donnez d’abord ce rôle à quelqu’un."
    ),
}
