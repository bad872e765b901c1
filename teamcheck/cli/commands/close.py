"""``teamcheck close``: ends a round and writes its answers out, or opens it again while nobody has used them."""

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options, rounds
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import sweep, write_all
from teamcheck.errors import Code, OutputError, Place, Problem, RoundError

if TYPE_CHECKING:
    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.box_files import Contents
    from teamcheck.collect.close import Written
    from teamcheck.collect.manifest import Manifest
    from teamcheck.collect.round import Round


def close(
    folder: rounds.Folder = rounds.HERE,
    *,
    discard: Annotated[
        bool,
        typer.Option(
            "--discard", help="Throw the answers away, where there are too few: the report then has questions, no figures."
        ),
    ] = False,
    reopen: Annotated[
        bool, typer.Option("--reopen", help="Open the round again, within an hour and before any report was made.")
    ] = False,
    quiet: options.Quiet = False,
    no_input: options.NoInput = False,
) -> None:
    """End a round: its answers are written out, mixed.

    They go into its folder, and the ballot box is emptied.

    $ teamcheck close                writes answers.csv and comments.csv
    $ teamcheck close --discard      too few answered: talk without figures
    $ teamcheck close --reopen       somebody was forgotten
    """
    if discard and reopen:
        raise typer.BadParameter("give one of the two: --discard or --reopen.", param_hint="--reopen")
    round_, box = rounds.round_and_box(folder)
    asks = not no_input and sys.stdin is not None and sys.stdin.isatty()
    if reopen:
        _open_again(round_, box)
        said = f"Opened the round {round_.name} of {round_.team} again; answers.csv was taken back."
        next_ = f"teamcheck survey{rounds.where(round_)}"
    else:
        finished = _end(round_, box, discard=discard, asks=asks)
        done = "threw their answers away" if discard else "wrote answers.csv"
        said = f"{finished} of {round_.people} answered; {done} and emptied the ballot box."
        next_ = _report(round_)
    if not quiet:
        talk(f"{said}\nNext: {next_}")


def _report(round_: "Round") -> str:
    """The commands that make the report, ready to paste."""
    where = rounds.where(round_)
    return f"cd{where}\n      teamcheck report" if where else "teamcheck report"


def _end(round_: "Round", box: "BallotBox", *, discard: bool, asks: bool) -> int:
    """Close the round; how many have answered."""
    manifest = _ready(round_, box, discard=discard)
    if asks:
        _confirm(round_, manifest.finished, discard=discard)
    with box.files.locked():
        _ready(round_, box, discard=discard)  # once more: somebody may have closed it while the question stood there
        contents = box.files.read()
        _write_out(round_, box, contents, discard=discard)
    return contents.manifest.finished


def _ready(round_: "Round", box: "BallotBox", *, discard: bool) -> "Manifest":
    """What the box says of a round that can be closed now.

    Raises:
        RoundError: It cannot.
    """
    from teamcheck.collect.close import too_few  # noqa: PLC0415  not for --help

    manifest = rounds.going_on(round_, box)
    if not discard and manifest.finished < manifest.promise.minimum:
        raise RoundError([too_few(round_, manifest)])
    return manifest


def _confirm(round_: "Round", finished: int, *, discard: bool) -> None:
    """Ask before anything that people would miss."""
    if discard:
        typer.confirm(f"Throw away the answers of {finished} people? They cannot be brought back", abort=True, err=True)
    elif finished < round_.people:
        typer.confirm(f"{finished} of {round_.people} have answered. Close the round now?", abort=True, err=True)


def _write_out(round_: "Round", box: "BallotBox", contents: "Contents", *, discard: bool) -> None:
    """Write the files, and only then empty the box. Broken off anywhere, the next `close` finishes it.

    Raises:
        RoundError: Another file of answers stands in the way.
        OutputError: The files cannot be written; the round stays as it was, or `close` can be called again.
    """
    from teamcheck.collect.box_files import to_disk  # noqa: PLC0415  not for --help
    from teamcheck.collect.close import thrown_away, written_out  # noqa: PLC0415  as above

    written = thrown_away(round_, contents) if discard else written_out(round_, contents, random.SystemRandom())
    if foreign := _in_the_way(round_, contents, written):
        raise RoundError(foreign)
    before = contents.manifest.closing
    closing = written.closing(time.time() if before is None else before.at)
    if contents.manifest.state == "closing":
        sweep(round_.folder)
    box.mark_closing(closing.model_copy(update={"answers": ""}) if discard else closing)
    try:
        _take_away(round_, contents, but=written)
        write_all({round_.folder / name: text for name, text in written.files.items()}, private=True)
    except OutputError:
        box.go_on(contents)
        raise
    to_disk(round_.folder)
    box.destroy()


def _take_away(round_: "Round", contents: "Contents", *, but: "Written") -> None:
    """Take away what an earlier closing has written and this one has not.

    Raises:
        OutputError: A file cannot be taken away.
    """
    from teamcheck.collect.close import COMMENTS, is_own  # noqa: PLC0415  not for --help

    comments = round_.folder / COMMENTS
    if COMMENTS not in but.files and is_own(contents.manifest, comments):
        _unlink(comments)


def _unlink(path: Path) -> None:
    """Take a file away, if it is there.

    Raises:
        OutputError: It cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        fix = "Delete it yourself: these answers must not lie here."
        message = f"the file cannot be taken away: {error.strerror or 'it failed'}"
        raise OutputError([Problem(Code.NOT_WRITTEN, Place(str(path)), message, fix)]) from error


def _in_the_way(round_: "Round", contents: "Contents", written: "Written") -> list[Problem]:
    """Files that would be lost, which no earlier closing of this round has written."""
    from teamcheck.collect.close import is_own  # noqa: PLC0415  not for --help

    there = [round_.folder / name for name in written.files if (round_.folder / name).exists()]
    message = "there is a file of this name already, and closing would write over it"
    fix = "Take it out of the folder first."
    return [
        Problem(Code.ANSWERS_IN_THE_WAY, Place(str(path)), message, fix)
        for path in there
        if not is_own(contents.manifest, path)
    ]


def _open_again(round_: "Round", box: "BallotBox") -> None:
    """Put what was written out back into the box, then take the files away.

    Raises:
        RoundError: The round cannot be opened again.
    """
    from teamcheck.collect import close as closing  # noqa: PLC0415  not for --help

    if box.state() == "not opened":
        raise closing.cannot_reopen(round_, "it was never opened")
    with box.files.locked():
        manifest = box.files.manifest()
        box.check(manifest)
        answers, comments = (_text(round_.folder / name) for name in (closing.ANSWERS, closing.COMMENTS))
        if why := closing.refuse_reopening(manifest, answers, comments, time.time()):
            raise closing.cannot_reopen(round_, why)
        box.fill(*closing.read_back(round_, answers, comments))
        for name in (closing.ANSWERS, closing.COMMENTS, closing.POLICY):
            _unlink(round_.folder / name)


def _text(path: Path) -> str:
    """What is in a file; nothing where it is not there or cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return ""
