"""Coordinators: absences and departures, approvals of plans with their remarks, reference data kept in the file."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "absence": (
        ("officer", "text"),
        ("starts_on", "day"),
        ("ends_on", "day"),
        ("reason", "text"),
        ("note", "text"),
    ),
    "approval": (
        ("asked_on", "day"),
        ("asked_by", "text"),
        ("ask_note", "long"),
        ("sheet", "long"),
        ("state", "text"),
        ("answered_on", "day"),
        ("answered_by", "text"),
        ("answer_note", "long"),
        ("version", "number"),
    ),
    "remark": (
        ("approval", "text"),
        ("step", "text"),
        ("text", "long"),
        ("author", "text"),
        ("written_at", "moment"),
        ("settled_on", "day"),
    ),
    "reference_row": (
        ("list_name", "text"),
        ("code", "text"),
        ("fields", "long"),
        ("valid_from", "day"),
        ("valid_to", "day"),
        ("source", "text"),
    ),
}
"""Columns of the new tables, beside those that the file itself keeps: (name, type)."""
INDEXED = (("absence", "officer"), ("remark", "approval"))


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        op.create_table(
            table,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("case_id", sa.Integer(), nullable=False),
            sa.Column("removed", sa.Integer(), server_default="0", nullable=False),
            *(sa.Column(name, _type(kind), nullable=True) for name, kind in columns),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        )
        op.create_index(f"ix_{table}_case_id", table, ["case_id"])
    for table, name in INDEXED:
        op.create_index(f"ix_{table}_{name}", table, [name])
    op.add_column("officer", sa.Column("left_on", sa.String(10), nullable=True))


def _type(kind: str) -> sa.types.TypeEngine[object]:
    match kind:
        case "number":
            return sa.Integer()  # type: ignore[return-value]
        case "day":
            return sa.String(10)  # type: ignore[return-value]
        case "moment":
            return sa.String(16)  # type: ignore[return-value]
        case "long":
            return sa.Text()  # type: ignore[return-value]
    return sa.String()  # type: ignore[return-value]
