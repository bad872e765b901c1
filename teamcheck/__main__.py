"""Where a run begins, for the console script and for ``python -m teamcheck``."""

import sys

from teamcheck import __version__


def main() -> None:
    """Run teamcheck and leave with its exit code.

    ``--version`` is answered before anything heavy is imported: scripts ask for it often.
    """
    if sys.argv[1:] == ["--version"]:
        print(f"teamcheck {__version__}")  # noqa: T201  the one answer that needs no machinery
        return
    from teamcheck.cli.main import main as run  # noqa: PLC0415  heavy: only where there is something to run

    sys.exit(run())


if __name__ == "__main__":
    main()
