"""The forms: a module each, saying which blocks stand on it in which order."""
