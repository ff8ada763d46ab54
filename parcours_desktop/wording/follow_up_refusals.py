"""The sentences of follow-ups and courses: why something is not noted, started, attested or claimed, by their codes."""

from parcours_desktop.wording.marked import marked

FOLLOW_UPS = {
    "follow_up_to_come": marked("Ce suivi est à venir ({at}). Notez-le une fois fait."),
    "next_follow_up_past": marked("Le prochain suivi doit suivre celui-ci ({other})."),
    "next_follow_up_missing": marked("Choisissez le jour du prochain suivi, ou ne l’ajoutez pas au calendrier."),
    "course_already_open": marked("Un cours de français est déjà en cours dans ce dossier. Terminez-le d’abord."),
    "course_state_wrong": marked("Cela ne va pas avec l’état du cours («\u00a0{state}\u00a0»)."),
    "course_dates_order": marked("Cette date ({on}) précède la précédente ({other})."),
    "course_reason_missing": marked("Indiquez pourquoi le cours n’a pas été commencé ou a été abandonné."),
    "eligibility_note_missing": marked(
        "Ce n’est pas ce que la règle propose. Écrivez pourquoi vous décidez autrement."
    ),
    "integration_enrolled": marked("La personne est déjà inscrite. Annulez d’abord l’inscription."),
    "integration_not_eligible": marked("Dites d’abord que la personne est admissible."),
    "integration_not_enrolled": marked("Notez d’abord l’inscription."),
    "integration_part_early": marked("Une partie ne peut pas être suivie ({on}) avant l’inscription ({other})."),
    "integration_attested": marked(
        "L’attestation est remise ({on})\u00a0: les parties ne changent plus. Retirez-la d’abord."
    ),
    "integration_parts_missing": marked("Il manque la date ou les heures de\u00a0: {parts}."),
    "integration_hours_missing": marked("Il faut {needed} heures de présence; {found} sont notées."),
    "integration_attested_early": marked("L’attestation ({on}) ne peut pas précéder la dernière partie ({other})."),
    "integration_not_attested": marked("L’allocation se demande une fois l’attestation remise."),
    "integration_claimed": marked("L’allocation est déjà demandée («\u00a0{state}\u00a0»)."),
    "integration_no_allowance": marked("Aucune allocation n’était en vigueur le {on}."),
    "claim_order": marked("La demande d’allocation ne peut pas passer à cet état."),
    "claim_reason_missing": marked("Écrivez pourquoi la demande a été refusée."),
    "hours_unreadable": marked("Ces heures ne se lisent pas. Écrivez 8, 7,5 ou 7\u00a0h\u00a030."),
    "integration_none": marked("Rien n’est noté d’Objectif Intégration dans ce dossier."),
}
