"""The second language of the plan being looked at: which ones there are, whether the rule allows them, what to attest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from parcours_desktop.commands.second_language import AttestLanguage, WithdrawLanguage
from parcours_desktop.domain.plan_translation import SecondLanguage
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.second_language import LanguageRight, Standing
from parcours_desktop.domain.service_codes import LanguageGround
from parcours_desktop.queries.second_language import language_right, second_language_of
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, Field, FieldKind, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.plan_state import PlanState
from parcours_desktop.wording.marked import marked

ATTESTATION = Form(
    (
        Section(
            "",
            (
                Field(
                    "ground",
                    marked("Motif"),
                    FieldKind.CHOICE,
                    required=True,
                    width=Width.FULL,
                    choices="language_grounds",
                ),
                Field("on", marked("Attesté le"), FieldKind.DATE, required=True),
            ),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """A language to choose: ``code`` "" is French alone. ``needs_ground``: the rule asks for an attestation first."""

    code: str
    text: str
    chosen: bool
    needs_ground: bool


class PlanSecondLanguage:
    """The choice of one plan. ``changed``: the page would look different. French alone until a language is chosen."""

    def __init__(self, state: PlanState) -> None:
        self.changed: Signal[()] = Signal()
        self._state = state
        self._names = CaseNames(state.words, state.desk.reference)
        self.chosen = ""
        self.right = LanguageRight(None)
        self.reread()

    def reread(self) -> None:
        """Read the case again; a language that the rule does not allow any more is left."""
        with self._state.desk.reading() as file:
            try:
                self.right = language_right(file, self._state.case_id)
            except Refused:  # the opening of the case was undone
                self.right = LanguageRight(None)
        if self.chosen and self.refusal(self.chosen) is not None:
            self.chosen = ""

    @property
    def lines(self) -> tuple[LanguageLine, ...]:
        """French alone, the language in which the person wishes to be reached, the others by name."""
        words, own = self._state.words, self.right.own
        named = {code: self.name(code) for code in self._state.desk.reference.translations.languages}
        others = sorted(named, key=lambda code: (code != own, named[code]))
        alone = LanguageLine("", words("Français seulement"), not self.chosen, needs_ground=False)
        return (alone, *(self._line(code) for code in others))

    def name(self, code: str) -> str:
        """The name of a language within a sentence."""
        name = self._names.label("languages", code)
        return name.lower() if self._state.words.language == "fr" else name

    def refusal(self, code: str) -> Refusal | None:
        """Why a language may not stand beside French today; None when it may."""
        return self.right.refusal(code, self._state.today) if code else None

    def sentence(self, code: str) -> str:
        """The refusal of a language as a sentence; "" when it may be chosen."""
        refusal = self.refusal(code)
        return self._state.words.refusal(refusal) if refusal else ""

    @property
    def remark(self) -> str:
        """What is to be known of the language chosen: whether anybody vouches for it, and the ground it rests on."""
        if not self.chosen:
            return ""
        words, texts = self._state.words, self._state.desk.reference.translations.of(self.chosen)
        told = []
        if texts is not None and not texts.reviewed_by:
            told.append(words("traduction non révisée"))
        if self.right.standing(self._state.today) is Standing.ATTESTED:
            told.append(self.attested)
        return " · ".join(told)

    @property
    def attested(self) -> str:
        """The ground recorded in the case and its date; "" without one."""
        right, words = self.right, self._state.words
        if right.ground is None or right.attested_on is None:
            return ""
        return words(
            "motif\u00a0: {ground}, {day}", ground=words.label(right.ground), day=words.date(right.attested_on)
        )

    def choose(self, code: str) -> bool:
        """Set a language beside French, or none; answers whether the rule allowed it."""
        if self.refusal(code) is not None:
            return False
        if code != self.chosen:
            self.chosen = code
            self.changed.emit()
        return True

    def beside(self, sheet: PlanSheet) -> PlanSheet:
        """A working sheet with the language chosen."""
        allowed = self.chosen and self.refusal(self.chosen) is None  # the last day may have passed since
        return replace(sheet, second=self._second(sheet)) if allowed else sheet

    def _second(self, sheet: PlanSheet) -> SecondLanguage | None:
        texts = self._state.desk.reference.translations.of(self.chosen)
        return None if texts is None else second_language_of(sheet, texts, self.right.ground_on(self._state.today))

    # The ground after six months

    def choices(self, _source: str) -> tuple[Choice, ...]:
        """The answers that the form offers."""
        words = self._state.words
        return tuple(Choice(ground.value, words.label(ground)) for ground in LanguageGround)

    def proposed(self) -> Mapping[str, Any]:
        """What the form shows first."""
        return {"ground": self.right.ground or "", "on": self.right.attested_on or self._state.today}

    def attest(self, code: str, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Record a ground and choose the language; answers what was refused."""
        ground = LanguageGround(values["ground"]) if values.get("ground") else None
        asked = replace(self.right, ground=ground, attested_on=values.get("on"))
        kept_out = asked.refusal(code, self._state.today) if ground and asked.attested_on else None
        if kept_out is not None and kept_out.code == "second_language_english_only":
            return (replace(kept_out, field="ground"),)
        refusals = self._do(AttestLanguage(self._state.case_id, ground, values.get("on"), self.right.seen))
        if not refusals:
            self.choose(code)
        return refusals

    def withdraw(self) -> tuple[Refusal, ...]:
        """Take the ground back; answers what was refused."""
        before = self.chosen
        refusals = self._do(WithdrawLanguage(self._state.case_id, self.right.seen))
        if self.chosen != before:
            self.changed.emit()
        return refusals

    def _do(self, command: AttestLanguage | WithdrawLanguage) -> tuple[Refusal, ...]:
        with self._state.telling_trouble():
            try:
                self._state.desk.do(command)
            except Refused as refused:
                return refused.refusals
        self.reread()
        return ()

    def _line(self, code: str) -> LanguageLine:
        text = self._state.words("Français et {language}", language=self.name(code))
        return LanguageLine(code, text, code == self.chosen, self.refusal(code) is not None)
