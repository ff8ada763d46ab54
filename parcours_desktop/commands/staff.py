"""The staff of the office: who is there, in which role. Nobody is erased: who leaves has a last day (``departures``)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.office import declare_officer
from parcours_desktop.database.store import officers, open_cases_of
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import CARRIERS, Right, rights_of
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.wording.marked import marked

NAME_AT_MOST = 200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


@dataclass(frozen=True, slots=True)
class AddOfficer:
    """Somebody joins the office. The login is theirs for ever: edits are signed with it."""

    person: OfficerRow
    title: ClassVar[str] = marked("Ajout d’une personne au personnel")
    right: ClassVar[Right] = Right.STAFF

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a login that is taken or none, and as a change would be."""
        login = self.person.login
        found = _refusals(self.person, scene)
        if not _LOGIN.fullmatch(login):
            found.insert(0, Refusal("login_form", "login"))
        elif login in officers(work.connection):
            found.insert(0, Refusal("login_taken", "login", {"login": login}))
        if found:
            raise Refused(*found)
        declare_officer(work, self.person)


@dataclass(frozen=True, slots=True)
class ChangeOfficer:
    """Correct what is known of somebody, or give another role; ``person.login`` says who."""

    person: OfficerRow
    seen: int
    title: ClassVar[str] = marked("Modification du personnel")
    right: ClassVar[Right] = Right.STAFF

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for somebody who is not there, without a name, for an office or a language that is not known; for a role
        that holds no case while the person holds some, and when nobody would be left to keep the staff.
        """
        known = officers(work.connection)
        row = known.get(self.person.login)
        if row is None:
            raise Refused(Refusal("officer_unknown", "login"))
        found = _refusals(self.person, scene)
        role = self.person.role
        if role not in CARRIERS and open_cases_of(work.connection, self.person.login):
            found.append(Refusal("role_holds_no_case", "role"))
        gives_up = Right.STAFF in rights_of(row["role"] or "") - rights_of(role)
        if gives_up and not _others_keep_it(known, self.person.login, scene):
            found.append(Refusal("last_keeper", "role"))
        if found:
            raise Refused(*found)
        columns = {
            "name": clean(self.person.name).text,
            "role": role,
            "office": self.person.office,
            "phone": clean(self.person.phone).text or None,
            "feminine": int(self.person.feminine),
            "languages": " ".join(self.person.languages) or None,
        }
        work.change(row["id"], columns, self.seen)


def _refusals(person: OfficerRow, scene: Scene) -> list[Refusal]:
    found = []
    name = clean(person.name).text
    if not name:
        found.append(Refusal("mandatory", "name"))
    if len(name) > NAME_AT_MOST or len(person.phone) > NAME_AT_MOST:
        found.append(Refusal("text_too_long", "name" if len(name) > NAME_AT_MOST else "phone", {"most": NAME_AT_MOST}))
    if person.role not in set(OfficerRole):
        found.append(Refusal("mandatory", "role"))
    if scene.reference.office(person.office) is None:
        found.append(Refusal("office_unknown", "office", {"value": person.office}))
    unknown = [code for code in person.languages if code not in scene.reference.languages]
    found += [Refusal("organization_language", "languages", {"value": code}) for code in unknown[:1]]
    return found


def _others_keep_it(known: Mapping[str, Mapping[str, Any]], login: str, scene: Scene) -> bool:
    """Whether somebody else who is still there may keep the staff."""
    today = scene.clock.today()
    for other, row in known.items():
        left = written_day(row["left_on"])
        if other != login and Right.STAFF in rights_of(row["role"] or "") and (left is None or left > today):
            return True
    return False
