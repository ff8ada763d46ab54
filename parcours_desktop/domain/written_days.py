"""Days as files and tables write them: 2026-11-23."""

from datetime import date


def written_day(text: str | None) -> date | None:
    """The day that a text in ISO 8601 names; ``None`` for none."""
    return date.fromisoformat(text) if text else None
