"""The bank in a database: mapped classes, query functions, engine and sessions."""
