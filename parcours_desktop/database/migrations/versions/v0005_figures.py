"""Figures: what cases are cut by is kept beside their counts; steps due and done in a period are found by covering indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COVERING = (
    ("due", "due_on, case_id, strand, state", "removed = 0 AND due_on IS NOT NULL"),
    ("done", "done_on, case_id, strand", "removed = 0 AND state = 'done'"),
)
FACTS = (("region", "region"), ("category", "category"), ("language", "contact_language"))
"""Columns that the kept counts take on, each with the column of the case that it repeats."""


def upgrade() -> None:
    for name, _ in FACTS:
        op.add_column("case_summary", sa.Column(name, sa.String(), nullable=False, server_default=""))
    names = ", ".join(name for name, _ in FACTS)
    values = ", ".join(f"coalesce({column}, '')" for _, column in FACTS)
    op.execute(f"UPDATE case_summary SET ({names}) = (SELECT {values} FROM cases WHERE cases.id = case_summary.id)")
    for name, covered, where in COVERING:
        op.execute(f"CREATE INDEX ix_step_{name} ON step ({covered}) WHERE {where}")
