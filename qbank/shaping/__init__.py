"""Loaded data, whatever the file: where each part stood, and the domain's own values out of it with every fault placed."""
