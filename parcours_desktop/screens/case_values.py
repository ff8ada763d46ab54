"""Stored values in words: what a merge unit is called, and how its value reads, for the history and for conflicts."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from parcours_desktop.domain import codes
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.screens.case_appointments import APPOINTMENT
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_needs import INTERVIEW, NEED
from parcours_desktop.screens.case_profile import PROFILE
from parcours_desktop.screens.service_values import SERVICE_ENUMS, SERVICE_SIGNS, SERVICE_UNITS
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

NOTHING = marked("rien")
_UNITS = {  # units of several columns, and columns that no form asks
    ("case", "name"): marked("Nom"),
    ("case", "address"): marked("Adresse"),
    ("case", "french"): marked("Niveaux de français"),
    ("case", "occupation"): marked("Profession"),
    ("case", "education"): marked("Études"),
    ("case", "closure"): marked("Fermeture"),
    ("case", "excuse"): marked("Première rencontre hors délai"),
    ("case", "officer"): marked("Agente ou agent"),
    ("case", "file_number"): marked("Numéro du dossier"),
    ("case", "household_key"): marked("Ménage"),
    ("case", "opened_on"): marked("Dossier ouvert le"),
    ("case", "reopened_on"): marked("Dossier rouvert le"),
    ("case", "merged_into"): marked("Dossier fusionné"),
    ("need", "level"): marked("Besoin"),
    ("need", "domain"): marked("Domaine"),
    ("appointment", "when"): marked("Moment"),
    ("case", "csq_issued_on"): marked("Certificat délivré le"),
    ("case", "csq_expires_on"): marked("Échéance du certificat"),
    ("appointment", "where"): marked("Lieu ou moyen"),
    ("appointment", "state"): marked("État"),
    ("step", "label"): marked("Démarche"),
    ("step", "strand"): marked("Volet"),
    ("step", "position"): marked("Place dans le plan"),
    ("step", "code"): marked("Code du catalogue"),
    ("step", "detail"): marked("Précision"),
    ("step", "objective"): marked("Objectif"),
    ("step", "who"): marked("Responsable"),
    ("step", "documents"): marked("Documents"),
    ("step", "due"): marked("Échéance"),
    ("step", "state"): marked("État"),
    ("step", "result"): marked("Résultat"),
    ("step", "shared_uid"): marked("Démarche du ménage"),
    ("step", "asked_on"): marked("Demandée à l’organisme le"),
    ("objective", "label"): marked("Objectif"),
    ("objective", "strand"): marked("Volet"),
    ("objective", "horizon"): marked("Horizon"),
    ("objective", "position"): marked("Place dans le plan"),
    ("plan_version", "number"): marked("Version"),
    ("plan_version", "signed_on"): marked("Signé le"),
    ("plan_version", "sheet"): marked("Plan signé"),
    ("note", "text"): marked("Note"),
    ("note", "author"): marked("Auteure ou auteur"),
    ("note", "written_at"): marked("Écrite le"),
    ("attempt", "made_at"): marked("Faite le"),
    ("attempt", "way"): marked("Moyen"),
    ("attempt", "result"): marked("Résultat"),
    ("attempt", "officer"): marked("Par"),
    ("attempt", "note"): marked("Note"),
    ("dismissal", "other"): marked("Autre dossier"),
    ("dismissal", "reason"): marked("Motif"),
    **SERVICE_UNITS,
}
_FORMS = {"case": PROFILE, "need": NEED, "assessment": INTERVIEW, "appointment": APPOINTMENT}
_ENUMS: dict[tuple[str, str], type[StrEnum]] = {
    ("need", "level"): codes.NeedLevel,
    ("need", "domain"): codes.NeedDomain,
    ("assessment", "mode"): codes.Place,
    ("appointment", "kind"): codes.AppointmentKind,
    ("appointment", "state"): codes.AppointmentState,
    ("appointment", "place"): codes.Place,
    ("step", "strand"): codes.Strand,
    ("step", "state"): codes.StepState,
    ("step", "responsible"): codes.Responsible,
    ("step", "due_basis"): codes.DueBasis,
    ("step", "not_done_reason"): codes.NotDoneReason,
    ("objective", "strand"): codes.Strand,
    ("objective", "horizon"): codes.Horizon,
    ("dismissal", "reason"): codes.DismissalReason,
    ("attempt", "way"): codes.AttemptWay,
    ("attempt", "result"): codes.AttemptResult,
    **SERVICE_ENUMS,
}
_SOURCES = {
    ("case", "closing_reason"): "closing_reasons",
    ("case", "excuse_reason"): "excuses",
    ("assessment", "language"): "languages",
}
_MOMENTS = {"starts_at", "written_at", "made_at", "held_at", "issued_at"}
_FLAGS = {"interpreter"}
_STAFF = {"officer", "author", "sealed_by", "asked_by", "answered_by"}
_SIGNS = {"objective", "shared_uid", "merged_into", "other", "sheet", "sha256"}  # read by the program, not by people
_SHORT = {
    "french_listening": marked("compréhension orale {level}"),
    "french_speaking": marked("production orale {level}"),
    "french_reading": marked("compréhension écrite {level}"),
    "french_writing": marked("production écrite {level}"),
}


class CaseValues:
    """Names and values of one language; ``staff`` gives officers their names."""

    def __init__(self, words: Words, names: CaseNames, staff: Iterable[OfficerRow]) -> None:
        self._words, self._names = words, names
        self._staff = {person.login: person.name for person in staff}
        self._fields = {
            (kind, field.name): field for kind, form in _FORMS.items() for field in form.fields if field.merge_unit
        }

    def what(self, kind: str, unit: str) -> str:
        """The name of a merge unit: « Téléphone »; its own if it has none."""
        text = _UNITS.get((kind, unit))
        if text is None and (kind, unit) in self._fields:
            text = self._fields[kind, unit].label
        return self._words(text) if text else unit

    def text(self, kind: str, columns: Mapping[str, Any]) -> str:
        """The value of a unit in one line; « rien » when it is empty."""
        said = [self._value(kind, name, value) for name, value in columns.items() if value is not None]
        return " · ".join(filter(None, said)) or self._words(NOTHING)

    def _value(self, kind: str, name: str, value: Any) -> str:
        source = _SOURCES.get((kind, name)) or self._source(kind, name)
        if (kind, name) in _ENUMS:
            text = self._label(_ENUMS[kind, name], str(value))
        elif source:
            text = self._names.label(source, str(value))
        elif name in _STAFF:
            text = self._staff.get(value, str(value))
        else:
            text = self._plain(kind, name, value)
        return text

    def _plain(self, kind: str, name: str, value: Any) -> str:
        words, text = self._words, " ".join(str(value).split())
        if name in _SHORT:
            text = words(_SHORT[name], level=value)
        elif name in _FLAGS:
            text = words("oui") if value else words("non")
        elif name in _SIGNS or (kind, name) in SERVICE_SIGNS:
            text = words("noté")
        elif name == "minutes":
            text = words.duration(int(value))
        elif name in _MOMENTS:
            text = words.date_time(datetime.fromisoformat(text))
        elif name.endswith("_on") or name == "birth_date":
            text = words.date(date.fromisoformat(text))
        return text

    def _source(self, kind: str, name: str) -> str:
        field = self._fields.get((kind, name))
        return field.choices if field is not None and field.choices != "officers" else ""

    def _label(self, codes_of: type[StrEnum], value: str) -> str:
        members = {member.value: member for member in codes_of}
        return self._words.label(members[value]) if value in members else value
