"""The collection notice: given once or again, before anything is consented to (Act respecting Access…, s. 65)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.partner_rules import not_to_come, notice_days, own_row, stored_consents
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.consents import notice_given
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.second_language import FRENCH
from parcours_desktop.domain.service_codes import NoticeMode
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class GiveNotice:
    """Note that the notice was given. ``version`` "" is that of the text in force on the day. Answers its id."""

    case_id: int
    given_on: date
    mode: NoticeMode
    version: str = ""
    language: str = FRENCH
    title: ClassVar[str] = marked("Remise de l’avis de collecte")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, for a day to come, for a version or a language that does not exist."""
        open_case(work, self.case_id)
        version = self.version or scene.reference.notice_text(self.given_on).version
        refusals = list(not_to_come(scene, "given_on", self.given_on))
        if scene.reference.notice_version(version) is None:
            refusals.append(Refusal("notice_version_unknown", "version", {"version": version}))
        if self.language not in scene.reference.languages:
            refusals.append(Refusal("notice_language_unknown", "language", {"language": self.language}))
        if refusals:
            raise Refused(*refusals)
        columns = {
            "given_on": self.given_on,
            "mode": self.mode,
            "version": version,
            "language": self.language,
            "officer": scene.user.login,
        }
        return work.create("notice", self.case_id, columns)


@dataclass(frozen=True, slots=True)
class RemoveNotice:
    """Take away a notice that was noted by mistake today."""

    notice_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’un avis de collecte noté par erreur")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused on a closed case, when it is not of today, and while a consent rests on it."""
        case_id, row = own_row(work, self.notice_id, "notice")
        if row["given_on"] != scene.clock.today().isoformat():
            raise Refused(Refusal("not_of_today"))
        others = notice_days(work, case_id, without=self.notice_id)
        if any(not notice_given(others, consent.given_on) for consent in stored_consents(work, case_id)):
            raise Refused(Refusal("notice_is_used"))
        work.remove(self.notice_id, self.seen)
