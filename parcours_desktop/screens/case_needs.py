"""The needs assessment as its page works it: 17 domains by strand, one of them open beside the list, the interview above."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from parcours_desktop.commands.needs import SaveAssessment, SaveNeed
from parcours_desktop.database.tables import UNITS
from parcours_desktop.domain.codes import NeedDomain, NeedLevel, Strand
from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.queries.needs_sheet import NeedRow
from parcours_desktop.screens.case_edits import Edits
from parcours_desktop.screens.case_profile import EDUCATION, FRENCH, OCCUPATION, draft_text, drafted_value
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.marked import marked

INTERVIEW = Form(
    (
        Section(
            "",
            (
                Field("held_on", marked("Évaluation faite le"), FieldKind.DATE, width=Width.SMALL),
                Field("mode", marked("Comment"), FieldKind.CHOICE, choices="places", width=Width.SMALL),
                Field("minutes", marked("Durée (minutes)"), FieldKind.INTEGER, width=Width.SMALL, maximum=600),
                Field("language", marked("Langue de l’entretien"), FieldKind.SEARCH_CHOICE, choices="languages",
                      width=Width.SMALL),
                Field("people_present", marked("Personnes présentes"), width=Width.SMALL),
                Field("interpreter", marked("Avec interprète"), FieldKind.FLAG, width=Width.SMALL),
            ),
        ),
    )
)  # fmt: skip
NEED = Form(
    (
        Section(
            "",
            (
                Field("comment", marked("Besoin, en quelques mots"), FieldKind.LONG_TEXT, width=Width.FULL,
                      max_length=4000),
                Field("asset", marked("Atout"), width=Width.FULL, max_length=4000,
                      placeholder=marked("Ce sur quoi la personne peut compter")),
                Field("done", marked("Déjà fait"), width=Width.FULL, max_length=4000),
                Field("priority", marked("Priorité (1 passe avant 9)"), FieldKind.INTEGER, minimum=1, maximum=9),
            ),
        ),
    )
)  # fmt: skip
RELATED: dict[NeedDomain, Section] = {
    NeedDomain.FRENCH_LEVEL: FRENCH,
    NeedDomain.JOB_GOAL: OCCUPATION,
    NeedDomain.DIPLOMAS: EDUCATION,
}
"""Fields of the profile that belong to a domain: shown, and saved, with it."""

HEADER_FORM = "assessment"


@dataclass(frozen=True, slots=True)
class DomainGroup:
    """The domains of one strand."""

    strand: Strand
    needs: tuple[NeedRow, ...]


class NeedsScreen:
    """``changed``: draw the domains, the one that is open, and the interview anew."""

    def __init__(self, state: CaseState) -> None:
        self.state = state
        self.changed: Signal[()] = Signal()
        self.open_domain = next(iter(NeedDomain))
        self._edits = {domain: Edits(UNITS["need"]) for domain in NeedDomain}
        self._header = Edits(UNITS["assessment"])
        self._load()
        state.changed.connect(self._on_read)

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        return self.state.names.choices(source)

    @property
    def groups(self) -> tuple[DomainGroup, ...]:
        """The 17 domains by strand."""
        needs = self.state.needs.needs
        return tuple(DomainGroup(strand, tuple(row for row in needs if row.strand is strand)) for strand in Strand)

    @property
    def summary(self) -> str:
        """« 5 domaines évalués sur 17 »."""
        words, sheet = self.state.words, self.state.needs
        return words.many(
            "{n} domaine évalué sur {total}", "{n} domaines évalués sur {total}", sheet.assessed, total=len(sheet.needs)
        )

    def open(self, domain: NeedDomain) -> None:
        """Show one domain beside the list."""
        self.open_domain = domain
        self.changed.emit()

    def step(self, by: int) -> NeedDomain:
        """Open the domain after (or before) the one that is open; answers it."""
        domains = list(NeedDomain)
        self.open(domains[(domains.index(self.open_domain) + by) % len(domains)])
        return self.open_domain

    def level(self, domain: NeedDomain) -> NeedLevel | None:
        """How pressing the need is."""
        return self.state.needs.of(domain).level

    def set_level(self, domain: NeedDomain, level: NeedLevel | None) -> bool:
        """Choose how pressing a need is, and open the domain; None takes the assessment back."""
        self.open_domain = domain
        return self._save(domain, "level", level)

    def values(self) -> dict[str, FieldValue]:
        """What the form of the open domain shows."""
        edits = self._edits[self.open_domain]
        texts: dict[str, FieldValue] = {name: edits.value(name) or "" for name in ("comment", "asset", "done")}
        return texts | {"priority": edits.value("priority")}

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was refused in the open domain."""
        return self._edits[self.open_domain].refusals

    def save(self, name: str, value: FieldValue, domain: NeedDomain | None = None) -> bool:
        """Write a field of a domain (the open one unless said)."""
        return self._save(domain or self.open_domain, name, value)

    def type(self, name: str, value: FieldValue, domain: NeedDomain | None = None) -> None:
        """Keep what is being typed where a crash does not reach it."""
        chosen = domain or self.open_domain
        self._edits[chosen].typing(name)
        if value is not None:
            self.state.keep_draft(f"need:{chosen}", name, draft_text(value))

    # The interview

    def header_values(self) -> dict[str, FieldValue]:
        """What the form of the interview shows."""
        shown: dict[str, FieldValue] = {
            name: self._header.value(name) or "" for name in ("mode", "language", "people_present")
        }
        shown["interpreter"] = bool(self._header.value("interpreter"))
        return shown | {name: self._header.value(name) for name in ("held_on", "minutes")}

    @property
    def header_refusals(self) -> tuple[Refusal, ...]:
        """What was refused of the interview."""
        return self._header.refusals

    def save_header(self, name: str, value: FieldValue) -> bool:
        """Write a field of the interview."""
        return self._put(self._header, HEADER_FORM, name, value, self._write_header)

    def type_header(self, name: str, value: FieldValue) -> None:
        """Keep what is being typed where a crash does not reach it."""
        self._header.typing(name)
        if value is not None:
            self.state.keep_draft(HEADER_FORM, name, draft_text(value))

    # Drafts

    def drafted_domains(self) -> dict[NeedDomain, dict[str, FieldValue]]:
        """What was typed in domains and never written, and differs from what is."""
        found: dict[NeedDomain, dict[str, FieldValue]] = {}
        for form, drafts in self.state.drafts().items():
            kind, _, name = form.partition(":")
            if kind == "need" and name in set(NeedDomain):
                domain = NeedDomain(name)
                row = self.state.needs.of(domain)
                values = {draft.field: drafted_value(NEED.field(draft.field), draft.text) for draft in drafts}
                kept = {key: value for key, value in values.items() if value != (getattr(row, key) or "")}
                if kept:
                    found[domain] = kept
        return found

    def drop_drafts(self) -> None:
        """Forget what was typed in domains and never written."""
        for domain in NeedDomain:
            self.state.drop_drafts(f"need:{domain}")

    def _save(self, domain: NeedDomain, name: str, value: Any) -> bool:
        def write(columns: dict[str, Any], seen: int) -> None:
            self.state.desk.do(SaveNeed(self.state.case_id, domain, columns, seen))

        return self._put(self._edits[domain], f"need:{domain}", name, value, write)

    def _put(self, edits: Edits, form: str, name: str, value: Any, write: Any) -> bool:
        try:
            written = edits.put(name, value if value != "" else None, write)
        except Trouble as trouble:
            self.state.troubled.emit(self.state.words.trouble(trouble))
            return False
        if written:
            self.state.drop_drafts(form, name)
        self._load()
        self.changed.emit()
        return written

    def _write_header(self, columns: dict[str, Any], seen: int) -> None:
        self.state.desk.do(SaveAssessment(self.state.case_id, columns, seen))

    def _load(self) -> None:
        sheet = self.state.needs
        for row in sheet.needs:
            columns: dict[str, str | int | date | None] = {
                name: getattr(row, name) or None for name in ("level", "asset", "done", "comment", "priority")
            }
            self._edits[row.domain].load(columns, sheet.seen)
        header = sheet.header
        names = ("held_on", "mode", "language", "interpreter", "minutes", "people_present")
        self._header.load({name: getattr(header, name) for name in names}, sheet.seen)

    def _on_read(self) -> None:
        self._load()
        self.changed.emit()
