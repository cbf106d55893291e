"""Blocks that several forms share, each named after what it is on paper."""
