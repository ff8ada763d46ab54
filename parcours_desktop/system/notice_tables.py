"""Reading of the collection notice and of the texts of consents, version by version (``notices.toml``)."""

from typing import Any

from parcours_desktop.domain.notice_texts import ConsentText, NoticePart, NoticeText
from parcours_desktop.domain.service_codes import ConsentPurpose
from parcours_desktop.system.reference_tables import read_tree


def notices() -> tuple[NoticeText, ...]:
    """Every version of the notice. A field missing or unknown is an error of the table (``TypeError``)."""
    return tuple(map(_notice, read_tree("notices")["notice"]))


def consents() -> tuple[ConsentText, ...]:
    """Every version of the texts of consents, by purpose."""
    return tuple(map(_consent, read_tree("notices")["consent"]))


def _notice(row: dict[str, Any]) -> NoticeText:
    return NoticeText(**row | {"parts": tuple(NoticePart(**part) for part in row["parts"])})


def _consent(row: dict[str, Any]) -> ConsentText:
    return ConsentText(**row | {"purpose": ConsentPurpose(row["purpose"]), "paragraphs": tuple(row["paragraphs"])})
