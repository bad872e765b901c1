"""The front door and the help pages: short, grouped, examples first, and every example is one that the parser takes."""

import re
import shlex
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import typer

from teamcheck.cli.app import app
from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]
PAGES = [
    [],
    ["demo"],
    ["score"],
    ["report"],
    ["compare"],
    ["batch"],
    ["import"],
    ["check"],
    ["audit"],
    ["simulate"],
    ["norms"],
    ["norms", "build"],
    ["schema"],
    ["survey"],
    ["init"],
    ["status"],
    ["close"],
    ["survey", "kiosk"],
    ["survey", "form"],
    ["survey", "invite"],
    ["survey", "room"],
    ["plan"],
    ["plan", "new"],
    ["plan", "check"],
    ["plan", "show"],
    ["plan", "checkin"],
    ["pulse"],
    ["pulse", "new"],
    ["pulse", "show"],
    ["pulse", "said"],
    ["goals"],
    ["reflect"],
    ["questionnaires"],
    ["questionnaires", "list"],
    ["questionnaires", "show"],
    ["questionnaires", "new"],
    ["questionnaires", "export"],
    ["questionnaires", "diff"],
    ["questionnaires", "translate"],
]
#: Pages that name commands and have no example of their own.
GROUPS = [["questionnaires"], ["plan"], ["pulse"]]


def test_the_front_door_is_four_lines_on_standard_output(call: Call) -> None:
    code, out, err = call()
    assert (code, err) == (ExitCode.DONE, "")
    assert len(out.splitlines()) == 4
    assert "teamcheck demo" in out


def test_the_front_page_groups_the_commands(call: Call) -> None:
    code, out, _ = call("--help")
    assert code == ExitCode.DONE
    headings = re.findall(r"^(\w.*):$", out, flags=re.MULTILINE)
    assert headings == ["Start here", "Ask the team", "Score and report", "Act", "Set up and check", "Options"]


def test_the_commands_that_exist_are_offered_in_the_order_of_the_work(call: Call) -> None:
    _, out, _ = call("--help")
    offered = re.findall(r"^  ([a-z]+)  ", out, flags=re.MULTILINE)
    in_order = [
        "demo",
        "init",
        "survey",
        "status",
        "close",
        "import",
        "score",
        "report",
        "compare",
        "batch",
        "plan",
        "pulse",
        "goals",
        "reflect",
        "check",
        "audit",
        "simulate",
        "schema",
        "norms",
        "questionnaires",
    ]
    assert offered == in_order


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
@pytest.mark.parametrize("asking", ["-h", "--help"])
def test_every_page_fits_80_columns_and_has_examples_before_the_options(page: list[str], asking: str, call: Call) -> None:
    code, out, err = call(*page, asking)
    assert (code, err) == (ExitCode.DONE, "")
    assert max(map(len, out.splitlines())) <= 80
    assert "<" not in out, "a type of Python in the help"
    if page not in GROUPS:
        assert out.index("$ teamcheck") < out.index("Options:")


def _groups(command: Any, words: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """The words that lead to each group of commands, the front page among them."""
    if hasattr(command, "commands"):
        yield [*words]
        for name, below in command.commands.items():
            yield from _groups(below, (*words, name))


@pytest.mark.parametrize("group", [*_groups(typer.main.get_command(app))], ids=lambda words: " ".join(words) or "front page")
def test_what_a_command_is_for_stands_whole_on_one_line(group: list[str], call: Call) -> None:
    _, out, _ = call(*group, "--help")
    listed, _options = out.split("\nOptions:\n")
    commands = listed[re.search(r"^\w.*:$", listed, flags=re.MULTILINE).start() :]  # type: ignore[union-attr]
    lines = [line for line in commands.splitlines() if line.startswith(" ")]
    assert lines
    for line in lines:
        assert re.fullmatch(r"  [a-z]+ {2,}\S.*(?<!\.\.)[.?]", line), line


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_every_example_is_taken_by_the_parser(page: list[str], call: Call) -> None:
    _, out, _ = call(*page, "--help")
    examples = re.findall(r"^  \$ (?:.*\| )?teamcheck (.+?)(?:  .*)?$", out, flags=re.MULTILINE)
    assert examples or page in GROUPS
    for example in examples:
        command = typer.main.get_command(app)
        words = shlex.split(example)
        context = command.make_context("teamcheck", list(words))
        while hasattr(context.command, "resolve_command"):
            name, command, rest = context.command.resolve_command(context, [*context._protected_args, *context.args])
            assert command is not None, example
            context = command.make_context(name, rest, parent=context)


@pytest.mark.parametrize("words", [["--version"], ["--debug", "--version"]])
def test_the_version_is_said_alone_or_among_other_words(words: list[str], call: Call) -> None:
    from teamcheck import __version__  # noqa: PLC0415  what is compared

    assert call(*words) == (ExitCode.DONE, f"teamcheck {__version__}\n", "")
