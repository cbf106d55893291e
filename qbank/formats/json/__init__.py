"""JSON of the project: item export, canonical form for hashes, and frozen form snapshots."""
