"""The offices as answers, for pages that can show one or all of them."""

from parcours_desktop.screens.fields import Choice
from parcours_desktop.system.reference import Reference
from parcours_desktop.wording.words import Words


def office_choices(reference: Reference, words: Words) -> tuple[Choice, ...]:
    """All of them together first ("" for its code), then each."""
    return (
        Choice("", words("Tous les bureaux")),
        *(Choice(office.code, office.name) for office in reference.offices.values()),
    )
