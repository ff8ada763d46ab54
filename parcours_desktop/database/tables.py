"""Tables of the programme, derived from the journal and written by the projection alone.

A row of the programme has the integer of its ``record`` as key; the record holds the uid that travels and the case to
which the row belongs. Columns are nullable and without UNIQUE or CHECK: no merge of two offices may ever fail on them
(``docs/decisions/0002``). A column merges alone, or together with the other columns of its ``unit``.
"""

from sqlalchemy import Column, Index, Integer, String, Table, Text, text

from parcours_desktop.database.calendar_tables import attempt, availability, special_day
from parcours_desktop.database.columns import Day, Moment, in_unit
from parcours_desktop.database.journal_tables import metadata
from parcours_desktop.database.service_tables import SERVICE_KINDS
from parcours_desktop.database.staff_tables import STAFF_KINDS

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("file_number", String, index=True),
    in_unit("name", "family_name"),
    in_unit("name", "given_name"),
    in_unit("name", "other_name"),
    Column("birth_date", Day),
    Column("sex", String),
    Column("birth_country", String),
    Column("mother_tongue", String),
    Column("contact_language", String),
    Column("other_languages", String),
    Column("interpreter", Integer),
    Column("english", String),
    Column("csq_number", String, index=True),
    Column("csq_issued_on", Day),
    Column("csq_expires_on", Day),
    Column("dossier_number", String),
    Column("client_id", String, index=True),
    Column("category", String),
    Column("household_role", String),
    Column("household_key", String, index=True),
    Column("federal_applied_on", Day),
    Column("copr_on", Day),
    Column("arriving_on", Day),
    Column("arrived_on", Day),
    Column("flight", String),
    Column("region", String),
    in_unit("address", "street"),
    in_unit("address", "city"),
    in_unit("address", "postal_code"),
    Column("phone", String),
    Column("email", String),
    in_unit("french", "french_listening", Integer),
    in_unit("french", "french_speaking", Integer),
    in_unit("french", "french_reading", Integer),
    in_unit("french", "french_writing", Integer),
    in_unit("french", "french_on", Day),
    in_unit("french", "french_source"),
    in_unit("occupation", "noc"),
    in_unit("occupation", "occupation"),
    in_unit("education", "education"),
    in_unit("education", "education_field"),
    Column("office", String),
    Column("officer", String, index=True),
    Column("opened_on", Day),
    in_unit("closure", "closed_on", Day),
    in_unit("closure", "closing_reason"),
    in_unit("closure", "closing_note"),
    Column("reopened_on", Day),
    in_unit("excuse", "excuse_reason"),
    in_unit("excuse", "excused_on", Day),
    Column("merged_into", String),
    in_unit("language_exception", "language_ground"),
    in_unit("language_exception", "language_attested_on", Day),
)
assessment = Table(
    "assessment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("held_on", Day),
    Column("mode", String),
    Column("language", String),
    Column("interpreter", Integer),
    Column("minutes", Integer),
    Column("people_present", String),
)
need = Table(
    "need",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("domain", String),
    Column("level", String),
    Column("asset", String),
    Column("done", String),
    Column("comment", String),
    Column("priority", Integer),
)
objective = Table(
    "objective",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("strand", String),
    Column("horizon", String),
    Column("label", String),
    Column("position", Integer),
)
STILL_OPEN = "removed = 0 AND state IN ('to_do', 'in_progress', 'waiting')"  # of a step
DUE = "removed = 0 AND due_on IS NOT NULL"
step = Table(
    "step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("strand", String),
    Column("position", Integer),
    Column("code", String),
    Column("label", String),
    Column("detail", String),
    Column("objective", String),  # uid of the objective, hexadecimal
    in_unit("who", "responsible"),
    in_unit("who", "organization"),
    Column("documents", String),
    in_unit("due", "due_on", Day),
    in_unit("due", "due_basis"),
    in_unit("state", "state"),
    in_unit("state", "done_on", Day),
    in_unit("state", "not_done_reason"),
    Column("result", String),
    Column("asked_on", Day),  # since when it waits for an organization
    Column("shared_uid", String, index=True),
    Index("ix_step_late", "due_on", "case_id", sqlite_where=text(STILL_OPEN)),
    Index("ix_step_due", *("due_on", "case_id", "strand", "state"), sqlite_where=text(DUE)),
    Index("ix_step_done", "done_on", "case_id", "strand", sqlite_where=text("removed = 0 AND state = 'done'")),
)
plan_version = Table(
    "plan_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("number", Integer),
    Column("signed_on", Day),
    Column("sheet", Text),  # JSON of the frozen rows as they were signed
    Column("form", String),  # how it was sealed: signed or approved
    Column("sealed_by", String),
    Column("layout", Integer),  # edition of the page
    Column("code", String, index=True),  # short verification code, of the rows
    Column("sha256", String),  # of the page itself
)
appointment = Table(
    "appointment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("kind", String),
    Column("state", String),
    in_unit("when", "starts_at", Moment),
    in_unit("when", "minutes", Integer),
    in_unit("when", "all_day", Integer),
    in_unit("where", "place"),
    in_unit("where", "place_detail"),
    in_unit("where", "room"),
    in_unit("where", "travel_minutes", Integer),
    Column("officer", String),
    Column("note", String),
    Column("title", String),  # of an entry without a case, and of a group session
    Column("flight", String),
    Column("group_key", String, index=True),  # joins the rows of one group session or welcome, one per case
    Column("conflict_reason", String),
    Column("ics_uid", String, index=True),  # of an event that came from another calendar
    Index("ix_appointment_starts_at", "starts_at"),
)
note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("text", Text),
    Column("written_at", Moment),
    Column("author", String),
)
officer = Table(
    "officer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("login", String),
    Column("name", String),
    Column("role", String),
    Column("office", String),
    Column("phone", String),
    Column("feminine", Integer),
    Column("languages", String),  # ISO 639-3 codes separated by spaces
    Column("left_on", Day),  # first day without a case
)
dismissal = Table(
    "dismissal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("other", String),  # uid of the other case, hexadecimal
    Column("reason", String),
)

