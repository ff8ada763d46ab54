"""Partners, courses and papers: what is done with organizations, what was learnt, what was printed and sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "organization": (
        ("name", "text"),
        ("services", "text"),
        ("regions", "text"),
        ("languages", "text"),
        ("eligibility", "text"),
        ("contact", "text"),
        ("phone", "text"),
        ("email", "text"),
        ("website", "text"),
        ("street", "text"),
        ("city", "text"),
        ("postal_code", "text"),
        ("checked_on", "day"),
        ("checked_by", "text"),
        ("note", "text"),
        ("closed_on", "day"),
    ),
    "notice": (
        ("given_on", "day"),
        ("mode", "text"),
        ("version", "text"),
        ("language", "text"),
        ("officer", "text"),
    ),
    "consent": (
        ("organization", "text"),
        ("purpose", "text"),
        ("fields", "text"),
        ("version", "text"),
        ("given_on", "day"),
        ("mode", "text"),
        ("ends_on", "day"),
        ("withdrawn_on", "day"),
        ("withdrawal_note", "text"),
        ("officer", "text"),
        ("note", "text"),
    ),
    "referral": (
        ("organization", "text"),
        ("service", "text"),
        ("needs", "text"),
        ("assets", "text"),
        ("done", "text"),
        ("message", "text"),
        ("consent", "text"),
        ("legal_ground", "text"),
        ("ground_note", "text"),
        ("sent_on", "day"),
        ("way", "text"),
        ("state", "text"),
        ("answered_on", "day"),
        ("answer_note", "text"),
        ("reminded_on", "day"),
        ("step", "text"),
        ("officer", "text"),
    ),
    "follow_up": (
        ("held_at", "moment"),
        ("mode", "text"),
        ("outcome", "text"),
        ("note", "long"),
        ("next_on", "day"),
        ("next_days", "number"),
        ("officer", "text"),
    ),
    "french_course": (
        ("format", "text"),
        ("institution", "text"),
        ("level", "number"),
        ("registered_on", "day"),
        ("placed_on", "day"),
        ("starts_on", "day"),
        ("state", "text"),
        ("started_on", "day"),
        ("ended_on", "day"),
        ("reason", "text"),
        ("reason_note", "text"),
        ("note", "text"),
    ),
    "integration_course": (
        ("eligibility", "text"),
        ("eligibility_on", "day"),
        ("eligibility_note", "text"),
        ("enrolled_on", "day"),
        ("organization", "text"),
        ("values_on", "day"),
        ("values_minutes", "number"),
        ("democracy_on", "day"),
        ("democracy_minutes", "number"),
        ("work_on", "day"),
        ("work_minutes", "number"),
        ("attested_on", "day"),
        ("claim_state", "text"),
        ("claimed_on", "day"),
        ("claim_settled_on", "day"),
        ("claim_dollars", "number"),
        ("claim_note", "text"),
        ("note", "text"),
    ),
    "issue": (
        ("issued_at", "moment"),
        ("kind", "text"),
        ("audience", "text"),
        ("recipient", "text"),
        ("version", "number"),
        ("language", "text"),
        ("language_ground", "text"),
        ("sha256", "text"),
        ("code", "text"),
        ("pages", "number"),
        ("batch", "text"),
        ("officer", "text"),
    ),
}
"""Columns of the new tables, beside those that the file itself keeps: (name, type)."""
INDEXED = (("referral", "organization"), ("issue", "sha256"), ("issue", "code"), ("issue", "batch"))


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
    op.add_column("cases", sa.Column("language_ground", sa.String(), nullable=True))
    op.add_column("cases", sa.Column("language_attested_on", sa.String(10), nullable=True))
    for name, kind in (
        ("form", "text"),
        ("sealed_by", "text"),
        ("layout", "number"),
        ("code", "text"),
        ("sha256", "text"),
    ):
        op.add_column("plan_version", sa.Column(name, _type(kind), nullable=True))
    op.create_index("ix_plan_version_code", "plan_version", ["code"])


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
