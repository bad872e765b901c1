"""A round of a team, with whatever a test needs to be different, and the first screen as text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from teamcheck.collect.round import Facilitator, Round
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translation_model import Translation

MakeRound = Callable[..., Round]


@pytest.fixture(scope="session")
def seven() -> Questionnaire:
    """The questionnaire that comes with teamcheck, with a few words of Welsh."""
    words = {("title",): "Saith nodwedd", ("dimensions", "goals", "title"): "Nodau"}
    return replace(load_questionnaire("seven-features"), translations=(Translation("cy", "machine", words=words),))


@pytest.fixture
def make_round(round_of, seven: Questionnaire, tmp_path: Path) -> MakeRound:
    """The round of a team of nine, with a contact."""
    standing = {"questionnaire": seven, "folder": tmp_path, "facilitator": Facilitator("Ann Lee", "ann@harbour.example")}
    return lambda **changes: round_of(**(standing | changes))
