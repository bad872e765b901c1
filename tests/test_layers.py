"""The rules that programs check, as tests: one command says whether a change may land."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKS = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
}

#: Some versions of the checkers colour what nobody sees.
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


Check = Callable[[str, Path], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Run a check in a folder; what types were found once, in files that are still the same, is not found out again."""
    environment = os.environ | {"MYPY_CACHE_DIR": str(tmp_path_factory.mktemp("types"))}

    def run(name: str, folder: Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *CHECKS[name]],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )

    return run


@pytest.mark.slow
@pytest.mark.parametrize("name", CHECKS)
def test_the_code_keeps_the_rules(name: str, check: Check, root: Path) -> None:
    done = check(name, root)

    assert done.returncode == 0, done.stdout + done.stderr


# Which check finds it, where the fault is planted, what is added, and the words it is reported with.
FAULTS = [
    ("lint", "errors.py", "import os\n", "F401"),
    ("format", "errors.py", "x = {  1:2 }\n", "would be reformatted"),
    ("types", "statistics/plan.py", 'wrong: int = "text"\n', "Incompatible types"),
    ("layers", "statistics/plan.py", "import teamcheck.questionnaire.model\n", "the standard library and errors BROKEN"),
    ("layers", "questionnaire/model.py", "import teamcheck.scorecard.model\n", "import only what comes before them BROKEN"),
    ("layers", "scorecard/model.py", "import typer\n", "the command line and who asks talk to a terminal BROKEN"),
    ("layers", "scorecard/model.py", "import jinja2\n", "rendered in the report only BROKEN"),
    ("layers", "newcomer.py", '"""A part that no layer names."""\n', "newcomer"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "file", "fault", "words"), FAULTS)
def test_a_planted_fault_is_found(
    name: str, file: str, fault: str, words: str, check: Check, root: Path, tmp_path: Path
) -> None:
    for folder in ("teamcheck", "questionnaires", "templates"):
        shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for single in ("pyproject.toml", "README.md"):
        shutil.copy(root / single, tmp_path)
    with (tmp_path / "teamcheck" / file).open("a", encoding="utf-8") as stream:
        stream.write(fault)

    done = check(name, tmp_path)

    assert done.returncode != 0
    assert words in COLOURS.sub("", done.stdout + done.stderr)
