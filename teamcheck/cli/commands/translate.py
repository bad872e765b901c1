"""``teamcheck questionnaires translate``: the words of a questionnaire as a file to be filled in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.translation_check import translated_of
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from teamcheck.questionnaire.catalogue import Origin
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.questionnaire.translate import Former, ToFill

#: What the name of a file gets that was there before.
_OLD = ".old"


def translate(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", callback=options.readable, help="A shipped questionnaire or a file.", show_default=False
        ),
    ],
    *,
    to: Annotated[
        str,
        typer.Option("--to", metavar="TAG", callback=options.tag, help="The language, such as cy.", show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write it (NAME.TAG.yaml beside the questionnaire); - for standard output.",
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Write a translation to be filled in, or bring one up to date.

    Every text stands under its original. Words that are there are kept; where the original has changed they are marked.

    $ teamcheck questionnaires translate ours.yaml --to cy
    $ teamcheck questionnaires translate seven-features --to cy
    """
    from teamcheck.questionnaire.catalogue import origin, shipped  # noqa: PLC0415  YAML: not for --help
    from teamcheck.questionnaire.load import load_original  # noqa: PLC0415  as above
    from teamcheck.questionnaire.translate import to_fill  # noqa: PLC0415  as above
    from teamcheck.questionnaire.translate_write import translation_text  # noqa: PLC0415  as above

    place = origin(name)
    questionnaire = load_original(place)
    if to == questionnaire.language:
        raise typer.BadParameter(f"{to!r} is the language of the questionnaire itself.", param_hint="--to")
    comes_along = name in shipped()
    own = (Path() if comes_along else Path(str(place.folder))) / f"{questionnaire.id}.{to}.yaml"
    to_stdout = str(output) == "-"
    target = own if output is None or to_stdout else output
    former = _content(target)
    filled = to_fill(questionnaire, to, _former(former, target, questionnaire, to))
    text = translation_text(filled, questionnaire)
    same = former is not None and _as_we_write(former) == text
    if to_stdout:
        put_out(text)
    elif not same:
        copy = _copy(questionnaire, place, target.parent) if comes_along else {}
        _write(target, text, former, copy)
        if copy and not quiet:
            talk(f"Wrote {', '.join(map(str, copy))}: the questionnaire, for a translation is looked for beside it.")
    if not quiet:
        _say(filled, "" if to_stdout else str(target), was_there=former is not None, same=same)


def _content(file: Path) -> bytes | None:
    """The bytes of a translation that is there; None where there is none.

    Raises:
        QuestionnaireError: It cannot be read.
    """
    from teamcheck.questionnaire.load import content_of  # noqa: PLC0415  YAML: not for --help

    return content_of(file, str(file)) if file.exists() else None


def _as_we_write(content: bytes) -> str:
    """A text without what an editor made of its beginning and of the ends of its lines."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _former(content: bytes | None, file: Path, questionnaire: "Questionnaire", language: str) -> "Former":
    """What is translated already.

    Raises:
        QuestionnaireError: The file is no translation of this questionnaire into this language.
    """
    from teamcheck.questionnaire.translate import Former  # noqa: PLC0415  YAML: not for --help
    from teamcheck.questionnaire.translate_read import read_former  # noqa: PLC0415  as above

    return Former() if content is None else read_former(content, str(file), questionnaire, language)


def _copy(questionnaire: "Questionnaire", place: "Origin", folder: Path) -> dict[Path, bytes]:
    """The questionnaire itself, where it comes with teamcheck: its translation is found beside it only.

    Raises:
        BadParameter: Another questionnaire of this name is there: it is the one that should be translated.
    """
    file, content = folder / f"{questionnaire.id}.yaml", place.file.read_bytes()
    if not file.exists():
        return {file: content}
    if file.read_bytes() != content:
        message = f"there is a {file} that differs from the one that comes with teamcheck: name that file."
        raise typer.BadParameter(message, param_hint="NAME")
    return {}


def _write(target: Path, text: str, former: bytes | None, copy: dict[Path, bytes]) -> None:
    """The translation, what comes with it, and the file that was there before under another name."""
    if former is None:
        write_all({target: text, **copy}, replace=False)
        return
    write_all({target: text, target.with_name(target.name + _OLD): former})
    if copy:
        write_all(copy, replace=False)


def _say(filled: "ToFill", target: str, *, was_there: bool, same: bool) -> None:
    """How much there is to do, and how to go on."""
    texts = len(filled.words)
    done = texts - filled.missing - len(filled.changed)
    if not was_there:
        talk(f"{f'Wrote {target}: ' if target else ''}{texts} texts to translate.")
    else:
        wrote = "" if not target else f"{target} is as it was: " if same else f"Wrote {target}: "
        talk(f"{wrote}{translated_of(done, texts)}, {filled.missing} missing, {len(filled.changed)} to look at again.")
        if filled.gone:
            talk(f"{len(filled.gone)} that nobody needs any more stand at its end.")
        if target and not same:
            talk(f"The file as it was: {target}{_OLD}")
    if target and (filled.missing or filled.changed):
        talk(f"Next: fill it in with a text editor, then: teamcheck check {target}")
