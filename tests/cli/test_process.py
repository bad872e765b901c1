"""The program as a process of its own: what only a real run can show."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow


class Ran(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]
Q = ("-q", "two-features.yaml")


@pytest.fixture(scope="module")
def demo(
    tmp_path_factory: pytest.TempPathFactory, clean_environment: Mapping[str, str]
) -> tuple[Path, subprocess.CompletedProcess[bytes]]:
    """A demo, made once."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "teamcheck", "demo"],
        cwd=folder,
        env=clean_environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return folder / "teamcheck-demo", done


def test_the_demo_makes_six_teams_a_report_each_and_ends_with_two_next_commands(
    demo: tuple[Path, subprocess.CompletedProcess[bytes]],
) -> None:
    folder, done = demo
    assert (done.returncode, done.stdout) == (ExitCode.DONE, b"")
    said = done.stderr.decode("utf-8").splitlines()
    assert said[0] == "Made 6 made-up teams in teamcheck-demo and a report for each."
    assert [line.replace("Next:", "     ").split()[0] for line in said[-2:]] == ["teamcheck", "teamcheck"]
    teams = ["bridge", "garden", "harbour", "mill", "orchard", "station"]
    noted = {"teamcheck.ledger.json"}  # by tests of this module that give out figures there, in whatever order they run
    assert {path.name for path in folder.iterdir()} - noted == {
        "answers.csv",
        "comments.csv",
        "comments.review.yaml",
        "demo.txt",
        "reports",
        "teams.csv",
    }
    assert sorted(path.name for path in (folder / "reports").iterdir()) == sorted(
        [f"{team}{ending}" for team in teams for ending in (".html", ".md")]
    )


def test_both_next_commands_of_the_demo_work_where_it_was_run(
    demo: tuple[Path, subprocess.CompletedProcess[bytes]], run: Run
) -> None:
    import shlex  # noqa: PLC0415  only here

    folder, done = demo
    for line in done.stderr.decode("utf-8").splitlines()[-2:]:
        words = shlex.split(line.removeprefix("Next:").strip())
        assert words[0] == "teamcheck"
        ran = run(*words[1:], cwd=folder.parent)
        assert (ran.code, ran.err) == (ExitCode.DONE, "")
        assert ran.out


def test_the_demo_teams_have_the_characters_they_should_have(
    demo: tuple[Path, subprocess.CompletedProcess[bytes]], run: Run
) -> None:
    import json  # noqa: PLC0415  only here

    folder, _ = demo
    ran = run("score", "answers.csv", "--teams", "teams.csv", "-f", "json", cwd=folder)
    teams = {team["team"]: team for team in json.loads(ran.out)["teams"]}
    scores = {name: [found["score"] for found in team["dimensions"]] for name, team in teams.items()}
    assert teams["Garden"]["edition"] == "discussion"
    assert teams["Station"]["edition"] == "full"
    assert min(scores["Harbour"]) >= 70
    assert max(scores["Mill"]) <= 45
    assert {found["agreement"] for found in teams["Mill"]["dimensions"]} == {"close"}
    assert "apart" in {found["agreement"] for found in teams["Bridge"]["dimensions"]}
    assert teams["Orchard"]["reading"]["build_on"]
    assert teams["Orchard"]["reading"]["talk_about"]


def test_a_demo_replaces_a_demo_and_nothing_else(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "answers.csv").write_text("mine", encoding="utf-8")
    ran = run("demo", "mine", "--no-open")
    assert ran.code == ExitCode.BAD_INPUT
    assert "[W005]" in ran.err
    assert (tmp_path / "mine" / "answers.csv").read_text(encoding="utf-8") == "mine"
    assert run("demo", "new", "--no-open").code == ExitCode.DONE
    first = {path.relative_to(tmp_path): path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()}
    assert run("demo", "new", "--no-open").code == ExitCode.DONE
    assert {path.relative_to(tmp_path): path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()} == first


