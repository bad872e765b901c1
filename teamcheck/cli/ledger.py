"""The release ledger, as the commands keep it: looked at before figures are given out, written once they are (method M64)."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli import ledger_file
from teamcheck.cli.asked import STANDARD_INPUT, Scored
from teamcheck.cli.compared import NAMELESS, Candidate, Made
from teamcheck.cli.ledger_words import clashing, say_beside_another_file, say_both_are_out, say_nobody_knows
from teamcheck.cli.terminal import ReaderGoneError, talk
from teamcheck.errors import Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.organisation.ledger.book import Entry, Ledger
    from teamcheck.organisation.ledger.release import Release
    from teamcheck.scorecard.public import PublicScorecard
    from teamcheck.scorecard.totals.public import PublicOrganisation

#: File of answers to what is given out of it.
Given = Mapping[Path, "Sequence[Release]"]


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
        releases: What is given out now, with the file of answers of each.
        ledger: None where it cannot be read.
        entries: The same as the ledger keeps it.
        fault: Why the ledger cannot be read.
    """

    path: Path
    releases: "Sequence[tuple[Path, Release]]"
    ledger: "Ledger | None"
    entries: "Sequence[Entry]"
    fault: Problem | None = None


def of_teams(scored: Scored, cards: "Sequence[PublicScorecard]", together: "PublicOrganisation | None" = None) -> Given:
    """What is given out, by the file of answers: of teams (not of those of whom no figure is shown), groups and parts.

    Args:
        scored: The teams in full.
        cards: What is shown of each.
        together: What is shown of all of them together: then every team counts as given out.
    """
    from teamcheck.organisation.ledger.team import team_release  # noqa: PLC0415  not for --help

    given: dict[Path, list[Release]] = {}
    for full, shown in zip(scored.scorecards, cards, strict=True):
        file = scored.origins.get((full.team, full.round))
        if file is not None:
            marks = {mark.id for mark in shown.real_team if mark.met is not None}
            named = file not in scored.nameless
            cuts = _cuts(shown, together)
            release = team_release(full, shown.dimensions, marks, file=Path(file).name, named=named, cuts=cuts)
            given.setdefault(Path(file), []).append(release)
    if together is not None or any(card.breakdowns for card in cards):
        _add_everybody(given, cards, together)
    return given


def _cuts(card: "PublicScorecard", together: "PublicOrganisation | None") -> tuple[str, ...]:
    """The ways in which people are parted in what is given out of a team, or of all teams together."""
    if together is None and not card.breakdowns:
        return ()
    from teamcheck.organisation.ledger.everybody import cuts_of, cuts_of_organisation  # noqa: PLC0415  only where parted

    return cuts_of(card.breakdowns) if together is None else cuts_of_organisation(together)


def _add_everybody(
    given: dict[Path, "list[Release]"], cards: "Sequence[PublicScorecard]", together: "PublicOrganisation | None"
) -> None:
    """Add what is given out of groups and of parts, once in the ledger of each folder."""
    from teamcheck.organisation.ledger.everybody import group_releases, organisation_releases  # noqa: PLC0415  as above

    releases = [release for card in cards for release in group_releases(card)]
    releases += [] if together is None else organisation_releases(together)
    for file in {file.parent: file for file in reversed(given)}.values():
        given[file].extend(releases)


def of_rounds(rounds: "Iterable[tuple[Candidate, Made]]") -> Given:
    """What a comparison gives out of the rounds of a team; nothing of those of which only figures are at hand."""
    from teamcheck.organisation.ledger.team import team_release  # noqa: PLC0415  not for --help

    given: dict[Path, list[Release]] = {}
    for each, made in rounds:
        if made.card is not None:
            release = team_release(made.card, made.result.printed, file=each.path.name, named=each.team != NAMELESS)
            given.setdefault(each.path, []).append(release)
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
        key = ledger_file.alone(held, list(wanted))
        books = _looked_at(wanted, key, output)
        _say_what_can_be_doubted(books, output)
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
    first_called: dict[str, Path] = {}
    for file, releases in given.items():
        counted = [release for release in releases if release.counted or release.cuts]
        if counted and file != STANDARD_INPUT and file.is_file():
            beside = (Path(os.path.realpath(file)) if file.is_symlink() else file).with_name(FILE_NAME)
            path = first_called.setdefault(os.path.realpath(beside.parent), beside)
            wanted.setdefault(path, []).extend((file, release) for release in counted)
    return wanted


