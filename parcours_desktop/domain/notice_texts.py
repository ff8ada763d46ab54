"""The texts that a person is read or handed before information is collected, and those to which a consent is given.

Act respecting Access to documents held by public bodies and the Protection of personal information, s. 65 (notice), 53.1
(consent). They are reference data: each version is kept under its name, so that what was read years ago can be read again.
"""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.service_codes import ConsentPurpose


@dataclass(frozen=True, slots=True)
class NoticePart:
    """One paragraph with its heading. ``topic`` names what the Act asks for: body, purposes, means, access, …"""

    topic: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class NoticeText:
    """One version of the collection notice, « 2026-1 ». Texts may hold ``{programme}`` and ``{body}``: see ``filled``."""

    version: str
    title: str
    body: str
    parts: tuple[NoticePart, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def filled(self, programme: str) -> tuple[NoticePart, ...]:
        """The paragraphs with the name of the programme and of the public body."""
        return tuple(
            NoticePart(part.topic, part.heading, _filled(part.text, programme, self.body)) for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One version of what a person consents to, for one purpose. ``statement`` is what is signed.

    ``months`` after which it ends when nobody says otherwise (s. 53.1: only for the time that its purpose needs).
    """

    version: str
    purpose: ConsentPurpose
    title: str
    statement: str
    paragraphs: tuple[str, ...]
    months: int
    valid_from: date | None = None
    valid_to: date | None = None

    def filled(self, organization: str, programme: str, body: str) -> str:
        """The statement with the organization's name."""
        return _filled(self.statement, programme, body).replace("{organization}", organization)


def _filled(text: str, programme: str, body: str) -> str:
    return text.replace("{programme}", programme).replace("{body}", body)
