"""The command line's entry."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from planchk.cli.app import run

    run()


if __name__ == "__main__":
    main()
