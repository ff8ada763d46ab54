"""Closing a case: what its reason asks for before it is believed (our proposal; the ministry publishes no rule)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from parcours_desktop.domain.codes import AttemptResult, ClosingReason
from parcours_desktop.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ClosingRule:
    """A reason of closing as the reference data has it: documented ``attempts`` to reach the person, a note."""

    code: ClosingReason
    label: str
    label_en: str
    attempts: int = 0
    note_required: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


def attempts_in_vain(results: Sequence[AttemptResult]) -> int:
    """How many attempts, in the order in which they were made, have failed since the person was last reached."""
    return len(list(takewhile(lambda result: not result.is_reached, reversed(results))))


def closing_refusals(rule: ClosingRule, note: str, attempts: int) -> tuple[Refusal, ...]:
    """What is missing to close for this reason: documented attempts in vain, a note."""
    found = []
    if attempts < rule.attempts:
        found.append(Refusal("closing_attempts", "closing_reason", {"needed": rule.attempts, "found": attempts}))
    if rule.note_required and not note.strip():
        found.append(Refusal("closing_note_wanted", "closing_note"))
    return tuple(found)
