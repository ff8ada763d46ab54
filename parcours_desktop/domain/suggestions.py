"""Steps that follow from the needs and facts of a person, each with the reason in words.

The rules are reference data (``suggestions.toml``): conditions that an officer can read, not code.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.codes import Category, HouseholdRole, NeedDomain, NeedLevel
from parcours_desktop.domain.needs import is_pressing
from parcours_desktop.domain.planning import Ages, CatalogueStep, has_child


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules may know of a person. ``children_ages``: of the children of the household, in years.

    ``french_oral`` is the lower of the oral levels; ``None`` anywhere means not known.
    """

    age: int | None = None
    children_ages: tuple[int, ...] = ()
    category: Category | None = None
    role: HouseholdRole | None = None
    french_oral: int | None = None
    regulated: bool = False
    arrived: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """When a step is suggested: every condition that is there must hold. ``reason`` says why, after « parce que »."""

    step: str
    reason: str
    reason_en: str = ""
    need: NeedDomain | None = None
    children: Ages | None = None
    french_below: int | None = None
    french_from: int | None = None
    category: frozenset[Category] = frozenset()
    arrived: bool | None = None
    regulated: bool | None = None
    age: Ages | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, facts: Facts, needs: Mapping[NeedDomain, NeedLevel]) -> bool:
        """Whether every condition holds. An unknown age speaks against nothing; an unknown level meets no threshold."""
        level = facts.french_oral
        return all(
            (
                self.need is None or is_pressing(needs.get(self.need)),
                self.children is None or has_child(facts.children_ages, self.children),
                self.french_below is None or (level is not None and level < self.french_below),
                self.french_from is None or (level is not None and level >= self.french_from),
                not self.category or facts.category in self.category,
                self.arrived is None or facts.arrived is self.arrived,
                self.regulated is None or facts.regulated is self.regulated,
                self.age is None or facts.age is None or has_child((facts.age,), self.age),
            )
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested step and why, in French and English; several reasons are joined by «; »."""

    step: CatalogueStep
    reason: str
    reason_en: str


def suggest(
    facts: Facts,
    needs: Mapping[NeedDomain, NeedLevel],
    existing: Collection[str],
    rules: Sequence[Rule],
    catalogue: Mapping[str, CatalogueStep],
) -> tuple[Suggestion, ...]:
    """The steps that the rules suggest, in the order of the catalogue, without those whose code is in ``existing``."""
    reasons: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.holds(facts, needs):
            reasons.setdefault(rule.step, []).append(rule)
    return tuple(
        Suggestion(
            step,
            "; ".join(dict.fromkeys(rule.reason for rule in reasons[code])),
            "; ".join(dict.fromkeys(rule.reason_en for rule in reasons[code])),
        )
        for code, step in catalogue.items()
        if code in reasons and code not in existing and step.suits(facts.role, facts.category)
    )
