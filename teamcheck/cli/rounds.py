"""The round of a folder and its ballot box, as the commands find them."""

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options
from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.reading import read_and_score, say_no_policy
from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem, RoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.manifest import Manifest
    from teamcheck.collect.round import Round
    from teamcheck.collect.told import Way

#: The folder that commands of a round are called in, where none is named.
HERE = Path()
Folder = Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder of the round (this folder).", show_default=False)]


def round_and_box(folder: Path) -> "tuple[Round, BallotBox]":
    """The round of a folder and its ballot box, whether or not it is open.

    Raises:
        RoundError: There is no round, or it cannot be used.
        QuestionnaireError: Its questionnaire cannot be used.
    """
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  pydantic and YAML: not for --help

    round_ = read_round(folder)
    return round_, box_of(round_)


def box_of(round_: "Round") -> "BallotBox":
    """The ballot box of a round, whether or not it is open."""
    from teamcheck.collect.box import BallotBox  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  as above

    return BallotBox(round_, state_folder())


def where(round_: "Round") -> str:
    """What a command to be pasted says of the folder of a round, with a space before it: nothing in that folder itself."""
    return pasted(round_.folder, HERE)


def pasted(path: Path, usual: Path) -> str:
    """What a command to be pasted says of a path, with a space before it: nothing of the one that it takes anyway.

    >>> pasted(Path("spring"), HERE), pasted(Path("our spring"), HERE), pasted(HERE, HERE)
    (' spring', ' "our spring"', '')
    """
    return "" if path == usual else f' "{path}"' if " " in str(path) else f" {path}"


def need_language(round_: "Round", tag: str) -> None:
    """See that people can answer in a language.

    Raises:
        BadParameter: The round is asked in others only.
    """
    if tag not in round_.languages:
        raise typer.BadParameter(f"the round is asked in {', '.join(round_.languages)}.", param_hint="--lang")


def opened(folder: Path, way: "Way", *, quiet: bool = False) -> "tuple[Round, BallotBox]":
    """The round of a folder, opened for people to answer: from now on what they are told is frozen.

    Raises:
        RoundError: It cannot be used, is closed, or says something else than people were told.
        OutputError: The ballot box cannot be written.
    """
    from teamcheck.collect.languages import sentences  # noqa: PLC0415  as above
    from teamcheck.collect.state import is_copied  # noqa: PLC0415  as above
    from teamcheck.collect.told import told  # noqa: PLC0415  as above

    round_, box = round_and_box(folder)
    first = round_.languages[0]
    before = box.state()
    box.open(told(round_, sentences(round_, first), first, way).plain)
    if before == "not opened" and not quiet:
        talk(f"Opened the round {round_.name} of {round_.team}: what people are told is frozen from now on.")
    if before == "not opened" and round_.debrief is None and round_.questionnaire.pulse is None and not quiet:
        talk(f"Warning: no day is set to talk about the result. Type into {round_.file}: debrief: YEAR-MONTH-DAY")
    if round_.people < round_.minimum and not quiet:
        talk(f"Note: a team of {round_.people} gets no figures, so nobody needs to answer: see `teamcheck report`.")
    if way != "room" and box.files.manifest().tickets is not None and not quiet:
        talk("Note: slips were made for this round. Whoever answers without one can answer a second time with it.")
    if is_copied(box.files.folder) and not quiet:
        talk(f"Warning: {box.files.folder} looks as if it were copied to other computers, with its versions.")
        talk("         Two versions of a ballot box side by side can show what one person answered.")
    return round_, box


def changes_since(box: "BallotBox") -> "Sequence[Problem]":
    """What ``round.yaml`` says otherwise than people were told, while they answer; nothing where they are not asked."""
    if box.state() not in {"open", "closing"}:
        return ()
    try:
        box.check(box.files.manifest())
    except RoundError as error:
        return error.problems
    return ()


def to_report(round_: "Round", *, comments: bool = False) -> str:
    """The commands that make the report, or the page of a pulse; ``comments``: what people wrote is to be decided on first."""
    if round_.about:
        return _report_of_both(round_, comments=comments)
    first = ["teamcheck report --review-comments"] if comments else []
    team = team_of_pulse(round_)
    if team is None:
        return _there(round_, *first, "teamcheck report")
    if not first:
        return f"teamcheck pulse show{pasted(team, HERE)}"
    return _there(round_, *first, "teamcheck pulse show ../..")


def team_of_pulse(round_: "Round") -> Path | None:
    """The folder of the team, as it is pasted, where a round is one of its pulses; None where it is none, or lies by itself."""
    from teamcheck.collect.pulses import FOLDER  # noqa: PLC0415  pydantic and YAML: not for --help

    if round_.questionnaire.pulse is None or round_.folder.resolve().parent.name != FOLDER:
        return None
    return round_.folder.parent.parent if len(round_.folder.parts) > 1 else round_.folder / ".." / ".."


def _there(round_: "Round", *commands: str) -> str:
    """Commands that are given in the folder of a round."""
    here = where(round_)
    return "\n      ".join([*([f"cd{here}"] if here else []), *commands])


def _report_of_both(round_: "Round", *, comments: bool) -> str:
    """The same where two teams answer about each other: their pages are made of the answers of both, in one command."""
    ours = pasted(round_.folder / "answers.csv", HERE)
    command = f"teamcheck report{ours} OTHER/answers.csv -q {pasted(Path(round_.source), HERE).strip()}"
    first = [f"{command} --review-comments"] if comments else []
    return "\n      ".join(["when both teams have answered (OTHER: the folder of the other team's round)", *first, command])


