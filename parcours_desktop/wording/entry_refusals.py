"""The sentences of what stands in the way of an entry of the calendar, and of hours that come back, by their codes."""

from parcours_desktop.wording.marked import marked

ENTRIES = {
    "conflicts": marked("Quelque chose s’y oppose. Choisissez un autre moment, ou écrivez pourquoi vous passez outre."),
    "officer_busy": marked("L’agente ou l’agent est déjà pris de {start} à {end}\u00a0: {name}."),
    "room_busy": marked("La salle est déjà prise de {start} à {end}\u00a0: {name}."),
    "room_too_small": marked("La salle a {seats} places; il en faut {people}."),
    "person_busy": marked("La personne a déjà un rendez-vous de {start} à {end}\u00a0: {name}."),
    "travel_too_short": marked(
        "Le trajet demande {needed}\u00a0min et il en reste {left}, avec le rendez-vous de {start} à {end}\u00a0: {name}."
    ),
    "holiday_conflict": marked("Ce jour est férié\u00a0: {holiday}."),
    "day_off": marked("Ce jour n’est pas ouvrable."),
    "office_closed": marked("Le bureau est fermé ce jour-là. {why}"),
    "outside_hours": marked("C’est en dehors des heures de rencontre de l’agente ou de l’agent."),
    "recurring_absence": marked("Absence qui revient, de {start} à {end}. {note}"),
    "too_many_meetings": marked("Cela ferait {n} rencontres ce jour-là; la limite est de {most}."),
    "after_deadline": marked("{name}\u00a0: les cinq jours ouvrables se terminent le {on}."),
    "hour_skipped": marked("L’heure {at} n’existe pas ce jour-là\u00a0: on passe à l’heure d’été."),
    "not_your_time": marked("Seule la coordination modifie le temps d’une autre personne."),
    "own_time_has_no_case": marked("Une absence, un trajet ou une autre occupation n’appartient à aucun dossier."),
    "kind_needs_person": marked("Ce genre de rendez-vous se tient avec des personnes. Choisissez-en une."),
    "kind_is_for_one": marked("Seuls une séance de groupe ou un accueil à l’aéroport réunissent plusieurs personnes."),
    "cancel_instead": marked("Un rendez-vous ne se retire pas\u00a0: annulez-le, et il reste dans l’historique."),
    "ends_before_start": marked("La fin doit suivre le début ({start})."),
    "to_before_from": marked("Le dernier jour doit suivre le premier ({on})."),
    "hours_overlap": marked("Ces heures en chevauchent d’autres, de {start} à {end}."),
}
