"""What the collection notice and the consent form show: the texts in force, whom they are for, filled or left blank."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.notice_texts import ConsentText, NoticeText
from parcours_desktop.domain.service_codes import SharedField


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """The notice for one person; without a person, a blank one to hand out."""

    text: NoticeText
    programme_name: str
    printed_on: date
    person_name: str = ""
    file_number: str = ""
    officer_name: str = ""
    office_name: str = ""
    office_phone: str = ""


@dataclass(frozen=True, slots=True)
class ConsentSheet:
    """A consent form. Without an ``organization`` its name is left to write; ``fields`` are those ticked beforehand."""

    text: ConsentText
    body: str
    programme_name: str
    printed_on: date
    person_name: str = ""
    file_number: str = ""
    officer_name: str = ""
    office_name: str = ""
    office_phone: str = ""
    organization: str = ""
    fields: tuple[SharedField, ...] = ()
    ends_on: date | None = None
