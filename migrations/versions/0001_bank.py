"""The bank as it begins: schemes, plans, items, people, reviews, blueprints, sets, prints, settings, audit trail.

Revision: 0001 · after: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body_setting",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_body_setting"),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('multiple_choice', 'essay', 'oral', 'supporting_question', 'practical_task', "
            "'project', 'interview', 'third_party_statement', 'portfolio_evidence', 'observation_point')",
            name="ck_item_kind_known",
        ),
        sa.CheckConstraint("length(code) > 0", name="ck_item_code_present"),
        sa.PrimaryKeyConstraint("id", name="pk_item"),
        sa.UniqueConstraint("code", name="uq_item_code"),
        sa.UniqueConstraint("uuid", name="uq_item_uuid"),
    )
    op.create_table(
        "media",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_media_sha256_length"),
        sa.PrimaryKeyConstraint("sha256", name="pk_media"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("met", sa.String(length=60), nullable=False),
        sa.CheckConstraint("length(code) > 0", name="ck_person_code_present"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("code", name="uq_person_code"),
    )
    op.create_table(
        "scheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(code) > 0", name="ck_scheme_code_present"),
        sa.CheckConstraint("revision >= 1", name="ck_scheme_revision_positive"),
        sa.PrimaryKeyConstraint("id", name="pk_scheme"),
        sa.UniqueConstraint("code", name="uq_scheme_code"),
    )
    op.create_table(
        "stimulus",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stimulus"),
        sa.UniqueConstraint("code", "revision", name="uq_stimulus_code_revision"),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.CheckConstraint("length(code) > 0", name="ck_unit_code_present"),
        sa.CheckConstraint("revision >= 1", name="ck_unit_revision_positive"),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
        sa.UniqueConstraint("code", "revision", name="uq_unit_code_revision"),
    )
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("os_account", sa.String(length=120), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(hash) = 64", name="ck_audit_event_hash_length"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_audit_event_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_event"),
        sa.UniqueConstraint("hash", name="uq_audit_event_hash"),
    )
    op.create_table(
        "blueprint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name="fk_blueprint_scheme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_blueprint"),
        sa.UniqueConstraint("name", "revision", name="uq_blueprint_name_revision"),
    )
    op.create_table(
        "element",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=10), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_element_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_element"),
        sa.UniqueConstraint("unit_id", "number", name="uq_element_unit_id_number"),
    )
    op.create_table(
        "evidence_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("adopted_by_id", sa.Integer(), nullable=True),
        sa.Column("adopted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("potential", sa.JSON(), nullable=False),
        sa.CheckConstraint("status IN ('usulan', 'ditetapkan')", name="ck_evidence_plan_status_known"),
        sa.ForeignKeyConstraint(["adopted_by_id"], ["person.id"], name="fk_evidence_plan_adopted_by_id"),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name="fk_evidence_plan_scheme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_plan"),
        sa.UniqueConstraint("scheme_id", name="uq_evidence_plan_scheme_id"),
    )
    op.create_table(
        "item_enemy",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name="ck_item_enemy_ordered"),
        sa.ForeignKeyConstraint(["first_id"], ["item.id"], name="fk_item_enemy_first_id"),
        sa.ForeignKeyConstraint(["second_id"], ["item.id"], name="fk_item_enemy_second_id"),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_item_enemy"),
    )
    op.create_table(
        "item_tag",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_item_tag_item_id"),
        sa.PrimaryKeyConstraint("item_id", "tag", name="pk_item_tag"),
    )
    op.create_table(
        "item_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=True),
        sa.Column("dimension", sa.String(length=40), nullable=True),
        sa.Column("difficulty", sa.String(length=40), nullable=True),
        sa.Column("minutes", sa.Float(), nullable=True),
        sa.Column("points", sa.Float(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("stimulus_id", sa.Integer(), nullable=True),
        sa.Column("calibration", sa.JSON(), nullable=True),
        sa.Column("lint_reasons", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'in_review', 'approved', 'retired')", name="ck_item_version_status_known"
        ),
        sa.CheckConstraint(
            "level IN ('C1', 'C2', 'C3', 'C4', 'C5', 'C6')", name="ck_item_version_level_known"
        ),
        sa.CheckConstraint(
            "dimension IN ('TS', 'TMS', 'CMS', 'JRES', 'TRS')", name="ck_item_version_dimension_known"
        ),
        sa.CheckConstraint(
            "difficulty IN ('mudah', 'sedang', 'sukar')", name="ck_item_version_difficulty_known"
        ),
        sa.CheckConstraint("length(content_hash) = 64", name="ck_item_version_content_hash_length"),
        sa.CheckConstraint("minutes > 0", name="ck_item_version_minutes_positive"),
        sa.CheckConstraint("number >= 1", name="ck_item_version_number_positive"),
        sa.CheckConstraint("points > 0", name="ck_item_version_points_positive"),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_item_version_author_id"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_item_version_item_id"),
        sa.ForeignKeyConstraint(["stimulus_id"], ["stimulus.id"], name="fk_item_version_stimulus_id"),
        sa.PrimaryKeyConstraint("id", name="pk_item_version"),
        sa.UniqueConstraint("id", "author_id", name="uq_item_version_id_author_id"),
        sa.UniqueConstraint("item_id", "number", name="uq_item_version_item_id_number"),
    )
    op.create_table(
        "job_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes >= 0", name="ck_job_group_minutes_not_negative"),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name="fk_job_group_scheme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_job_group"),
        sa.UniqueConstraint("scheme_id", "code", name="uq_job_group_scheme_id_code"),
    )
    op.create_table(
        "person_role",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "role IN ('author', 'validator', 'assessor', 'committee', 'administrator')",
            name="ck_person_role_role_known",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_role_person_id"),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_person_role"),
    )
    op.create_table(
        "criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(text) > 0", name="ck_criterion_text_present"),
        sa.ForeignKeyConstraint(["element_id"], ["element.id"], name="fk_criterion_element_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_criterion_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_criterion"),
        sa.UniqueConstraint("unit_id", "number", name="uq_criterion_unit_id_number"),
    )
    op.create_table(
        "exam_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("scheme_id", sa.Integer(), nullable=False),
        sa.Column("blueprint_id", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("pool_hash", sa.String(length=64), nullable=False),
        sa.Column("set_date", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("audit_head", sa.String(length=64), nullable=True),
        sa.Column("print_profile", sa.JSON(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('draft', 'issued', 'withdrawn')", name="ck_exam_set_status_known"),
        sa.CheckConstraint(
            "status <> 'withdrawn' OR withdrawn_reason IS NOT NULL", name="ck_exam_set_withdrawn_has_reason"
        ),
        sa.CheckConstraint("status = 'draft' OR issued_at IS NOT NULL", name="ck_exam_set_issued_has_moment"),
        sa.ForeignKeyConstraint(["blueprint_id"], ["blueprint.id"], name="fk_exam_set_blueprint_id"),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name="fk_exam_set_scheme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_exam_set"),
        sa.UniqueConstraint("code", name="uq_exam_set_code"),
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("checklist", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("verdict IN ('approve', 'return')", name="ck_review_verdict_known"),
        sa.CheckConstraint("author_id <> reviewer_id", name="ck_review_reviewer_is_not_author"),
        sa.CheckConstraint("round >= 1", name="ck_review_round_positive"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name="fk_review_reviewer_id"),
        sa.ForeignKeyConstraint(
            ["version_id", "author_id"],
            ["item_version.id", "item_version.author_id"],
            name="fk_review_version_id_author_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint(
            "version_id", "reviewer_id", "round", name="uq_review_version_id_reviewer_id_round"
        ),
    )
    op.create_table(
        "scheme_unit",
        sa.Column("scheme_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("job_group_id", sa.Integer(), nullable=True),
        sa.Column("job_group_position", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["job_group_id"], ["job_group.id"], name="fk_scheme_unit_job_group_id"),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name="fk_scheme_unit_scheme_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_scheme_unit_unit_id"),
        sa.PrimaryKeyConstraint("scheme_id", "unit_id", name="pk_scheme_unit"),
        sa.UniqueConstraint("scheme_id", "position", name="uq_scheme_unit_scheme_id_position"),
    )
    op.create_table(
        "version_media",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("media_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["media_sha256"], ["media.sha256"], name="fk_version_media_media_sha256"),
        sa.ForeignKeyConstraint(["version_id"], ["item_version.id"], name="fk_version_media_version_id"),
        sa.PrimaryKeyConstraint("version_id", "media_sha256", name="pk_version_media"),
    )
    op.create_table(
        "evidence_plan_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "way IN ('product', 'role_play', 'indirect')", name="ck_evidence_plan_line_way_known"
        ),
        sa.CheckConstraint("kind IN ('L', 'TL', 'T')", name="ck_evidence_plan_line_kind_known"),
        sa.CheckConstraint("pieces >= 1", name="ck_evidence_plan_line_pieces_positive"),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["criterion.id"], name="fk_evidence_plan_line_criterion_id"
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["evidence_plan.id"], name="fk_evidence_plan_line_plan_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_plan_line"),
        sa.UniqueConstraint("plan_id", "criterion_id", name="uq_evidence_plan_line_plan_id_criterion_id"),
    )
    op.create_table(
        "exam_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=4), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("snapshot_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["exam_set.id"], name="fk_exam_form_set_id"),
        sa.PrimaryKeyConstraint("id", name="pk_exam_form"),
        sa.UniqueConstraint("set_id", "label", name="uq_exam_form_set_id_label"),
    )
    op.create_table(
        "set_person",
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('penyusun', 'validator')", name="ck_set_person_role_known"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_set_person_person_id"),
        sa.ForeignKeyConstraint(["set_id"], ["exam_set.id"], name="fk_set_person_set_id"),
        sa.PrimaryKeyConstraint("set_id", "person_id", name="pk_set_person"),
    )
    op.create_table(
        "sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("sitting_date", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("candidates", sa.Integer(), nullable=False),
        sa.CheckConstraint("candidates >= 0", name="ck_sitting_candidates_not_negative"),
        sa.ForeignKeyConstraint(["set_id"], ["exam_set.id"], name="fk_sitting_set_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sitting"),
    )
    op.create_table(
        "version_criterion",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["criterion_id"], ["criterion.id"], name="fk_version_criterion_criterion_id"),
        sa.ForeignKeyConstraint(["version_id"], ["item_version.id"], name="fk_version_criterion_version_id"),
        sa.PrimaryKeyConstraint("version_id", "criterion_id", name="pk_version_criterion"),
    )
    op.create_table(
        "evidence_plan_instrument",
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("is_supplementary", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "instrument IN ('CL', 'TPD', 'PMO', 'DIT', 'DPT-PG', 'DPT-Esai', 'DPL', 'CVP', 'PW', 'VPK', 'CRP')",
            name="ck_evidence_plan_instrument_instrument_known",
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["evidence_plan_line.id"], name="fk_evidence_plan_instrument_line_id"
        ),
        sa.PrimaryKeyConstraint("line_id", "instrument", name="pk_evidence_plan_instrument"),
    )
    op.create_table(
        "form_item",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "instrument IN ('CL', 'TPD', 'PMO', 'DIT', 'DPT-PG', 'DPT-Esai', 'DPL', 'CVP', 'PW', 'VPK', 'CRP')",
            name="ck_form_item_instrument_known",
        ),
        sa.CheckConstraint("number >= 1", name="ck_form_item_number_positive"),
        sa.ForeignKeyConstraint(["form_id"], ["exam_form.id"], name="fk_form_item_form_id"),
        sa.ForeignKeyConstraint(["version_id"], ["item_version.id"], name="fk_form_item_version_id"),
        sa.PrimaryKeyConstraint("form_id", "instrument", "number", name="pk_form_item"),
        sa.UniqueConstraint("form_id", "version_id", name="uq_form_item_form_id_version_id"),
    )
    op.create_table(
        "printed_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("bundle", sa.String(length=20), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["exam_form.id"], name="fk_printed_document_form_id"),
        sa.ForeignKeyConstraint(["set_id"], ["exam_set.id"], name="fk_printed_document_set_id"),
        sa.PrimaryKeyConstraint("id", name="pk_printed_document"),
        sa.UniqueConstraint("set_id", "file", name="uq_printed_document_set_id_file"),
    )
    op.create_table(
        "sitting_assessor",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_sitting_assessor_person_id"),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name="fk_sitting_assessor_sitting_id"),
        sa.PrimaryKeyConstraint("sitting_id", "person_id", name="pk_sitting_assessor"),
    )


def downgrade() -> None:
    op.drop_table("sitting_assessor")
    op.drop_table("printed_document")
    op.drop_table("form_item")
    op.drop_table("evidence_plan_instrument")
    op.drop_table("version_criterion")
    op.drop_table("sitting")
    op.drop_table("set_person")
    op.drop_table("exam_form")
    op.drop_table("evidence_plan_line")
    op.drop_table("version_media")
    op.drop_table("scheme_unit")
    op.drop_table("review")
    op.drop_table("exam_set")
    op.drop_table("criterion")
    op.drop_table("person_role")
    op.drop_table("job_group")
    op.drop_table("item_version")
    op.drop_table("item_tag")
    op.drop_table("item_enemy")
    op.drop_table("evidence_plan")
    op.drop_table("element")
    op.drop_table("blueprint")
    op.drop_table("audit_event")
    op.drop_table("unit")
    op.drop_table("stimulus")
    op.drop_table("scheme")
    op.drop_table("person")
    op.drop_table("media")
    op.drop_table("item")
    op.drop_table("body_setting")
