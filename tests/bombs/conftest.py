"""Runs the command as a process of its own and says what it took: files that are made to do harm end it soon, and small."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

import pytest

#: What a run may take: seconds of the processor, which do not depend on what else the machine does, and megabytes.
SECONDS, MEGABYTES = 5, 500

#: Starts the command from a small process, since one that is started counts what its parent has as its own until it runs.
LAUNCHER = """
import json, os, resource, subprocess, sys
try:
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
except (OSError, ValueError):
    pass
process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
said = process.stderr.read()
_, status, use = os.wait4(process.pid, 0)
unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
print(json.dumps({
    "code": os.waitstatus_to_exitcode(status), "seconds": use.ru_utime + use.ru_stime, "megabytes": use.ru_maxrss / unit,
    "said": said.decode("utf-8", "replace"),
}))
"""

QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
scales: {agree5: {points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}}}
scale: agree5
dimensions:
  - {id: aims, title: Aims, items: [{id: aims1, text: We want the same things.}, {id: aims2, text: We drift apart.}]}
comments: [{id: keep, text: What should we keep?}]
"""
HEAD = "team,aims1,aims2\n"
ROW = "Harbour,4,2\n"

#: Runs the command with these words in a folder, and gives its exit code and what it said of problems.
Measured = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a questionnaire and answers to it."""
    (tmp_path / "ours.yaml").write_text(QUESTIONS, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(HEAD + ROW * 6, encoding="utf-8")
    return tmp_path


@pytest.fixture
def measured(folder: Path, clean_environment: Mapping[str, str]) -> Measured:
    """Run the command, and see that it does not take more than it may."""
    pytest.importorskip("resource")

    def run(*words: str | Path) -> tuple[int, str]:
        argv = [sys.executable, "-c", LAUNCHER, sys.executable, "-m", "teamcheck", *map(str, words)]
        done = subprocess.run(argv, cwd=folder, env=clean_environment, capture_output=True, check=True, timeout=300)
        took = json.loads(done.stdout)
        assert took["seconds"] < SECONDS, took
        assert took["megabytes"] < MEGABYTES, took
        assert "Traceback" not in took["said"]
        return took["code"], took["said"]

    return run


@pytest.fixture(scope="session")
def packing() -> ModuleType:
    """How archives and workbooks are made that no program would write."""
    return _module(Path(__file__).with_name("packing.py"))


@pytest.fixture(scope="session")
def old_workbook(root: Path) -> bytes:
    """Answers in a workbook as programs of before 2007 write them."""
    return _module(root / "benchmarks" / "fuzz" / "seeds.py").OLD_WORKBOOK


def _module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bombs_{file.stem}", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
