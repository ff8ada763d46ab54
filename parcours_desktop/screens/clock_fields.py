"""The forms of the clock as data: an attempt to reach a person, an excuse for a late first meeting."""

from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.wording.marked import marked

CHOICE, FULL, TEXT_AT_MOST = FieldKind.CHOICE, Width.FULL, 4000
ATTEMPT = Form(
    (
        Section(
            "",
            (
                Field("way", marked("Moyen"), CHOICE, required=True, choices="ways"),
                Field("result", marked("Résultat"), CHOICE, required=True, choices="results"),
                Field("day", marked("Jour"), FieldKind.DATE, required=True),
                Field("time", marked("Heure"), required=True, max_length=12, placeholder=marked("9 h 30")),
                Field("note", marked("Note"), width=FULL, max_length=TEXT_AT_MOST),
            ),
        ),
    )
)
EXCUSE = Form(
    (
        Section(
            "",
            (
                Field("reason", marked("Motif"), CHOICE, required=True, width=FULL, choices="reasons"),
                Field("on", marked("Justifié le"), FieldKind.DATE, required=True),
                Field(
                    "note",
                    marked("Précision"),
                    FieldKind.LONG_TEXT,
                    width=FULL,
                    help=marked("Elle est gardée dans les notes du dossier et paraît sur la preuve."),
                    max_length=TEXT_AT_MOST,
                ),
            ),
        ),
    )
)
