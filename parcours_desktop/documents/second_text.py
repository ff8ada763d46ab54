"""The second language of a plan made into lines: in its own direction, and named, so that it is read aloud in its voice."""

from dataclasses import replace
from datetime import date

from parcours_desktop.documents.styles import ASIDE
from parcours_desktop.documents.tags import Element, Role
from parcours_desktop.documents.typesetting import Line, Style, Typesetter
from parcours_desktop.domain.codes import StepState
from parcours_desktop.domain.plan_translation import SecondLanguage
from parcours_desktop.domain.rows import AppointmentRow, PlanSheet, StepRow
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

UNTRANSLATED = marked("texte non traduit")
FRENCH_COUNTS = marked("La traduction est donnée à titre d’information; le texte français est officiel.")


class SecondText:
    """Sets what stands beside the French of one sheet. ``words`` are French: their texts are the keys."""

    def __init__(self, second: SecondLanguage, printed_on: date, words: Words, setter: Typesetter) -> None:
        self.second = second
        self._printed_on = printed_on
        self._words, self._setter = words, setter

    @classmethod
    def of(cls, sheet: PlanSheet, words: Words, setter: Typesetter) -> "SecondText | None":
        """That of a sheet; None when French stands alone."""
        return None if sheet.second is None else cls(sheet.second, sheet.printed_on, words, setter)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is read from right to left."""
        return self.second.right_to_left

    def lines(self, text: str, style: Style, width: float, within: Element | None = None) -> tuple[Line, ...]:
        """A text of the language in lines; it is no heading, since the French one is."""
        plain = replace(style, role=Role.PARAGRAPH)
        return self._setter.lines(
            text, plain, width, language=self.second.tag, within=within, right_to_left=self.second.right_to_left
        )

    def of_french(
        self, french: str, style: Style, width: float, within: Element | None = None, **fields: str
    ) -> tuple[Line, ...]:
        """What stands for a French text of the page, its fields filled; nothing where there is none."""
        return self.lines(self.second.text(french, **fields), style, width, within)

    def typed(self, french: str, style: Style, width: float, within: Element | None = None) -> tuple[Line, ...]:
        """What stands for a text of the catalogue; one that was typed by hand is said not to be translated."""
        text = self.second.text(french)
        return self.lines(text, style, width, within) if text else self.untranslated(width, within)

    def untranslated(self, width: float, within: Element | None = None) -> tuple[Line, ...]:
        """The mark of a text that stays in French."""
        return self.of_french(UNTRANSLATED, ASIDE, width, within)

    def day(self, on: date) -> str:
        """A day or a moment as the language writes it."""
        return self.second.day(on)

    def step(self, step: StepRow, style: Style, width: float, within: Element) -> tuple[Line, ...]:
        """A step, what it is, what to bring or why it was left; the mark once, where the first text stays in French."""
        made: tuple[Line, ...] = ()
        texts = [(self.second.text(step.label), style), *((text, ASIDE) for text in self._details(step))]
        missing = next((place for place, (text, _) in enumerate(texts) if not text), None)
        for place, (text, of) in enumerate(texts):
            made += self.untranslated(width, within) if place == missing else self.lines(text, of, width, within)
        return made

    def _details(self, step: StepRow) -> list[str]:
        """The lines under a step in the language; "" for one that was typed by hand."""
        second, found = self.second, []
        if step.detail.strip():
            found.append(second.text(step.detail))
        if step.state.is_open:
            if step.documents.strip():
                papers = second.text(step.documents)
                found.append(papers and second.text("Apporter\u00a0: {documents}", documents=papers))
        elif step.not_done_reason is not None:
            reason = second.text(self._words.label(step.not_done_reason))
            found.append(second.text("Motif\u00a0: {reason}", reason=reason))
        if not step.state.is_open and step.result.strip():
            found.append("")
        return found

    def appointment(self, row: AppointmentRow, place: str, width: float) -> tuple[Line, ...]:
        """What kind of appointment it is, and where; ``place`` as the French page says it."""
        kind = self.second.text(self._words.label(row.kind))
        return self.of_french("{kind}, {place}", ASIDE, width, kind=kind, place=self.second.text(place))

    def due(self, step: StepRow, width: float) -> tuple[Line, ...]:
        """By when, or since when, in words."""
        if step.state is StepState.DONE:
            if step.done_on is None:
                return self.of_french("fait", ASIDE, width)
            this_year = step.done_on.year == self._printed_on.year
            day = self.second.day(step.done_on, without_year=this_year)
            return self.of_french("fait le {day}", ASIDE, width, day=day)
        name = self._words.short_label(step.state) if step.state.is_open else self._words.label(step.state)
        state = self.of_french(name, ASIDE, width)
        if not step.state.is_open:
            return state
        due = (
            self.lines(self.day(step.due_on), ASIDE, width) if step.due_on else self.of_french("à fixer", ASIDE, width)
        )
        return due if step.state is StepState.TO_DO else due + state
