"""The catalogue of one language: French is the source and needs none, English is read from ``resources/locale``."""

from gettext import GNUTranslations, NullTranslations

from parcours_desktop.system.resources import resource_path

LANGUAGES = ("fr", "en")


def translations_of(language: str) -> NullTranslations:
    """The compiled catalogue of ``language``; the French source texts when there is none to read."""
    if language == "fr":
        return NullTranslations()
    with resource_path(f"locale/{language}/LC_MESSAGES/parcours.mo").open("rb") as compiled:
        return GNUTranslations(compiled)
