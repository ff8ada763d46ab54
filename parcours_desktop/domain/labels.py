"""Address labels: the sheets that they are printed on, and an address as Canada Post wants it written."""

from dataclasses import dataclass

PROVINCE = "QC"
BEFORE_CODE = "  "
"""Two spaces stand before the postal code (Canada Post, addressing guidelines)."""


@dataclass(frozen=True, slots=True)
class LabelGrid:
    """A sheet of labels. ``paper`` is "letter" or "a4"; lengths in millimetres; ``across`` and ``down`` from one label to the next."""

    code: str
    paper: str
    columns: int
    rows: int
    left: float
    top: float
    width: float
    height: float
    across: float
    down: float

    @property
    def places(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Label:
    """One label: whom it is for, and the lines of the address. ``cases`` are those of the household that it stands for."""

    name: str
    lines: tuple[str, ...]
    cases: tuple[int, ...]


def address_lines(street: str, city: str, postal_code: str) -> tuple[str, ...]:
    """« 1200, rue Sainte-Catherine Ouest » and « MONTRÉAL QC  H2X 1Y4 »; nothing for an address that a letter cannot reach."""
    if not street.strip() or not city.strip():
        return ()
    last = f"{city.strip().upper()} {PROVINCE}"
    return street.strip(), f"{last}{BEFORE_CODE}{postal_code.strip()}".rstrip()