# --- kept counts and keys, recomputed for each case that an act touches
OPEN_FACTS = (
    *("officer", "office", "interpreter", "refugee", "first_met_on", "signed", "without_next"),
    *("arrived_on", "arriving_on", "step_due_on"),
)
CLOCK_FACTS = ("officer", "arrived_on", "office", "first_met_on", "deadline_on", "excused")
WHOSE = ("officer", "office", "region", "category", "language")
case_summary = Table(
    "case_summary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("list_name", String),
    Column("sort_name", String),  # folded, so that É sorts with E
    Column("stage", String),
    Column("deadline_on", Day),  # fifth working day after arrival
    Column("first_met_on", Day),
    Column("next_on", Day),  # earliest of the open steps' due dates and the next appointment
    Column("next_what", String),
    Column("next_strand", String),
    Column("step_due_on", Day),  # earliest due date of an open step
    Column("open_settlement", Integer, nullable=False, server_default="0"),
    Column("open_french", Integer, nullable=False, server_default="0"),
    Column("open_employment", Integer, nullable=False, server_default="0"),
    Column("open_community", Integer, nullable=False, server_default="0"),
    Column("steps", Integer, nullable=False, server_default="0"),
    Column("steps_done", Integer, nullable=False, server_default="0"),
    Column("last_contact_on", Day),
    Column("is_open", Integer, nullable=False, server_default="1"),
    Column("conflicts", Integer, nullable=False, server_default="0"),
    # what the figures of a team count by, so that they read an index and no case
    Column("is_counted", Integer, nullable=False, server_default="1"),  # neither removed nor merged
    *(Column(name, String, nullable=False, server_default="") for name in WHOSE),
    Column("household_key", String),
    Column("arrived_on", Day),
    Column("arriving_on", Day),
    Column("excused", Integer, nullable=False, server_default="0"),
    Column("interpreter", Integer, nullable=False, server_default="0"),
    Column("refugee", Integer, nullable=False, server_default="0"),
    Column("signed", Integer, nullable=False, server_default="0"),
    Column("without_next", Integer, nullable=False, server_default="0"),
    Index("ix_case_summary_sort_name", "sort_name", "id"),
    Index("ix_case_summary_open", *OPEN_FACTS, sqlite_where=text("is_open = 1")),
    Index("ix_case_summary_home", "household_key", "officer", "office", sqlite_where=text("is_open = 1")),
    Index("ix_case_summary_clock", *CLOCK_FACTS, sqlite_where=text("is_counted = 1 AND arrived_on IS NOT NULL")),
)
duplicate_key = Table(
    "duplicate_key",
    metadata,
    Column("key", String, primary_key=True),
    Column("case_id", Integer, primary_key=True),
    Index("ix_duplicate_key_case", "case_id"),
    sqlite_with_rowid=False,
)

KINDS: dict[str, Table] = {
    "case": cases,
    "assessment": assessment,
    "need": need,
    "objective": objective,
    "step": step,
    "plan_version": plan_version,
    "appointment": appointment,
    "attempt": attempt,
    "availability": availability,
    "special_day": special_day,
    "note": note,
    "officer": officer,
    "dismissal": dismissal,
    **SERVICE_KINDS,
    **STAFF_KINDS,
}
KEPT_BY_FILE = frozenset({"id", "case_id", "removed"})


def units_of(table: Table) -> dict[str, tuple[str, ...]]:
    """Merge units of a table, in the order of their names (so that cells are written in their order): unit -> columns."""
    units: dict[str, list[str]] = {}
    for column in table.columns:
        if column.name not in KEPT_BY_FILE:
            name = str(column.name)  # not SQLAlchemy's subclass, which the driver is slow to bind
            units.setdefault(column.info.get("unit", name), []).append(name)
    return {unit: tuple(units[unit]) for unit in sorted(units)}


UNITS: dict[str, dict[str, tuple[str, ...]]] = {kind: units_of(table) for kind, table in KINDS.items()}
