"""The calendar: entries without a case, rooms and ways, attempts, availability, and days set by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, kind in (
        ("all_day", sa.Integer()),
        ("room", sa.String()),
        ("travel_minutes", sa.Integer()),
        ("title", sa.String()),
        ("flight", sa.String()),
        ("group_key", sa.String()),
        ("conflict_reason", sa.String()),
        ("ics_uid", sa.String()),
    ):
        op.add_column("appointment", sa.Column(name, kind, nullable=True))
    op.create_index("ix_appointment_group_key", "appointment", ["group_key"])
    op.create_index("ix_appointment_ics_uid", "appointment", ["ics_uid"])
    op.add_column("officer", sa.Column("languages", sa.String(), nullable=True))
    op.add_column("step", sa.Column("asked_on", sa.String(10), nullable=True))
    _attempt()
    _availability()
    _special_day()


def _attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("made_at", sa.String(16), nullable=True),
        sa.Column("way", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
    )
    op.create_index("ix_attempt_case_id", "attempt", ["case_id"])


def _availability() -> None:
    op.create_table(
        "availability",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.String(), nullable=True),
        sa.Column("ends_at", sa.String(), nullable=True),
        sa.Column("every_weeks", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.String(10), nullable=True),
        sa.Column("to_on", sa.String(10), nullable=True),
        sa.Column("absent", sa.Integer(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_availability"),
    )
    op.create_index("ix_availability_officer", "availability", ["officer"])


def _special_day() -> None:
    op.create_table(
        "special_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("on_day", sa.String(10), nullable=True),
        sa.Column("works", sa.Integer(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_special_day"),
    )
