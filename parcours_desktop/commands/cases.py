"""Opening, correcting, closing and reopening cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.case_holders import has_left, holds_cases
from parcours_desktop.commands.case_rules import check_profile, check_whole_case, clean_columns, dated
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.excuses import check_excuse_again
from parcours_desktop.database.projection import columns_of
from parcours_desktop.database.store import rows_of_case, take_numbers
from parcours_desktop.database.tables import UNITS
from parcours_desktop.database.undo import Values
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.closing import attempts_in_vain, closing_refusals
from parcours_desktop.domain.codes import AttemptResult, ClosingReason, OfficerRole
from parcours_desktop.domain.file_number import FileNumber, sequence_of
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

EXCUSE = "excuse"
FAR_REGION = "00"  # of a case whose region of destination is not known


def file_numbers(work: UnitOfWork, scene: Scene, regions: list[str]) -> list[str]:
    """New file numbers, one for each region code given, from this machine's range."""
    first = take_numbers(work.connection, len(regions))
    year = scene.clock.today().year
    return [
        str(FileNumber(year, region or FAR_REGION, sequence_of(work.device.machine, first + place)))
        for place, region in enumerate(regions)
    ]


def owner_of_new(work: UnitOfWork, scene: Scene) -> str | None:
    """Whose a new case is: the officer's who brings it in; a coordinator's wait, unassigned, in one visible queue."""
    holds = scene.user.role == OfficerRole.OFFICER and not has_left(work, scene.user.login, scene.clock.today())
    return scene.user.login if holds else None


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Open a case by hand. ``columns`` are those of the profile; the eight mandatory ones are checked. Answers its id."""

    columns: Mapping[str, Any]
    title: ClassVar[str] = marked("Ouverture d’un dossier")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused when a mandatory field is missing or a value is none."""
        columns = clean_columns(self.columns, scene)
        check_whole_case(columns, scene)
        columns["file_number"] = file_numbers(work, scene, [columns.get("region") or ""])[0]
        columns["opened_on"] = scene.clock.today()
        columns.setdefault("officer", owner_of_new(work, scene))
        columns.setdefault("office", scene.user.office)
        if not columns.get("household_key"):
            columns["household_key"] = f"F-{work.uids.new().hex()[-12:]}"
        return work.create("case", None, columns)


@dataclass(frozen=True, slots=True)
class ChangeProfile:
    """Correct fields of a profile; ``seen`` is that of the form. The columns of a merge unit come together."""

    case_id: int
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Correction du profil")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused when a value is none or the journey would run in a wrong order."""
        if set(UNITS["case"][EXCUSE]) & set(self.columns):
            raise ValueError("a first meeting is excused by ExcuseFirstMeeting")
        columns = clean_columns(self.columns, scene)
        check_profile(work, scene, self.case_id, columns)
        work.change(self.case_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class CloseCase:
    """Close a case for a coded reason."""

    case_id: int
    reason: ClosingReason
    seen: int
    note: str = ""
    title: ClassVar[str] = marked("Fermeture du dossier")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a case that is closed already, and while what the reason asks for is missing (``domain.closing``)."""
        _, _, row = work.row(self.case_id)
        if row["closed_on"]:
            raise Refused(Refusal("closed_already", "closing_reason"))
        self._check(work, scene)
        closure = {"closed_on": scene.clock.today(), "closing_reason": self.reason, "closing_note": self.note or None}
        work.change(self.case_id, closure, self.seen)

    def _check(self, work: UnitOfWork, scene: Scene) -> None:
        rule = scene.reference.closing_rule(self.reason, scene.clock.today())
        made = sorted(rows_of_case(work.connection, "attempt", self.case_id), key=lambda row: str(row["made_at"]))
        in_vain = attempts_in_vain([AttemptResult(row["result"]) for row in made])
        refusals = closing_refusals(rule, self.note, in_vain) if rule is not None else ()
        if refusals:
            raise Refused(*refusals)


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """Open a closed case again; the closing stays in its history. The case of somebody who has left joins the queue."""

    case_id: int
    seen: int
    title: ClassVar[str] = marked("Réouverture du dossier")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a case that is open, or that was merged into another."""
        _, _, row = work.row(self.case_id)
        if not row["closed_on"]:
            raise Refused(Refusal("not_closed", "closing_reason"))
        opening: dict[str, Any] = dict.fromkeys(("closed_on", "closing_reason", "closing_note"))
        opening["reopened_on"] = scene.clock.today()
        if row["officer"] and not holds_cases(work, row["officer"], scene.clock.today()):
            opening["officer"] = None
        work.change(self.case_id, opening, self.seen)


@dataclass(frozen=True, slots=True)
class PutBack:
    """Put an earlier value of one unit back: a change like any other, which says so."""

    row: int
    unit: str
    op: int
    title: ClassVar[str] = marked("Retour à une valeur précédente")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a row that is gone, and for a profile that would break a rule with the earlier value."""
        kind, case_id, _ = work.row(self.row)
        value = Values(work.connection).of(self.op)
        if kind == "case":
            columns = columns_of(kind, self.unit, value)
            check_profile(work, scene, self.row, dated(columns))
            if self.unit == EXCUSE:
                check_excuse_again(work, scene, self.row, columns)
        work.replace(self.row, kind, case_id, self.unit, value)
