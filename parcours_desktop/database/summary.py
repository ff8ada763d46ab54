"""Kept counts and keys of a case: what lists sort, filter and count by, so that no list ever recounts.

Recomputed from the case's own rows at the end of each act that touches it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.database.case_facts import PART, CaseFacts, columns_of_cases, facts_of, with_rows
from parcours_desktop.database.search import index_cases
from parcours_desktop.domain.clock import FIVE
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Category, StepState, Strand
from parcours_desktop.domain.duplicates import DuplicatePerson, duplicate_keys
from parcours_desktop.domain.journey import Journey, stage_of
from parcours_desktop.domain.names import fold
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.domain.written_days import written_day

STEP, APPOINTMENT, ARRIVAL, FIRST_MEETING, FOLLOW_UP = "step", "appointment", "arrival", "first_meeting", "follow_up"


@dataclass(frozen=True, slots=True)
class Summaries:
    """Recomputes the kept rows of cases; ``workdays`` counts the five-working-day clock."""

    workdays: WorkingDays

    def recounted(self, connection: Connection, workdays: WorkingDays) -> "tuple[Summaries, tuple[int, ...]]":
        """Those that count with other working days, and the cases whose deadline moves, which are recomputed."""
        recounted = Summaries(workdays)
        kept = connection.exec_driver_sql(
            "SELECT cases.id, cases.arrived_on, case_summary.deadline_on FROM cases "
            "JOIN case_summary ON case_summary.id = cases.id WHERE cases.arrived_on IS NOT NULL"
        ).all()
        due = {day: workdays.add(date.fromisoformat(day), FIVE).isoformat() for day in {row.arrived_on for row in kept}}
        moved = tuple(row.id for row in kept if due[row.arrived_on] != row.deadline_on)
        recounted.refresh(connection, moved, {})
        return recounted, moved

    def refresh(self, connection: Connection, case_ids: Collection[int], new: Mapping[int, Mapping[str, Any]]) -> None:
        """Recompute the cases an act touched; ``new`` holds the columns of the cases it opened."""
        _keep(
            connection,
            [
                (case_id, columns, self._of(columns, CaseFacts()))
                for case_id, columns in new.items()
                if case_id in case_ids
            ],
            new=True,
        )
        known = [case_id for case_id in case_ids if case_id and case_id not in new]
        for start in range(0, len(known), PART):
            part = known[start : start + PART]
            facts = facts_of(connection, part)
            rows = [(row["id"], row, self._of(row, facts[row["id"]])) for row in columns_of_cases(connection, part)]
            _keep(connection, rows, new=False)
        late = with_rows(connection, [case_id for case_id in new if case_id in case_ids])
        facts = facts_of(connection, late)
        _update(connection, [(case_id, self._of(new[case_id], facts[case_id])) for case_id in late])

    def _of(self, columns: Mapping[str, Any], facts: CaseFacts) -> dict[str, Any]:
        held = [(kind, starts_at) for kind, state, starts_at in facts.appointments if state == AppointmentState.HELD]
        first_met = min((at.date() for kind, at in held if kind == AppointmentKind.FIRST_MEETING), default=None)
        arrived_on = written_day(columns.get("arrived_on"))
        deadline = self.workdays.add(arrived_on, FIVE) if arrived_on else None
        journey = _journey(columns, facts, first_met)
        open_steps = [step for step in facts.steps if StepState(step[1]).is_open]
        is_counted = not columns.get("removed") and not columns.get("merged_into")
        is_open = is_counted and not columns.get("closed_on")
        coming = _next(columns, facts, open_steps, deadline, first_met)
        names = [columns.get("family_name") or "", columns.get("given_name") or ""]
        list_name = ", ".join(filter(None, names))
        summary = {
            "list_name": list_name,
            "sort_name": fold(list_name),
            "stage": str(stage_of(journey)),
            "deadline_on": _text(deadline),
            "first_met_on": _text(first_met),
            "step_due_on": _text(min((step[2] for step in open_steps if step[2]), default=None)),
            "steps": len([s for s in facts.steps if s[1] != StepState.NOT_APPLICABLE]),
            "steps_done": len([s for s in facts.steps if s[1] == StepState.DONE]),
            "last_contact_on": _text(
                max(filter(None, [facts.noted_on, facts.reached_on, *(at.date() for _, at in held)]), default=None)
            ),
            "is_open": int(is_open),
            "conflicts": facts.conflicts,
            "is_counted": int(is_counted),
            "without_next": int(coming["next_on"] is None and coming["next_what"] is None),
        }
        summary |= {f"open_{strand}": sum(step[0] == strand for step in open_steps) for strand in Strand}
        return summary | coming | _counted_by(columns, facts)


def _counted_by(columns: Mapping[str, Any], facts: CaseFacts) -> dict[str, Any]:
    """What the figures of a team count the case by."""
    return {
        "officer": columns.get("officer") or "",
        "office": columns.get("office") or "",
        "region": columns.get("region") or "",
        "category": columns.get("category") or "",
        "language": columns.get("contact_language") or "",
        "household_key": columns.get("household_key") or None,
        "arrived_on": _text(written_day(columns.get("arrived_on"))),
        "arriving_on": _text(written_day(columns.get("arriving_on"))),
        "excused": int(bool(columns.get("excuse_reason"))),
        "interpreter": int(bool(columns.get("interpreter"))),
        "refugee": int(columns.get("category") == Category.REFUGEE),
        "signed": int(facts.signed_on is not None),
    }


def _next(
    columns: Mapping[str, Any],
    facts: CaseFacts,
    open_steps: list[tuple[str, str, date | None, str]],
    deadline: date | None,
    first_met: date | None,
) -> dict[str, Any]:
    """What comes next: the earliest of an open appointment, an open step, the deadline of the clock, the arrival."""
    found: list[tuple[date, int, str, str | None]] = []
    found += [
        (at.date(), 0, f"{APPOINTMENT}:{kind}", None)
        for kind, state, at in facts.appointments
        if AppointmentState(state).is_open
    ]
    found += [(due, 2, f"{STEP}:{label}", strand) for strand, _, due, label in open_steps if due]
    arriving_on = written_day(columns.get("arriving_on"))
    planned = any(
        kind == AppointmentKind.FIRST_MEETING and AppointmentState(state).is_open
        for kind, state, _ in facts.appointments
    )
    if deadline and not first_met and not planned:
        found.append((deadline, 1, FIRST_MEETING, None))
    followed, following = _followed_up(facts, first_met), facts.follow_up_on
    if following is not None and (followed is None or followed < following):
        found.append((following, 4, FOLLOW_UP, None))
    if arriving_on and not columns.get("arrived_on"):
        found.append((arriving_on, 3, ARRIVAL, None))
    if not found:
        strand = open_steps[0][0] if open_steps else None
        return {
            "next_on": None,
            "next_what": f"{STEP}:{open_steps[0][3]}" if open_steps else None,
            "next_strand": strand,
        }
    on, _, what, strand = min(found, key=lambda item: item[:2])
    return {"next_on": _text(on), "next_what": what, "next_strand": strand}


def _journey(columns: Mapping[str, Any], facts: CaseFacts, first_met: date | None) -> Journey:
    return Journey(
        csq_issued_on=written_day(columns.get("csq_issued_on")),
        federal_applied_on=written_day(columns.get("federal_applied_on")),
        copr_on=written_day(columns.get("copr_on")),
        arriving_on=written_day(columns.get("arriving_on")),
        arrived_on=written_day(columns.get("arrived_on")),
        first_met_on=first_met,
        signed_on=facts.signed_on,
        followed_up_on=_followed_up(facts, first_met),
        closed_on=written_day(columns.get("closed_on")),
        reopened_on=written_day(columns.get("reopened_on")),
    )


def _followed_up(facts: CaseFacts, first_met: date | None) -> date | None:
    """The last follow-up that was held: an appointment, or one of the log since the first meeting."""
    held = [
        at.date()
        for kind, state, at in facts.appointments
        if kind == AppointmentKind.FOLLOW_UP and state == AppointmentState.HELD
    ]
    reached = facts.reached_on
    if reached is not None and first_met is not None and reached >= first_met:
        held.append(reached)
    return max(held, default=None)


def _keep(connection: Connection, rows: Sequence[tuple[int, Mapping[str, Any], dict[str, Any]]], *, new: bool) -> None:
    if not rows:
        return
    if not new:
        ids = [(case_id,) for case_id, _, _ in rows]
        connection.exec_driver_sql("DELETE FROM duplicate_key WHERE case_id=?", ids)
    names = ["id", *rows[0][2]]
    marks = ",".join("?" * len(names))
    sql = f"INSERT OR REPLACE INTO case_summary ({','.join(names)}) VALUES ({marks})"
    connection.exec_driver_sql(sql, [(case_id, *summary.values()) for case_id, _, summary in rows])
    keys = [
        (key, case_id)
        for case_id, columns, summary in rows
        if summary["is_open"]
        for key in set(duplicate_keys(person_of(columns)))
    ]
    if keys:
        connection.exec_driver_sql("INSERT INTO duplicate_key (key, case_id) VALUES (?,?)", keys)
    index_cases(connection, [(case_id, columns) for case_id, columns, _ in rows], new=new)


def _update(connection: Connection, rows: list[tuple[int, dict[str, Any]]]) -> None:
    for case_id, summary in rows:
        sets = ",".join(f"{name}=?" for name in summary)
        connection.exec_driver_sql(f"UPDATE case_summary SET {sets} WHERE id=?", (*summary.values(), case_id))


def person_of(columns: Mapping[str, Any]) -> DuplicatePerson:
    """What of a case's columns tells one person from another."""
    return DuplicatePerson(
        family_name=columns.get("family_name") or "",
        given_name=columns.get("given_name") or "",
        birth_date=written_day(columns.get("birth_date")),
        csq_number=columns.get("csq_number") or "",
        client_id=columns.get("client_id") or "",
        phone=columns.get("phone") or "",
        email=columns.get("email") or "",
    )


def _text(value: date | None) -> str | None:
    return value.isoformat() if value else None
