"""The forms of follow-ups and courses as data."""

from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.wording.marked import marked

CHOICE, DATE, FLAG, LONG = FieldKind.CHOICE, FieldKind.DATE, FieldKind.FLAG, FieldKind.LONG_TEXT
SMALL, FULL, TEXT_AT_MOST = Width.SMALL, Width.FULL, 4000


def form(*fields: Field) -> Form:
    """A form of one section."""
    return Form((Section("", fields),))


_HELD = (
    Field("outcome", marked("Issue"), CHOICE, required=True, choices="outcomes"),
    Field("mode", marked("Moyen"), CHOICE, required=True, choices="modes"),
    Field("note", marked("Note"), LONG, width=FULL, max_length=TEXT_AT_MOST,
          placeholder=marked("Ce qui avance, ce qui bloque, ce qui est convenu.")),
    Field("day", marked("Fait le"), DATE, required=True),
    Field("time", marked("Heure"), required=True, max_length=12, placeholder=marked("9\u00a0h\u00a030")),
    Field("next_on", marked("Prochain suivi"), DATE),
)  # fmt: skip
FOLLOW_UP_AGAIN = form(*_HELD)
FOLLOW_UP = form(
    *_HELD,
    Field("plan_time", marked("Heure du rendez-vous"), max_length=12, placeholder=marked("9\u00a0h\u00a030")),
    Field("plan", marked("Fixer aussi ce rendez-vous au calendrier"), FLAG, width=FULL),
)
TICK = Field("tick_step", marked("Mettre la démarche à jour dans le plan"), FLAG, width=FULL)
REASON = (
    Field("reason", marked("Motif"), CHOICE, required=True, width=FULL, choices="reasons"),
    Field("reason_note", marked("Précision"), LONG, width=FULL, max_length=TEXT_AT_MOST),
)
_ABOUT = (
    Field("format", marked("Formule"), CHOICE, choices="formats"),
    Field("institution", marked("Établissement"), width=Width.HALF),
)
_LEVEL = Field("level", marked("Niveau au classement"), FieldKind.INTEGER, minimum=1, maximum=12)
_STARTS = Field("starts_on", marked("Début prévu"), DATE)
_NOTE = Field("note", marked("Note"), LONG, width=FULL, max_length=TEXT_AT_MOST)
REGISTER = form(Field("registered_on", marked("Inscription le"), DATE, required=True), _STARTS, *_ABOUT, _NOTE)
PLACE = form(Field("placed_on", marked("Classement le"), DATE, required=True), _LEVEL, _STARTS)
START = form(Field("started_on", marked("Commencé le"), DATE, required=True))
COMPLETE = form(Field("ended_on", marked("Terminé le"), DATE, required=True))
DROP = form(Field("ended_on", marked("Abandonné le"), DATE, required=True), *REASON)
NEVER = form(Field("on", marked("Constaté le"), DATE, required=True), *REASON)
_REGISTERED = (
    Field("registered_on", marked("Inscription le"), DATE, required=True),
    Field("placed_on", marked("Classement le"), DATE),
    _LEVEL,
    _STARTS,
)
CHANGE = form(*_REGISTERED, *_ABOUT, _NOTE)
CHANGE_STARTED = form(*_REGISTERED, Field("started_on", marked("Commencé le"), DATE, required=True), *_ABOUT, _NOTE)
ELIGIBILITY = form(
    Field("eligibility", marked("Décision"), CHOICE, required=True, choices="eligibilities"),
    Field("on", marked("Décidé le"), DATE, required=True),
    Field("note", marked("Précision"), LONG, width=FULL, max_length=TEXT_AT_MOST,
          help=marked("Obligatoire si vous décidez autrement que la règle.")),
)  # fmt: skip
ENROL = form(
    Field("enrolled_on", marked("Inscription le"), DATE, required=True),
    Field("organization", marked("Organisme"), FieldKind.SEARCH_CHOICE, width=FULL, choices="organizations"),
)
PART = form(
    Field("on", marked("Suivie le"), DATE, required=True),
    Field(
        "hours", marked("Heures de présence"), required=True, max_length=12, placeholder=marked("8 ou 7\u00a0h\u00a030")
    ),
)
ATTEST = form(Field("attested_on", marked("Attestation remise le"), DATE, required=True))
CLAIM = form(Field("claimed_on", marked("Demande transmise le"), DATE, required=True))
SETTLE = form(
    Field("state", marked("Suite"), CHOICE, required=True, choices="claim_states"),
    Field("on", marked("Le"), DATE, required=True),
    Field("note", marked("Précision"), LONG, width=FULL, max_length=TEXT_AT_MOST,
          help=marked("Obligatoire pour un refus.")),
)  # fmt: skip


def with_tick(asked: Form, step: str) -> Form:
    """A form that also offers to tick a step, where the plan holds it ("" when it does not)."""
    return form(*asked.fields, TICK) if step else asked
