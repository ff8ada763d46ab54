"""File numbers of the program, ``AQ-2026-06-000123-C``: allocated offline, never the same on two machines.

Year, region, sequence, check letter or digit. Our own scheme: the ministry's numbers stand in ``csq_number`` and the
like, as they were received.
"""

import re
from dataclasses import dataclass

PREFIX = "AQ"
MACHINES = 100
BLOCK = 10_000
CHECK_LETTERS = "0123456789ACDEFGHJKLMNPQRTUVWXY"
"""31 signs, a prime; letters that are read as digits (B, I, O, S, Z) are left out."""

_PATTERN = re.compile(r"(?:AQ)?-?(\d{4})-?(\d{2})-?(\d{6,})-?([0-9A-Z])")


def sequence_of(machine: int, counter: int) -> int:
    """The sequence of a machine's ``counter``-th file (0, 1, 2 …).

    Numbers are dealt in blocks of 10,000; machine ``m`` owns the blocks ``m``, ``m + 100``, ``m + 200`` …, so two of
    the 100 machines never meet, and the first 10,000 numbers of each fit in six digits.
    Raises ``ValueError`` for a machine outside 0 to 99 or a negative counter.
    """
    if not 0 <= machine < MACHINES or counter < 0:
        msg = "machine is 0 to 99, counter is 0 or more"
        raise ValueError(msg)
    turn, place = divmod(counter, BLOCK)
    return (machine + MACHINES * turn) * BLOCK + place


def check_sign(digits: str) -> str:
    """Check sign of a string of at most 29 digits: weights 2, 3, 4 … from the right, modulo 31.

    Finds every single wrong digit and every swap of two digits.
    """
    total = sum(weight * int(digit) for weight, digit in enumerate(reversed(digits), start=2))
    return CHECK_LETTERS[total % len(CHECK_LETTERS)]


@dataclass(frozen=True, slots=True, order=True)
class FileNumber:
    """A file number. ``region`` is the two-character code of the administrative region."""

    year: int
    region: str
    sequence: int

    def __str__(self) -> str:
        body = f"{self.year:04}", self.region, f"{self.sequence:06}"
        return "-".join((PREFIX, *body, check_sign("".join(body))))


def parse_file_number(text: str) -> FileNumber | None:
    """Read a file number, with or without its hyphens, spaces and prefix; ``None`` if it is none or miswritten."""
    found = _PATTERN.fullmatch(re.sub(r"\s", "", text).upper())
    if found is None or not text.isascii():
        return None
    year, region, sequence, sign = found.groups()
    if check_sign(year + region + sequence) != sign:
        return None
    return FileNumber(int(year), region, int(sequence))
