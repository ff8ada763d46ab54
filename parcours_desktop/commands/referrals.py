"""Referrals of a person to an organization: prepared, sent with a consent or a legal ground, answered, reminded, withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.partner_rules import (
    kept_text,
    not_to_come,
    organization_named,
    own_row,
    stored_consents,
)
from parcours_desktop.commands.referral_steps import answer_step, send_step, step_uid
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.consents import covering, fields_wanted
from parcours_desktop.domain.referrals import ANSWERS, can_follow
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import (
    ConsentPurpose,
    LegalGround,
    ReferralState,
    ReferralWay,
    ServiceKind,
    SharedField,
)
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.wording.marked import marked

_TEXTS = ("assets", "done", "message")


@dataclass(frozen=True, slots=True)
class ReferralContent:
    """What a referral says. ``organization`` is its uid; ``step_id`` the step of the plan that it serves."""

    organization: str
    service: ServiceKind | None = None
    needs: tuple[NeedDomain, ...] = ()
    assets: str = ""
    done: str = ""
    message: str = ""
    step_id: int | None = None


@dataclass(frozen=True, slots=True)
class PrepareReferral:
    """Write down a referral without sending it. Answers its id."""

    case_id: int
    content: ReferralContent
    title: ClassVar[str] = marked("Préparation d’une référence")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, to an organization unknown or closed, with a text that is too long."""
        open_case(work, self.case_id)
        columns = _columns(work, scene, self.case_id, self.content)
        own = {"state": ReferralState.PREPARED, "officer": scene.user.login}
        return work.create("referral", self.case_id, columns | own)


@dataclass(frozen=True, slots=True)
class ChangeReferral:
    """Correct a referral that is being prepared."""

    referral_id: int
    content: ReferralContent
    seen: int
    title: ClassVar[str] = marked("Correction d’une référence")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused once it was sent: what the organization received is not rewritten."""
        case_id, row = own_row(work, self.referral_id, "referral")
        if _state(row) is not ReferralState.PREPARED:
            raise Refused(Refusal("referral_is_sent"))
        work.change(self.referral_id, _columns(work, scene, case_id, self.content), self.seen)


@dataclass(frozen=True, slots=True)
class SendReferral:
    """Note that a referral left. It rests on a consent in force, found by itself, or on a legal ground with its note."""

    referral_id: int
    sent_on: date
    way: ReferralWay
    seen: int
    legal_ground: LegalGround | None = None
    ground_note: str = ""
    title: ClassVar[str] = marked("Envoi d’une référence")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a day to come, from a state that does not allow it, and without consent or ground.

        Its step, if it serves one, then waits for the organization: the same act, one undo.
        """
        case_id, row = own_row(work, self.referral_id, "referral")
        _check_next(row, ReferralState.SENT)
        if refusals := not_to_come(scene, "sent_on", self.sent_on):
            raise Refused(*refusals)
        organization = organization_named(work, row["organization"] or "", self.sent_on)
        columns = {"sent_on": self.sent_on, "way": self.way, **_answered(ReferralState.SENT)}
        work.change(self.referral_id, columns | self._ground(work, case_id, row), self.seen)
        if row["step"]:
            send_step(work, scene, row["step"], organization["name"] or "", self.sent_on, self.seen)

    def _ground(self, work: UnitOfWork, case_id: int, row: Mapping[str, Any]) -> dict[str, Any]:
        if self.legal_ground is not None:
            note, refusals = kept_text(self.ground_note, "ground_note")
            if note is None:
                raise Refused(*(refusals or (Refusal("ground_note_missing", "ground_note"),)))
            return {"consent": None, "legal_ground": self.legal_ground, "ground_note": note}
        found = covering(
            stored_consents(work, case_id),
            row["organization"] or "",
            ConsentPurpose.REFERRAL,
            wanted_by(row),
            self.sent_on,
        )
        if found is None:
            raise Refused(_why_not(work, case_id, row, self.sent_on))
        return {"consent": found.uid, "legal_ground": None, "ground_note": None}


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """Note what the organization answered: received, taken on, on a waiting list, refused."""

    referral_id: int
    state: ReferralState
    answered_on: date
    note: str
    seen: int
    title: ClassVar[str] = marked("Réponse à une référence")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a day to come or before it was sent, and for a state that may not follow.

        A person who is taken on puts the step in progress; one who is refused puts it back to be done.
        """
        _, row = own_row(work, self.referral_id, "referral")
        if self.state not in ANSWERS:
            raise Refused(Refusal("referral_no_answer", "state"))
        _check_next(row, self.state)
        note, refused_note = kept_text(self.note, "note")
        refusals = [*not_to_come(scene, "answered_on", self.answered_on), *refused_note]
        sent_on = written_day(row["sent_on"])
        if sent_on is not None and self.answered_on < sent_on:
            refusals.append(Refusal("answer_before_sending", "answered_on", {"on": sent_on}))
        if refusals:
            raise Refused(*refusals)
        work.change(self.referral_id, _answered(self.state, self.answered_on, note), self.seen)
        if row["step"]:
            answer_step(work, scene, row["step"], self.state, self.seen)


@dataclass(frozen=True, slots=True)
class RemindOrganization:
    """Note that the organization was asked again today: the days without an answer are counted from there."""

    referral_id: int
    seen: int
    title: ClassVar[str] = marked("Relance d’un organisme")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused when no answer is awaited, and once the consent it rests on is withdrawn or has ended."""
        case_id, row = own_row(work, self.referral_id, "referral")
        if not _state(row).is_waiting:
            raise Refused(Refusal("referral_not_waiting"))
        today = scene.clock.today()
        if row["consent"]:
            found = [one for one in stored_consents(work, case_id) if one.uid == row["consent"]]
            if not any(one.holds(today) for one in found):
                raise Refused(Refusal("consent_not_in_force"))
        work.change(self.referral_id, {"reminded_on": today}, self.seen)


