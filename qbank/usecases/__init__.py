"""One thing a user does = one module = one function."""
