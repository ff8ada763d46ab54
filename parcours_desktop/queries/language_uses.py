"""How often another language stood beside French: the count that an office must be able to give (Charter, s. 22.3)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import issue
from parcours_desktop.domain.service_codes import LanguageGround


@dataclass(frozen=True, slots=True)
class LanguageUse:
    """Papers printed or saved in a language beside French; ``ground`` None: for the welcome, without any."""

    language: str
    ground: LanguageGround | None
    count: int


def language_uses(file: Reading, since: date | None = None, until: date | None = None) -> tuple[LanguageUse, ...]:
    """The uses by language and by ground, the most frequent first; ``until`` is a day that counts still. One statement."""
    language, ground = func.coalesce(issue.c.language, ""), func.coalesce(issue.c.language_ground, "")
    count = func.count()
    wanted = [issue.c.removed == 0, issue.c.issued_at.is_not(None), language != ""]
    if since is not None:
        wanted.append(issue.c.issued_at >= datetime.combine(since, time()))
    if until is not None:
        wanted.append(issue.c.issued_at < datetime.combine(until + timedelta(days=1), time()))
    found = file.execute(
        select(language, ground, count)
        .where(*wanted)
        .group_by(language, ground)
        .order_by(count.desc(), language, ground)
    )
    return tuple(LanguageUse(code, LanguageGround(why) if why else None, times) for code, why, times in found)
