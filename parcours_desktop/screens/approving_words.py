"""What the page of approvals says: the plans that wait, and a plan line by line beside the version before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parcours_desktop.domain.approvals import ApprovalRow, ApprovalSheet, RemarkRow
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.plan_comparison import ComparedStrand, Difference, Pair, compare
from parcours_desktop.domain.rows import ObjectiveRow, PlanSheet, StepRow
from parcours_desktop.screens.plan_detail import STEP_FORM
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

MARKS: Mapping[Difference, str] = {
    Difference.SAME: "",
    Difference.ADDED: marked("+ ajout"),
    Difference.REMOVED: marked("− retrait"),
    Difference.CHANGED: marked("≠ changement"),
    Difference.MOVED: marked("↕ déplacement"),
}
FIELDS: Mapping[str, str] = {
    **{field.name: field.label for field in STEP_FORM.fields},
    "objective": marked("Objectif"),
    "strand": marked("Volet"),
    "horizon": marked("Horizon"),
}
"""What is compared, by the names of the editor."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A plan that waits, in the list at the left."""

    id: int
    person: str
    officer: str
    days: str


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark: who wrote it when, and whether the officer has settled it."""

    id: int
    text: str
    about: str
    step: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A row in one of the two states: its words, the line below them, the fields that differ as « Échéance : 3 mars »."""

    title: str
    about: str = ""
    changes: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of the comparison. ``heading``: of a strand. ``step`` is the uid to which remarks hang; "" for none."""

    key: str
    mark: str
    difference: Difference
    before: Side | None
    after: Side | None
    heading: str = ""
    strand: Strand | None = None
    step: str = ""
    remarks: tuple[RemarkLine, ...] = ()

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        sides = (side for side in (self.before, self.after) if side is not None)
        return ", ".join(filter(None, (self.mark, *(side.title for side in sides))))


@dataclass(frozen=True, slots=True)
class ApprovingWords:
    """Says plans that wait and their comparison on a day; ``names`` maps logins to names."""

    words: Words
    today: date
    names: Mapping[str, str]

    def waiting(self, row: ApprovalRow) -> WaitingLine:
        """A plan that waits."""
        days = self.words.many("{n} j", "{n} j", (self.today - row.asked_on).days)
        return WaitingLine(row.id, row.list_name, self.name(row.asked_by), days)

    def name(self, login: str) -> str:
        """The name of a member of the staff."""
        return self.names.get(login, login)

    def heads(self, sheet: ApprovalSheet) -> tuple[str, str]:
        """The heads of the two columns."""
        words, before = self.words, sheet.before
        sent = words("Plan envoyé le {day}", day=words.date(sheet.row.asked_on))
        if before is None:
            return words("Aucune version scellée"), sent
        number, day = str(before.version), before.signed_on or before.printed_on
        return words("Version {number}, {day}", number=number, day=words.date(day)), sent

    def lines(self, sheet: ApprovalSheet) -> tuple[ComparedLine, ...]:
        """The comparison, strand by strand; a strand without anything in either state is left out."""
        compared = compare(sheet.before, sheet.sent)
        remarks: dict[str, list[RemarkLine]] = {}
        for remark in sheet.row.remarks:
            remarks.setdefault(remark.step, []).append(self.remark(remark))
        return tuple(
            line
            for strand in compared.strands
            if strand.objectives or strand.steps
            for line in self._strand(strand, sheet, remarks)
        )

    def counts(self, sheet: ApprovalSheet) -> str:
        """« 2 ajouts, 1 retrait, 3 modifications »."""
        words, compared = self.words, compare(sheet.before, sheet.sent)
        if sheet.before is None:
            return words.many("{n} démarche, premier plan", "{n} démarches, premier plan", len(sheet.sent.steps))
        added, removed = compared.count(Difference.ADDED), compared.count(Difference.REMOVED)
        changed, moved = compared.count(Difference.CHANGED), compared.count(Difference.MOVED)
        told = (
            words.many("{n} ajout", "{n} ajouts", added) if added else "",
            words.many("{n} retrait", "{n} retraits", removed) if removed else "",
            words.many("{n} modification", "{n} modifications", changed) if changed else "",
            words.many("{n} déplacement", "{n} déplacements", moved) if moved else "",
        )
        return ", ".join(filter(None, told)) or words("aucune différence")

    def remark(self, remark: RemarkRow, step: str = "") -> RemarkLine:
        """A remark in words."""
        about = self.words("{name}, {at}", name=self.name(remark.author), at=remark.written_at)
        return RemarkLine(remark.id, remark.text, about, step, remark.settled_on is not None)

    def _strand(
        self, strand: ComparedStrand, sheet: ApprovalSheet, remarks: Mapping[str, list[RemarkLine]]
    ) -> Iterator[ComparedLine]:
        title = self.words.label(strand.strand)
        yield ComparedLine(strand.strand, "", Difference.SAME, None, None, heading=title, strand=strand.strand)
        for goal in strand.objectives:
            before, after = (self._objective(row, goal.fields) if row else None for row in (goal.before, goal.after))
            yield self._line(f"objective-{goal.either.id}-{goal.after is None}", goal.difference, before, after)
        goals = tuple(_goals(one) for one in (sheet.before, sheet.sent))
        for pair in strand.steps:
            line = self._line(
                f"step-{pair.either.id}-{pair.after is None}",
                pair.difference,
                self._step(pair.before, pair, goals[0]),
                self._step(pair.after, pair, goals[1]),
            )
            uid = pair.after.uid if pair.after is not None else ""
            yield replace(line, step=uid, remarks=tuple(remarks.get(uid, ()) if uid else ()))

    def _line(self, key: str, difference: Difference, before: Side | None, after: Side | None) -> ComparedLine:
        return ComparedLine(key, self.words(MARKS[difference]) if MARKS[difference] else "", difference, before, after)

    def _objective(self, row: ObjectiveRow, fields: tuple[str, ...]) -> Side:
        words = self.words
        values = {"strand": words.label(row.strand), "horizon": words.label(row.horizon), "label": row.label}
        return Side(
            words("Objectif\u00a0: {what}", what=row.label),
            values["horizon"],
            self._changes(fields, values),
            bool(fields),
        )

    def _step(self, row: StepRow | None, pair: Pair[StepRow], goals: Mapping[int, str]) -> Side | None:
        if row is None:
            return None
        words = self.words
        due = words.medium_date(row.due_on) if row.due_on else words("sans échéance")
        who = row.organization or words.label(row.responsible)
        values = {
            "label": row.label,
            "detail": row.detail,
            "strand": words.label(row.strand),
            "objective": goals.get(row.objective_id or 0, ""),
            "responsible": words.label(row.responsible),
            "organization": row.organization,
            "documents": row.documents,
            "due_on": due,
            "state": words.label(row.state),
            "done_on": words.medium_date(row.done_on) if row.done_on else "",
            "result": row.result,
            "not_done_reason": words.label(row.not_done_reason) if row.not_done_reason else "",
        }
        about = words("{who} · {when} · {state}", who=who, when=due, state=words.label(row.state).lower())
        return Side(row.label, about, self._changes(pair.fields, values), bool(pair.fields))

    def _changes(self, fields: tuple[str, ...], values: Mapping[str, str]) -> tuple[str, ...]:
        words = self.words
        return tuple(
            words("{field}\u00a0: {value}", field=words(FIELDS[name]), value=values[name] or words("rien"))
            for name in fields
            if name != "label"
        )


def _goals(sheet: PlanSheet | None) -> dict[int, str]:
    return {row.id: row.label for row in sheet.objectives} if sheet is not None else {}
