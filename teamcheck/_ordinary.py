"""Opens files that lie beside others: a pipe or a device under such a name is refused, for it may never say a word.

The files of answers themselves may be pipes (`teamcheck.responses.files.container`), as may what the shell hands over.
"""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

#: Where a shell hands over what another command writes, as in ``plan show <(...)``: somebody named it, and it ends.
_HANDED_OVER = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")


def open_ordinary(file: Path) -> BufferedReader:
    """Open an ordinary file to read its bytes.

    Raises:
        OSError: It cannot be opened, or is no ordinary file.
        ValueError: No file can be called so.
    """
    see_that_it_is_ordinary(file)
    return file.open("rb")


def see_that_it_is_ordinary(file: Path) -> None:
    """See that opening a file does not wait for somebody who may never write into it. Of a folder, opening it says so.

    Raises:
        OSError: It is a pipe or a device, or cannot be looked at.
        ValueError: No file can be called so.
    """
    mode = os.stat(file).st_mode  # noqa: PTH116  Path.stat hides an embedded NUL on some versions
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or str(file).startswith(_HANDED_OVER)):
        raise OSError(errno.EINVAL, "it is no ordinary file", str(file))
