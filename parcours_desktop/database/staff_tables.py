"""Tables behind the work of coordinators: absences, approvals of plans, reference data kept in the file (see ``tables``)."""

from sqlalchemy import Column, Integer, String, Table, Text

from parcours_desktop.database.columns import Day, Moment, in_unit, kept_by_file
from parcours_desktop.database.journal_tables import metadata

absence = Table(
    "absence",
    metadata,
    *kept_by_file(),
    Column("officer", String, index=True),
    in_unit("days", "starts_on", Day),
    in_unit("days", "ends_on", Day),  # empty: not known yet
    Column("reason", String),
    Column("note", String),
)
approval = Table(
    "approval",
    metadata,
    *kept_by_file(),
    in_unit("asked", "asked_on", Day),
    in_unit("asked", "asked_by"),
    in_unit("asked", "ask_note", Text),
    Column("sheet", Text),  # JSON of the plan as it was sent
    in_unit("answer", "state", String),
    in_unit("answer", "answered_on", Day),
    in_unit("answer", "answered_by"),
    in_unit("answer", "answer_note", Text),
    Column("version", Integer),  # number of the version that was sealed
)
remark = Table(
    "remark",
    metadata,
    *kept_by_file(),
    Column("approval", String, index=True),  # uid
    Column("step", String),  # uid; empty: the whole plan
    Column("text", Text),
    Column("author", String),
    Column("written_at", Moment),
    Column("settled_on", Day),
)
reference_row = Table(
    "reference_row",
    metadata,
    *kept_by_file(),
    Column("list_name", String),
    Column("code", String),
    in_unit("entry", "fields", Text),  # JSON object
    in_unit("entry", "valid_from", Day),
    in_unit("entry", "valid_to", Day),
    Column("source", String),  # of the signed update that brought it
)
STAFF_KINDS: dict[str, Table] = {
    "absence": absence,
    "approval": approval,
    "remark": remark,
    "reference_row": reference_row,
}
