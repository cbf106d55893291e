"""Triggers that keep what must never change: one list, in the dialect of either database."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

_DIFFERS = "<differs from>"
_WORDING_COLUMNS = (
    "id", "item_id", "number", "content", "content_hash", "level", "dimension", "difficulty", "minutes", "points",
    "author_id", "reference", "stimulus_id", "created_at", "entered_by_id",
)  # fmt: skip
_REWORDED = "<reworded>"
_VERSION_IS_REVIEWED = "(SELECT status FROM item_version WHERE id = NEW.version_id) <> 'draft'"
_OLD_SET_IS_ISSUED = "(SELECT status FROM exam_set WHERE id = OLD.set_id) <> 'draft'"
_NEW_SET_IS_ISSUED = "(SELECT status FROM exam_set WHERE id = NEW.set_id) <> 'draft'"

# name, table, event, condition under which it is refused; what may not be changed may not be deleted either, since
# INSERT OR REPLACE is a deletion to SQLite
TRIGGERS = (
    ("audit_event_no_update", "audit_event", "UPDATE", ""),
    ("audit_event_no_delete", "audit_event", "DELETE", ""),
    ("item_version_no_rewording", "item_version", "UPDATE", _REWORDED),
    ("item_version_no_delete", "item_version", "DELETE", ""),
    ("version_criterion_no_insert", "version_criterion", "INSERT", _VERSION_IS_REVIEWED),
    ("version_criterion_no_update", "version_criterion", "UPDATE", ""),
    ("version_criterion_no_delete", "version_criterion", "DELETE", ""),
    ("review_no_update", "review", "UPDATE", ""),
    ("review_no_delete", "review", "DELETE", ""),
    ("unit_no_update", "unit", "UPDATE", ""),
    ("unit_no_delete", "unit", "DELETE", ""),
    ("element_no_update", "element", "UPDATE", ""),
    ("element_no_delete", "element", "DELETE", ""),
    ("criterion_no_update", "criterion", "UPDATE", ""),
    ("criterion_no_delete", "criterion", "DELETE", ""),
    ("stimulus_no_update", "stimulus", "UPDATE", ""),
    ("stimulus_no_delete", "stimulus", "DELETE", ""),
    ("media_no_update", "media", "UPDATE", ""),
    ("media_no_delete", "media", "DELETE", ""),
    ("version_media_no_insert", "version_media", "INSERT", _VERSION_IS_REVIEWED),
    ("version_media_no_update", "version_media", "UPDATE", ""),
    ("version_media_no_delete", "version_media", "DELETE", ""),
    ("exam_set_stays_issued", "exam_set", "UPDATE", "OLD.status <> 'draft' AND NEW.status = 'draft'"),
    ("exam_set_issued_delete", "exam_set", "DELETE", "OLD.status <> 'draft'"),
    ("exam_form_frozen_insert", "exam_form", "INSERT", _NEW_SET_IS_ISSUED),
    ("exam_form_frozen_update", "exam_form", "UPDATE", f"{_OLD_SET_IS_ISSUED} OR {_NEW_SET_IS_ISSUED}"),
    ("exam_form_frozen_delete", "exam_form", "DELETE", _OLD_SET_IS_ISSUED),
    ("printed_document_no_update", "printed_document", "UPDATE", ""),
    ("printed_document_no_delete", "printed_document", "DELETE", ""),
)


def create_triggers(connection: Connection) -> None:
    """Create the trigger of every table that exists, in the dialect of the connection."""
    found = inspect(connection)
    tables = found.get_table_names()
    create = _create_on_sqlite if connection.dialect.name == "sqlite" else _create_on_postgresql
    for name, table, event, condition in TRIGGERS:
        if table in tables:
            columns = {column["name"] for column in found.get_columns(table)}
            create(connection, name, table, event, condition.replace(_REWORDED, _is_reworded(columns)))


def _is_reworded(columns: set[str]) -> str:
    """Say that a column of the wording changed; an earlier revision of the schema has fewer."""
    names = (name for name in _WORDING_COLUMNS if name in columns)
    return " OR ".join(f"OLD.{name} {_DIFFERS} NEW.{name} " for name in names)


def drop_triggers(connection: Connection) -> None:
    """Drop every trigger that exists."""
    tables = inspect(connection).get_table_names()
    for name, table, _, _ in TRIGGERS:
        if table not in tables:
            continue
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        else:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS refuse_{name}()")


def _create_on_sqlite(connection: Connection, name: str, table: str, event: str, condition: str) -> None:
    when = f"WHEN {condition}" if condition else ""
    connection.exec_driver_sql(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when.replace(_DIFFERS, 'IS NOT')} "
        f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
    )


def _create_on_postgresql(connection: Connection, name: str, table: str, event: str, condition: str) -> None:
    # JSON has no equality on PostgreSQL: rows are compared as JSONB.
    result = "OLD" if event == "DELETE" else "NEW"
    when = (
        (condition or "TRUE").replace(_DIFFERS, "IS DISTINCT FROM").replace(".content ", ".content::jsonb ")
    )
    connection.exec_driver_sql(
        f"CREATE FUNCTION refuse_{name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {when} THEN RAISE EXCEPTION '{name}'; END IF; RETURN {result}; END $$"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_{name}()"
    )
