"""What a run imports: start-up is nearly all that a small job costs, so heavy libraries come in only where they are needed.

Deterministic on purpose: a fresh interpreter, then a look at ``sys.modules``. Times are measured in ``benchmarks/``.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"pydantic", "yaml", "jinja2", "rich", "python_calamine", "numpy", "pandas", "polars", "teamcheck.responses.read"}
#: What is needed only where people are put together.
TOGETHER = {"teamcheck.scorecard.totals.groups", "teamcheck.scorecard.totals.span", "teamcheck.organisation.whole"}

PROBE = """
import io, json, sys
sys.argv = ["teamcheck", *{words!r}]
out, sys.stdout = sys.stdout, io.StringIO()
from teamcheck.__main__ import main
try:
    main()
except SystemExit:
    pass
json.dump(sorted(sys.modules), out)
"""


def imported(words: list[str], environment: dict[str, str]) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(words=words)], env=environment, capture_output=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout))


def test_the_version_is_answered_without_the_parser(clean_environment: dict[str, str]) -> None:
    assert not imported(["--version"], clean_environment) & (HEAVY | {"typer", "teamcheck.cli.main"})


@pytest.mark.parametrize("words", [[], ["--help"]])
def test_the_front_door_and_the_help_import_nothing_heavy(words: list[str], clean_environment: dict[str, str]) -> None:
    assert not imported(words, clean_environment) & HEAVY


@pytest.mark.parametrize("words", [["score", "--help"], ["report", "--help"], ["questionnaires", "show", "--help"]])
def test_the_help_of_a_command_imports_no_room(words: list[str], clean_environment: dict[str, str]) -> None:
    # pydantic may come in: from 0.29 on Typer itself uses it for every command that takes a parameter.
    assert not imported(words, clean_environment) & (HEAVY - {"pydantic"})


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        (["score", "harbour.csv", "-q", "two-features.yaml"], {"rich.console", "jinja2", "python_calamine"}),
        (["score", "harbour.csv", "-q", "two-features.yaml", "-f", "json"], {"rich.console", "jinja2", "python_calamine"}),
        (["report", "harbour.csv", "-q", "two-features.yaml"], {"rich.console", "python_calamine", "webbrowser"}),
    ],
)
def test_a_command_imports_only_what_it_uses(
    words: list[str], spared: set[str], clean_environment: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    found = imported(words, clean_environment)
    assert "teamcheck.scorecard.disclosure" in found
    assert not found & (spared | TOGETHER)


def test_importing_the_package_imports_no_room(clean_environment: dict[str, str]) -> None:
    code = "import json, sys, teamcheck; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], env=clean_environment, capture_output=True, check=True, timeout=60)
    assert {name for name in json.loads(done.stdout) if name.startswith("teamcheck")} == {"teamcheck"}
