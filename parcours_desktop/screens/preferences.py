"""Preferences of this person on this machine: language, paper, colours, rows, and when the file locks."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.file_names import LONGEST_PATTERN, pattern_refusals
from parcours_desktop.screens.observing import Signal
from parcours_desktop.system.settings import USUAL_FILE_NAMES, Language, Paper, Settings, Theme
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

LOCK_MINUTES = range(1, 121)
PREFERENCES_FORM = Form(
    (
        Section(
            marked("Affichage"),
            (
                Field(
                    "language",
                    marked("Langue de l’application"),
                    FieldKind.CHOICE,
                    choices="languages",
                    help=marked("La nouvelle langue paraît au prochain démarrage."),
                ),
                Field("theme", marked("Couleurs"), FieldKind.CHOICE, choices="themes"),
            ),
        ),
        Section(
            marked("Impression"),
            (
                Field("paper", marked("Format du papier"), FieldKind.CHOICE, choices="papers"),
                Field(
                    "file_names",
                    marked("Nom des documents enregistrés"),
                    width=Width.FULL,
                    placeholder=USUAL_FILE_NAMES,
                    max_length=LONGEST_PATTERN,
                    help=marked(
                        "Champs permis\u00a0: {genre}, {dossier}, {version}, {date}, {langue}. Jamais le nom d’une personne."
                    ),
                ),
            ),
            note=marked("Le plan d’action s’imprime toujours en français."),
        ),
        Section(
            marked("Calendriers exportés"),
            (
                Field(
                    "names_in_calendars",
                    marked("Mettre les noms dans les calendriers exportés"),
                    FieldKind.FLAG,
                    width=Width.FULL,
                    help=marked("Un calendrier exporté sort du fichier chiffré\u00a0: qui le reçoit lit ces noms."),
                ),
            ),
        ),
        Section(
            marked("Sécurité"),
            (
                Field(
                    "lock_minutes",
                    marked("Verrouiller après (minutes sans activité)"),
                    FieldKind.INTEGER,
                    minimum=LOCK_MINUTES.start,
                    maximum=LOCK_MINUTES.stop - 1,
                ),
            ),
        ),
    )
)
_CODES: dict[str, type[StrEnum]] = {"languages": Language, "themes": Theme, "papers": Paper}


class PreferencesScreen:
    """What the preferences show. ``chosen`` tells the new settings, which the program keeps and applies."""

    def __init__(self, settings: Settings, words: Words) -> None:
        self.settings = settings
        self.words = words
        self.refusals: tuple[Refusal, ...] = ()
        self.changed: Signal[()] = Signal()
        self.chosen: Signal[Settings] = Signal()

    def values(self) -> dict[str, FieldValue]:
        """The settings as the form shows them."""
        settings = self.settings
        return {
            "language": str(settings.language),
            "theme": str(settings.theme),
            "paper": str(settings.paper),
            "file_names": settings.file_names,
            "names_in_calendars": settings.names_in_calendars,
            "lock_minutes": settings.lock_minutes,
        }

    def choices(self, source: str) -> Sequence[Choice]:
        """The answers of a field."""
        return tuple(Choice(str(code), self.words.label(code)) for code in _CODES[source])

    def choose(self, name: str, value: FieldValue) -> None:
        """Choose one setting; what does not fit is said beside its field."""
        self.refusals = ()
        if name == "lock_minutes" and (not isinstance(value, int) or value not in LOCK_MINUTES):
            values: dict[str, object] = {"least": LOCK_MINUTES.start, "most": LOCK_MINUTES.stop - 1}
            self.refusals = (Refusal("number_out_of_range", name, values),)
            self.changed.emit()
            return
        self.refusals = pattern_refusals(str(value)) if name == "file_names" and str(value or "").strip() else ()
        if self.refusals:
            self.changed.emit()
            return
        self.settings = _with(self.settings, name, value)
        self.chosen.emit(self.settings)
        self.changed.emit()


def _with(settings: Settings, name: str, value: FieldValue) -> Settings:
    match name:
        case "language":
            return replace(settings, language=Language(str(value)))
        case "theme":
            return replace(settings, theme=Theme(str(value)))
        case "paper":
            return replace(settings, paper=Paper(str(value)))
        case "file_names":
            return replace(settings, file_names=str(value or "").strip() or USUAL_FILE_NAMES)
        case "names_in_calendars":
            return replace(settings, names_in_calendars=value is True)
        case "lock_minutes" if isinstance(value, int):
            return replace(settings, lock_minutes=value)
    raise KeyError(name)
