"""Where the marks of a case's journey lead when they are chosen, and what its menu holds."""

from parcours_desktop.domain.journey import Milestone

FIELDS = {
    Milestone.CERTIFICATE: "csq_issued_on",
    Milestone.FEDERAL_APPLICATION: "federal_applied_on",
    Milestone.CONFIRMED_RESIDENCE: "copr_on",
    Milestone.ARRIVAL_EXPECTED: "arriving_on",
    Milestone.ARRIVED: "arrived_on",
}
"""The field of the profile that a mark is written in."""
MARK_TABS = {
    Milestone.FIRST_MEETING: "appointments",
    Milestone.FOLLOW_UP: "follow_up",
    Milestone.PLAN_SIGNED: "plan",
    Milestone.CLOSED: "history",
    Milestone.REOPENED: "history",
}
"""The tab of what is not written in the profile."""
MENU = (
    "add_note",
    "case_appointment",
    "log_follow_up",
    "log_attempt",
    "new_referral",
    "add_member",
    "",
    "print_letter",
    "print_clock",
    "",
    "confirm_arrival",
    "excuse_meeting",
    "close_case",
    "reopen_case",
)
