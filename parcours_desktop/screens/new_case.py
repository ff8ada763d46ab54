"""A case opened by hand: what is typed, who may be the same person, the members of a household one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.commands.cases import OpenCase
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.database.drafts import Draft
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.duplicates import DuplicatePerson
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.queries.case_list import case_rows
from parcours_desktop.queries.case_sheet import CaseSheet, case_sheet
from parcours_desktop.queries.duplicates import duplicates_of_person
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_profile import draft_text, drafted_value
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.new_case_form import FIELDS, columns_of, empty_values, shared_values
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

FORM = "new_case"
HOUSEHOLD = "household"
SHOWN = 5
UNREADABLE = "date_unreadable"


@dataclass(frozen=True, slots=True)
class LikelyPerson:
    """A case that may be of the person being typed; ``reason`` says why."""

    case_id: int
    name: str
    file_number: str
    reason: str


@dataclass(frozen=True, slots=True)
class MemberMade:
    """A member of the household who has a case; ``role`` in words."""

    case_id: int
    name: str
    role: str


class NewCaseScreen:
    """``changed``: draw the form anew; ``likely_changed``, ``members_changed``: what stands beside it; ``troubled``: say it."""

    def __init__(self, desk: Desk, words: Words, household_of: int | None = None) -> None:
        self._desk, self._words = desk, words
        self.changed: Signal[()] = Signal()
        self.likely_changed: Signal[()] = Signal()
        self.members_changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self._names = CaseNames(words, desk.reference)
        self._values = empty_values()
        self._relative: int | None = None
        self._household_key = ""
        self._drafted: dict[str, str] = {}
        self._offered = {draft.field: draft for draft in self._stored_drafts()}
        self.refusals: tuple[Refusal, ...] = ()
        self.likely: tuple[LikelyPerson, ...] = ()
        self.members: tuple[MemberMade, ...] = ()
        if household_of is not None:
            self._begin_beside(household_of)
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    @property
    def is_member(self) -> bool:
        """Whether the person being typed joins a household that has a case already."""
        return bool(self._household_key)

    @property
    def chooses_officer(self) -> bool:
        """Whether the person at work may give the case to an officer."""
        return self._desk.user.role == OfficerRole.COORDINATOR

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        if source != "staff":
            return self._names.choices(source)
        with self._desk.reading() as file:
            return self._names.officers(staff(file))

    def values(self) -> Mapping[str, FieldValue]:
        """What the form holds."""
        return self._values

    # Typing

    def type(self, name: str, value: FieldValue) -> None:
        """Take a value that is being typed or was left; it is kept as a draft, and duplicates are looked for."""
        if value == self._values[name]:
            return
        self._values[name] = value
        self.refusals = tuple(refusal for refusal in self.refusals if refusal.field != name)
        self._keep(name, "" if value is None else draft_text(value))
        self._look_for_duplicates()

    def _look_for_duplicates(self) -> None:
        values = self._values
        birth = values["birth_date"]
        texts = {name: str(values[name] or "") for name in ("family_name", "given_name", "csq_number", "client_id")}
        contact = {name: str(values[name] or "") for name in ("phone", "email")}
        person = DuplicatePerson(birth_date=birth if isinstance(birth, date) else None, **texts, **contact)
        with self._desk.reading() as file:
            reasons = dict(duplicates_of_person(file, person)[:SHOWN])
            rows = case_rows(file, tuple(reasons))
        found = tuple(
            LikelyPerson(row.id, row.list_name, row.file_number, self._words.refusal(reasons[row.id])) for row in rows
        )
        if found != self.likely:
            self.likely = found
            self.likely_changed.emit()

    # Creating

    def create(self, unreadable: tuple[str, ...] = ()) -> int | None:
        """Open the case; its id, or None when something is refused (it stays in the form, with ``refusals``).

        ``unreadable`` names the fields whose text cannot be read as a day.
        """
        made = self._open(unreadable)
        if made is not None:
            self._begin_anew(empty_values())
            self._relative, self._household_key, self.members = None, "", ()
            self.changed.emit()
        return made

    def create_and_add(self, unreadable: tuple[str, ...] = ()) -> int | None:
        """Open the case, and ask for the next member of its household."""
        made = self._open(unreadable)
        if made is not None:
            self._begin_beside(made)
            self.changed.emit()
        return made

    def undo(self) -> None:
        """Take the last act back."""
        self._desk.undo()

    def _open(self, unreadable: tuple[str, ...]) -> int | None:
        self.refusals = tuple(Refusal(UNREADABLE, name) for name in unreadable)
        if not self.refusals:
            columns = columns_of(self._values)
            if self._household_key:
                columns["household_key"] = self._household_key
            try:
                return self._desk.do(OpenCase(columns)).value
            except Refused as refused:
                self.refusals = refused.refusals
            except Trouble as trouble:
                self.troubled.emit(self._words.trouble(trouble))
        self.changed.emit()
        return None

    def _begin_beside(self, case_id: int) -> None:
        sheet = self._sheet(case_id)
        if sheet is None:
            raise Refused(Refusal("row_is_gone"))
        self._relative, self._household_key = case_id, str(sheet.profile["household_key"] or "")
        self._begin_anew(shared_values(sheet.profile))
        self._tell_members(sheet)

    def _begin_anew(self, values: dict[str, FieldValue]) -> None:
        self._values, self.refusals, self.likely = values, (), ()
        if self._drafted:
            self.drop_drafts()

    def _sheet(self, case_id: int) -> CaseSheet | None:
        with self._desk.reading() as file:
            return case_sheet(file, case_id, self._desk.clock.today(), self._desk.workdays)

    def _tell_members(self, sheet: CaseSheet) -> None:
        known = [(sheet.case_id, sheet.list_name, sheet.profile["household_role"])]
        known += [(member.id, member.list_name, member.role) for member in sheet.members]
        self.members = tuple(
            MemberMade(case_id, name, self._names.label("roles", str(role or "")))
            for case_id, name, role in sorted(known)
        )

    def _on_changes(self, changes: Changes) -> None:
        if self._relative is None or "case" not in changes.topics:
            return
        left = [self._relative, *(member.case_id for member in self.members)]
        sheets = (self._sheet(case_id) for case_id in left)
        sheet = next((sheet for sheet in sheets if sheet is not None), None)
        self.members = ()
        if sheet is not None:
            self._tell_members(sheet)
        self.members_changed.emit()

    # Drafts

    @property
    def offered(self) -> int:
        """How many fields of a form that was interrupted can be taken up again."""
        return len([name for name in self._offered if name in FIELDS])

    def take_drafts(self) -> None:
        """Go on with what was interrupted."""
        offered, self._offered = self._offered, {}
        household = offered.get(HOUSEHOLD)
        if household is not None and household.text.isdigit() and self._sheet(int(household.text)) is not None:
            self._begin_beside(int(household.text))
        for name, draft in offered.items():
            if name in FIELDS:
                value = drafted_value(FIELDS[name], draft.text)
                self._values[name] = value
                self._keep(name, draft.text)
        self._look_for_duplicates()
        self.changed.emit()

    def drop_drafts(self) -> None:
        """Forget what was typed and did not become a case."""
        self._offered, self._drafted = {}, {}
        try:
            self._desk.drop_drafts(FORM)
        except Trouble as trouble:
            self.troubled.emit(self._words.trouble(trouble))

    def _keep(self, name: str, text: str) -> None:
        """Keep one field; the first one takes the place of what an earlier form had left (which is still offered)."""
        try:
            if not self._drafted:
                self._desk.drop_drafts(FORM)
                if self._relative is not None:
                    self._desk.keep_draft(FORM, HOUSEHOLD, str(self._relative))
            self._drafted[name] = text
            if text:
                self._desk.keep_draft(FORM, name, text)
            else:
                self._desk.drop_drafts(FORM, name)
        except Trouble as trouble:
            self.troubled.emit(self._words.trouble(trouble))

    def _stored_drafts(self) -> tuple[Draft, ...]:
        return self._desk.drafts(FORM).get(FORM, ())
