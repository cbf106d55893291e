"""Bytes ↔ drafts, one folder a format; no database, and no format knows another."""
