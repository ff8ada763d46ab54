"""Reading of the fixed texts of letters, by language (``letters.toml``)."""

from typing import Any

from parcours_desktop.domain.letters import LetterTexts
from parcours_desktop.system.reference_tables import read_tree


def invitations() -> tuple[LetterTexts, ...]:
    """The texts of the invitation to the first meeting. A field missing or unknown is an error of the table (``TypeError``)."""
    return tuple(map(_texts, read_tree("letters")["invitation"]))


def _texts(row: dict[str, Any]) -> LetterTexts:
    return LetterTexts(**row | {"papers": tuple(row["papers"])})
