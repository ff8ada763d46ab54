"""The form of an absence or a departure, as data."""

from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.wording.marked import marked

LEAVING_FORM = Form(
    (
        Section(
            "",
            (
                Field(
                    "login",
                    marked("Agente ou agent"),
                    FieldKind.CHOICE,
                    required=True,
                    width=Width.FULL,
                    choices="people",
                ),
                Field("why", marked("Motif"), FieldKind.CHOICE, required=True, choices="goings"),
                Field("on", marked("À partir du"), FieldKind.DATE, required=True),
                Field(
                    "until",
                    marked("Jusqu’au"),
                    FieldKind.DATE,
                    help=marked("D’une absence; vide si le retour n’est pas connu."),
                ),
            ),
        ),
    )
)
