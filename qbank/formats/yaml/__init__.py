"""The project's own files: schemes, evidence plans, blueprints and items as YAML (JSON is read as YAML too)."""
