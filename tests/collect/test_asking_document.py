"""docs/asking.md says of round.yaml and of the commands what is so."""

import re
import shlex
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel

from teamcheck.cli.app import app
from teamcheck.collect.manifest import Promise
from teamcheck.collect.round_file import read_round
from teamcheck.collect.round_format import FacilitatorFormat, RoundFormat, WordsFormat

#: Keys that hold others, with the format of these.
NESTED: dict[str, tuple[str, type[BaseModel]]] = {
    "facilitator": ("facilitator.", FacilitatorFormat),
    "translations": ("translations.TAG.", WordsFormat),
}
WELSH = "schema: teamcheck/translation/1\nof: seven-features\nlanguage: cy\nstatus: machine\ntitle: Saith nodwedd\n"


@pytest.fixture(scope="module")
def document(root: Path) -> str:
    return (root / "docs" / "asking.md").read_text(encoding="utf-8")


def section(document: str, heading: str) -> str:
    """What stands below a heading, up to the next one of any depth."""
    (found,) = re.findall(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", document, re.MULTILINE | re.DOTALL)
    return found


def fenced(kind: str, text: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def names_of(format_: type[BaseModel], before: str = "") -> list[str]:
    """Every key of a format, those within others after their own."""
    found = []
    for name, field in format_.model_fields.items():
        key = field.alias or name
        found += names_of(NESTED[key][1], NESTED[key][0]) if key in NESTED else [before + key]
    return found


def test_the_table_has_every_key_of_the_format_and_no_other(document: str) -> None:
    rows = re.findall(r"^\| `([\w.]+)` \|", section(document, "round.yaml"), re.MULTILINE)

    assert sorted(rows) == sorted(names_of(RoundFormat))


def test_every_key_but_those_of_other_languages_and_another_team_is_in_the_example(document: str) -> None:
    example, _ = fenced("yaml", section(document, "round.yaml"))
    written = re.findall(r"^(\w+):", example, re.MULTILINE)

    assert sorted(written) == sorted({name.split(".")[0] for name in names_of(RoundFormat)} - {"translations", "about"})


@pytest.fixture
def harbour(root: Path, tmp_path: Path) -> Path:
    """The folder of a round, but for the file that the document shows."""
    shutil.copy(root / "questionnaires" / "seven-features.yaml", tmp_path)
    (tmp_path / "seven-features.cy.yaml").write_text(WELSH, encoding="utf-8")
    return tmp_path


def test_the_example_is_a_round(document: str, harbour: Path) -> None:
    example, _ = fenced("yaml", section(document, "round.yaml"))
    (harbour / "round.yaml").write_text(example, encoding="utf-8")

    round_ = read_round(harbour)
    assert (round_.team, round_.people, round_.minimum, round_.facilitator.name) == ("Harbour", 9, 5, "Ann Lee")
    assert round_.words.responsible


def test_the_example_of_a_second_language_fits_into_it(document: str, harbour: Path) -> None:
    example, second = fenced("yaml", section(document, "round.yaml"))
    assert "languages: [en]\n" in example
    (harbour / "round.yaml").write_text(example.replace("languages: [en]\n", second), encoding="utf-8")

    round_ = read_round(harbour)
    assert round_.languages == ("en", "cy")
    assert round_.words_in("cy").why != round_.words.why
    assert round_.words_in("cy").support == round_.words.support


def test_what_is_said_to_be_frozen_is_what_is_promised(document: str) -> None:
    first = section(document, "What cannot be changed any more").split(". ")[0]
    named = set(re.findall(r"`(\w+)`", first))

    assert "questionnaire" in first
    assert "the questions about people themselves" in section(document, "What cannot be changed any more")
    assert named | {"questionnaire", "sha256", "told", "background", "kept_until"} == set(Promise.model_fields)


def test_every_command_is_taken_by_the_parser(document: str) -> None:
    lines = [line for block in fenced("console", document) for line in block.splitlines()]
    calls = [shlex.split(line.removeprefix("$ teamcheck ")) for line in lines if line.startswith("$ teamcheck ")]
    assert len(calls) > 10

    for words in calls:
        command = typer.main.get_command(app)
        context = command.make_context("teamcheck", list(words))
        while hasattr(context.command, "resolve_command"):
            name, command, rest = context.command.resolve_command(context, [*context._protected_args, *context.args])
            assert command is not None, words
            context = command.make_context(name, rest, parent=context)


FILL = """
from pathlib import Path
from teamcheck.collect.box import BallotBox
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet, asked_in
from teamcheck.collect.state import state_folder
round_ = read_round(Path())
box = BallotBox(round_, state_folder())
box.open("told")
for person in range(9):
    box.add(Sheet({item.id: 1 + (person + place) % 2 for place, item in enumerate(asked_in(round_, "en").items)}))
"""


def steps(block: str) -> list[tuple[str, str]]:
    """What is typed, and what is shown below it."""
    return [(line, shown) for line, _, shown in (part.partition("\n") for part in block.split("$ ")[1:])]


def agrees(shown: str, said: str) -> bool:
    """Whether an output is the one that is shown; a line ``...`` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n" for line in shown.splitlines())
    return re.fullmatch(pattern, said) is not None


@pytest.mark.slow
def test_the_session_goes_as_it_is_shown(document: str, tmp_path: Path, clean_environment: dict[str, str]) -> None:
    begin, invite, end = fenced("console", section(document, "From nothing to a report"))
    folder, environment = tmp_path, clean_environment | {"XDG_STATE_HOME": str(tmp_path / "state")}

    def python(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    typed = [*steps(begin), *steps(invite), ("fill", ""), *steps(end)]
    assert len(typed) == 8
    for line, shown in typed:
        if line.startswith("cd "):
            folder /= line.removeprefix("cd ")
        elif line == "fill":
            python("-c", FILL)
        else:
            said = python("-m", *shlex.split(line))
            assert agrees(shown.replace("2026-11", f"{datetime.now():%Y-%m}"), said), f"{line}\n{said}"  # noqa: DTZ005


def test_every_way_of_asking_is_in_the_document(document: str) -> None:
    survey = typer.main.get_command(app).commands["survey"]

    assert [name for name in survey.commands if f"survey {name}" not in document] == []
