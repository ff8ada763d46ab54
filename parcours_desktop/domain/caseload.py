"""How heavy a case weighs on its officer: household, interpreter and refugee status, by dated weights of the reference data.

Source: the weights are ours (the ministry publishes none); coordinators set them. Whole hundredths of a case, so that the
load of an officer is exactly the sum of the cases behind it.
"""

from dataclasses import dataclass
from datetime import date

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class LoadRule:
    """The weights in force in a period, in hundredths of a case.

    ``case`` is what any open case weighs, ``member`` what each other open case of its household adds, up to
    ``members_at_most`` of them; ``full_load`` is what an officer should carry at most.
    """

    case: int
    member: int
    members_at_most: int
    interpreter: int
    refugee: int
    full_load: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class LoadFacts:
    """What of a case weighs: the open cases of its household (itself included), an interpreter, refugee status."""

    members: int = 1
    interpreter: bool = False
    refugee: bool = False


def weight_of(facts: LoadFacts, rule: LoadRule) -> int:
    """The weight of an open case, in hundredths."""
    others = min(max(facts.members - 1, 0), rule.members_at_most)
    return rule.case + rule.member * others + rule.interpreter * facts.interpreter + rule.refugee * facts.refugee
