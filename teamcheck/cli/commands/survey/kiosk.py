"""``teamcheck survey kiosk``: people answer in turn on this computer."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options, rounds
from teamcheck.cli.dumps import allow_no_dump
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.faces import can_answer_here, terminal
from teamcheck.cli.terminal import forget, talk
from teamcheck.errors import Code, Place, Problem, RoundError

if TYPE_CHECKING:
    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.kiosk.session import Ending
    from teamcheck.collect.round import Round

_HOW = "How people answer"
_LONGEST = 600
#: Minutes without a key where nobody says how many; to have everything read out takes longer.
_USUAL, _USUAL_BY_LINES = 3, 10


def _minutes(value: float | None) -> float | None:
    """A time that can be waited for."""
    if value is not None and not 0 <= value <= _LONGEST:
        raise typer.BadParameter(f"give minutes from 0 to {_LONGEST}.")
    return value


def kiosk(
    folder: rounds.Folder = rounds.HERE,
    *,
    plain: Annotated[
        bool,
        typer.Option("--plain", rich_help_panel=_HOW, help="Line by line, for screen readers; of itself where TERM is dumb."),
    ] = False,
    whole: Annotated[
        bool, typer.Option("--all", rich_help_panel=_HOW, help="All statements of one dimension on one screen.")
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="TAG",
            callback=options.tag,
            rich_help_panel=_HOW,
            help="The language to begin in: one of the round's.",
            show_default=False,
        ),
    ] = None,
    idle: Annotated[
        float | None,
        typer.Option(
            "--idle",
            metavar="MINUTES",
            callback=_minutes,
            rich_help_panel=_HOW,
            help="A person's answers are lost after so long without a key (3; line by line 10); 0: never.",
            show_default=False,
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> int:
    """Ask people in turn on this computer.

    Nothing is kept of a person before they confirm their answers.

    $ teamcheck survey                        the round of this folder
    $ teamcheck survey my-team --plain        for a screen reader
    $ teamcheck survey my-team --all --idle 5

    Ctrl-C asks whether to stop. Who has finished stays counted: begin again later, and it goes on.
    """
    _need_a_terminal()
    allow_no_dump()
    if lang is not None:
        rounds.need_language(rounds.round_and_box(folder)[0], lang)  # before the round is opened
    round_, box = rounds.opened(folder, "kiosk", quiet=quiet)
    from teamcheck.collect.kiosk.session import Session  # noqa: PLC0415  the questionnaire and Rich: not for --help

    ending: Ending = "all" if box.finished() >= round_.people else "gone"
    if ending != "all":
        with terminal(plain=plain) as face:
            tag = lang or round_.languages[0]
            minutes = idle if idle is not None else _USUAL_BY_LINES if face.by_lines else _USUAL
            ending = Session(round_, box, face, tag=tag, idle=minutes, whole=whole).ask_everybody()
    return _outcome(ending, round_, box, quiet=quiet)


def _need_a_terminal() -> None:
    """See that somebody can answer here.

    Raises:
        RoundError: Nobody can.
    """
    if can_answer_here():
        return
    message = "people answer in a terminal, and this command was not given one"
    fix = "Run it in a terminal window, without a pipe; for people elsewhere there are `survey room` and `survey form`."
    raise RoundError([Problem(Code.NO_TERMINAL, Place("survey kiosk"), message, fix)])


def _outcome(ending: "Ending", round_: "Round", box: "BallotBox", *, quiet: bool) -> int:
    """The exit code, and what comes next.

    Raises:
        RoundError: The round was closed meanwhile.
    """
    if ending == "gone":
        forget(sys.stdout)
        return ExitCode.INTERRUPTED
    if ending == "closed":
        from teamcheck.collect.promises import not_open  # noqa: PLC0415  as above

        raise RoundError([not_open(round_, box.files.manifest())])
    if not quiet:
        from teamcheck.collect.round import have_answered  # noqa: PLC0415  as above

        following = "Next: teamcheck close" if ending == "all" else "Go on asking with: teamcheck survey"
        talk(f"{have_answered(box.finished(), round_.people)}. {following}{rounds.where(round_)}")
    return ExitCode.INTERRUPTED if ending == "interrupted" else ExitCode.DONE
