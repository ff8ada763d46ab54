"""A sealed version of a plan: the copy that is kept, and the short code that each of its pages bears.

A page cannot bear the hash of its own bytes, so the code is made of what the page is drawn from: the frozen rows as text,
with their version and the edition of the page. Whoever changes a row, by hand or in the file, no longer has its code.
"""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.domain.sheet_text import sheet_text

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are read as other signs."""
EDITION = 1
"""The edition of the plan's page. A sealed version is drawn for ever as the edition that it was sealed with (``layout``);
those that were signed before there were editions have none."""
LENGTH = 8
HALF = LENGTH // 2
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None, "\u2011": None})


def sealed_copy(sheet: PlanSheet, on: date, form: SealForm) -> PlanSheet:
    """The working sheet as it is kept once sealed as the next version: dated, with its code; ``on`` is the day of it."""
    version = sheet.latest_version + 1
    copy = replace(
        sheet,
        version=version,
        signed_on=on,
        latest_version=version,
        printed_on=on,
        sealed_form=form,
        layout=EDITION,
        code="",
    )
    return replace(copy, code=code_of(copy))


def code_of(sheet: PlanSheet) -> str:
    """The code of a sealed sheet: eight signs of the SHA-256 of its text, whatever code it bears."""
    digest = sha256(sheet_text(replace(sheet, code="")).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:LENGTH], "big")
    return "".join(SIGNS[number >> (5 * place) & 31] for place in range(LENGTH))


def shown_code(code: str) -> str:
    """« 7F3K-9QX2 »."""
    return f"{code[:HALF]}-{code[HALF:]}"


def read_code(text: str) -> str:
    """The code that a person typed: small letters, spaces, dashes, O for 0, I or L for 1. "" for what is no code."""
    code = text.upper().translate(_READ_AS)
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""


def scanned_text(sheet: PlanSheet) -> str:
    """What the code on each page says to a telephone: no name and no file number, nothing but the code and the version."""
    return f"PARCOURS:1:{sheet.code}:{sheet.version}"
