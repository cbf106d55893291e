"""What the life of a version, issuing and the audit trail need: seals, who entered a version, leaks.

Revision: 0002 · after: 0001

Going down leaves the columns where they are: an older program doesn't look at them, and without them the chain of
the trail would break, and nobody could say any more who entered a version or which set leaked.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    standing = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("audit_event")}
    if "seals" in standing:
        return
    with op.batch_alter_table("audit_event") as batch:
        batch.add_column(sa.Column("seals", sa.JSON(), nullable=True))
    with op.batch_alter_table("item_version") as batch:
        batch.add_column(sa.Column("entered_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_foreign_key("fk_item_version_entered_by_id", "person", ["entered_by_id"], ["id"])
    with op.batch_alter_table("exam_set") as batch:
        batch.add_column(sa.Column("is_leaked", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Leave everything: see above."""
