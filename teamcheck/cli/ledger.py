"""The release ledger, as the commands keep it: looked at before figures are given out, written once they are (method M64).

The key of its digests is in the user's own state folder and never beside the answers: whoever had both, and a report, could try
out the few sets of answers that fit it.
"""

import os
import secrets
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.reading import STANDARD_INPUT, Scored
from teamcheck.cli.terminal import ReaderGoneError, talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, OutputError, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.organisation.ledger.book import Entry, Ledger
    from teamcheck.organisation.ledger.release import Release
    from teamcheck.organisation.ledger.rule import Clash
    from teamcheck.scorecard.public import PublicScorecard

#: File of answers to what is given out of it.
Given = Mapping[Path, "Sequence[Release]"]

_KEY, _KEY_BYTES = "ledger.key", 32
#: How long to wait for another run that gives out figures of the same answers, in seconds.
_PATIENCE = 30
_INSTEAD = (
    "Wait for the next round, or make a page to talk about without figures: teamcheck report --discussion. "
    'If it has to be, --without-ledger "REASON" goes on, and the reason is printed in the result.'
)


@dataclass(frozen=True, slots=True)
class Output:
    """How figures are given out.

    Attributes:
        what: The kind of output, such as ``score json``.
        minimum: Fewest answers shown in it.
        without_ledger: Why earlier figures do not matter, or None.
        quiet: Say nothing but problems.
    """

    what: str
    minimum: int
    without_ledger: str | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    """The ledger of one folder, and what is given out of the answers there.

    Attributes:
        path: The file.
        answers: The files of answers.
        ledger: None where it cannot be read, and the reason to go on was given.
        entries: What is given out now.
    """

    path: Path
    answers: "Sequence[Path]"
    ledger: "Ledger | None"
    entries: "Sequence[Entry]"


def of_teams(scored: Scored, cards: "Sequence[PublicScorecard]") -> Given:
    """What is given out of teams, by the file of their answers; nothing of teams of whom no figure is shown."""
    from teamcheck.organisation.ledger.team import team_release  # noqa: PLC0415  not for --help

    given: dict[Path, list[Release]] = {}
    for full, shown in zip(scored.scorecards, cards, strict=True):
        file = scored.origins.get((full.team, full.round))
        if file is not None:
            marks = {mark.id for mark in shown.real_team if mark.met is not None}
            named = file not in scored.nameless
            release = team_release(full, shown.dimensions, marks, file=Path(file).name, named=named)
            given.setdefault(Path(file), []).append(release)
    return given


@contextmanager
def giving_out(given: Given, output: Output) -> Iterator[None]:
    """While figures are written: see that none clashes with earlier ones, and note them when all of them are out.

    What came through standard input, or through a pipe, has no folder and so no ledger.

    Args:
        given: What is given out.
        output: How.

    Raises:
        ResponsesError: Earlier figures of a team and its round are out, and these beside them could give answers away; or the
            ledger cannot be used.
    """
    wanted = _by_ledger(given)
    if not wanted or _is_all_kept(wanted, output):
        yield
        return
    with ExitStack() as held:
        key = _alone(held, wanted)
        books = _looked_at(wanted, key, output)
        _say_what_nobody_knows(books, output)
        try:
            yield
        except ReaderGoneError:  # whoever was reading may have seen it all
            _note_down(books, output)
            raise
        _note_down(books, output)


def _by_ledger(given: Given) -> "dict[Path, list[tuple[Path, Release]]]":
    """Ledger to what is given out of the answers beside it, with their files."""
    from teamcheck.organisation.ledger.book import FILE_NAME  # noqa: PLC0415  not for --help

    wanted: dict[Path, list[tuple[Path, Release]]] = {}
    for file, releases in given.items():
        counted = [release for release in releases if release.counted or release.cuts]
        if counted and file != STANDARD_INPUT and file.is_file():
            beside = Path(os.path.realpath(file)) if file.is_symlink() else file
            wanted.setdefault(beside.with_name(FILE_NAME), []).extend((file, release) for release in counted)
    return wanted


def _is_all_kept(wanted: "Mapping[Path, Sequence[tuple[Path, Release]]]", output: Output) -> bool:
    """Whether all of it was given out before and may be again, so that nothing need be written, nor others be kept out."""
    from teamcheck.organisation.ledger.rule import is_kept  # noqa: PLC0415  not for --help

    key = _read_key()
    if key is None or output.without_ledger is not None:
        return False
    books = _looked_at(wanted, key, output)
    return all(is_kept(entry, book.ledger) for book in books if book.ledger for entry in book.entries)


def _looked_at(wanted: "Mapping[Path, Sequence[tuple[Path, Release]]]", key: bytes | None, output: Output) -> list[_Book]:
    """Every ledger, where nothing stands against giving the figures out.

    Raises:
        ResponsesError: Something does, with every team of which it does; or a ledger cannot be used.
    """
    from teamcheck.organisation.ledger.rule import clash_of, entry_of  # noqa: PLC0415  not for --help

    books: list[_Book] = []
    problems: list[Problem] = []
    day = date.today().isoformat()  # noqa: DTZ011  the day where the figures are given out
    for path, releases in wanted.items():
        answers = list(dict.fromkeys(file for file, _ in releases))
        ledger = _read(path)
        if isinstance(ledger, Problem):
            problems.append(ledger)
            books.append(_Book(path, answers, None, ()))
            continue
        entries = []
        for file, release in releases:
            entry = entry_of(release, ledger, key, day=day, what=output.what, minimum=output.minimum)
            entries.append(entry)
            clash = clash_of(entry, ledger)
            if clash is not None:
                problems.append(_clashing(file, release, clash))
        books.append(_Book(path, answers, ledger, entries))
    if problems and output.without_ledger is None:
        raise ResponsesError(problems)
    return books


