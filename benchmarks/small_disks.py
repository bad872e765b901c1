"""Room that runs out: limits on the size of files, and small disks of their own, where a machine allows them."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Bytes of a page of a disk in memory, and of a disk in a file.
PAGE, DISK = 4096, 32 << 20


class CannotTryError(Exception):
    """A case that this machine does not allow."""


@contextmanager
def file_limit(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: what is written there fails, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def small(folder: Path) -> Iterator[Path]:
    """A small disk of its own in the place of a folder.

    Raises:
        CannotTryError: This user may not make one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        raise CannotTryError("no small disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def filled(disk: Path, pages: int) -> Iterator[None]:
    """Leave so many pages on a disk."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        filler.write(bytes(PAGE * max(0, os.statvfs(disk).f_bavail - pages)))
    try:
        yield
    finally:
        (disk / "filler").unlink()


@contextmanager
def in_a_file(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A disk with the usual file system of Linux, whose bytes are a file: where it is mounted, and that file.

    Raises:
        CannotTryError: This user may not make one.
    """
    image, disk = folder / "image", folder / "disk"
    disk.mkdir(parents=True)
    image.write_bytes(bytes(DISK))
    for command in (["mkfs.ext4", "-q", image], ["mount", "-o", "loop", image, disk]):
        if shutil.which(command[0]) is None or subprocess.run(command, capture_output=True, check=False).returncode:
            raise CannotTryError("no disk in a file can be made here")
    try:
        yield disk, image
    finally:
        subprocess.run(["umount", disk], check=True)
