"""Where counts wait: a private folder, kept while a run is not at its end, so that another can go on from there."""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import unwritable
from teamcheck.collect.state import state_folder
from teamcheck.errors import OutputError

if TYPE_CHECKING:
    from teamcheck.cli.batch.reading import Read
    from teamcheck.cli.batch.wanted import Wanted

#: Seconds after which nobody goes on from what a stopped run has left: it holds counts that are not protected.
_KEPT = 7 * 24 * 3600


@contextmanager
def work_folder(wanted: "Wanted", read: "Read") -> Iterator[Path]:
    """The folder of this batch: the same for the same files and questionnaire, deleted at the end, unless the run was stopped.

    Raises:
        OutputError: It cannot be made, or another run uses it.
    """
    every = wanted.work or state_folder().parent / "batch"
    files = [str(file.absolute()) for file in read.files]
    named = json.dumps([files, read.questionnaire.sha256, list(wanted.by)])
    folder = every / sha256(named.encode()).hexdigest()[:16]
    with ExitStack() as held:
        try:
            every.mkdir(mode=0o700, parents=True, exist_ok=True)
            if wanted.work is None:
                _sweep(every)
            folder.mkdir(mode=0o700, exist_ok=True)
            held.enter_context(FileLock(folder / ".lock", timeout=0, mode=0o600))
        except Timeout:
            raise OutputError([unwritable(folder, "another run works on the same answers; wait, or end it")]) from None
        except OSError as error:
            raise OutputError([unwritable(folder, error.strerror or "it failed")]) from error
        try:
            yield folder
        except KeyboardInterrupt:  # whoever stopped it may go on; what a fault has ended begins anew
            if not wanted.quiet:
                talk("What is counted is kept for a week: the same command goes on from there.")
            raise
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(every: Path) -> None:
    """Delete what stopped runs left long ago."""
    for folder in every.iterdir():
        with suppress(OSError):  # another run takes its own away meanwhile
            if time.time() - folder.stat().st_mtime > _KEPT:
                shutil.rmtree(folder)
