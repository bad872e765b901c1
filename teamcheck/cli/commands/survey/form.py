"""``teamcheck survey form``: a page to send out, answered without a network, or a form on paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options, rounds
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from teamcheck.collect.round import Round

_PAGE, _PAPER = "form.html", "form-print.html"


def form(
    folder: rounds.Folder = rounds.HERE,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            rich_help_panel="What comes out",
            help="Where the page of the first language goes (form.html in the folder of the round); - for standard output.",
            show_default=False,
        ),
    ] = None,
    print_: Annotated[
        bool, typer.Option("--print", rich_help_panel="What comes out", help="A form on paper instead (form-print.html).")
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="TAG",
            callback=options.tag,
            rich_help_panel="What comes out",
            help="Only this language of the round, such as cy.",
            show_default=False,
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Make a page to send out: people answer it without a network.

    They send back a small file or a code; teamcheck import takes both.

    $ teamcheck survey form                     form.html
    $ teamcheck survey form spring -o ask.html  a round in a folder
    $ teamcheck survey form --print             form-print.html, to be filled in
    """
    from teamcheck.collect.sent_out import file_names, pages, papers  # noqa: PLC0415  Jinja and YAML: not for --help

    to_stdout = output is not None and str(output) == "-"
    languages = _chosen(rounds.round_and_box(folder)[0], lang, only_one=to_stdout)  # before the round is opened
    round_, _ = rounds.opened(folder, "form", quiet=quiet)
    names = file_names(output or round_.folder / (_PAPER if print_ else _PAGE), languages)
    made = papers(round_, names) if print_ else pages(round_, names)
    if to_stdout:
        put_out(*made.values())
        return
    write_all(made, spare=[round_.file])
    if not quiet:
        _say_written(list(made), round_, on_paper=print_)


def _chosen(round_: "Round", tag: str | None, *, only_one: bool) -> tuple[str, ...]:
    """The languages that are asked for.

    Raises:
        BadParameter: The round has not got it, or standard output would get more than one page.
    """
    if tag is not None:
        rounds.need_language(round_, tag)
        return (tag,)
    if only_one and len(round_.languages) > 1:
        raise typer.BadParameter("standard output takes one language; choose it with --lang.", param_hint="--output")
    return round_.languages


def _say_written(files: list[Path], round_: "Round", *, on_paper: bool) -> None:
    """Where the documents are, and what to do with them."""
    into = f" --into{where}" if (where := rounds.where(round_)) else ""
    for file in files:
        talk(f"Wrote {file}")
    if on_paper:
        talk("Next: print it, hand it out, and put up an envelope or a box for what comes back.")
        talk(f"Then shuffle it and key it in: teamcheck import --typed{into}")
        return
    if len(files) > 1:
        talk("Send them together: each leads to the others.")
    back = f"{round_.facilitator.name} gets back files or codes; put them in: teamcheck import{into} FILE... or --codes FILE"
    talk(f"Next: send it out. {back}")
