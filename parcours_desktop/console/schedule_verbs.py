"""The verb schedule: first meetings proposed for the people whose clock runs. Nothing is written."""

from argparse import Namespace

from parcours_desktop.console.json_text import json_text
from parcours_desktop.console.opening import desk_of
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.proposal import Proposal, proposal_for, why
from parcours_desktop.system.clock import Clock
from parcours_desktop.wording.words import Words

DAYS_AT_MOST = 20


def schedule(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Propose a schedule, as JSON or a line for each person; 0 even when somebody has no place."""
    if not 1 <= arguments.days <= DAYS_AT_MOST:
        raise Refused(Refusal("days_out_of_range", "days", {"least": 1, "most": DAYS_AT_MOST}))
    with desk_of(arguments, clock) as desk:
        found = proposal_for(desk, arguments.first, arguments.days)(Progress())
        names = CaseNames(words, desk.reference)
    whole = _whole(found, words, names)
    if arguments.json:
        print(json_text(whole))
        return 0
    people, officers = found.facts.people, found.facts.officers
    for meeting in found.answer.placed:
        person, at = people[meeting.case_id], words.date_time(meeting.start)
        print(f"{person.file_number}\t{person.list_name}\t{at}\t{officers[meeting.officer].name}\t{meeting.room}")
    for unmet in found.answer.unmet:
        person = people[unmet.case_id]
        print(f"{person.file_number}\t{person.list_name}\t—\t{why(words, names, unmet)}")
    return 0


def _whole(found: Proposal, words: Words, names: CaseNames) -> dict[str, object]:
    people = found.facts.people
    return {
        "from": found.facts.first,
        "to": found.facts.last,
        "proven": found.answer.proven,
        "counts": {
            "waiting": len(found.facts.problem.wants),
            "placed": len(found.answer.placed),
            "unmet": len(found.answer.unmet),
        },
        "placed": [
            {
                "case_id": meeting.case_id,
                "file_number": people[meeting.case_id].file_number,
                "list_name": people[meeting.case_id].list_name,
                "officer": meeting.officer,
                "starts_at": meeting.start,
                "minutes": meeting.minutes,
                "office": meeting.office,
                "room": meeting.room,
                "interpreter": meeting.interpreter,
            }
            for meeting in found.answer.placed
        ],
        "unmet": [
            {
                "case_id": unmet.case_id,
                "file_number": people[unmet.case_id].file_number,
                "list_name": people[unmet.case_id].list_name,
                "office": unmet.office,
                "deadline_on": unmet.deadline,
                "language": unmet.language,
                "reason_code": unmet.reason.value,
                "reason": why(words, names, unmet),
            }
            for unmet in found.answer.unmet
        ],
    }
