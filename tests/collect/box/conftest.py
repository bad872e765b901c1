"""A round of nine people on two features that share no statement, with an open question, and its ballot box."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from teamcheck.collect.box import BallotBox
from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet

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
    not_applicable: Not relevant to my work
scale: agree5
dimensions:
  - id: aims
    title: Shared aims
    question: Do we want the same?
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: aims2, text: We have written down what we want., keyed: positive}
  - id: trust
    title: Trust
    question: Can we say what we think?
    items:
      - {id: trust1, text: I can say what I think., keyed: positive}
      - {id: trust2, text: We own up to mistakes., keyed: positive}
background:
  - {id: job, text: What is your work?, choices: {nurse: Nurse, admin: Administration, doctor: Doctor}}
comments:
  - {id: keep, text: What should we keep?}
  - {id: change, text: What should we change?}
"""


@pytest.fixture
def folder(tmp_path: Path, put_round) -> Path:
    """The folder of the round."""
    return put_round(tmp_path / "spring", {"two.yaml": QUESTIONS}, facilitator="{name: Ann Lee, contact: 01234 567890}")


@pytest.fixture
def round_(folder: Path) -> Round:
    """The round."""
    return read_round(folder)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where ballot boxes lie."""
    return tmp_path / "state"


@pytest.fixture
def box(round_: Round, state: Path) -> BallotBox:
    """The round's box, open."""
    made = BallotBox(round_, state)
    made.open("Nobody else sees it.")
    return made


@pytest.fixture
def sheets_round(round_: Round) -> Round:
    """The same for thirty people whose sheets are kept whole."""
    return replace(round_, keep="sheets", people=30)


@pytest.fixture(scope="session")
def sheet() -> Callable[..., Sheet]:
    """A sheet of one person, told from others by its number."""

    def made(person: int = 0, **other: object) -> Sheet:
        chance = random.Random(person)
        answers = {name: chance.randint(1, 5) for name in ("aims1", "aims2", "trust1", "trust2")}
        return Sheet(**{"answers": answers, "comments": {"keep": f"Person {person} said this."}, **other})

    return made
