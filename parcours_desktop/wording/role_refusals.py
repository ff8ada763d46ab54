"""The sentence of what a role may not do, by its code."""

from parcours_desktop.wording.marked import marked

ROLES = {
    "not_allowed": marked("Votre rôle ne permet pas de faire cela. Demandez-le à la coordination."),
}
