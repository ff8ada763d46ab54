"""Tables behind what is done with partners, in courses and on paper (see ``tables``); codes are those of ``service_codes``.

Organizations belong to the whole office; everything else to a case. What names another row holds its uid, hexadecimal.
"""

from sqlalchemy import Column, Integer, String, Table, Text

from parcours_desktop.database.columns import Day, Moment, in_unit, kept_by_file
from parcours_desktop.database.journal_tables import metadata

organization = Table(
    "organization",
    metadata,
    *kept_by_file(),
    Column("name", String),
    Column("services", String),  # codes separated by spaces, as the three below
    Column("regions", String),
    Column("languages", String),
    Column("eligibility", String),
    Column("contact", String),
    Column("phone", String),
    Column("email", String),
    Column("website", String),
    in_unit("address", "street"),
    in_unit("address", "city"),
    in_unit("address", "postal_code"),
    in_unit("checked", "checked_on", Day),
    in_unit("checked", "checked_by"),
    Column("note", String),
    Column("closed_on", Day),  # no longer proposed from this day
)
notice = Table(
    "notice",
    metadata,
    *kept_by_file(),
    Column("given_on", Day),
    Column("mode", String),
    Column("version", String),  # of the text in reference data
    Column("language", String),
    Column("officer", String),
)
consent = Table(
    "consent",
    metadata,
    *kept_by_file(),
    in_unit("scope", "organization"),  # uid
    in_unit("scope", "purpose"),
    in_unit("scope", "fields"),  # codes separated by spaces
    Column("version", String),  # of the text to which was consented
    in_unit("given", "given_on", Day),
    in_unit("given", "mode"),
    Column("ends_on", Day),
    in_unit("withdrawal", "withdrawn_on", Day),
    in_unit("withdrawal", "withdrawal_note"),
    Column("officer", String),
    Column("note", String),
)
referral = Table(
    "referral",
    metadata,
    *kept_by_file(),
    Column("organization", String, index=True),  # uid
    Column("service", String),
    Column("needs", String),  # domains separated by spaces
    Column("assets", String),
    Column("done", String),
    Column("message", String),
    in_unit("ground", "consent"),  # uid, or else the legal ground
    in_unit("ground", "legal_ground"),
    in_unit("ground", "ground_note"),
    in_unit("sending", "sent_on", Day),
    in_unit("sending", "way"),
    in_unit("answer", "state"),
    in_unit("answer", "answered_on", Day),
    in_unit("answer", "answer_note"),
    Column("reminded_on", Day),
    Column("step", String),  # uid of the step that it serves
    Column("officer", String),
)
follow_up = Table(
    "follow_up",
    metadata,
    *kept_by_file(),
    Column("held_at", Moment),
    Column("mode", String),
    Column("outcome", String),
    Column("note", Text),
    in_unit("next", "next_on", Day),
    in_unit("next", "next_days", Integer),  # of the cadence, or none when the day was chosen by hand
    Column("officer", String),
)
french_course = Table(
    "french_course",
    metadata,
    *kept_by_file(),
    Column("format", String),
    Column("institution", String),
    Column("level", Integer),  # at which the person was placed, 1 to 12
    Column("registered_on", Day),
    Column("placed_on", Day),
    Column("starts_on", Day),  # planned
    in_unit("state", "state"),
    in_unit("state", "started_on", Day),
    in_unit("state", "ended_on", Day),
    in_unit("state", "reason"),
    in_unit("state", "reason_note"),
    Column("note", String),
)
integration_course = Table(
    "integration_course",
    metadata,
    *kept_by_file(),
    in_unit("eligibility", "eligibility"),
    in_unit("eligibility", "eligibility_on", Day),
    in_unit("eligibility", "eligibility_note"),
    Column("enrolled_on", Day),
    Column("organization", String),  # uid
    in_unit("values", "values_on", Day),
    in_unit("values", "values_minutes", Integer),
    in_unit("democracy", "democracy_on", Day),
    in_unit("democracy", "democracy_minutes", Integer),
    in_unit("work", "work_on", Day),
    in_unit("work", "work_minutes", Integer),
    Column("attested_on", Day),
    in_unit("claim", "claim_state"),
    in_unit("claim", "claimed_on", Day),
    in_unit("claim", "claim_settled_on", Day),
    in_unit("claim", "claim_dollars", Integer),
    in_unit("claim", "claim_note"),
    Column("note", String),
)
issue = Table(
    "issue",
    metadata,
    *kept_by_file(),
    Column("issued_at", Moment),
    Column("kind", String),
    Column("audience", String),
    Column("recipient", String),  # uid of an organization, or nothing
    Column("version", Integer),  # of the plan; nothing for a draft or another document
    Column("language", String),  # the second one
    Column("language_ground", String),
    Column("sha256", String, index=True),
    Column("code", String, index=True),
    Column("pages", Integer),
    Column("batch", String, index=True),
    Column("officer", String),
)
SERVICE_KINDS: dict[str, Table] = {
    "organization": organization,
    "notice": notice,
    "consent": consent,
    "referral": referral,
    "follow_up": follow_up,
    "french_course": french_course,
    "integration_course": integration_course,
    "issue": issue,
}
