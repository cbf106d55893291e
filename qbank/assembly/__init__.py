"""Assembly of one form (paket): a frozen problem, rules as linear rows and as checks, a solver, and reasons when nothing fits."""