def _is_all_kept(wanted: "Mapping[Path, Sequence[tuple[Path, Release]]]", output: Output) -> bool:
    """Whether all of it was given out before and may be again, so that nothing need be written, nor others be kept out."""
    from teamcheck.organisation.ledger.rule import is_kept  # noqa: PLC0415  not for --help

    key = ledger_file.read_key()
    if key is None or output.without_ledger is not None:
        return False
    books = _looked_at(wanted, key, output)
    return all(is_kept(entry, book.ledger) for book in books if book.ledger for entry in book.entries)


def _looked_at(wanted: "Mapping[Path, Sequence[tuple[Path, Release]]]", key: bytes | None, output: Output) -> list[_Book]:
    """Every ledger, where nothing stands against giving the figures out.

    Raises:
        ResponsesError: Something does, with every team of which it does; or a ledger cannot be used.
    """
    books = [_opened(path, releases, key, output) for path, releases in wanted.items()]
    problems = [*(book.fault for book in books if book.fault), *_clashes(books)]
    if problems and output.without_ledger is None:
        raise ResponsesError(problems)
    return books


def _opened(path: Path, releases: "Sequence[tuple[Path, Release]]", key: bytes | None, output: Output) -> _Book:
    """The ledger of one folder, beside what is given out of the answers there."""
    from teamcheck.organisation.ledger.rule import entry_of  # noqa: PLC0415  not for --help

    ledger = ledger_file.read(path)
    if isinstance(ledger, Problem):
        return _Book(path, releases, None, (), ledger)
    day = date.today().isoformat()  # noqa: DTZ011  the day where the figures are given out
    entries = [entry_of(each, ledger, key, day=day, what=output.what, minimum=output.minimum) for _, each in releases]
    return _Book(path, releases, ledger, entries)


def _clashes(books: Sequence[_Book]) -> list[Problem]:
    """Why figures cannot be given out; what is the same for all teams of a file once."""
    from teamcheck.organisation.ledger.rule import clash_of, is_out  # noqa: PLC0415  not for --help

    again = all(is_out(entry, book.ledger) for book in books if book.ledger for entry in book.entries)
    found = [
        clashing(file, release, clash)
        for book in books
        if book.ledger
        for (file, release), entry in zip(book.releases, book.entries, strict=True)
        if (clash := clash_of(entry, book.ledger, again=again)) is not None
    ]
    return list(dict.fromkeys(found))


def _say_what_can_be_doubted(books: Sequence[_Book], output: Output) -> None:
    """What nobody can tell here, and what others could: two sets of figures may come together all the same."""
    from teamcheck.organisation.ledger.rule import cannot_tell  # noqa: PLC0415  not for --help

    if output.quiet:
        return
    if any(cannot_tell(entry, book.ledger) for book in books if book.ledger for entry in book.entries):
        say_nobody_knows()
    if output.without_ledger is not None and _clashes(books):
        say_both_are_out()
    for book in books:
        near = _in_other_files(book)
        if near:
            say_beside_another_file(near)


def _in_other_files(book: _Book) -> "list[tuple[int, str | None]]":
    """How many people another file is of that may be of the same time of asking, and the team (None: the file names none)."""
    from teamcheck.organisation.ledger.rule import out_elsewhere  # noqa: PLC0415  not for --help

    if book.ledger is None:
        return []
    files = {entry.of for entry in book.entries}
    return [
        (people, release.of[1] if len(release.of) > 1 else None)
        for (_, release), entry in zip(book.releases, book.entries, strict=True)
        if (people := out_elsewhere(entry, book.ledger, files))
    ]


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
                reason = ledger_file.put(book.path, text, [file for file, _ in book.releases])
        if reason and not output.quiet:
            talk(f"Note: these figures could not be noted in {book.path}: {reason}.")
            talk("      Make no other report of this round from answers that were added or changed.")