def first_steps(round_: "Round") -> str:
    """What comes after a folder was made, ready to paste."""
    if round_.people < round_.minimum:
        page = _there(round_, "teamcheck report")
        return f"{page}    questions to talk about: so small a team gets no figures, and need not answer"
    here = where(round_)
    invited = any(round_.folder.glob("invitation.*"))
    return "\n      ".join([*([] if invited else [f"teamcheck survey invite{here}"]), f"teamcheck survey{here}"])


def going_on(round_: "Round", box: "BallotBox") -> "Manifest":
    """What the box of a round says that is not closed yet.

    Raises:
        RoundError: It was never opened, is closed, or says something else than people were told.
    """
    from teamcheck.collect.promises import not_open  # noqa: PLC0415  not for --help

    if box.state() == "not opened":
        fix = f"Ask first: teamcheck survey{where(round_)}"
        raise RoundError([Problem(Code.ROUND_NOT_OPEN, Place(str(round_.file)), "nobody has been asked yet", fix)])
    manifest = box.files.manifest()
    box.check(manifest)
    if manifest.state == "closed":
        with box.files.locked():
            box.files.clean()  # closing may have been killed at its very last step, with answers still lying there
        raise RoundError([not_open(round_, manifest)])
    return manifest


def scored_here(asked: Asked, folder: Path = HERE) -> tuple[Asked, Scored]:
    """Score what was asked for: files of answers, or those of the round in this folder where none is named.

    Args:
        asked: What was asked for.
        folder: The folder of the round.

    Returns:
        What was asked for, with what the round says of it; and what came of it.

    Raises:
        TeamcheckError: Something cannot be read, or the round is not closed.
        BadParameter: No file is named, and there is no round here either.
    """
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  not for --help

    if asked.files:
        return asked, _scored(asked)
    if not (folder / FILE_NAME).is_file():
        raise typer.BadParameter("name a file of answers, or go into the folder of a round.", param_hint="FILE")
    round_, box = round_and_box(folder)
    asked = _of_round(asked, round_)
    if box.state() == "not opened" and round_.people < round_.minimum and not asked.files[0].is_file():
        return asked, replace(_without_asking(round_, asked), round_=round_)
    if box.state() in {"open", "closing"} or not asked.files[0].is_file():
        raise RoundError([no_answers(asked.files[0], round_, box)])
    scored = _scored(asked)
    return asked, replace(scored, round_=_as_told(round_, box) if _are_of(round_, scored) else None)


def _as_told(round_: "Round", box: "BallotBox") -> "Round":
    """The round with what people were told before they answered, where that may not be changed and its box is here."""
    told = box.files.manifest().promise.leader_answers if box.files.exists else None
    return round_ if told is None else replace(round_, leader_answers=told)


def _are_of(round_: "Round", scored: Scored) -> bool:
    """Whether everything that was scored is of a round, as far as the answers say: a file of other teams may lie there."""
    from teamcheck.responses.rows import alike  # noqa: PLC0415  not for --help

    for card in scored.scorecards:
        way = scored.directions.get(card.team)
        named = scored.origins.get((card.team, card.round)) not in scored.nameless
        if named and alike(way.team if way else card.team) != alike(round_.team):
            return False
        if card.round is not None and alike(card.round) != alike(round_.name):
            return False
    return True


def _scored(asked: Asked) -> Scored:
    """Score files of answers.

    Raises:
        TeamcheckError: Something cannot be read, or is of a round that is open.
    """
    with released(asked.files):
        scored = read_and_score(asked)
    say_no_policy(scored, asked)
    return scored


@contextmanager
def released(files: "Sequence[Path]") -> "Iterator[None]":
    """While figures are made of files of answers: see that none is of an open round, and note that its figures are out.

    Raises:
        RoundError: A file is of a round that is open.
    """
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  not for --help

    boxes = state_folder()
    if not boxes.is_dir():  # nobody was ever asked on this computer
        yield
        return
    from teamcheck.collect.releases import check_released, note_released  # noqa: PLC0415  it brings what boxes need

    check_released(files, boxes)
    yield
    note_released(files, boxes)


def _of_round(asked: Asked, round_: "Round") -> Asked:
    """What was asked for, completed by what a round says."""
    from teamcheck.collect.close import ANSWERS  # noqa: PLC0415  pydantic and YAML: not for --help

    named = asked.questionnaire if asked.questionnaire != options.QUESTIONNAIRE else round_.source
    size = asked.size if asked.size is not None or asked.teams is not None else round_.people
    return replace(asked, files=[round_.folder / ANSWERS], questionnaire=named, size=size)


def _without_asking(round_: "Round", asked: Asked) -> Scored:
    """What a team too small for any figure can talk about: it need not answer anything first."""
    from teamcheck.responses.model import Direction, Policy  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.build import nobody  # noqa: PLC0415  as above

    other = Direction(round_.team, round_.about) if round_.about else None
    name = other.name if other else round_.team
    card = nobody(round_.questionnaire, team=name, round=round_.name, size=round_.people)
    left_out = {"careless": 0} if asked.without_careless else {}
    policy, directions = Policy(round_.minimum, round_.audience), {name: other} if other else {}
    return Scored(round_.questionnaire, policy, [card], left_out=left_out, directions=directions)


def no_answers(answers: Path, round_: "Round", box: "BallotBox") -> Problem:
    """Why the file of answers of a round is not there to be scored."""
    if box.state() in {"open", "closing"}:
        from teamcheck.collect.round import have_answered  # noqa: PLC0415  as above

        message = f"the round is open: {have_answered(box.finished(), round_.people)}"
        return Problem(Code.ROUND_NOT_OPEN, Place(str(round_.file)), message, f"End it first: teamcheck close{where(round_)}")
    message, fix = "there are no answers here", f"Ask first: teamcheck survey{where(round_)}. Or name the file of answers."
    return Problem(Code.ROUND_NOT_OPEN, Place(str(answers)), message, fix)
