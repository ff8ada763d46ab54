"""The referrals of a case: where each stands, since when it waits, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from parcours_desktop.commands.referrals import (
    RecordAnswer,
    RemindOrganization,
    SendReferral,
    WithdrawReferral,
)
from parcours_desktop.domain.codes import NeedDomain, NeedLevel
from parcours_desktop.domain.consents import covering
from parcours_desktop.domain.needs import is_pressing
from parcours_desktop.domain.referrals import answers_after, asked_on, can_follow, is_unanswered
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import (
    ConsentPurpose,
    LegalGround,
    ReferralState,
    ReferralWay,
    ServiceKind,
)
from parcours_desktop.domain.service_rows import ReferralRow
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.referrals import referrals_of
from parcours_desktop.screens import partner_fields as forms
from parcours_desktop.screens.case_consents import ConsentsScreen, organization_choices
from parcours_desktop.screens.case_papers import CasePapers
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.course_act import CourseAct, Values, tried
from parcours_desktop.screens.fields import Choice, FieldValue, Form
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.screens.referral_taking import ReferralTaking, draft_name, wanted_by

WANTING = frozenset({"consent_missing", "consent_not_in_force", "consent_does_not_cover"})
"""Refusals after which a consent is to be noted."""
_CODES: Mapping[str, type[StrEnum]] = {"ways": ReferralWay, "grounds": LegalGround, "services": ServiceKind}


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """A referral as a line: ``about`` says when it left and since when it waits, ``late`` that nobody answers."""

    row: ReferralRow
    what: str
    needs: str
    about: str
    remark: str
    state: str
    late: bool
    wanting: bool


class ReferralsScreen:
    """``changed``: draw the referrals anew."""

    def __init__(self, state: CaseState, consents: ConsentsScreen, papers: CasePapers) -> None:
        self.state, self.consents, self._papers = state, consents, papers
        self.changed: Signal[()] = Signal()
        self._rows: tuple[ReferralRow, ...] | None = None
        consents.changed.connect(self._on_read)

    # What is shown

    @property
    def rows(self) -> tuple[ReferralRow, ...]:
        """Those being prepared, then the last one sent; read when they are first looked at."""
        if self._rows is None:
            with self.state.desk.reading() as file:
                self._rows = referrals_of(file, self.state.case_id)
        return self._rows

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed: nothing can be written."""
        return not self.state.sheet.is_open

    @property
    def lines(self) -> tuple[ReferralLine, ...]:
        """The referrals as they are read."""
        return tuple(map(self._line, self.rows))

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field; ``answers:sent`` those that may follow a state."""
        words = self.state.words
        if source == "organizations":
            return organization_choices(self.state)
        if source == "steps":
            return self._steps()
        found = tuple(Choice(code.value, words.label(code)) for code in _CODES[source])
        return (Choice("", words("Aucun")), *found) if source in {"grounds", "services"} else found

    def answers(self, row: ReferralRow, _source: str) -> tuple[Choice, ...]:
        """The answers that a referral may get."""
        return tuple(Choice(code.value, self.state.words.label(code)) for code in answers_after(row.state))

    def _steps(self) -> tuple[Choice, ...]:
        state, desk = self.state, self.state.desk
        with desk.reading() as file:
            sheet = plan_sheet(file, state.case_id, state.today, desk.reference, desk.workdays)
        steps = (Choice(str(step.id), step.label) for step in sheet.steps if step.state.is_open)
        return (Choice("", state.words("Aucune")), *steps)

    def _line(self, row: ReferralRow) -> ReferralLine:
        words, today = self.state.words, self.state.today
        days = self.state.desk.reference.calendar.rules(today).unanswered_days
        parts = []
        if row.sent_on is not None:
            way = words.label(row.way).lower() if row.way else ""
            parts.append(" ".join(filter(None, (words("envoyée le {day}", day=row.sent_on), way))))
        if row.reminded_on is not None:
            parts.append(words("relancée le {day}", day=row.reminded_on))
        last = asked_on(row)
        if row.state.is_waiting and last is not None:
            parts.append(
                words.many("sans réponse depuis {n} jour", "sans réponse depuis {n} jours", (today - last).days)
            )
        if row.answered_on is not None:
            withdrawn = row.state is ReferralState.WITHDRAWN
            parts.append(
                words("retirée le {day}", day=row.answered_on)
                if withdrawn
                else words("réponse du {day}", day=row.answered_on)
            )
        ground = words.label(row.legal_ground) if row.legal_ground else ""
        what = row.organization_name
        if row.service is not None:
            what = words("{organization} — {purpose}", organization=what, purpose=row.service)
        return ReferralLine(
            row,
            what,
            ", ".join(words.label(need) for need in row.needs),
            words.capital(" · ".join(parts)),
            "\n".join(filter(None, (row.answer_note, " — ".join(filter(None, (ground, row.ground_note)))))),
            words.label(row.state),
            is_unanswered(row, today, days),
            row.state is ReferralState.PREPARED and not self._is_covered(row),
        )

    def _is_covered(self, row: ReferralRow) -> bool:
        purpose = ConsentPurpose.REFERRAL
        return covering(self.consents.rows, row.organization, purpose, wanted_by(row), self.state.today) is not None

    # Acts that ask something

    def acts(self, row: ReferralRow) -> tuple[CourseAct, ...]:
        """What can be done with a referral now, the usual thing first."""
        if self.is_closed:
            return ()
        if row.state is ReferralState.PREPARED:
            wanting = () if self._is_covered(row) else (self.consent_for(row),)
            return (*wanting, self.send(row), self.change(row))
        return (self.answer(row),) if answers_after(row.state) else ()

    def consent_for(self, row: ReferralRow) -> CourseAct:
        """Note the consent that a referral wants."""
        return self.consents.give(row.organization, wanted_by(row))

    def new(self) -> CourseAct:
        """Prepare a referral: what is known of the needs is proposed, so that one only ticks."""
        words = self.state.words
        return CourseAct(
            "new-referral", words("Nouvelle référence…"), "plus", words("Nouvelle référence"),
            words("Les besoins et les atouts viennent de l’évaluation. Rien ne part avant l’envoi."), words("Préparer"),
            self._form(None), self._take(None), self._proposed(),
        )  # fmt: skip

    def change(self, row: ReferralRow) -> CourseAct:
        """Correct a referral that is being prepared."""
        words = self.state.words
        own: dict[str, FieldValue] = {
            "organization": row.organization,
            "service": row.service.value if row.service else "",
            "step": str(row.step_id or ""),
            **{name: getattr(row, name) for name in forms.TEXTS},
            **{f"{forms.NEED}{domain}": domain in row.needs for domain in NeedDomain},
        }
        return CourseAct(
            f"change-referral-{row.id}", words("Corriger…"), "pencil", words("Référence"), "", words("Enregistrer"),
            self._form(row), self._take(row), own,
        )  # fmt: skip

    def send(self, row: ReferralRow) -> CourseAct:
        """Note that a referral left."""
        words, state = self.state.words, self.state

        def take(values: Values) -> tuple[Refusal, ...]:
            ground = LegalGround(str(values["legal_ground"])) if values.get("legal_ground") else None
            day, way = forms.day_of(values, "sent_on"), ReferralWay(str(values["way"]))
            return tried(state, SendReferral(row.id, day, way, row.seen, ground, forms.text_of(values, "ground_note")))

        return CourseAct(
            f"send-referral-{row.id}", words("Envoyer…"), "arrow-right", words("Envoi de la référence"),
            words("{organization} reçoit ce que couvre le consentement, et rien d’autre.",
                  organization=row.organization_name),
            words("Noter l’envoi"), forms.SENDING, take, {"sent_on": state.today, "way": ReferralWay.EMAIL.value},
        )  # fmt: skip

    def answer(self, row: ReferralRow) -> CourseAct:
        """Note what the organization answered."""
        words, state = self.state.words, self.state

        def take(values: Values) -> tuple[Refusal, ...]:
            day, after = forms.day_of(values, "answered_on"), ReferralState(str(values["state"]))
            return tried(state, RecordAnswer(row.id, after, day, forms.text_of(values, "note"), row.seen))

        return CourseAct(
            f"answer-referral-{row.id}", words("Noter la réponse…"), "check", words("Réponse à la référence"),
            row.organization_name, words("Noter"), forms.ANSWER, take, {"answered_on": state.today},
        )  # fmt: skip

    def take_back(self, row: ReferralRow) -> CourseAct | None:
        """Take a referral back; None when that cannot be done."""
        words, state = self.state.words, self.state
        if self.is_closed or not can_follow(row.state, ReferralState.WITHDRAWN):
            return None

        def take(values: Values) -> tuple[Refusal, ...]:
            return tried(state, WithdrawReferral(row.id, forms.text_of(values, "note"), row.seen))

        return CourseAct(
            f"withdraw-referral-{row.id}", words("Retirer…"), "x", words("Retrait de la référence"),
            row.organization_name, words("Retirer"), forms.TAKING_BACK, take,
        )  # fmt: skip

    # Acts that ask nothing

    def can_remind(self, row: ReferralRow) -> bool:
        """Whether the organization still owes an answer."""
        return row.state.is_waiting and not self.is_closed

    def remind(self, row: ReferralRow) -> bool:
        """Note that the organization was asked again today; what is refused is told."""
        return self.state.do(RemindOrganization(row.id, row.seen)) is not None

    def refuse_closed(self) -> bool:
        """Say why nothing can be done on a closed case; False on an open one."""
        if self.is_closed:
            self.state.refused.emit((Refusal("case_closed"),))
        return self.is_closed

    def sheet(self, row: ReferralRow) -> Printout:
        """The sheet of a referral. Raises ``Refused`` when nothing in force allows it to be handed over."""
        return self._papers.referral(row.id)

    # Drafts of what is being written

    def drafts(self, row: ReferralRow | None) -> dict[str, FieldValue]:
        """The texts that were being written of a referral (None: a new one), by field."""
        return {draft.field: draft.text for draft in self.state.drafts().get(draft_name(row), ())}

    def type(self, row: ReferralRow | None, name: str, text: str) -> None:
        """Keep a text that is being written where a crash does not reach it."""
        if name in forms.TEXTS:
            self.state.keep_draft(draft_name(row), name, text)

    # The form

    def _form(self, row: ReferralRow | None) -> Form:
        """The domains that were assessed as needs, and those that it names; all of them while none was assessed."""
        known = {need.domain for need in self.state.needs.needs if need.level not in {None, NeedLevel.NONE}}
        shown = known | set(row.needs if row else ())
        return forms.referral_form([domain for domain in NeedDomain if domain in shown] or NeedDomain)

    def _proposed(self) -> dict[str, FieldValue]:
        pressing = [need for need in self.state.needs.needs if is_pressing(need.level)]
        ticked = {need.domain for need in pressing}
        return {
            "assets": "\n".join(need.asset for need in pressing if need.asset),
            "done": "\n".join(need.done for need in pressing if need.done),
            **{f"{forms.NEED}{domain}": domain in ticked for domain in NeedDomain},
        }

    def _take(self, row: ReferralRow | None) -> ReferralTaking:
        return ReferralTaking(self.state, row)

    def _on_read(self) -> None:
        self._rows = None
        self.changed.emit()
