"""The needs assessment of a case: its header and the 17 domains, each with what was noted."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import assessment, need
from parcours_desktop.domain.codes import NeedDomain, NeedLevel, Place, Strand
from parcours_desktop.queries.case_sheet import SEEN

STRAND_OF: dict[NeedDomain, Strand] = (
    dict.fromkeys(list(NeedDomain)[:7], Strand.SETTLEMENT)
    | dict.fromkeys(list(NeedDomain)[7:10], Strand.FRENCH)
    | dict.fromkeys(list(NeedDomain)[10:14], Strand.EMPLOYMENT)
    | dict.fromkeys(list(NeedDomain)[14:], Strand.COMMUNITY)
)
_NEEDS = select(need, SEEN).where(need.c.case_id == bindparam("case_id"), need.c.removed == 0)
_HEADER = select(assessment, SEEN).where(
    assessment.c.case_id == bindparam("case_id"), assessment.c.removed == 0
).order_by(assessment.c.id).limit(1)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One domain. ``id`` is None as long as nothing was noted; ``level`` None until it was assessed."""

    domain: NeedDomain
    strand: Strand
    id: int | None
    level: NeedLevel | None
    asset: str
    done: str
    comment: str
    priority: int | None

    @property
    def is_assessed(self) -> bool:
        """Whether a level was chosen."""
        return self.level is not None


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """The header of the assessment; everything is unknown until it was noted."""

    held_on: date | None = None
    mode: Place | None = None
    language: str = ""
    interpreter: bool | None = None
    minutes: int | None = None
    people_present: str = ""


@dataclass(frozen=True, slots=True)
class NeedsSheet:
    """The whole assessment; ``needs`` are the 17 domains in their order."""

    case_id: int
    seen: int
    header: AssessmentRow
    needs: tuple[NeedRow, ...]

    @property
    def assessed(self) -> int:
        """How many of the domains were assessed."""
        return sum(row.is_assessed for row in self.needs)

    def of(self, domain: NeedDomain) -> NeedRow:
        """One domain."""
        return self.needs[list(NeedDomain).index(domain)]


def needs_sheet(file: Reading, case_id: int, seen: int | None = None) -> NeedsSheet:
    """The assessment of a case, in two statements (three without the ``seen`` of a sheet read in the same transaction)."""
    found = {row.domain: row for row in file.execute(_NEEDS, {"case_id": case_id})}
    header = file.execute(_HEADER, {"case_id": case_id}).one_or_none()
    if seen is None:
        seen = next((row.seen for row in found.values()), header.seen if header else None)
    if seen is None:
        seen = file.execute(select(SEEN)).scalar_one()
    return NeedsSheet(
        case_id,
        seen,
        AssessmentRow()
        if header is None
        else AssessmentRow(
            header.held_on,
            Place(header.mode) if header.mode else None,
            header.language or "",
            None if header.interpreter is None else bool(header.interpreter),
            header.minutes,
            header.people_present or "",
        ),
        tuple(
            NeedRow(domain, strand, None, None, "", "", "", None)
            if (row := found.get(domain)) is None
            else NeedRow(
                domain,
                strand,
                row.id,
                NeedLevel(row.level) if row.level else None,
                row.asset or "",
                row.done or "",
                row.comment or "",
                row.priority,
            )
            for domain, strand in STRAND_OF.items()
        ),
    )
