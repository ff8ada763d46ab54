"""The ground on which another language stands beside French after six months: recorded with its date, and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.second_language import LanguageRight, check_attestation
from parcours_desktop.domain.service_codes import LanguageGround
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.wording.marked import marked


def check_second_language(case: Mapping[str, Any], language: str, today: date) -> None:
    """Whether a paper of today may bear a language (ISO 639-3) beside French; ``case`` are stored columns. Raises ``Refused``."""
    ground = case["language_ground"]
    right = LanguageRight(
        arrived_on=written_day(case["arrived_on"]),
        ground=LanguageGround(ground) if ground else None,
        attested_on=written_day(case["language_attested_on"]),
    )
    refusal = right.refusal(language, today)
    if refusal is not None:
        raise Refused(refusal)


@dataclass(frozen=True, slots=True)
class AttestLanguage:
    """Record why a second language may stand beside French, and the day on which that was attested (Charter, s. 22.3)."""

    case_id: int
    ground: LanguageGround | None
    on: date | None
    seen: int
    title: ClassVar[str] = marked("Attestation d’une exception de langue")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused on a closed case, without a ground or a date, and for a day to come."""
        open_case(work, self.case_id)
        refusals = check_attestation(self.ground, self.on, scene.clock.today())
        if refusals:
            raise Refused(*refusals)
        work.change(self.case_id, {"language_ground": self.ground, "language_attested_on": self.on}, self.seen)


@dataclass(frozen=True, slots=True)
class WithdrawLanguage:
    """Take the ground back: what was sealed and printed with it stays, the history keeps what was attested."""

    case_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’une exception de langue")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case and where nothing was attested."""
        if not open_case(work, self.case_id)["language_ground"]:
            raise Refused(Refusal("language_ground_is_none", "ground"))
        work.change(self.case_id, {"language_ground": None, "language_attested_on": None}, self.seen)
