"""The sentences of the clock, of working days and of the schedule: why something is not noted, excused, set or placed."""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

CLOCK: Mapping[str, str] = {
    "attempt_to_come": marked("Cette tentative est à venir ({at}). Notez-la une fois faite."),
    "attempt_before_case": marked("Cette tentative précède l’ouverture du dossier ({on}). Vérifiez la date."),
    "attempt_carries_excuse": marked(
        "Le dépassement du délai est justifié par cette tentative. Retirez d’abord la justification."
    ),
    "excuse_before_arrival": marked(
        "Le délai commence à l’arrivée, qui n’est pas confirmée : il n’y a rien à justifier encore. "
        "Si la personne tarde, corrigez l’arrivée prévue."
    ),
    "excuse_not_needed": marked("La première rencontre a été tenue dans le délai ({on})."),
    "excuse_precedes_arrival": marked(
        "Le délai ne court que depuis l’arrivée ({on}). Choisissez ce jour ou un suivant."
    ),
    "excuse_attempts": marked(
        "Il faut au moins {needed} tentatives restées sans succès depuis l’arrivée, sur au moins {days} jours. "
        "Le dossier en compte {found}, sur {found_days}. Une personne jointe entre-temps n’était pas impossible à joindre."
    ),
    "excuse_wish_unwritten": marked(
        "Notez une tentative dont le résultat est « Jointe, demande une date plus éloignée », "
        "ou écrivez ici quand et comment la personne l’a demandé."
    ),
    "excuse_absence_unwritten": marked(
        "L’arrivée est confirmée ({on}). Écrivez ici que la personne est repartie, qui l’a dit et quand elle revient; "
        "si elle n’est pas venue, corrigez plutôt la date d’arrivée."
    ),
    "excuse_is_none": marked("Rien n’est justifié dans ce dossier."),
    "no_first_meeting": marked("Aucune première rencontre n’est à venir : fixez-la, puis imprimez l’invitation."),
    "second_language_ended": marked(
        "Les six mois qui suivent l’arrivée ({on}) sont passés depuis le {until} : le texte est en français seulement "
        "(Charte de la langue française, art. 22.3)."
    ),
    "second_language_english_only": marked(
        "Le motif attesté ne vise que l’anglais : une autre langue demande un autre motif "
        "(Charte de la langue française, art. 22.3)."
    ),
    "second_language_unknown": marked("Il n’y a pas de traduction du plan dans cette langue ({language})."),
    "language_ground_is_none": marked("Aucune exception de langue n’est attestée dans ce dossier."),
    "letter_language_unknown": marked(
        "La lettre n’existe pas encore dans cette langue ({language}) : elle est en français."
    ),
}

WORKING_DAYS: Mapping[str, str] = {
    "workdays_coordination_only": marked(
        "La coordination et l’administration fixent les jours ouvrables. Demandez-leur de faire ce changement."
    ),
    "special_day_too_far": marked("Ce jour est à plus de {years}\u00a0ans d’aujourd’hui. Vérifiez l’année."),
    "special_day_twice": marked(
        "Le {on} est déjà fixé à la main ({source}). Corrigez ce jour plutôt que d’en ajouter un."
    ),
    "office_works_with_all": marked(
        "Un bureau ne travaille pas seul un jour férié. Fixez ce jour pour toute la fonction publique."
    ),
    "not_a_holiday": marked("Le {on} n’est pas un jour férié\u00a0: il n’y a rien à déplacer."),
    "day_off_already": marked("Le {on} n’est déjà pas un jour ouvrable."),
    "day_works_already": marked("Le {on} est déjà un jour ouvrable."),
    "weekend_worked": marked("Le {on} est un samedi ou un dimanche. Vérifiez que l’on y travaille vraiment."),
}

SCHEDULE: Mapping[str, str] = {
    "unmet_deadline_past": marked("Le délai se termine le {deadline}, avant la période choisie."),
    "unmet_no_officer": marked("Personne n’est libre d’ici le {deadline} ({office})."),
    "unmet_no_language": marked(
        "Qui est libre d’ici le {deadline} ne parle pas cette langue\u00a0: {language} ({office})."
    ),
    "unmet_no_room": marked("Aucune salle n’est libre quand un agent l’est, d’ici le {deadline} ({office})."),
    "unmet_no_place_left": marked(
        "Toutes les heures libres d’ici le {deadline} sont données à d’autres personnes ({office})."
    ),
    "first_meeting_planned": marked("Cette personne a déjà une première rencontre, le {at}. Rien n’est ajouté."),
    "proposal_overtaken": marked(
        "Ce moment n’est plus possible ({at}, {officer})\u00a0: demandez une nouvelle proposition."
    ),
    "days_out_of_range": marked("Proposez pour {least} à {most}\u00a0jours ouvrables."),
}
