"""What the documents say is what happens: commands are run, outputs compared, links followed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from teamcheck.cli.app import app
from teamcheck.cli.exit_codes import ExitCode

FENCE = re.compile(r"(?:<!-- command: (?P<name>\w+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def documents(root: Path) -> dict[Path, str]:
    """Every document that users and contributors read."""
    found = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    assert len(found) > 6
    return {file: file.read_text(encoding="utf-8") for file in found}


def named_command(name: str, document: str) -> str:
    """The command a document marks with a name."""
    (text,) = (fence["text"] for fence in FENCE.finditer(document) if fence["name"] == name)
    return text


def blocks(kind: str, document: str) -> list[str]:
    found = [fence["text"] for fence in FENCE.finditer(document) if fence["kind"] == kind]
    assert found, f"the README has no {kind} block"
    return found


def agrees(shown: str, actual: str) -> bool:
    """Whether an output is the one that is shown; a line ``...`` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n" for line in shown.splitlines())
    return re.fullmatch(pattern, actual) is not None


@pytest.mark.parametrize(
    ("shown", "actual", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nb\nc\n", False),
    ],
)
def test_outputs_are_compared_whole(shown: str, actual: str, same: bool) -> None:
    assert agrees(shown, actual) is same


@pytest.fixture
def shell(tmp_path: Path, clean_environment: dict[str, str]):
    """Runs a line as a user types it, with ``teamcheck`` on the path and nothing else of the checkout."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "teamcheck").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m teamcheck "$@"\n', encoding="utf-8")
    (programs / "teamcheck").chmod(0o755)
    environment = clean_environment | {"PATH": f"{programs}:{clean_environment['PATH']}"}

    def type_line(line: str, cwd: Path) -> tuple[int, str]:
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout.decode("utf-8")

    return type_line


@pytest.fixture
def made_demo(shell, tmp_path: Path) -> Path:
    """The folder in which the recipes are run."""
    code, said = shell("teamcheck demo --no-open", tmp_path)
    assert code == 0, said
    return tmp_path / "teamcheck-demo"


@pytest.mark.slow
def test_the_demo_says_what_the_readme_shows(shell, tmp_path: Path, readme: str) -> None:
    assert named_command("demo", readme).rstrip().endswith(".venv/bin/teamcheck demo")

    code, said = shell("teamcheck demo --no-open", tmp_path)

    assert code == 0
    assert agrees(blocks("text", readme)[0], said), said


@pytest.mark.slow
def test_the_recipes_give_what_the_readme_shows(shell, made_demo: Path, readme: str) -> None:
    ran = 0
    for block in blocks("console", readme):
        for part in block.split("$ ")[1:]:
            line, _, shown = part.partition("\n")
            code, said = shell(line, made_demo)
            assert code == 0, f"{line}\n{said}"
            assert agrees(shown, said), f"{line}\n{said}"
            ran += 1
    assert ran >= 4


@pytest.mark.slow
def test_the_python_example_runs(made_demo: Path, readme: str, clean_environment: dict[str, str]) -> None:
    (example,) = blocks("python", readme)

    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=made_demo,
        env=clean_environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# ")


def test_ci_runs_the_tests_command_of_the_readme_and_leaves_with_its_code(root: Path, readme: str, tmp_path: Path) -> None:
    command = named_command("tests", readme)
    assert command.endswith("\n.venv/bin/pytest -n 2 --dist loadfile\n")
    (tmp_path / ".ci").mkdir()
    shutil.copy(root / ".ci" / "run", tmp_path / ".ci")
    stand_in = "printf 'one\\n' &&\nsh -c 'echo two; exit 5'\n"
    (tmp_path / "README.md").write_text(readme.replace(command, stand_in), encoding="utf-8")

    done = subprocess.run([tmp_path / ".ci" / "run"], cwd="/", capture_output=True, text=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stdout) == (5, stand_in + "one\ntwo\n")


def test_every_link_leads_somewhere(documents: dict[Path, str]) -> None:
    links = [(file, link) for file, text in documents.items() for link in re.findall(r"\]\(([^)#\s]+)", text)]
    assert len(links) > 10

    local = [(file, link) for file, link in links if "://" not in link and not link.startswith("mailto:")]

    assert [f"{file.name}: {link}" for file, link in local if not (file.parent / link).exists()] == []


def walk(command, path: str = "teamcheck") -> dict[str, set[str]]:
    """Every command by its full name, with the options it knows."""
    options = {option for parameter in command.params for option in [*parameter.opts, *parameter.secondary_opts]}
    known = {path: options | {"--help", "-h"}}
    for name, child in getattr(command, "commands", {}).items():
        known |= walk(child, f"{path} {name}")
    return known


@pytest.fixture(scope="module")
def commands() -> dict[str, set[str]]:
    return walk(typer.main.get_command(app))


def code_of(document: str) -> list[str]:
    """Everything a document sets as code: spans and the lines of its blocks."""
    fenced = [line for fence in FENCE.finditer(document) for line in fence["text"].splitlines()]
    return [*fenced, *re.findall(r"`([^`\n]+)`", FENCE.sub("", document))]


def calls(documents: dict[Path, str], commands: dict[str, set[str]]) -> list[tuple[str, str, str]]:
    """Each call of teamcheck in the documents: the file, the words, and the longest command they begin with."""
    found = []
    for file, text in documents.items():
        for code in code_of(text):
            for words in re.findall(r"(?:^|[\s/(])(teamcheck(?: [^|;&>#]*)?)(?:$|[|;&>#])", code):
                fitting = [name for name in commands if f"{words.strip()} ".startswith(f"{name} ")]
                if fitting:
                    found.append((file.name, words.strip(), max(fitting, key=len)))
    return found


def unknown(documents: dict[Path, str], commands: dict[str, set[str]]) -> list[str]:
    """Every command and option that the documents name and teamcheck does not know."""
    groups = {name for name in commands if any(other.startswith(f"{name} ") for other in commands)}
    found = []
    for file, words, command in calls(documents, commands):
        # a command may stand within a sentence
        rest = [word.rstrip(",;") for word in words.removeprefix(command).split()]
        if command in groups and rest and re.fullmatch(r"[a-z]+", rest[0]):
            found.append(f"{file}: {words}")
        found += [f"{file}: {words}: {word}" for word in rest if re.match(r"--?[a-z]", word) and word not in commands[command]]
    return found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("`teamcheck soup`", 1),
        ("`teamcheck score answers.csv --soup`", 1),
        ("```sh\nteamcheck report -z\n```", 1),
        ("`teamcheck demo`", 0),
    ],
)
def test_what_teamcheck_does_not_know_is_noticed(text: str, count: int, commands: dict[str, set[str]]) -> None:
    assert len(unknown({Path("a.md"): text}, commands)) == count


def test_every_command_in_the_documents_exists(documents: dict[Path, str], commands: dict[str, set[str]]) -> None:
    assert len(calls(documents, commands)) > 10
    assert unknown(documents, commands) == []


#: What is never called by itself.
GROUPS = {"teamcheck", "teamcheck questionnaires", "teamcheck schema", "teamcheck norms", "teamcheck plan", "teamcheck pulse"}


def test_every_command_is_in_the_documents(documents: dict[Path, str], commands: dict[str, set[str]]) -> None:
    named = {command for _, _, command in calls(documents, commands)}

    assert set(commands) - named - GROUPS == set()


def test_the_documents_list_the_exit_codes_there_are(root: Path, readme: str) -> None:
    reference = (root / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    (short,) = (part for part in readme.split("\n\n") if "docs/exit-codes.md" in part and "`130`" in part)

    in_short = re.findall(r"`(\d+)`", short)
    in_full = re.findall(r"^\| (\d+) \|", reference, re.MULTILINE)

    assert [int(code) for code in in_full] == sorted(ExitCode)
    assert in_short == in_full
