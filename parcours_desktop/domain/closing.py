"""Closing a case: what its reason asks for before it is believed (our proposal; the ministry publishes no rule)."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.codes import ClosingReason
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


def closing_warnings(rule: ClosingRule, note: str, attempts: int, open_steps: int) -> tuple[Refusal, ...]:
    """What to mind before closing for this reason: too few attempts noted, no note, steps left open."""
    found = []
    if attempts < rule.attempts:
        found.append(Refusal("closing_attempts", "closing_reason", {"needed": rule.attempts, "found": attempts}))
    if rule.note_required and not note.strip():
        found.append(Refusal("closing_note_wanted", "closing_note"))
    if open_steps:
        found.append(Refusal("closing_open_steps", "closing_reason", {"count": open_steps}))
    return tuple(found)
