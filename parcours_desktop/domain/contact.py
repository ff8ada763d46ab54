"""Ways to reach a person and numbers of other bodies: the form in which each is kept, and a warning when it is odd.

Nothing is refused here: an odd value is kept as it was received, for the officer to correct (formats: programme facts
on CSQ, IUC and postal codes, several of which are not published).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal

_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\.]+(?:\.[^\s@<>(),;:\"\[\]\\.]+)+")
_PHONE = re.compile(r"(\+?)([\d\s().\-\u2010-\u2015]+?)(?:,?\s*(?:p|poste|ext|x|#)\.?\s*(\d{1,6}))?", re.IGNORECASE)
_UCI = re.compile(r"(\d{2})?(\d{4})(\d{4})")
_CSQ = re.compile(r"[A-Z0-9-]{5,20}")
_POSTAL_CODE = re.compile(r"([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(\d[ABCEGHJ-NPRSTV-Z]\d)")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_ASCII_DIGITS = {
    ord(digit): str(value) for zero in (0x660, 0x6F0) for value in range(10) for digit in (chr(zero + value),)
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A value as it is kept, and the warning to show beside it, if any."""

    value: str
    warning: Refusal | None = None


def check_email(text: str, field: str = "email") -> Checked:
    """An e-mail address; the part after the last @ is kept in small letters."""
    value = clean(text).text
    if not value or _EMAIL.fullmatch(value) is None:
        return Checked(value, Refusal("email_format", field, {"value": value}) if value else None)
    mailbox, _, host = value.rpartition("@")
    return Checked(f"{mailbox}@{host.lower()}")


def check_phone(text: str, field: str = "phone") -> Checked:
    """A telephone number, kept as the ministry writes it: ``514 864-9191``, ``514 864-9191, poste 12``, ``+33612345678``."""
    value = clean(text).text.translate(_ASCII_DIGITS)
    found = _PHONE.fullmatch(value)
    if found is None:
        return Checked(value, Refusal("phone_format", field, {"value": value}) if value else None)
    plus, body, extension = found.groups()
    digits = re.sub(r"\D", "", body)
    if digits.startswith("00") and not plus:
        plus, digits = "+", digits[2:]
    if len(digits) == 11 and digits.startswith("1"):
        plus, digits = "", digits[1:]
    if plus and 7 <= len(digits) <= 15:
        shown = f"+{digits}"
    elif not plus and len(digits) == 10:
        shown = f"{digits[:3]} {digits[3:6]}-{digits[6:]}"
    else:
        return Checked(value, Refusal("phone_format", field, {"value": value}))
    return Checked(f"{shown}, poste {extension}" if extension else shown)


def phone_digits(phone: str) -> str:
    """The digits by which a kept number is compared and searched: no sign, no extension, no leading 1."""
    digits = re.sub(r"\D", "", phone.translate(_ASCII_DIGITS).partition(",")[0])
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def check_uci(text: str, field: str = "client_id") -> Checked:
    """A unique client identifier (IUC): ``1234-5678`` or ``12-3456-7890``, accepted without its hyphens."""
    value = _DASHES.sub("-", clean(text).text).translate(_ASCII_DIGITS)
    found = _UCI.fullmatch(re.sub(r"[\s-]", "", value))
    if found is None:
        return Checked(value, Refusal("uci_format", field, {"value": value}) if value else None)
    return Checked("-".join(part for part in found.groups() if part))


def check_csq_number(text: str, field: str = "csq_number") -> Checked:
    """A number of selection certificate: 5 to 20 capital letters, digits and hyphens; the exact form is not published."""
    value = re.sub(r"\s", "", _DASHES.sub("-", clean(text).text)).upper()
    if not value or _CSQ.fullmatch(value):
        return Checked(value)
    return Checked(value, Refusal("csq_number_format", field, {"value": value}))


def check_postal_code(text: str, field: str = "postal_code") -> Checked:
    """A postal code, kept as ``H2X 1Y4``; one that is not of Québec (G, H, J) is only remarked."""
    value = clean(text).text.upper()
    found = _POSTAL_CODE.fullmatch(re.sub(r"[\s-]", "", value))
    if found is None:
        return Checked(value, Refusal("postal_code_format", field, {"value": value}) if value else None)
    shown = f"{found[1]} {found[2]}"
    outside = shown[0] not in "GHJ"
    return Checked(shown, Refusal("postal_code_outside_quebec", field, {"value": shown}) if outside else None)


CHECKS: Mapping[str, Callable[[str], Checked]] = {
    "email": check_email,
    "phone": check_phone,
    "client_id": check_uci,
    "csq_number": check_csq_number,
    "postal_code": check_postal_code,
}
"""The fields of a profile whose form is known, each with its check."""
