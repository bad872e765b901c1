"""``teamcheck audit``: play the attacker over what was written, before it is given away."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from teamcheck.cli import options
from teamcheck.cli.asked import STANDARD_INPUT
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.organisation.audit.printed import Output
    from teamcheck.questionnaire.model import Questionnaire

Format = Literal["table", "json"]
#: Largest file that is read, in bytes: about a thousand teams.
_LARGEST = 48 << 20
#: Pages from which it is said how far the attack has come.
_MANY = 20
_PAGES, _TABLES = {".html", ".htm", ".md", ".pdf"}, {".csv", ".tsv", ".xlsx", ".ods", ".parquet", ".db"}
_FROM_ANSWERS = "Make its figures a file with the same options: teamcheck score answers.csv -o scores.json"
_FIX = "Give what `teamcheck score -f json`, `score -f jsonl` or `compare -f json` has written, as it was written."


def audit(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="OUTPUT.json...",
            help="What `score` and `compare` wrote as json or jsonl: everything that the same people may see. - reads one.",
            show_default=False,
        ),
    ],
    *,
    form: Annotated[
        Format | None,
        typer.Option(
            "-f",
            "--format",
            metavar="table|json",
            rich_help_panel="What comes out",
            help="Words, or findings for programs (what -o ends in, else words).",
            show_default=False,
        ),
    ] = None,
    output: options.Output = None,
    questionnaire: Annotated[
        str | None,
        typer.Option(
            "-q",
            "--questionnaire",
            metavar="NAME",
            callback=options.readable,
            rich_help_panel="What is read",
            help="What people were asked, where it did not come with teamcheck: a file.",
            show_default=False,
        ),
    ] = None,
    thorough: Annotated[
        bool,
        typer.Option("--thorough", rich_help_panel="How it runs", help="Go through much more; it can take minutes a page."),
    ] = False,
    quiet: options.Quiet = False,
) -> int:
    """See whether files you pass on give anybody's answers away.

    Lay the files side by side as an attacker would. Exit code 10: something was found.

    $ teamcheck audit scores.json                      one file
    $ teamcheck audit spring.json autumn.json          several, side by side
    $ teamcheck audit scores.json -f json -o audit.json
    """
    from teamcheck.cli.audit_labels import Labels  # noqa: PLC0415  not for --help
    from teamcheck.cli.audit_shown import as_json, as_text, public_audit  # noqa: PLC0415  as above
    from teamcheck.organisation.audit.attacker import audit as attack  # noqa: PLC0415  as above
    from teamcheck.organisation.audit.budget import THOROUGH, USUAL  # noqa: PLC0415  as above

    outputs = _read_all(files)
    asked = _questionnaires(outputs, questionnaire)
    found = attack(outputs, asked, allowed=THOROUGH if thorough else USUAL, progress=_progress(quiet=quiet))
    labels = Labels(asked)
    shown = public_audit(found, [each.file for each in outputs], labels)
    to_file = output is not None and str(output) != "-"
    json = form == "json" or (form is None and output is not None and output.suffix.lower() == ".json")
    text = as_json(shown) if json else as_text(shown, found, labels)
    if output is None or not to_file:
        put_out(text)
    else:
        write_all({output: text}, spare=files)
        if not quiet:
            talk(f"Wrote {output}")
    return ExitCode.FAILED if shown.findings else ExitCode.DONE


def _read_all(files: Sequence[Path]) -> "list[Output]":
    """What every file prints; the same file given twice is read once.

    Raises:
        ResponsesError: With every file that cannot be used.
    """
    from teamcheck.organisation.audit.mapping import NotOursError  # noqa: PLC0415  not for --help
    from teamcheck.organisation.audit.read_output import read_output  # noqa: PLC0415  as above

    outputs: list[Output] = []
    problems: list[Problem] = []
    for file in dict.fromkeys(files):
        try:
            text = _text(file)
        except ResponsesError as error:
            problems += error.problems
            continue
        try:
            outputs.append(read_output(str(file), text))
        except NotOursError as error:
            problems.append(_not_ours(file, text, str(error)))
    if problems:
        raise ResponsesError(problems)
    return outputs


def _not_ours(file: Path, text: str, why: str) -> Problem:
    """What a text is that is no output, as far as its name or its beginning says."""
    place, ending = Place(str(file)), file.suffix.lower()
    if ending in _PAGES or text.lstrip().startswith("<"):
        return Problem(Code.OUTPUT_NOT_READABLE, place, "a page cannot be audited", _FROM_ANSWERS)
    if ending in _TABLES:
        return Problem(Code.OUTPUT_NOT_READABLE, place, "a table of answers or scores cannot be audited", _FROM_ANSWERS)
    return Problem(Code.OUTPUT_NOT_READABLE, place, f"this cannot be audited: {why}", _FIX)


def _text(file: Path) -> str:
    """The text of a file.

    Raises:
        ResponsesError: It cannot be read, is a folder, is too large, or is no text.
    """
    place = Place(str(file))
    try:
        content = _content(file)
    except FileNotFoundError:
        message, fix = "there is no such file", "Check the name and the folder you are in."
        raise ResponsesError([Problem(Code.FILE_NOT_READABLE, place, message, fix)]) from None
    except (OSError, ValueError) as error:
        if file.is_dir():
            message = "a folder cannot be audited"
            raise ResponsesError([Problem(Code.OUTPUT_NOT_READABLE, place, message, _FROM_ANSWERS)]) from None
        message = f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
        fix = "Check that it exists and that you may read it."
        raise ResponsesError([Problem(Code.FILE_NOT_READABLE, place, message, fix)]) from None
    if len(content) > _LARGEST:
        message = f"this cannot be audited: it is larger than {_LARGEST >> 20} MiB"
        raise ResponsesError([Problem(Code.OUTPUT_NOT_READABLE, place, message, "Give fewer teams at a time.")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ResponsesError([_not_ours(file, "", "it is no text in UTF-8")]) from None


def _content(file: Path) -> bytes:
    """The bytes of a file or of standard input, and at most one more than may be."""
    if file == STANDARD_INPUT:
        return typer.get_binary_stream("stdin").read(_LARGEST + 1)
    with file.open("rb") as stream:
        return stream.read(_LARGEST + 1)


def _questionnaires(outputs: "Sequence[Output]", named: str | None) -> "list[Questionnaire]":
    """What people may have been asked: the questionnaire that is named, or those that the outputs name and we ship."""
    from teamcheck.organisation.audit.attacker import pages_of  # noqa: PLC0415  not for --help
    from teamcheck.questionnaire.catalogue import shipped  # noqa: PLC0415  as above
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above

    if named is not None:
        return [load_questionnaire(named)]
    wanted = {page.stamp.id for page in pages_of(outputs)}
    return [load_questionnaire(name) for name in shipped() if name in wanted]


def _progress(*, quiet: bool) -> Callable[[int, int], None]:
    """What says now and then how far the attack has come, where there is much to attack."""

    def say(done: int, whole: int) -> None:
        if not quiet and done and done % _MANY == 0:
            talk(f"{done} of {whole} pages")

    return say