@dataclass(frozen=True, slots=True)
class WithdrawReferral:
    """Take a referral back: the person no longer wants it, or it was prepared for nothing. ``note`` says why."""

    referral_id: int
    note: str
    seen: int
    title: ClassVar[str] = marked("Retrait d’une référence")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused twice. A step that waited for the organization is to be done again."""
        _, row = own_row(work, self.referral_id, "referral")
        _check_next(row, ReferralState.WITHDRAWN)
        note, refusals = kept_text(self.note, "note")
        if refusals:
            raise Refused(*refusals)
        work.change(self.referral_id, _answered(ReferralState.WITHDRAWN, scene.clock.today(), note), self.seen)
        if row["step"] and row["sent_on"]:
            answer_step(work, scene, row["step"], ReferralState.WITHDRAWN, self.seen)


def wanted_by(row: Mapping[str, Any]) -> frozenset[SharedField]:
    """The parts of a case that a stored referral hands over."""
    return fields_wanted(needs=bool(row["needs"]), assets=bool(row["assets"] or row["done"]))


def _columns(work: UnitOfWork, scene: Scene, case_id: int, content: ReferralContent) -> dict[str, Any]:
    organization_named(work, content.organization, scene.clock.today())
    columns: dict[str, Any] = {
        "organization": content.organization,
        "service": content.service,
        "needs": " ".join(domain for domain in NeedDomain if domain in content.needs) or None,
        "step": step_uid(work, content.step_id, case_id),
    }
    refusals: list[Refusal] = []
    for name in _TEXTS:
        columns[name], refused = kept_text(getattr(content, name), name)
        refusals += refused
    if refusals:
        raise Refused(*refusals)
    return columns


def _state(row: Mapping[str, Any]) -> ReferralState:
    return ReferralState(row["state"] or ReferralState.PREPARED)


def _check_next(row: Mapping[str, Any], after: ReferralState) -> None:
    before = _state(row)
    if not can_follow(before, after):
        raise Refused(Refusal("referral_state", "state", {"before": before, "after": after}))


def _answered(state: ReferralState, on: date | None = None, note: str | None = None) -> dict[str, Any]:
    return {"state": state, "answered_on": on, "answer_note": note}


def _why_not(work: UnitOfWork, case_id: int, row: Mapping[str, Any], on: date) -> Refusal:
    """What is wanting: a consent that covers more, or any consent at all."""
    known = [one for one in stored_consents(work, case_id) if one.organization == row["organization"]]
    known = [one for one in known if one.purpose is ConsentPurpose.REFERRAL]
    held = [one for one in known if one.holds(on)]
    if held:
        widest = max(held, key=lambda one: len(wanted_by(row) & set(one.fields)))
        wanting = [field for field in SharedField if field in wanted_by(row) - set(widest.fields)]
        return Refusal("consent_does_not_cover", "", {"fields": wanting})
    return Refusal("consent_not_in_force" if known else "consent_missing")
