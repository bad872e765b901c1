"""A folder of rounds about two features, asked and closed as far as a test says, and what a coach reads of them."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from teamcheck.collect.box import BallotBox
from teamcheck.collect.caseload import read_caseload
from teamcheck.collect.close import written_out
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet
from teamcheck.report.caseload.model import Caseload

QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: two
version: 1.0.0
language: en
title: Two features
source: {model: Ours, wording: newly written, licence: CC-BY-4.0, status: not validated}
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
"""
TODAY = date(2026, 11, 26)


@pytest.fixture
def rounds(tmp_path: Path) -> Path:
    """The folder of all rounds."""
    (tmp_path / "coaching").mkdir()
    return tmp_path / "coaching"


@pytest.fixture
def boxes(tmp_path: Path) -> Path:
    """Where ballot boxes lie."""
    return tmp_path / "state"


@pytest.fixture
def put(rounds: Path, boxes: Path, put_round) -> Callable[..., Path]:
    """Put a round into a folder, let people answer, and close it, on this computer or on another one."""
    ids = (f"abcdef1234{number:02d}" for number in range(90))

    def make(
        folder: str,
        answers: int | None = None,
        *,
        closed: bool = False,
        elsewhere: bool = False,
        plan: str = "",
        **says: object,
    ) -> Path:
        made = rounds / folder
        made.parent.mkdir(exist_ok=True)
        put_round(made, {"two.yaml": QUESTIONS}, **({"id": next(ids), "team": folder.partition("/")[0].title()} | says))
        if plan:
            (made / "plan.yaml").write_text(f"schema: teamcheck/plan/1\nactions:\n{plan}\n", encoding="utf-8")
        if answers is not None:
            round_ = read_round(made)
            box = BallotBox(round_, boxes.with_name("other") if elsewhere else boxes)
            box.open("Nobody else sees it.")
            for person in range(answers):
                box.add(Sheet(answers={"aims1": person % 5 + 1, "aims2": 3}))
            if closed:
                files = written_out(round_, box.files.read(), random.Random(0))
                box.mark_closing(files.closing(0))
                for name, text in files.files.items():
                    (made / name).write_text(text, encoding="utf-8")
                box.destroy()
        return made

    return make


@pytest.fixture
def look(rounds: Path, boxes: Path) -> Callable[[], Caseload]:
    """What is found in the folder."""
    return lambda: read_caseload(rounds, boxes, TODAY)