def test_standard_input_is_scored(run: Run, folder: Path) -> None:
    ran = run("score", "-", *Q, "--team-name", "Piped", cwd=folder, stdin=(folder / "harbour.csv").read_bytes())
    assert ran.code == ExitCode.DONE
    assert ran.out.startswith("Piped: 9 members answered\n")
    assert "\x1b" not in ran.out + ran.err


def test_colour_can_be_forced_into_a_pipe(run: Run, folder: Path) -> None:
    ran = run("score", "harbour.csv", *Q, cwd=folder, env={"FORCE_COLOR": "1"})
    assert "\x1b[" in ran.out


def test_an_empty_standard_input_is_a_problem(run: Run, folder: Path) -> None:
    ran = run("score", "-", *Q, cwd=folder)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert ran.err.startswith("standard input\n")


@pytest.mark.skipif(sys.platform == "win32", reason="streams of POSIX")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("score - -q two-features.yaml <&-", ExitCode.BAD_INPUT),
        ("score harbour.csv -q two-features.yaml >&-", ExitCode.BAD_INPUT),
        ("score harbour.csv -q two-features.yaml >/dev/full", ExitCode.BAD_INPUT),
        ("score --help >/dev/full", ExitCode.BAD_INPUT),
        ("--version >/dev/full", ExitCode.BAD_INPUT),
        ("--version >&-", ExitCode.BAD_INPUT),
        ("--version | true", ExitCode.DONE),
        ("score harbour.csv -q two-features.yaml | true", ExitCode.DONE),
        ("score --help | true", ExitCode.DONE),
        ("score missing.csv 2>&-", ExitCode.BAD_INPUT),
        ("score missing.csv 2>/dev/full", ExitCode.BAD_INPUT),
    ],
)
def test_a_closed_or_full_stream_is_no_crash(
    words: str, code: ExitCode, folder: Path, clean_environment: Mapping[str, str]
) -> None:
    # The code comes back through descriptor 4: a shell knows only that of a pipe's last process.
    command = f'exec 4>&1; {{ "{sys.executable}" -m teamcheck {words.removesuffix(" | true")}; echo $? >&4; }}' + (
        " | true" if words.endswith("| true") else ""
    )
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=clean_environment, capture_output=True, check=False, timeout=60
    )
    assert done.stdout.split()[-1:] == [str(int(code)).encode()]
    assert b"Traceback" not in done.stderr
    assert b"bug" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_version_that_cannot_be_written_is_a_problem(clean_environment: Mapping[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "teamcheck", "--version"],
            env=clean_environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == ExitCode.BAD_INPUT
    assert b"[W001]" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_failure(folder: Path, clean_environment: Mapping[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "teamcheck", "score", "harbour.csv", *Q],
        cwd=folder,
        env=clean_environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interruption_at_the_keyboard_leaves_130_and_no_traceback(
    folder: Path, clean_environment: Mapping[str, str]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "teamcheck", "score", "-", *Q, "--verbose"],
        cwd=folder,
        env=dict(clean_environment) | {"PYTHONPROFILEIMPORTTIME": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        seen = b""
        while b"teamcheck.responses.read" not in seen:  # the import log says when the command waits for its input
            line = process.stderr.readline()
            assert line, seen
            seen = line
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == ExitCode.INTERRUPTED
    assert b"Interrupted." in err
    assert b"Traceback" not in err


def test_output_is_utf8_whatever_the_locale(run: Run, folder: Path) -> None:
    env = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    ran = run("score", "harbour.csv", *Q, "--team-name", "Świnoujście 東", "-f", "csv", cwd=folder, env=env)
    assert ran.code == ExitCode.DONE
    assert "Świnoujście 東" in ran.out


def test_the_console_script_is_the_same_program(folder: Path, clean_environment: Mapping[str, str], run: Run) -> None:
    script = Path(sys.executable).with_name("teamcheck")
    if not script.exists():
        pytest.skip("not installed with its script")
    done = subprocess.run(
        [script, "score", "harbour.csv", *Q], cwd=folder, env=clean_environment, capture_output=True, check=False
    )
    ran = run("score", "harbour.csv", *Q, cwd=folder)
    assert (done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")) == (ran.code, ran.out, ran.err)
