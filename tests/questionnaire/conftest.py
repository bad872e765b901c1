"""Questionnaires as text in a test: written into a folder, then loaded, or refused with codes and lines."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire

#: Eight lines, so that what a test adds starts in line 9.
HEAD = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
scales:
  agree: {points: {1: Disagree, 2: Neither, 3: Agree}}
scale: agree
"""


class Load(Protocol):
    """Writes files of these names (without .yaml) and loads the one called ours."""

    def __call__(self, ours: str, **others: str) -> Questionnaire: ...


class Refused(Protocol):
    """The same for a questionnaire that must be refused: the code and the line of every problem."""

    def __call__(self, ours: str, **others: str) -> list[tuple[Code, int | None]]: ...


@pytest.fixture
def folder_with(tmp_path: Path) -> Callable[..., Path]:
    """Writes files, a name's double underscore standing for a full stop, and gives the path of ours.yaml."""

    def write(ours: str, **others: str) -> Path:
        for name, text in {"ours": ours, **others}.items():
            (tmp_path / f"{name.replace('__', '.')}.yaml").write_text(text, encoding="utf-8", newline="")
        return tmp_path / "ours.yaml"

    return write


@pytest.fixture
def load(folder_with: Callable[..., Path]) -> Load:
    """Loads what a test writes."""
    return lambda ours, **others: load_questionnaire(folder_with(ours, **others))


@pytest.fixture
def refusal(folder_with: Callable[..., Path]) -> Callable[..., QuestionnaireError]:
    """Loads what a test writes, and gives the error that must come of it."""

    def refuse(ours: str, **others: str) -> QuestionnaireError:
        with pytest.raises(QuestionnaireError) as raised:
            load_questionnaire(folder_with(ours, **others))
        return raised.value

    return refuse


@pytest.fixture
def refused(refusal: Callable[..., QuestionnaireError]) -> Refused:
    """Code and line of every problem of what a test writes."""
    return lambda ours, **others: [(problem.code, problem.place.line) for problem in refusal(ours, **others).problems]


@pytest.fixture
def head() -> str:
    """The first eight lines of a questionnaire called ours, with one scale of three points."""
    return HEAD
