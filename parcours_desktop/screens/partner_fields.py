"""The forms of notices, consents and referrals as data. Boxes to tick are named ``need:housing``, ``shared:contact``."""

from collections.abc import Iterable, Mapping
from datetime import date

from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.service_codes import SharedField
from parcours_desktop.screens.fields import Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.wording.labels import LABELS
from parcours_desktop.wording.marked import marked

CHOICE, SEARCH, DATE, FLAG, LONG = (
    FieldKind.CHOICE,
    FieldKind.SEARCH_CHOICE,
    FieldKind.DATE,
    FieldKind.FLAG,
    FieldKind.LONG_TEXT,
)
FULL, THIRD, TEXT_AT_MOST = Width.FULL, Width.SMALL, 4000
NEED, SHARED = "need:", "shared:"
TEXTS = ("assets", "done", "message")
_NOTE = Field("note", marked("Note"), LONG, width=FULL, max_length=TEXT_AT_MOST)
_ORGANIZATION = Field(
    "organization", marked("Organisme"), SEARCH, required=True, width=FULL, choices="organizations",
    placeholder=marked("Nom, service ou ville"),
)  # fmt: skip


def _form(*fields: Field) -> Form:
    return Form((Section("", fields),))


NOTICE = _form(
    Field("given_on", marked("Remis le"), DATE, required=True),
    Field("mode", marked("Façon"), CHOICE, required=True, choices="notice_modes"),
    Field("language", marked("Langue"), SEARCH, required=True, choices="languages"),
)
CONSENT = Form(
    (
        Section(
            "",
            (
                _ORGANIZATION,
                Field("purpose", marked("But"), CHOICE, required=True, choices="purposes"),
                Field("mode", marked("Façon"), CHOICE, required=True, choices="consent_modes"),
                Field("given_on", marked("Donné le"), DATE, required=True),
                Field("ends_on", marked("Jusqu’au"), DATE),
            ),
        ),
        Section(
            marked("La personne accepte de transmettre"),
            tuple(Field(f"{SHARED}{field}", LABELS[SharedField][field], FLAG, width=THIRD) for field in SharedField),
        ),
        Section("", (_NOTE,)),
    )
)
WITHDRAWAL = _form(Field("withdrawn_on", marked("Retiré le"), DATE, required=True), _NOTE)
SENDING = Form(
    (
        Section(
            "",
            (
                Field("sent_on", marked("Envoyée le"), DATE, required=True),
                Field("way", marked("Moyen"), CHOICE, required=True, choices="ways"),
            ),
        ),
        Section(
            marked("Sans consentement, pour un motif prévu par la loi seulement"),
            (
                Field("legal_ground", marked("Motif"), CHOICE, width=FULL, choices="grounds"),
                Field("ground_note", marked("Sur quoi il repose"), LONG, width=FULL, max_length=TEXT_AT_MOST),
            ),
        ),
    )
)
ANSWER = _form(
    Field("state", marked("Réponse"), CHOICE, required=True, choices="answers"),
    Field("answered_on", marked("Reçue le"), DATE, required=True),
    _NOTE,
)
TAKING_BACK = _form(_NOTE)


def referral_form(needs: Iterable[NeedDomain]) -> Form:
    """The form of a referral: ``needs`` are the domains to tick."""
    return Form(
        (
            Section(
                "",
                (
                    _ORGANIZATION,
                    Field("service", marked("Service demandé"), CHOICE, choices="services"),
                    Field("step", marked("Démarche servie"), CHOICE, choices="steps"),
                ),
            ),
            Section(
                marked("Besoins à dire à l’organisme"),
                tuple(Field(f"{NEED}{domain}", LABELS[NeedDomain][domain], FLAG, width=THIRD) for domain in needs),
            ),
            Section(
                "",
                (
                    Field("assets", marked("Atouts"), LONG, width=FULL, max_length=TEXT_AT_MOST),
                    Field("done", marked("Ce qui a déjà été fait"), LONG, width=FULL, max_length=TEXT_AT_MOST),
                    Field("message", marked("Message à l’organisme"), LONG, width=FULL, max_length=TEXT_AT_MOST),
                ),
            ),
        )
    )


def day_of(values: Mapping[str, FieldValue], name: str) -> date:
    """A day that the form requires. TypeError when it was not filled in."""
    value = values[name]
    if not isinstance(value, date):
        raise TypeError(name)
    return value


def text_of(values: Mapping[str, FieldValue], name: str) -> str:
    """A text, "" when it is empty."""
    return str(values.get(name) or "")
