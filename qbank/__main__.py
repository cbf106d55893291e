"""Start the command line: `python -m qbank` and the `qbank` script."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from qbank.cli import run

    run()


if __name__ == "__main__":
    main()
