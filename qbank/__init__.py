"""Question bank and exam generator for professional certification bodies."""
