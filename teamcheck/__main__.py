"""Where a run begins, for the console script and for ``python -m teamcheck``."""

import gc
import sys

from teamcheck import __version__


def main() -> None:
    """Run teamcheck and leave with its exit code.

    ``--version`` is answered before anything heavy is imported: scripts ask for it often.
    """
    if sys.argv[1:] == ["--version"]:
        print(f"teamcheck {__version__}")  # noqa: T201  the one answer that needs no machinery
        return
    # Imports make objects by the hundred thousand, and all of them stay: looking for cycles among them is a twentieth of a run.
    gc.set_threshold(100_000, 20, 100)
    from teamcheck.cli.main import main as run  # noqa: PLC0415  heavy: only where there is something to run

    sys.exit(run())


if __name__ == "__main__":
    main()
