"""The round of a folder and its ballot box, as the commands find them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.round import Round
    from teamcheck.collect.told import Way

Folder = Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder of the round (this folder).", show_default=False)]


def round_and_box(folder: Path) -> "tuple[Round, BallotBox]":
    """The round of a folder and its ballot box, whether or not it is open.

    Raises:
        RoundError: There is no round, or it cannot be used.
        QuestionnaireError: Its questionnaire cannot be used.
    """
    from teamcheck.collect.box import BallotBox  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  as above

    round_ = read_round(folder)
    return round_, BallotBox(round_, state_folder())


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
    if is_copied(box.files.folder) and not quiet:
        talk(f"Warning: {box.files.folder} looks as if it were copied to other computers, with its versions.")
        talk("         Two versions of a ballot box side by side can show what one person answered.")
    return round_, box
