"""The five-working-day clock in sentences, the same on the screen and on paper."""

from parcours_desktop.domain.clock import ClockState, FirstMeetingClock
from parcours_desktop.wording.words import Words


def outcome(clock: FirstMeetingClock, words: Words) -> str:
    """What the clock shows, with its dates: « 2 jours ouvrables restants, limite mercredi 28 août 2026 »."""
    match clock.state:
        case ClockState.NOT_STARTED:
            return words("Le délai commence à l’arrivée confirmée.")
        case ClockState.RUNNING:
            return _running(clock, words)
        case ClockState.MET:
            return _met(clock, words)
        case ClockState.MISSED:
            return _missed(clock, words)
        case ClockState.EXCUSED:
            return _excused(clock, words)


def _excused(clock: FirstMeetingClock, words: Words) -> str:
    if clock.deadline is None:
        return words("Le dépassement du délai est justifié.")
    if clock.first_met_on is not None:
        return words(
            "La première rencontre a été tenue le {day}, après la limite du {deadline}; le dépassement est justifié.",
            day=clock.first_met_on,
            deadline=clock.deadline,
        )
    return words("Limite du {deadline}; le dépassement est justifié.", deadline=clock.deadline)


def _running(clock: FirstMeetingClock, words: Words) -> str:
    left, deadline = clock.days_left, clock.deadline
    if left is None or deadline is None:
        return ""
    on = words.full_date(deadline)
    if left == 0:
        return words("Dernier jour ouvrable pour la première rencontre : aujourd’hui, {day}.", day=on)
    return words.many(
        "{n} jour ouvrable restant, limite {day}.", "{n} jours ouvrables restants, limite {day}.", left, day=on
    )


def _met(clock: FirstMeetingClock, words: Words) -> str:
    day, met = clock.meeting_day, clock.first_met_on
    if met is None:
        return ""
    if day is None or clock.arrived_on is None or met < clock.arrived_on:
        return words("La première rencontre a été tenue le {day}, avant l’arrivée.", day=met)
    if day == 0:
        return words("La première rencontre a été tenue le {day}, avant le premier jour ouvrable compté.", day=met)
    return words(
        "La première rencontre a été tenue le {day}, le {ordinal} jour ouvrable.", day=met, ordinal=words.ordinal(day)
    )


def _missed(clock: FirstMeetingClock, words: Words) -> str:
    late, deadline, met = clock.days_late or 0, clock.deadline, clock.first_met_on
    if deadline is None:
        return ""
    if met is not None:
        return words.many(
            "La première rencontre a été tenue le {day}, {n} jour ouvrable après la limite du {deadline}.",
            "La première rencontre a été tenue le {day}, {n} jours ouvrables après la limite du {deadline}.",
            late,
            day=met,
            deadline=deadline,
        )
    if late == 0:
        return words("Limite du {deadline} passée; aucune première rencontre tenue.", deadline=deadline)
    return words.many(
        "Limite du {deadline} dépassée de {n} jour ouvrable; aucune première rencontre tenue.",
        "Limite du {deadline} dépassée de {n} jours ouvrables; aucune première rencontre tenue.",
        late,
        deadline=deadline,
    )
