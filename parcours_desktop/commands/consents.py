"""Consents of a person: given for one organization and one purpose, withdrawn at any time, removed only when a mistake."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.partner_rules import (
    kept_text,
    not_to_come,
    notice_days,
    organization_named,
    own_row,
)
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.consents import notice_given
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import ConsentMode, ConsentPurpose, SharedField
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class GiveConsent:
    """Note a consent. ``organization`` is its uid; ``ends_on`` None: until it is withdrawn. Answers its id.

    The version is that of the text in force on the day on which it was given.
    """

    case_id: int
    organization: str
    purpose: ConsentPurpose
    fields: tuple[SharedField, ...]
    mode: ConsentMode
    given_on: date
    ends_on: date | None = None
    note: str = ""
    title: ClassVar[str] = marked("Consentement donné")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused without a notice given first, for a day to come, without fields, with an end before it began."""
        open_case(work, self.case_id)
        organization_named(work, self.organization, self.given_on)
        note, refused_note = kept_text(self.note, "note")
        refusals = [*not_to_come(scene, "given_on", self.given_on), *refused_note]
        if not notice_given(notice_days(work, self.case_id), self.given_on):
            refusals.append(Refusal("notice_first", "given_on"))
        if not self.fields:
            refusals.append(Refusal("consent_without_fields", "fields"))
        if self.ends_on is not None and self.ends_on < self.given_on:
            refusals.append(Refusal("ends_before_given", "ends_on"))
        if refusals:
            raise Refused(*refusals)
        return work.create("consent", self.case_id, self._columns(scene, note))

    def _columns(self, scene: Scene, note: str | None) -> dict[str, Any]:
        chosen = set(self.fields)
        return {
            "organization": self.organization,
            "purpose": self.purpose,
            "fields": " ".join(field for field in SharedField if field in chosen),
            "version": scene.reference.consent_text(self.purpose, self.given_on).version,
            "given_on": self.given_on,
            "mode": self.mode,
            "ends_on": self.ends_on,
            "officer": scene.user.login,
            "note": note,
        }


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """Note that the person takes the consent back: from that day on nothing more is handed over on it."""

    consent_id: int
    withdrawn_on: date
    note: str
    seen: int
    title: ClassVar[str] = marked("Retrait d’un consentement")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused on a closed case, twice, for a day to come or before the consent was given."""
        _, row = own_row(work, self.consent_id, "consent")
        note, refused_note = kept_text(self.note, "note")
        refusals = [*not_to_come(scene, "withdrawn_on", self.withdrawn_on), *refused_note]
        given_on = written_day(row["given_on"])
        if row["withdrawn_on"]:
            refusals.append(Refusal("consent_withdrawn", "", {"on": written_day(row["withdrawn_on"])}))
        if given_on is not None and self.withdrawn_on < given_on:
            refusals.append(Refusal("withdrawn_before_given", "withdrawn_on", {"on": given_on}))
        if refusals:
            raise Refused(*refusals)
        work.change(self.consent_id, {"withdrawn_on": self.withdrawn_on, "withdrawal_note": note}, self.seen)


@dataclass(frozen=True, slots=True)
class RemoveConsent:
    """Take away a consent that was noted by mistake today; a real one is withdrawn, and stays."""

    consent_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’un consentement noté par erreur")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused on a closed case, on another day, and once a referral rests on it."""
        case_id, row = own_row(work, self.consent_id, "consent")
        if row["given_on"] != scene.clock.today().isoformat():
            raise Refused(Refusal("not_of_today"))
        uid = work.uid(self.consent_id).hex()
        if any(row["consent"] == uid for row in rows_of_case(work.connection, "referral", case_id)):
            raise Refused(Refusal("consent_is_used"))
        work.remove(self.consent_id, self.seen)
