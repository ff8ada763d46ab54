"""The whole file of one person in words, for a request of access: whatever is recorded, kind by kind, then its history."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.access_sheet import AccessHistoryLine, AccessRecord, AccessSection, AccessSheet
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import SharedField
from parcours_desktop.domain.sheet_text import sheet_from
from parcours_desktop.queries.access_facts import Facts, access_facts, names_of_rows
from parcours_desktop.queries.case_sheet import case_sheet
from parcours_desktop.queries.history import history_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.history_words import HistoryWords
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

SECTIONS = {
    "case": marked("Profil"),
    "assessment": marked("Évaluation des besoins"),
    "need": marked("Besoins et atouts"),
    "objective": marked("Objectifs"),
    "step": marked("Démarches"),
    "plan_version": marked("Versions du plan"),
    "appointment": marked("Rendez-vous"),
    "attempt": marked("Tentatives pour joindre la personne"),
    "follow_up": marked("Suivis"),
    "note": marked("Notes"),
    "notice": marked("Avis de collecte"),
    "consent": marked("Consentements"),
    "referral": marked("Références à des organismes"),
    "french_course": marked("Cours de français"),
    "integration_course": marked("Objectif Intégration"),
    "issue": marked("Documents imprimés"),
    "approval": marked("Approbation du plan"),
    "remark": marked("Remarques sur le plan"),
    "dismissal": marked("Doublons écartés"),
}
"""Every kind of row that belongs to a case, in the order of the document."""
LEFT_OUT = frozenset(
    {
        ("case", "household_key"),
        ("case", "merged_into"),
        ("dismissal", "other"),
        ("step", "shared_uid"),
        ("step", "position"),
        ("objective", "position"),
        ("plan_version", "layout"),
        ("plan_version", "sha256"),
        ("issue", "sha256"),
        ("remark", "approval"),
        ("appointment", "group_key"),
        ("appointment", "ics_uid"),
    }
)
"""What only joins rows for the program, and what would tell of somebody else (Loi sur l’accès, s. 88)."""
_NAMED = {
    ("consent", "organization"),
    ("referral", "organization"),
    ("referral", "step"),
    ("referral", "consent"),
    ("integration_course", "organization"),
    ("issue", "recipient"),
    ("remark", "step"),
    ("step", "objective"),
}
_NAMING = {
    "need": "domain",
    "objective": "label",
    "step": "label",
    "plan_version": "signed_on",
    "appointment": "starts_at",
    "attempt": "made_at",
    "follow_up": "held_at",
    "note": "written_at",
    "notice": "given_on",
    "consent": "organization",
    "referral": "organization",
    "french_course": "institution",
    "issue": "kind",
    "approval": "asked_on",
    "remark": "written_at",
}
"""The column by which a row is headed where there are several."""
_CODES: Mapping[tuple[str, str], type[StrEnum]] = {
    ("consent", "fields"): SharedField,
    ("referral", "needs"): NeedDomain,
}


def access_sheet(desk: Desk, words: Words, case_id: int) -> AccessSheet:
    """The whole file of a case as it stands. Raises ``Refused`` when there is no such case."""
    today = desk.clock.today()
    with desk.reading() as file:
        case = case_sheet(file, case_id, today, desk.workdays)
        if case is None:
            raise Refused(Refusal("row_is_gone"))
        facts, named = access_facts(file, case_id), names_of_rows(file, case_id)
        names = CaseNames(words, desk.reference)
        values = CaseValues(words, names, staff(file))
        past = history_of(file, case_id)
    says = _Says(words, values, names, named)
    history = HistoryWords(words, values)
    office = desk.reference.office(case.profile["office"] or "")
    return AccessSheet(
        case_id=case_id,
        file_number=case.file_number,
        person_name=case.full_name,
        programme_name=desk.reference.programme_name(today),
        office_name=office.name if office else case.profile["office"] or "",
        printed_on=today,
        sections=tuple(says.sections(facts)),
        history=tuple(
            AccessHistoryLine(words.date_time(entry.at), entry.by, history.in_brief(entry)) for entry in reversed(past)
        ),
    )


class _Says:
    """Says rows in words."""

    def __init__(self, words: Words, values: CaseValues, names: CaseNames, named: Mapping[str, str]) -> None:
        self._words, self._values, self._names, self._named = words, values, names, named

    def sections(self, facts: Facts) -> Iterator[AccessSection]:
        """A section for each kind."""
        for kind, title in SECTIONS.items():
            records = (AccessRecord(self._title(kind, row), tuple(self._pairs(kind, row))) for row in facts[kind])
            yield AccessSection(self._words(title), tuple(record for record in records if record.pairs))

    def _title(self, kind: str, row: Mapping[str, Mapping[str, Any]]) -> str:
        """What tells a row from the others of its kind, as in the history: the label of a step, the day of a note."""
        naming = _NAMING.get(kind, "")
        value = next((columns[naming] for columns in row.values() if naming in columns), None)
        return self._text(kind, naming, value) if value not in {None, ""} else ""

    def _pairs(self, kind: str, row: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
        for unit, columns in row.items():
            known = {
                name: value
                for name, value in columns.items()
                if value not in {None, ""} and (kind, name) not in LEFT_OUT and (kind, unit) not in LEFT_OUT
            }
            told = " · ".join(filter(None, (self._text(kind, name, value) for name, value in known.items())))
            if told:
                yield self._values.what(kind, unit), told

    def _text(self, kind: str, name: str, value: Any) -> str:
        if (kind, name) in _NAMED:
            return self._named.get(str(value).lower(), self._words("noté") if name == "consent" else "")
        if (kind, name) in _CODES:
            return self._codes(_CODES[kind, name], str(value))
        if name == "language" and kind in {"notice", "issue"}:
            return self._names.label("languages", str(value))
        if (kind, name) in {("plan_version", "sheet"), ("approval", "sheet")}:
            return self._signed(str(value))
        return str(value) if (kind, name) == ("note", "text") else self._values.text(kind, {name: value})

    def _codes(self, codes: type[StrEnum], text: str) -> str:
        known = {member.value: member for member in codes}
        return ", ".join(self._words.label(known[code]) if code in known else code for code in text.split())

    def _signed(self, text: str) -> str:
        """The steps of a signed version: what it said then, whatever became of the plan."""
        try:
            sheet = sheet_from(text)
        except (ValueError, KeyError, TypeError):
            return self._words("noté")
        lines = [f"{step.label} ({self._due(step.due_on)})" for step in sheet.steps]
        return "\n".join(lines) or self._words("aucune démarche")

    def _due(self, due_on: date | None) -> str:
        return self._words.table_date(due_on) if due_on else self._words("à fixer")
