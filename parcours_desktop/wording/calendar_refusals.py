"""Why a calendar of another program, or one date of it, stays out."""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

CALENDARS: Mapping[str, str] = {
    "calendar_is_none": marked("Ce fichier n’est pas un calendrier. Choisissez un fichier .ics."),
    "calendar_too_large": marked("Le fichier dépasse {most}\u00a0Mo. Exportez une période plus courte."),
    "calendar_too_many_events": marked(
        "Ce calendrier a plus de {most} dates. Exportez une période plus courte, puis recommencez. Rien n’a été écrit."
    ),
    "calendar_too_many_dates": marked("Cette série a plus de {most} dates."),
    "calendar_event_no_uid": marked("Cet événement n’a pas d’identifiant\u00a0: on ne pourrait pas le mettre à jour."),
    "calendar_event_broken": marked("Cet événement est coupé avant sa fin."),
    "calendar_event_no_start": marked("Cet événement n’a pas de début."),
    "calendar_event_date": marked("«\u00a0{value}\u00a0» n’est pas une date ni une durée."),
    "calendar_event_backwards": marked("Cet événement finit avant de commencer."),
    "calendar_event_no_length": marked("Cet événement ne dure pas\u00a0: il n’occupe personne."),
    "calendar_event_too_long": marked("Cet événement dure plus d’un an."),
    "calendar_zone_unknown": marked("Le fuseau horaire «\u00a0{zone}\u00a0» n’est pas connu."),
    "calendar_rule_unusual": marked("Cette répétition ne peut pas être suivie\u00a0: {rule}."),
    "calendar_series_outside": marked("Aucune date de cette série du {first} au {last}."),
    "calendar_event_free": marked("Cet événement laisse libre\u00a0: il n’est pas repris."),
    "calendar_date_gone": marked("Cette date n’est plus dans la série."),
    "calendar_not_ours_here": marked("Ce rendez-vous vient d’un autre fichier de Parcours."),
    "calendar_event_older": marked("Ce rendez-vous a changé ici depuis que ce calendrier a été exporté."),
    "calendar_ours_whole_day": marked("Un rendez-vous ne devient pas une journée entière, ni l’inverse."),
    "calendar_days_backwards": marked("La période finit avant de commencer."),
}
