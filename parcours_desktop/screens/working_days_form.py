"""The form of a day set by hand, as data: what is set, which day, for whom, and by what decision."""

from enum import StrEnum

from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.wording.marked import marked


class DaySetting(StrEnum):
    """What a coordinator sets. The first three are days of the whole public service: the clock follows them."""

    OFF = "off"
    WORKS = "works"
    MOVED = "moved"
    OFFICE = "office"


SETTINGS = {
    DaySetting.OFF: marked("Jour non travaillé, toute la fonction publique"),
    DaySetting.WORKS: marked("Jour travaillé après tout"),
    DaySetting.MOVED: marked("Jour férié pris un autre jour"),
    DaySetting.OFFICE: marked("Fermeture d’un bureau"),
}
SHOWN = {
    DaySetting.OFF: frozenset({"setting", "on", "source"}),
    DaySetting.WORKS: frozenset({"setting", "on", "source"}),
    DaySetting.MOVED: frozenset({"setting", "on", "to_on", "source"}),
    DaySetting.OFFICE: frozenset({"setting", "on", "office", "source"}),
}
"""The fields asked for each."""
DAY_FORM = Form(
    (
        Section(
            "",
            (
                Field(
                    "setting",
                    marked("Ce qui change"),
                    FieldKind.CHOICE,
                    required=True,
                    width=Width.FULL,
                    choices="settings",
                ),
                Field("on", marked("Date"), FieldKind.DATE, required=True),
                Field("to_on", marked("Pris le"), FieldKind.DATE, required=True),
                Field("office", marked("Bureau"), FieldKind.CHOICE, required=True, choices="offices"),
                Field(
                    "source",
                    marked("Source"),
                    FieldKind.LONG_TEXT,
                    required=True,
                    width=Width.FULL,
                    max_length=2000,
                    placeholder=marked("Décret, annexe de l’année, note de service"),
                ),
            ),
        ),
    )
)
