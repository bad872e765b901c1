"""``teamcheck close``: ends a round and writes its answers out, or opens it again while nobody has used them."""

import random
import time
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck._ordinary import open_ordinary
from teamcheck.cli import options, rounds
from teamcheck.cli.asking import somebody_is_there
from teamcheck.cli.dumps import allow_no_dump
from teamcheck.cli.review import wait_for_a_review
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
    allow_no_dump()
    round_, box = rounds.round_and_box(folder)
    asks = somebody_is_there(no_input=no_input)
    if reopen:
        _open_again(round_, box)
        said = f"Opened the round {round_.name} of {round_.team} again; answers.csv was taken back."
        next_ = f"teamcheck survey{rounds.where(round_)}"
    else:
        said, next_ = _end(round_, box, discard=discard, asks=asks), _to_report(round_)
    if not quiet:
        talk(f"{said}\nNext: {next_}")


def _end(round_: "Round", box: "BallotBox", *, discard: bool, asks: bool) -> str:
    """Close the round; what was done, in words."""
    manifest = _ready(round_, box, discard=discard)
    if asks and not _agreed(round_, manifest.finished, discard=discard):
        talk("Nothing was changed.")
        raise typer.Exit
    with box.files.locked():
        finished = _ready(round_, box, discard=discard).finished  # again: somebody may have closed it in the meantime
        if not finished:
            box.withdraw()
            return "Nobody had answered. The round is as if it had never been opened."
        files = _write_out(round_, box, box.files.read(), discard=discard)
    counted = f"{finished} of {round_.people} answered"
    if discard:
        return f"{counted}; threw their answers away. How many they were is kept in answers.csv, and nothing else."
    taken_back = f"Was somebody forgotten? Within the hour, before any report: teamcheck close{rounds.where(round_)} --reopen"
    return f"{counted}; wrote {', '.join(files)}, and emptied the ballot box.\n{taken_back}"


def _to_report(round_: "Round") -> str:
    """The commands that make the report; what people wrote is decided on first."""
    return rounds.to_report(round_, comments=wait_for_a_review(round_.folder))


def _ready(round_: "Round", box: "BallotBox", *, discard: bool) -> "Manifest":
    """What the box says of a round that can be closed now.

    Raises:
        RoundError: It cannot.
    """
    from teamcheck.collect.close import enough, too_few  # noqa: PLC0415  not for --help

    manifest = rounds.going_on(round_, box)
    if discard and manifest.finished >= manifest.promise.minimum:
        raise RoundError([enough(round_, manifest)])
    if not discard and manifest.finished < manifest.promise.minimum:
        raise RoundError([too_few(round_, manifest, rounds.pasted(round_.folder, rounds.HERE))])
    return manifest


def _agreed(round_: "Round", finished: int, *, discard: bool) -> bool:
    """Whether the person at the keyboard agrees to what people would miss."""
    from teamcheck.collect.round import have_answered  # noqa: PLC0415  not for --help

    if discard and finished:
        people = "1 person" if finished == 1 else f"{finished} people"
        return typer.confirm(f"Throw away the answers of {people}? They cannot be brought back", err=True)
    if not discard and finished < round_.people:
        return typer.confirm(f"{have_answered(finished, round_.people)}. Close the round now?", err=True)
    return True


def _write_out(round_: "Round", box: "BallotBox", contents: "Contents", *, discard: bool) -> list[str]:
    """Write the files, and only then empty the box. Broken off anywhere, the next `close` finishes it.

    Returns:
        The names of the files.

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
        write_all({round_.folder / name: text for name, text in written.files.items()}, private=True)
    except OutputError:
        box.go_on(contents)
        raise
    to_disk(round_.folder)
    box.destroy()
    return [*written.files]


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
        raise closing.cannot_reopen(round_, "it was never opened", is_open=True)
    with box.files.locked():
        manifest = box.files.manifest()
        box.check(manifest)
        answers, comments = (_text(round_.folder / name) for name in (closing.ANSWERS, closing.COMMENTS))
        if why := closing.refuse_reopening(manifest, answers, comments, time.time()):
            raise closing.cannot_reopen(round_, why, is_open=manifest.state == "open")
        box.fill(*closing.read_back(round_, answers, comments))
        for name in (closing.ANSWERS, closing.COMMENTS, closing.POLICY):
            _unlink(round_.folder / name)


def _text(path: Path) -> str:
    """What is in a file; nothing where it is not there or cannot be read."""
    try:
        with TextIOWrapper(open_ordinary(path), encoding="utf-8") as stream:
            return stream.read()
    except (OSError, UnicodeError):
        return ""
