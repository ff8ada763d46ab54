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
FACTS = (
    ("is_counted", "flag", "1", "cases.removed = 0 AND cases.merged_into IS NULL"),
    ("officer", "text", "", "coalesce(cases.officer, '')"),
    ("office", "text", "", "coalesce(cases.office, '')"),
    ("household_key", "text", None, "nullif(cases.household_key, '')"),
    ("arrived_on", "day", None, "cases.arrived_on"),
    ("arriving_on", "day", None, "cases.arriving_on"),
    ("excused", "flag", "0", "coalesce(cases.excuse_reason, '') <> ''"),
    ("interpreter", "flag", "0", "coalesce(cases.interpreter, 0) <> 0"),
    ("refugee", "flag", "0", "coalesce(cases.category, '') = 'REF'"),
    (
        *("signed", "flag", "0"),
        "cases.id IN (SELECT case_id FROM plan_version WHERE removed = 0 AND coalesce(form, 'signed') = 'signed')",
    ),
    ("without_next", "flag", "0", "next_on IS NULL AND next_what IS NULL"),
)
"""Columns that the kept counts take on: (name, type, default, what they are of a case that is there already)."""
COVERING = (
    (
        *(
            "open",
            "officer, office, interpreter, refugee, first_met_on, signed, without_next, arrived_on, arriving_on, step_due_on",
        ),
        "is_open = 1",
    ),
    ("home", "household_key, officer, office", "is_open = 1"),
    (
        *("clock", "officer, arrived_on, office, first_met_on, deadline_on, excused"),
        "is_counted = 1 AND arrived_on IS NOT NULL",
    ),
)


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
    for name, kind, default, _ in FACTS:
        op.add_column("case_summary", sa.Column(name, _type(kind), nullable=default is None, server_default=default))
    names, values = ", ".join(name for name, *_ in FACTS), ", ".join(value for *_, value in FACTS)
    op.execute(f"UPDATE case_summary SET ({names}) = (SELECT {values} FROM cases WHERE cases.id = case_summary.id)")
    for name, covered, where in COVERING:
        op.execute(f"CREATE INDEX ix_case_summary_{name} ON case_summary ({covered}) WHERE {where}")
    late = "removed = 0 AND state IN ('to_do', 'in_progress', 'waiting')"
    op.execute(f"CREATE INDEX ix_step_late ON step (due_on, case_id) WHERE {late}")


def _type(kind: str) -> sa.types.TypeEngine[object]:
    match kind:
        case "number" | "flag":
            return sa.Integer()  # type: ignore[return-value]
        case "day":
            return sa.String(10)  # type: ignore[return-value]
        case "moment":
            return sa.String(16)  # type: ignore[return-value]
        case "long":
            return sa.Text()  # type: ignore[return-value]
    return sa.String()  # type: ignore[return-value]
