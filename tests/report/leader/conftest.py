"""A questionnaire with words for a leader, and what somebody who leads a team says of themselves."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from teamcheck.scorecard.own_ratings import OwnRatings, own_ratings

#: By statement, in the direction it was asked: goals 83, roles 58, trust 100.
ANSWERS: Mapping[str, int] = {"goals1": 5, "goals2": 4, "goals3": 2, "roles1": 4, "roles2": 3, "roles3": 3, "trust1": 5}


@pytest.fixture
def asked(questionnaire):
    """The small questionnaire in two voices: but for one, each statement has the leader's own words."""
    wordings = {
        item.id: f"I see to it: {item.text}"
        for dimension in questionnaire.scored
        for item in dimension.items
        if item.id != "roles3"
    }
    return replace(questionnaire, voices={"leader": wordings}, caution="For learning, not for appraisal.")


@pytest.fixture
def own(asked):
    """Make what somebody answered, with single answers changed; None takes one away."""

    def make(**changed: int | None) -> OwnRatings:
        given = {**ANSWERS, **changed}
        return own_ratings([given.get(item.id) for item in asked.items], asked)

    return make
