"""The profile of a case: its form as data, saved field by field, whole merge units at a time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.database.tables import UNITS
from parcours_desktop.domain.contact import CHECKS
from parcours_desktop.domain.journey import order_warnings
from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.case_edits import Edits
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.marked import marked

TEXT, DATE, CHOICE, SEARCH = FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE, FieldKind.SEARCH_CHOICE
SMALL, HALF, LARGE, FULL = Width.SMALL, Width.HALF, Width.LARGE, Width.FULL

IDENTITY = Section(
    marked("Identité"),
    (
        Field("family_name", marked("Nom de famille"), unit="name"),
        Field("given_name", marked("Prénom"), unit="name"),
        Field("other_name", marked("Autre nom"), unit="name"),
        Field("birth_date", marked("Date de naissance"), DATE, required=True),
        Field("sex", marked("Sexe inscrit au certificat"), CHOICE, choices="sexes"),
        Field("birth_country", marked("Pays de naissance"), SEARCH, choices="countries"),
    ),
)
CERTIFICATE = Section(
    marked("Certificat et étapes fédérales"),
    (
        Field("csq_number", marked("Numéro de certificat (CSQ)"), required=True, max_length=40),
        Field("csq_issued_on", marked("Délivré le"), DATE),
        Field("category", marked("Catégorie d’immigration"), CHOICE, choices="categories", required=True),
        Field("csq_expires_on", marked("Échoit le"), DATE),
        Field("household_role", marked("Rôle dans le ménage"), CHOICE, choices="roles", required=True),
        Field("federal_applied_on", marked("Demande fédérale présentée le"), DATE),
        Field("dossier_number", marked("Numéro de dossier du ministère"), max_length=40),
        Field("copr_on", marked("Résidence permanente confirmée le"), DATE),
        Field("client_id", marked("Identificateur unique de client (IUC)"), max_length=40),
    ),
)
ARRIVAL = Section(
    marked("Arrivée"),
    (
        Field("arriving_on", marked("Arrivée prévue le"), DATE),
        Field("arrived_on", marked("Arrivée confirmée le"), DATE),
        Field("flight", marked("Vol"), max_length=40),
        Field("region", marked("Région de destination"), CHOICE, choices="regions", required=True),
        Field("office", marked("Bureau"), CHOICE, choices="offices"),
    ),
)
CONTACT = Section(
    marked("Coordonnées"),
    (
        Field("street", marked("Adresse"), unit="address", width=FULL),
        Field("city", marked("Ville"), unit="address", width=LARGE),
        Field("postal_code", marked("Code postal"), unit="address", width=SMALL, max_length=10),
        Field("phone", marked("Téléphone"), max_length=60),
        Field("email", marked("Courriel")),
    ),
)
LANGUAGES = Section(
    marked("Langues"),
    (
        Field("contact_language", marked("Langue de communication"), SEARCH, choices="languages", required=True),
        Field("mother_tongue", marked("Langue maternelle"), SEARCH, choices="languages"),
        Field("other_languages", marked("Autres langues")),
        Field("english", marked("Anglais"), CHOICE, choices="english"),
        Field("interpreter", marked("Interprète nécessaire"), FieldKind.FLAG, width=FULL),
    ),
)
FRENCH = Section(
    marked("Niveaux de français (Échelle québécoise)"),
    (
        Field("french_listening", marked("Compréhension orale"), FieldKind.LEVEL, unit="french", width=FULL),
        Field("french_speaking", marked("Production orale"), FieldKind.LEVEL, unit="french", width=FULL),
        Field("french_reading", marked("Compréhension écrite"), FieldKind.LEVEL, unit="french", width=FULL),
        Field("french_writing", marked("Production écrite"), FieldKind.LEVEL, unit="french", width=FULL),
        Field("french_source", marked("Source"), CHOICE, unit="french", choices="level_sources"),
        Field("french_on", marked("Évalués le"), DATE, unit="french"),
    ),
)
EDUCATION = Section(
    marked("Études"),
    (
        Field("education", marked("Plus haut diplôme"), CHOICE, unit="education", choices="education"),
        Field("education_field", marked("Domaine d’études"), unit="education"),
    ),
)
OCCUPATION = Section(
    marked("Profession"),
    (
        Field("occupation", marked("Profession"), unit="occupation", width=LARGE),
        Field("noc", marked("Code CNP"), unit="occupation", width=SMALL, max_length=6, placeholder=marked("21232")),
    ),
)
LEFT = (IDENTITY, CERTIFICATE, ARRIVAL)
RIGHT = (CONTACT, LANGUAGES, FRENCH, EDUCATION, OCCUPATION)
PROFILE = Form(LEFT + RIGHT)
DRAFT_FORM = "profile"
_ARRIVAL_DATES = {"arriving_on", "arrived_on"}
NOC_DIGITS = 5


class ProfileScreen:
    """The profile. ``changed``: show the values anew, and what was refused or is odd."""

    def __init__(self, state: CaseState) -> None:
        self.state = state
        self.changed: Signal[()] = Signal()
        self._edits = Edits(UNITS["case"])
        self._load()
        state.changed.connect(self._on_read)

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        return self.state.names.choices(source)

    def values(self) -> dict[str, FieldValue]:
        """What the form shows: what is written, and what was refused and still stands there."""
        return {field.name: _field_value(field, self._edits.value(field.name)) for field in PROFILE.fields}

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was refused and is not written."""
        return self._edits.refusals

    @property
    def warnings(self) -> tuple[Refusal, ...]:
        """What is written and odd."""
        return tuple(self._warnings())

    def save(self, name: str, value: FieldValue) -> bool:
        """Write a field that was left, with its merge unit; False when it was refused (it stays in the form)."""
        state = self.state
        known = state.desk.reference.occupations.get(str(value)) if name == "noc" else None
        if known is not None and not self._edits.value("occupation"):
            self._edits.hold("occupation", known.name)
        before = {day: state.sheet.profile[day] for day in _ARRIVAL_DATES}
        try:
            written = self._edits.put(name, value if value != "" else None, self._write)
        except Trouble as trouble:
            state.troubled.emit(state.words.trouble(trouble))
            return False
        if written:
            state.drop_drafts(DRAFT_FORM, name)
        self._load()
        self.changed.emit()
        if {day: state.sheet.profile[day] for day in _ARRIVAL_DATES} != before:
            state.arrival_changed.emit()
        return written

    def type(self, name: str, value: FieldValue) -> None:
        """Keep what is being typed where a crash does not reach it."""
        self._edits.typing(name)
        if value is not None:
            self.state.keep_draft(DRAFT_FORM, name, draft_text(value))

    def drafts(self) -> dict[str, FieldValue]:
        """What was typed and never written, and differs from what is."""
        shown = self.values()
        found: dict[str, FieldValue] = {}
        for draft in self.state.drafts().get(DRAFT_FORM, ()):
            if draft.field in shown:
                value = drafted_value(PROFILE.field(draft.field), draft.text)
                if value != shown[draft.field]:
                    found[draft.field] = value
        return found

    def drop_drafts(self) -> None:
        """Forget what was typed and never written."""
        self.state.drop_drafts(DRAFT_FORM)

    def _write(self, columns: dict[str, Any], seen: int) -> None:
        self.state.desk.do(ChangeProfile(self.state.case_id, columns, seen))

    def _warnings(self) -> Iterator[Refusal]:
        profile: Mapping[str, Any] = self.state.sheet.profile
        for name, check in CHECKS.items():
            warning = check(profile[name]).warning if profile[name] else None
            if warning is not None:
                yield warning
        noc = profile["noc"]
        if noc and not (noc.isdigit() and len(noc) == NOC_DIGITS):
            yield Refusal("noc_format", "noc")
        occupation = self.state.desk.reference.occupations.get(noc or "")
        if occupation is not None and occupation.regulated_by:
            yield Refusal("occupation_regulated", "noc", {"order": occupation.regulated_by})
        expires_on, arrived = profile["csq_expires_on"], profile["arrived_on"]
        if expires_on and not arrived and expires_on < self.state.today:
            yield Refusal("certificate_expired", "csq_expires_on", {"on": expires_on})
        yield from order_warnings(self.state.sheet.journey)

    def _load(self) -> None:
        self._edits.load(self.state.sheet.profile, self.state.sheet.seen)

    def _on_read(self) -> None:
        self._load()
        self.changed.emit()


def draft_text(value: FieldValue) -> str:
    """A value as a draft keeps it."""
    return value.isoformat() if isinstance(value, date) else str(value)


def drafted_value(field: Field, text: str) -> FieldValue:
    """A value from its draft."""
    match field.kind:
        case FieldKind.DATE:
            return date.fromisoformat(text)
        case FieldKind.INTEGER | FieldKind.LEVEL:
            return int(text) if text.lstrip("-").isdigit() else None
        case FieldKind.FLAG:
            return text == str(True)
    return text


def _field_value(field: Field, value: Any) -> FieldValue:
    match field.kind:
        case FieldKind.FLAG:
            return bool(value)
        case FieldKind.DATE | FieldKind.INTEGER | FieldKind.LEVEL:
            kept: FieldValue = value
            return kept
    return str(value) if value is not None else ""
