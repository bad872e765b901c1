"""The release ledgers beside files of answers: looked at before figures are given out, written once they are (method M64)."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli import ledger_file
from teamcheck.cli.asked import STANDARD_INPUT
from teamcheck.cli.ledger_words import clashing, say_beside_another_file, say_both_are_out, say_nobody_knows
from teamcheck.cli.terminal import ReaderGoneError, talk
from teamcheck.errors import Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.organisation.ledger.book import Ledger
    from teamcheck.organisation.ledger.rule import Noted


#: Why something is not noted that is too much for a ledger.
_FULL = "it is full"


@dataclass(frozen=True, slots=True)
class Output:
    """How figures are given out.

    Attributes:
        what: The kind of output, such as ``score json``.
        without_ledger: Why earlier figures do not matter, or None.
        quiet: Say nothing but problems.
    """

    what: str
    without_ledger: str | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Ledgers, each beside files of answers.

    Attributes:
        of_file: File of answers to the path of its ledger.
        ledgers: Path to what is in it, or why it cannot be read.
        key: Secret of the digests; None where none can be kept.
        today: The day on which something is given out.
    """

    of_file: Mapping[Path, Path]
    ledgers: "Mapping[Path, Ledger | Problem]"
    key: bytes | None
    today: date

    @property
    def day(self) -> str:
        """The same as an ISO date."""
        return self.today.isoformat()

    def readable(self, path: Path) -> "Ledger | None":
        """A ledger that can be read."""
        found = self.ledgers[path]
        return None if isinstance(found, Problem) else found

    def salt_of(self, file: Path) -> str | None:
        """What goes into the digests of a file's answers; None where nothing of it is noted."""
        path = self.of_file.get(file)
        ledger = None if path is None else self.readable(path)
        return None if ledger is None else ledger.salt

    def salts(self, files: Iterable[Path]) -> dict[Path, str]:
        """What goes into the digests of each file's answers; files of which nothing is noted are left out."""
        return {file: salt for file in files if (salt := self.salt_of(file)) is not None}

    def by_ledger(self, noted: "Iterable[Noted]") -> "dict[Path, list[Noted]]":
        """What is given out, by ledger."""
        found: dict[Path, list[Noted]] = {path: [] for path in self.ledgers}
        for each in noted:
            found[self.of_file[each.file]].append(each)
        return found


def opened_beside(files: Iterable[Path], key: bytes | None, today: date) -> Beside:
    """The ledgers beside some files of answers; standard input, or a pipe, has no folder and so no ledger.

    Args:
        files: The files.
        key: Secret of the digests.
        today: The day on which something is given out.
    """
    from teamcheck.organisation.ledger.book import FILE_NAME  # noqa: PLC0415  not for --help

    of_file: dict[Path, Path] = {}
    first_called: dict[str, Path] = {}
    for file in files:
        if file != STANDARD_INPUT and (file.is_file() or file.is_dir()):
            beside = (Path(os.path.realpath(file)) if file.is_symlink() else file).with_name(FILE_NAME)
            of_file[file] = first_called.setdefault(os.path.realpath(beside.parent), beside)
    return Beside(of_file, {path: ledger_file.read(path) for path in dict.fromkeys(of_file.values())}, key, today)


def is_all_kept(beside: Beside, noted: "Sequence[Noted]", output: Output) -> bool:
    """Whether all of it was given out before and may be again, so that nothing need be written, nor others be kept out."""
    from teamcheck.organisation.ledger.rule import is_kept  # noqa: PLC0415  not for --help

    if beside.key is None or output.without_ledger is not None or _problems(beside, noted):
        return False
    return all(
        is_kept(each.entry, ledger)
        for path, every in beside.by_ledger(noted).items()
        if (ledger := beside.readable(path))
        for each in every
    )


@contextmanager
def while_given_out(beside: Beside, noted: "Sequence[Noted]", output: Output) -> Iterator[None]:
    """While figures are written: see that none clashes with earlier ones, and note them when all of them are out.

    Args:
        beside: The ledgers; other runs are kept out of them.
        noted: What is given out, as the ledgers keep it.
        output: How.

    Raises:
        ResponsesError: Earlier figures of a team and its round are out, and these beside them could give answers away; or a
            ledger cannot be used.
    """
    _look_at_earlier(beside, noted, output)
    try:
        yield
    except ReaderGoneError:  # whoever was reading may have seen it all
        _note_down(beside, noted, output)
        raise
    _note_down(beside, noted, output)


