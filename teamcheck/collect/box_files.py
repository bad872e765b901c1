"""The files of a ballot box: written anew as a whole each time, so that a crash leaves the old state or the new one.

Why not a database, and why not a file to append to: both give away the order in which people answered, by the order of rows,
by the bytes of a journal, or by free pages that keep what was there before. Here every rewrite puts all lines into a new
random order, and nothing of an older order stays but what the file system itself may keep (docs/privacy.md).
"""

import json
import os
import random
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock
from pydantic import ValidationError

from teamcheck.collect.fragments import Fragment
from teamcheck.collect.manifest import Manifest
from teamcheck.errors import Code, OutputError, Place, Problem, RoundError

MANIFEST, LOCK = "box.json", "lock"
#: A time that says nothing, for every file: 1 January 2000. What the file system keeps beside it cannot be set.
_NO_TIME = 946_684_800

_here = threading.RLock()


def to_disk(folder: Path) -> bool:
    """See that the names in a folder are on the disk, and not only what is in the files; false where a system cannot."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder
        return False
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _blank(path: Path) -> None:
    """Write over what is in a file, down to the disk.

    Why: deleted files can be read back from most disks, and an older box beside a later one shows what one person answered.
    A disk that writes anew instead of over keeps it all the same (docs/reliability.md).
    """
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


@dataclass(frozen=True)
class Contents:
    """Everything that is in a box.

    Attributes:
        manifest: What it says of itself.
        fragments: Parts of answers; each is no person.
        comments: Question id and what was written.
    """

    manifest: Manifest
    fragments: Sequence[Fragment] = ()
    comments: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class BoxFiles:
    """The folder of one box.

    Attributes:
        folder: Where it lies: nobody else may read it.
        shuffle: Where the order of lines comes from.
    """

    folder: Path
    shuffle: random.Random = field(default_factory=random.SystemRandom)

    @property
    def exists(self) -> bool:
        """Whether there is a box."""
        return (self.folder / MANIFEST).is_file()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other thread and process out; it may be taken within itself, and a process that dies lets go of it.

        Raises:
            OutputError: The folder cannot be written to.
        """
        with self._saying():
            for folder in (self.folder.parent, self.folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            lock = FileLock(self.folder / LOCK, mode=0o600, is_singleton=True)  # so that it can be taken within itself
        with _here:
            with self._saying():
                lock.acquire()
            try:
                yield
            finally:
                with suppress(OSError):
                    os.utime(lock.lock_file, (_NO_TIME, _NO_TIME))
                lock.release()

    def read(self) -> Contents:
        """Everything that is in the box.

        Raises:
            RoundError: It cannot be read, or is damaged.
        """
        manifest = self.manifest()
        if manifest.state == "closed":
            return Contents(manifest)
        try:
            fragments = [json.loads(line) for line in self._lines("answers", manifest.generation)]
            written = [json.loads(line) for line in self._lines("comments", manifest.generation)]
            comments = [(line["comment"], line["text"]) for line in written]
        except (OSError, ValueError, LookupError, TypeError):
            raise self._damaged() from None
        return Contents(manifest, fragments, comments)

    def manifest(self) -> Manifest:
        """What the box says of itself.

        Raises:
            RoundError: It cannot be read, or is damaged.
        """
        try:
            return Manifest.model_validate_json((self.folder / MANIFEST).read_bytes())
        except (OSError, ValidationError):
            raise self._damaged() from None

    def write(self, contents: Contents) -> None:
        """Put these contents in the place of what is there, wholly or not at all.

        Raises:
            OutputError: There is no room, or the folder cannot be written to; what was there is untouched.
        """
        generation = secrets.token_hex(8)
        answers = [dict(fragment) for fragment in contents.fragments]
        comments = [{"comment": question, "text": text} for question, text in contents.comments]
        manifest = contents.manifest.model_copy(update={"generation": generation})
        try:
            with self._saying():
                if manifest.state != "closed":
                    for kind, lines in (("answers", answers), ("comments", comments)):
                        self._put(self._file(kind, generation), self._shuffled(lines))
                temporary = self.folder / f"{generation}.part"
                self._put(temporary, manifest.model_dump_json(by_alias=True))
                temporary.replace(self.folder / MANIFEST)
        except BaseException:
            self.clean()  # by what the manifest says: Ctrl-C may come when the new one is in its place already
            raise
        self._settle(generation)

    def remove(self) -> None:
        """Take the box away, all but its lock. The caller holds it.

        Raises:
            OutputError: A file cannot be taken away.
        """
        with self._saying():
            for path in self.folder.iterdir():
                if path.name != LOCK:
                    path.unlink()

    def clean(self) -> None:
        """Take away what a write that was broken off has left. The caller holds the lock."""
        self._settle(self.manifest().generation if self.exists else "")

    def _settle(self, generation: str) -> None:
        """Make sure that what counts is on the disk, then take away what no longer does.

        What cannot be taken away waits for the next time: an answer that is in is never said not to be.
        """
        is_safe = to_disk(self.folder)
        for path in self._there():
            if path.suffix == ".part" or (path.suffix == ".jsonl" and not path.stem.endswith(f"-{generation}")):
                if is_safe:  # else the state before might be needed again, if the power went now
                    with suppress(OSError):
                        _blank(path)
                with suppress(OSError):
                    path.unlink()
        for path in (self.folder / LOCK, self.folder):
            with suppress(OSError):
                os.utime(path, (_NO_TIME, _NO_TIME))

    def _there(self) -> list[Path]:
        """Everything in the folder; nothing where that cannot be seen."""
        with suppress(OSError):
            return list(self.folder.iterdir())
        return []

    def _shuffled(self, lines: Sequence[Mapping[str, str]]) -> str:
        mixed = [json.dumps(line, ensure_ascii=False) + "\n" for line in lines]
        self.shuffle.shuffle(mixed)
        return "".join(mixed)

    def _put(self, path: Path, text: str) -> None:
        """Write a new file that nobody else may read, down to the disk."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        os.utime(path, (_NO_TIME, _NO_TIME))

    def _lines(self, kind: str, generation: str) -> list[str]:
        return self._file(kind, generation).read_text(encoding="utf-8").split("\n")[:-1]

    def _file(self, kind: str, generation: str) -> Path:
        return self.folder / f"{kind}-{generation}.jsonl"

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """Say what the operating system refuses as a problem with a cure."""
        try:
            yield
        except OSError as error:
            message = f"the answers cannot be kept here: {error.strerror or 'it failed'}"
            fix = "Make room, or see that you may write there; nothing that was there before is lost."
            raise OutputError([Problem(Code.NOT_WRITTEN, Place(str(self.folder)), message, fix)]) from error

    def _damaged(self) -> RoundError:
        message = "the ballot box cannot be read, or was changed by something else"
        fix = "See that you may read it; if you have no copy, begin a new round with `teamcheck init` and ask again."
        return RoundError([Problem(Code.BOX_DAMAGED, Place(str(self.folder)), message, fix)])
