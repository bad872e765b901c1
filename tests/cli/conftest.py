"""What the tests of the command line share."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from teamcheck.cli.main import main


class Said(NamedTuple):
    """What a run inside this process left."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run ``main([...])`` in the test's own folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)

    def run_main(*words: str | Path) -> Said:
        capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run_main


QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: two-features
version: 1.0.0
language: en
title: Two features
source: {model: "Ours", wording: "newly written", licence: CC-BY-4.0, status: not validated}
scales:
  agree5:
    points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
scale: agree5
dimensions:
  - id: aims
    title: Shared aims
    question: Do we want the same?
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: aims2, text: We have written down what we want., keyed: positive}
      - {id: aims3, text: I learn of our plans by chance., keyed: negative}
  - id: trust
    title: Trust
    question: Can we say what we think?
    items:
      - {id: trust1, text: I can say what I think., keyed: positive}
      - {id: trust2, text: We own up to mistakes., keyed: positive}
      - {id: trust3, text: We listen to one another., keyed: positive}
comments:
  - {id: keep, text: What should we keep?}
"""

NINE = """\
aims1,aims2,aims3,trust1,trust2,trust3
5,4,2,4,4,5
4,4,1,5,4,4
4,3,2,2,1,2
5,5,1,4,5,5
3,4,3,1,2,1
4,4,2,5,5,4
4,5,2,2,1,1
5,4,,4,4,5
4,4,1,3,3,3
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small questionnaire, one team of nine and a file of three teams."""
    (tmp_path / "two-features.yaml").write_text(QUESTIONS, encoding="utf-8")
    (tmp_path / "harbour.csv").write_text(NINE, encoding="utf-8")
    heading, *rows = NINE.splitlines()
    many = [f"team,{heading}"]
    many += [f"Mill,{row}" for row in rows[:6]] + [f"Bridge,{row}" for row in [*rows, *rows]]
    many += [f"Garden,{row}" for row in rows[:4]]
    (tmp_path / "teams-of-three.csv").write_text("\n".join(many) + "\n", encoding="utf-8")
    (tmp_path / "sizes.csv").write_text("team,size\nMill,8\nBridge,18\nGarden,5\n", encoding="utf-8")
    return tmp_path
