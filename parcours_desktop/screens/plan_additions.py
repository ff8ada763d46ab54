"""What can be added to a plan: the catalogue by search, suggestions with their reasons, templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parcours_desktop.commands.adding import AddStep, AddSteps
from parcours_desktop.commands.templates import ApplyTemplate
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.planning import CatalogueStep, Template, template_steps
from parcours_desktop.domain.suggestions import suggest
from parcours_desktop.queries.suggestion_facts import SuggestionFacts, suggestion_facts
from parcours_desktop.screens.fields import Choice, matches
from parcours_desktop.screens.plan_state import PlanState

NEW = "new:"  # forms in which the drafts of new steps are kept


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """A suggested step: « parce que : enfants de moins de 18 ans »."""

    code: str
    label: str
    because: str
    strand: Strand


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template and how many steps it would add to this plan."""

    code: str
    label: str
    adds: int
    tip: str


class PlanAdditions:
    """Writes through the desk; every method answers whether it was done."""

    def __init__(self, state: PlanState) -> None:
        self._state = state

    @property
    def catalogue(self) -> Mapping[str, CatalogueStep]:
        """The catalogue in force today, by code."""
        return self._state.desk.reference.catalogue_on(self._state.today)

    def search(self, strand: Strand, typed: str) -> Sequence[Choice]:
        """Steps of the catalogue that match what is typed: those of the strand first, those in the plan left out.

        Without a text, what the strand still lacks.
        """
        have = self._codes()
        found = [step for step in self.catalogue.values() if step.code not in have]
        if not typed.strip():
            return [self._choice(step) for step in found if step.strand is strand]
        choices = [(step.strand is not strand, self._choice(step)) for step in found]
        return [choice for _, choice in sorted(choices, key=lambda one: one[0]) if matches(choice, typed)]

    def add(self, strand: Strand, label: str, code: str = "") -> bool:
        """Add a step of the catalogue (``code``) or in one's own words at the end of a strand."""
        state = self._state
        done = (
            state.do(AddSteps(state.case_id, (code,), strand), strand=strand)
            if code
            else state.do(AddStep(state.case_id, strand, label), strand=strand)
        )
        if done is None:
            return False
        state.drop_draft(NEW + strand, "label")
        return True

    def keep_draft(self, strand: Strand, text: str) -> None:
        """Keep what is being typed for a new step."""
        self._state.keep_draft(NEW + strand, "label", text)

    def drop_draft(self, strand: Strand) -> None:
        """Forget what was typed for a new step."""
        self._state.drop_draft(NEW + strand, "label")

    def draft(self, strand: Strand) -> str:
        """What was typed for a new step and never added."""
        return self._state.drafts(NEW + strand).get("label", "")

    # Suggestions

    @property
    def suggestions(self) -> tuple[SuggestionLine, ...]:
        """The steps that follow from needs and facts, each with its reason."""
        state = self._state
        known = self._facts()
        rules = state.desk.reference.rules_on(state.today)
        english = state.words.language == "en"
        return tuple(
            SuggestionLine(
                found.step.code,
                self._label(found.step),
                state.words("parce que\u00a0: {reason}", reason=found.reason_en if english else found.reason),
                found.step.strand,
            )
            for found in suggest(known.facts, known.needs, self._codes(), rules, self.catalogue)
        )

    def take(self, codes: Sequence[str]) -> bool:
        """Add suggested steps, in one act."""
        return bool(codes) and self._state.do(AddSteps(self._state.case_id, tuple(codes))) is not None

    # Templates

    @property
    def templates(self) -> tuple[TemplateLine, ...]:
        """The templates in force."""
        return tuple(map(self._template, self._state.desk.reference.templates_on(self._state.today)))

    def apply(self, code: str) -> bool:
        """Apply a template, in one act."""
        return self._state.do(ApplyTemplate(self._state.case_id, code)) is not None

    def _template(self, template: Template) -> TemplateLine:
        words, facts = self._state.words, self._facts().facts
        ages = facts.children_ages if self._state.members else None
        steps = template_steps(template, self.catalogue, self._codes(), facts.role, facts.category, ages)
        label = template.label_en if words.language == "en" else template.label
        return TemplateLine(template.code, label, len(steps), "\n".join(map(self._label, steps)))

    def _facts(self) -> SuggestionFacts:
        state = self._state
        with state.desk.reading() as file:
            return suggestion_facts(file, state.case_id, state.today, state.desk.reference)

    def _codes(self) -> set[str]:
        return {step.code for step in self._state.sheet.steps if step.code}

    def _label(self, step: CatalogueStep) -> str:
        return step.label_en if self._state.words.language == "en" else step.label

    def _choice(self, step: CatalogueStep) -> Choice:
        return Choice(step.code, self._label(step), f"{step.organization} {step.label} {step.detail}")
