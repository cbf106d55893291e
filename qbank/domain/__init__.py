"""The field itself as values and pure decisions; standard library only."""
