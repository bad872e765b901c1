"""Where a run begins, for the console script and for ``python -m teamcheck``."""

import gc
import sys

from teamcheck import __version__


def main() -> None:
    """Run teamcheck and leave with its exit code.

    ``--version`` is answered before anything heavy is imported: scripts ask for it often.
    """
    if sys.argv[1:] == ["--version"]:
        sys.exit(_say_version())
    # Imports make objects by the hundred thousand, and all of them stay: looking for cycles among them is a twentieth of a run.
    gc.set_threshold(100_000, 20, 100)
    from teamcheck.cli.main import main as run  # noqa: PLC0415  heavy: only where there is something to run

    sys.exit(run())


def _say_version() -> int:
    """The version on standard output; where that fails, what any other result that cannot be written leaves."""
    text = f"teamcheck {__version__}"
    if sys.stdout is not None:
        try:
            print(text, flush=True)  # noqa: T201  the one answer that needs no machinery
        except OSError:
            pass  # the second attempt below fails too, and says so
        else:
            return 0
    from teamcheck.cli.main import outcome  # noqa: PLC0415  heavy: only where something went wrong
    from teamcheck.cli.terminal import put_out  # noqa: PLC0415  as above

    return outcome(lambda: put_out(text), debug=False)


if __name__ == "__main__":
    main()