def _clashing(file: Path, release: "Release", clash: "Clash") -> Problem:
    """Why figures cannot be given out."""
    place = Place(str(file), key=" / ".join(release.of[1:]) or None)
    earlier = clash.earlier
    if clash.why == "cuts":
        first = ", ".join(earlier.cuts)
        message = (
            f"figures by {first} were given out on {earlier.day} ({earlier.what}): beside them, figures of people who are "
            "parted in other ways could give somebody away"
        )
        return Problem(Code.CHANGED_SINCE, place, message, f"Part people in these ways first, in this order: {first}.")
    changed = "some of these answers are not the same now" if clash.now == clash.then else f"now there are {clash.now}"
    message = (
        f"figures of {clash.then} answers were given out on {earlier.day} ({earlier.what}), and {changed}: "
        "two reports of the same round, a few answers apart, show what those answers were"
    )
    return Problem(Code.CHANGED_SINCE, place, message, _INSTEAD)


def _read(path: Path) -> "Ledger | Problem":
    """The ledger of a folder, a new one where there is none; or why it cannot be used."""
    from teamcheck.organisation.ledger.book import LARGEST, Ledger, parsed  # noqa: PLC0415  not for --help

    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return _not_usable(path, "it is something else, or far too large")
        ledger = parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Ledger(secrets.token_hex(16))
    except UnicodeError:
        ledger = None
    except OSError as error:
        return _not_usable(path, error.strerror or "it failed")
    return ledger or _not_usable(path, "it was changed by something else, or cut short")


def _not_usable(path: Path, reason: str) -> Problem:
    message = f"what was given out of these answers before cannot be read here: {reason}"
    fix = (
        "Put back a copy of it, or see that you may read it. If there is none, move the file away: then nobody knows any more "
        "which figures are out, so be sure that the answers are still the same."
    )
    return Problem(Code.LEDGER_NOT_USABLE, Place(str(path)), message, fix)


def _say_what_nobody_knows(books: Sequence[_Book], output: Output) -> None:
    """That figures were given out elsewhere, and nobody can tell if the answers were still the same."""
    from teamcheck.organisation.ledger.rule import cannot_tell  # noqa: PLC0415  not for --help

    unknown = any(cannot_tell(entry, book.ledger) for book in books if book.ledger for entry in book.entries)
    if unknown and not output.quiet:
        talk("Note: figures of as many answers were given out on another computer, or by somebody else. Nobody can tell here")
        talk("      if the answers are still the same: if one was changed since, the two together could show which.")


def _note_down(books: Sequence[_Book], output: Output) -> None:
    """Write what was given out into each ledger. Where that fails, the figures are out all the same."""
    from teamcheck.organisation.ledger.book import LARGEST, written  # noqa: PLC0415  not for --help
    from teamcheck.organisation.ledger.rule import with_entries  # noqa: PLC0415  as above

    for book in books:
        reason = "there is none that can be read"
        if book.ledger is not None:
            reason = "no key can be kept for it" if any(not entry.key for entry in book.entries) else ""
            kept = with_entries(book.ledger, book.entries)
            text = written(kept)
            if not reason and len(text) > LARGEST:
                reason = "it is full"
            if not reason and kept != book.ledger:
                reason = _put(book, text)
        if reason and not output.quiet:
            talk(f"Note: these figures could not be noted in {book.path}: {reason}.")
            talk("      Make no other report of this round from answers that were added or changed.")


def _put(book: _Book, text: str) -> str:
    """Write a ledger, as open to others as the answers beside it and no more; the reason where that fails."""
    modes = [stat.S_IMODE(file.stat().st_mode) for file in book.answers]
    mode = 0o666
    for each in modes:
        mode &= each
    try:
        write_all({book.path: text}, private=True)
        book.path.chmod(mode | 0o600)
    except OutputError as error:
        return error.problems[0].message
    except OSError as error:
        return error.strerror or "it failed"
    return ""


def _state() -> Path:
    """Where the key is, and what keeps two runs apart."""
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  not for --help

    return state_folder().parent


def _alone(held: ExitStack, wanted: "Mapping[Path, object]") -> bytes | None:
    """Keep other runs over the same answers out until the end, and find the key, or make it; None where none can be kept.

    Raises:
        ResponsesError: Another run does not end.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  only where something is noted for the first time

    folder = _state()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in sorted({_lock_of(path) for path in wanted}):
            held.enter_context(FileLock(folder / name, timeout=_PATIENCE, mode=0o600))
        with FileLock(folder / "ledger.lock", timeout=_PATIENCE, mode=0o600):
            return _read_key() or _new_key()
    except Timeout as error:
        message = "another teamcheck is giving out figures of answers in the same folder, and does not come to an end"
        fix = "See what it waits for, or end it; then try again."
        raise ResponsesError([Problem(Code.LEDGER_NOT_USABLE, Place(str(next(iter(wanted)))), message, fix)]) from error
    except OSError:
        return None


def _lock_of(path: Path) -> str:
    """One of 256 names, so that locks do not pile up in the folder."""
    return f"ledger-{sha256(os.path.realpath(path).encode(errors='surrogateescape')).hexdigest()[:2]}.lock"


def _read_key() -> bytes | None:
    """The key of the digests; None where there is none yet, or none that can be used."""
    try:
        key = bytes.fromhex((_state() / _KEY).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return key if len(key) == _KEY_BYTES else None


def _new_key() -> bytes | None:
    """A key for this user; None where there is one that cannot be used, or it cannot be written."""
    place = _state() / _KEY
    if os.path.lexists(place):
        return None
    key = secrets.token_bytes(_KEY_BYTES)
    try:
        write_all({place: key.hex()}, private=True)
    except OutputError:
        return None
    return key
