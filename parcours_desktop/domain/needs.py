"""Needs of a person: the 17 domains of the assessment, by strand, and what is noted of each."""

from dataclasses import dataclass

from parcours_desktop.domain.codes import NeedDomain, NeedLevel, Strand

STRAND_OF: dict[NeedDomain, Strand] = {
    NeedDomain.IDENTITY: Strand.SETTLEMENT,
    NeedDomain.HOUSING: Strand.SETTLEMENT,
    NeedDomain.HEALTH: Strand.SETTLEMENT,
    NeedDomain.FINANCES: Strand.SETTLEMENT,
    NeedDomain.CHILDREN: Strand.SETTLEMENT,
    NeedDomain.TRANSPORT: Strand.SETTLEMENT,
    NeedDomain.RIGHTS: Strand.SETTLEMENT,
    NeedDomain.FRENCH_LEVEL: Strand.FRENCH,
    NeedDomain.FRENCH_MODE: Strand.FRENCH,
    NeedDomain.FRENCH_BARRIERS: Strand.FRENCH,
    NeedDomain.JOB_GOAL: Strand.EMPLOYMENT,
    NeedDomain.DIPLOMAS: Strand.EMPLOYMENT,
    NeedDomain.REGULATED: Strand.EMPLOYMENT,
    NeedDomain.JOB_SEARCH: Strand.EMPLOYMENT,
    NeedDomain.NETWORK: Strand.COMMUNITY,
    NeedDomain.LEISURE: Strand.COMMUNITY,
    NeedDomain.SOCIETY: Strand.COMMUNITY,
}
"""The strand of each domain (our grouping under the ministry's four volets)."""

_PRESSING = {NeedLevel.ADDRESS, NeedLevel.URGENT}


def domains_of(strand: Strand) -> tuple[NeedDomain, ...]:
    """The domains of a strand, in the order of the form."""
    return tuple(domain for domain, of in STRAND_OF.items() if of is strand)


def is_pressing(level: NeedLevel | None) -> bool:
    """Whether a need calls for a step of the plan: to address, or urgent."""
    return level in _PRESSING


@dataclass(frozen=True, slots=True)
class Need:
    """What is noted of one domain. ``priority``: 1 is the first, ``None`` when it has none."""

    domain: NeedDomain
    level: NeedLevel | None = None
    asset: str = ""
    done: str = ""
    comment: str = ""
    priority: int | None = None
