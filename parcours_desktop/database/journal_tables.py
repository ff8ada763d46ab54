"""Tables of the journal (the truth) and of what is this machine's alone."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

from parcours_desktop.database.columns import Moment

REFERENCE_CASE = 0  # the pseudo-case of reference data: officers

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- the journal -----------------------------------------------------------------------------------------------------
edit = Table(
    "edit",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", LargeBinary(32), nullable=False, unique=True),
    Column("case_id", Integer, nullable=False),
    Column("device", LargeBinary(16), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("act", LargeBinary(16), nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("why", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("sig", LargeBinary(64), nullable=False),
    Column("hub", Integer),
    Index("ix_edit_case_n", "case_id", "n"),
    sqlite_autoincrement=True,
)
change = Table(
    "change",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("unit", String, primary_key=True),
    Column("op", Integer, primary_key=True),  # n * 512 + position in the edit
    Column("parents", String),  # local ops, joined by spaces
    sqlite_with_rowid=False,
)
cell = Table(
    "cell",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("unit", String, primary_key=True),
    Column("op", Integer, primary_key=True),
    Column("hlc", Integer, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    sqlite_with_rowid=False,
)
record = Table(
    "record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", LargeBinary(16), nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("case_id", Integer, nullable=False, index=True),
)
tip = Table(
    "tip",
    metadata,
    Column("case_id", Integer, primary_key=True),
    Column("device", LargeBinary(16), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("id", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)
device = Table(
    "device",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("login", String, nullable=False),
    Column("machine", Integer, nullable=False),
    Column("sign_public", LargeBinary(32), nullable=False),
    Column("sign_private", LargeBinary(32)),  # of this device only
)
meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

# --- what is this machine's alone, outside the journal ---------------------------------------------------------------
draft = Table(
    "draft",
    metadata,
    Column("form", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
)
preference = Table(
    "preference", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False)
)
