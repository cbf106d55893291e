"""What the life of a version, issuing and the audit trail need: seals, who entered a version, leaks.

Revision: 0002 · after: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("audit_event") as batch:
        batch.add_column(sa.Column("seals", sa.JSON(), nullable=True))
    with op.batch_alter_table("item_version") as batch:
        batch.add_column(sa.Column("entered_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_foreign_key("fk_item_version_entered_by_id", "person", ["entered_by_id"], ["id"])
    with op.batch_alter_table("exam_set") as batch:
        batch.add_column(sa.Column("is_leaked", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("exam_set") as batch:
        batch.drop_column("is_leaked")
    with op.batch_alter_table("item_version") as batch:
        batch.drop_constraint("fk_item_version_entered_by_id", type_="foreignkey")
        batch.drop_column("submitted_at")
        batch.drop_column("entered_by_id")
    with op.batch_alter_table("audit_event") as batch:
        batch.drop_column("seals")
