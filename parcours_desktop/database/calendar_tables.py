"""Tables behind the calendar: attempts to reach people, hours that come back, days set by hand (see ``tables``)."""

from sqlalchemy import Column, Integer, String, Table

from parcours_desktop.database.columns import Day, Moment, in_unit
from parcours_desktop.database.journal_tables import metadata

attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("made_at", Moment),
    Column("way", String),
    Column("result", String),
    Column("officer", String),
    Column("note", String),
)
availability = Table(
    "availability",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("officer", String, index=True),
    in_unit("hours", "weekday", Integer),  # 0 is Monday
    in_unit("hours", "starts_at"),  # HH:MM, wall time
    in_unit("hours", "ends_at"),
    in_unit("hours", "every_weeks", Integer),
    in_unit("hours", "from_on", Day),
    in_unit("hours", "to_on", Day),
    in_unit("hours", "absent", Integer),
    Column("office", String),
    Column("note", String),
)
special_day = Table(
    "special_day",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("removed", Integer, nullable=False, server_default="0"),
    in_unit("day", "on_day", Day),
    in_unit("day", "works", Integer),
    in_unit("day", "office"),  # empty: the whole public service, and then the clock is counted with it
    Column("source", String),
)