def note_given_out(beside: Beside, noted: "Sequence[Noted]", output: Output, full: Collection[Path] = ()) -> None:
    """See that no figures clash with earlier ones, and note them before the first of them is out.

    Args:
        beside: The ledgers; other runs are kept out of them.
        noted: What is given out, as the ledgers keep it.
        output: How.
        full: Ledgers that cannot hold all of it, and are given a part.

    Raises:
        ResponsesError: As in `while_given_out`.
    """
    _look_at_earlier(beside, noted, output)
    _note_down(beside, noted, output, full)


def refuse_clashes(beside: Beside, noted: "Sequence[Noted]", output: Output) -> None:
    """See that no figures clash with earlier ones, unless they are given out whatever was before.

    Raises:
        ResponsesError: As in `while_given_out`.
    """
    problems = _problems(beside, noted)
    if problems and output.without_ledger is None:
        raise ResponsesError(problems)


def _look_at_earlier(beside: Beside, noted: "Sequence[Noted]", output: Output) -> None:
    refuse_clashes(beside, noted, output)
    _say_what_can_be_doubted(beside, noted, output)


def _problems(beside: Beside, noted: "Iterable[Noted]") -> list[Problem]:
    """Why figures cannot be given out: ledgers that cannot be read, and every team whose earlier figures stand against it."""
    return [*(each for each in beside.ledgers.values() if isinstance(each, Problem)), *_clashes(beside, noted)]


def _clashes(beside: Beside, noted: "Iterable[Noted]") -> list[Problem]:
    """Why figures cannot be given out; what is the same for all teams of a file once."""
    from teamcheck.organisation.ledger.rule import clash_of, is_out  # noqa: PLC0415  not for --help

    every = [
        (each, ledger) for path, some in beside.by_ledger(noted).items() if (ledger := beside.readable(path)) for each in some
    ]
    again = all(is_out(each.entry, ledger) for each, ledger in every)
    found = [
        clashing(each.file, each.release, clash)
        for each, ledger in every
        if (clash := clash_of(each.entry, ledger, again=again)) is not None
    ]
    return list(dict.fromkeys(found))


def _say_what_can_be_doubted(beside: Beside, noted: "Sequence[Noted]", output: Output) -> None:
    """What nobody can tell here, and what others could: two sets of figures may come together all the same."""
    from teamcheck.organisation.ledger.rule import cannot_tell  # noqa: PLC0415  not for --help

    if output.quiet:
        return
    by_ledger = beside.by_ledger(noted)
    if any(
        cannot_tell(each.entry, ledger)
        for path, some in by_ledger.items()
        if (ledger := beside.readable(path))
        for each in some
    ):
        say_nobody_knows()
    if output.without_ledger is not None and _clashes(beside, noted):
        say_both_are_out()
    for path, some in by_ledger.items():
        near = _in_other_files(beside.readable(path), some)
        if near:
            say_beside_another_file(near)


def _in_other_files(ledger: "Ledger | None", noted: "Sequence[Noted]") -> list[tuple[int, str | None]]:
    """How many people another file is of that may be of the same time of asking, and the team (None: the file names none)."""
    from teamcheck.organisation.ledger.rule import out_elsewhere  # noqa: PLC0415  not for --help

    if ledger is None:
        return []
    files = {each.entry.of for each in noted}
    return [
        (people, each.release.of[1] if len(each.release.of) > 1 else None)
        for each in noted
        if (people := out_elsewhere(each.entry, ledger, files))
    ]


def _note_down(beside: Beside, noted: "Iterable[Noted]", output: Output, full: Collection[Path] = ()) -> None:
    """Write what was given out into each ledger. Where that fails, the figures are out all the same."""
    from teamcheck.organisation.ledger.book import LARGEST, written  # noqa: PLC0415  not for --help
    from teamcheck.organisation.ledger.rule import with_entries  # noqa: PLC0415  as above

    for path, some in beside.by_ledger(noted).items():
        ledger, reason = beside.readable(path), ""
        if ledger is None:
            reason = "there is none that can be read"
        elif not all(each.entry.key for each in some):
            reason = "no key can be kept for it"
        elif (kept := with_entries(ledger, [each.entry for each in some])) != ledger:
            text = written(kept)
            reason = _FULL if len(text) > LARGEST else ledger_file.put(path, text, [each.file for each in some])
        if path in full:
            reason = reason or _FULL
        if reason and not output.quiet:
            talk(f"Note: these figures could not be noted in {path}: {reason}.")
            talk("      Make no other report of this round from answers that were added or changed.")
