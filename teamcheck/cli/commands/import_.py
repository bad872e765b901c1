"""``teamcheck import``: exports of form tools, written as one table; and answers for the ballot box of an open round."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck._inert import on_one_line
from teamcheck.cli import keying, options, rounds
from teamcheck.cli.answers_below import ENDINGS
from teamcheck.cli.asking import somebody_is_there
from teamcheck.cli.dumps import allow_no_dump
from teamcheck.cli.importing import options as import_options
from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem, RoundError

if TYPE_CHECKING:
    from teamcheck.cli.importing.wanted import Wanted
    from teamcheck.collect.answer_code import CodeForm
    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.incoming import Read
    from teamcheck.collect.round import Round
    from teamcheck.collect.sheet import Sheet

_ROUND = "Answers for an open round"
#: Stands for a file where none was named; nothing is written there.
_NOWHERE = Path()

#: What looks like an answer code, or a part of one: groups of four letters and digits.
_CODE = re.compile(r"[0-9A-Za-z]{4}(?:[- ][0-9A-Za-z]{1,4})*")

#: Endings of tables and other exports: nothing that a page saves is called so.
_EXPORTS = ENDINGS | {".ods", ".zip"}

#: What is to be destroyed once it is in.
_PAPER = "Destroy the sheets of paper"
_FILES = "Delete the files and messages these came in, from the bin too"


def import_answers(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="With -o: exports of a form tool, or folders with them. Without: answers that people saved from the page.",
            show_default=False,
        ),
    ] = None,
    *,
    output: import_options.Output = None,
    save_map: import_options.SaveMap = None,
    report: import_options.Report = None,
    audience: options.Audience = None,
    link: import_options.LinkKey = None,
    link_by: import_options.LinkBy = None,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    team_name: options.TeamName = None,
    about: import_options.About = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    tool: import_options.Tool = None,
    team_from: import_options.TeamFrom = None,
    duplicates: import_options.Duplicates = None,
    map_: import_options.Map = None,
    by_order: import_options.ByOrder = False,
    qsf: import_options.Qsf = None,
    dictionary: import_options.Dictionary = None,
    codes: Annotated[
        Path | None,
        typer.Option(
            "--codes",
            metavar="FILE",
            rich_help_panel=_ROUND,
            help="Answer codes, one a line; - for standard input.",
            show_default=False,
        ),
    ] = None,
    typed: Annotated[
        bool, typer.Option("--typed", rich_help_panel=_ROUND, help="Key in sheets from paper, one after the other.")
    ] = False,
    into: Annotated[
        Path,
        typer.Option(
            "--into",
            metavar="DIR",
            rich_help_panel=_ROUND,
            help="The folder of the round (this folder).",
            show_default=False,
        ),
    ] = rounds.HERE,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_input: options.NoInput = False,
) -> None:
    """Read what a form tool exported, or put answers into an open round.

    With -o, exports become one table of answers without names, addresses and times. What is read is shown; either all of it is
    imported, or nothing.

    $ teamcheck import feedback.xlsx -o answers.csv
    $ teamcheck import exports -o answers.csv       a folder: a team for each file
    $ teamcheck import all.csv -o answers.csv --team-from Ward --save-map map.yaml

    Without -o, answers go into the round of this folder: either all of them, or none. No file name and no time is kept.

    $ teamcheck import teamcheck-answers.json
    $ teamcheck import --codes codes.txt --into spring
    $ teamcheck import --typed                       from paper
    """
    from teamcheck.cli.importing.wanted import Wanted  # noqa: PLC0415  not for --help

    wanted = Wanted(
        files=files or [],
        output=output or _NOWHERE,
        questionnaire=questionnaire,
        tool=tool,
        numbers=numbers,
        encoding=encoding,
        team_name=team_name,
        about=about,
        team_from=team_from,
        by_order=by_order,
        duplicates=duplicates,
        map=map_,
        save_map=save_map,
        report=report,
        qsf=qsf,
        dictionary=dictionary,
        link=link,
        link_by=link_by,
        audience=audience,
        no_input=no_input,
        quiet=quiet,
        verbose=verbose,
    )
    if output is None:
        _refuse_exports(wanted)
        _into_round(wanted, codes, into, typed=typed)
        return
    if typed or codes is not None or into != rounds.HERE:
        raise typer.BadParameter("answers go into a round, or to a file: leave one of the two out.", param_hint="--output")
    if not files:
        raise typer.BadParameter("name the exports, or a folder with them.", param_hint="FILE...")
    from teamcheck.cli.importing.run import import_exports  # noqa: PLC0415  only where something is imported

    import_exports(wanted)


def _refuse_exports(wanted: "Wanted") -> None:
    """See that nothing is asked of exports where nobody said where their answers go.

    Raises:
        BadParameter: Something is.
    """
    for file in wanted.files:
        if file.suffix.lower() in _EXPORTS or file.is_dir():
            what = "a folder" if file.is_dir() else "a table of answers"
            message = f"{on_one_line(str(file))} is {what}: add -o answers.csv to import it."
            raise typer.BadParameter(message, param_hint="FILE...")
    if wanted.says_how():
        raise typer.BadParameter("these options are for exports, which become a file: add -o answers.csv.", param_hint="-o")


def _into_round(wanted: "Wanted", codes: Path | None, into: Path, *, typed: bool) -> None:
    """Put answers from files, codes or paper into an open round."""
    files, quiet = [*wanted.files], wanted.quiet
    if typed and (files or codes):
        raise typer.BadParameter("sheets from paper are put in by themselves; leave the files out.", param_hint="--typed")
    if not (typed or files or codes):
        raise typer.BadParameter("name the files, or give --codes or --typed.", param_hint="FILE...")
    asks = typed and somebody_is_there(no_input=wanted.no_input)
    if asks:
        keying.need_screen()
    allow_no_dump()
    from teamcheck.collect.answer_code import code_form  # noqa: PLC0415  pydantic and YAML: not for --help

    round_, box = rounds.opened(into, "form", quiet=quiet)
    form = code_form(round_)
    if typed:
        _from_paper(round_, box, form, asks=asks, quiet=quiet)
        return
    named = [*files, *([] if codes is None else [codes])]
    if len(set(named)) < len(named) and not quiet:
        talk("The same file is named twice: it counts once.")  # not its name: it may be a code, given for a file
    read = _read(named, codes, form)
    _put_in(round_, box, read, quiet=quiet)
    _say_what_to_delete(_FILES if read.sheets else "", quiet=quiet)


def _from_paper(round_: "Round", box: "BallotBox", form: "CodeForm", *, asks: bool, quiet: bool) -> None:
    """Sheets that are keyed in: by a person, or by a script.

    Raises:
        RoundError: Everybody has answered, or a line of a script cannot be.
    """
    from teamcheck.collect.incoming import need_room  # noqa: PLC0415  as above

    need_room(box, round_)
    if asks:
        _ask(round_, box, form, quiet=quiet)
        return
    read = keying.keyed_in(form.asked)
    _put_in(round_, box, read, quiet=quiet)
    _say_what_to_delete(_PAPER if read.sheets else "", quiet=quiet)


def _put_in(round_: "Round", box: "BallotBox", read: "Read", *, quiet: bool) -> int:
    """Put sheets into the box and say so; how many have answered."""
    from teamcheck.collect.incoming import put_in  # noqa: PLC0415  as above
    from teamcheck.collect.round import have_answered  # noqa: PLC0415  as above

    finished = put_in(box, round_, read)
    if not quiet:
        sheets = "1 sheet" if len(read.sheets) == 1 else f"{len(read.sheets)} sheets"
        talk(f"{sheets} put in; {have_answered(finished, round_.people)}.")
    return finished


def _ask(round_: "Round", box: "BallotBox", form: "CodeForm", *, quiet: bool) -> None:
    """Sheet after sheet from a keyboard: each is in the box as soon as it is confirmed."""
    from teamcheck.collect.incoming import Incoming, Read  # noqa: PLC0415  as above

    came = ""

    def keep(sheet: "Sheet") -> bool:
        nonlocal came
        finished = _put_in(round_, box, Read((Incoming(Place("-"), sheet),)), quiet=quiet)
        came = _PAPER
        return finished < round_.people

    try:
        keying.ask_for_sheets(form.asked, keep)
    finally:  # whoever stops in the middle has sheets that are in, too
        _say_what_to_delete(came, quiet=quiet)


def _say_what_to_delete(came: str, *, quiet: bool) -> None:
    """What is to be destroyed now that it is in; nothing where nothing came in."""
    if came and not quiet:
        talk(f"{came}: they show who answered what.")


def _read(named: list[Path], codes: Path | None, form: "CodeForm") -> "Read":
    """Everything that is in all files, with everything that is wrong."""
    from teamcheck.collect.incoming import Read, from_codes, from_saved  # noqa: PLC0415  as above

    read = Read()
    for file in dict.fromkeys(named):
        try:
            content = _content(file)
        except RoundError as error:
            read += Read(problems=error.problems)
            continue
        read += from_codes(_text(content), str(file), form) if file == codes else from_saved(content, str(file), form)
    return read


def _content(file: Path) -> bytes:
    """The bytes of a file, or of standard input.

    Raises:
        RoundError: It cannot be read.
    """
    try:
        if str(file) == "-":
            return b"" if sys.stdin is None else sys.stdin.buffer.read()
        return file.read_bytes()
    except OSError as error:
        if _CODE.fullmatch(str(file)):
            raise _a_code_and_no_file() from None
        message = f"the file cannot be read: {error.strerror or 'it failed'}"
        fix = "Check the name and the folder you are in."
        raise RoundError([Problem(Code.FILE_NOT_READABLE, Place(str(file)), message, fix)]) from None


def _a_code_and_no_file() -> RoundError:
    """That a code was given for a file, without saying the code: it is what somebody answered."""
    fix = "Put codes into a file, one a line, and give that with --codes; or give --codes - and then paste them."
    message = "this looks like an answer code, and the name of a file is expected"
    return RoundError([Problem(Code.FILE_NOT_READABLE, Place("FILE..."), message, fix)])


def _text(content: bytes) -> str:
    """A list of codes as text; what an editor saved as UTF-16 begins with a mark that says so."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")
