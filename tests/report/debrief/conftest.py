"""Scorecards of any kind, for what holds whatever the figures are."""

from dataclasses import replace

import pytest
from hypothesis import strategies as st

#: Why people can be hurt where a feature of the small questionnaire is rated low.
CARE = "This can mean that someone has been hurt."


@pytest.fixture
def careful(questionnaire):
    """The small questionnaire, with care asked for where roles or trust are rated low."""
    dimensions = tuple(replace(each, care=CARE) if each.id in {"roles", "trust"} else each for each in questionnaire.dimensions)
    return replace(questionnaire, dimensions=dimensions)


@st.composite
def shapes(draw):
    """The keys of a scorecard of any edition: scores, views, the word of the one statement, marks and what is named."""
    edition = draw(st.sampled_from(["small-team", "full", "discussion"]))
    if edition == "discussion":
        return {"edition": edition, "marks": (None, None)}
    views = st.sampled_from(["close", "mixed", "apart", None])
    change = {
        id_: {
            "score": draw(st.integers(0, 20)) * 5,
            "agreement": draw(views),
            "two_camps": draw(st.booleans()) if edition == "full" else None,
        }
        for id_ in ("goals", "roles")
    }
    if edition == "small-team":
        change["trust"] = {"words": [draw(st.sampled_from(["mostly agree", "mixed", "mostly disagree"]))]}
    else:
        change["trust"] = {"score": draw(st.integers(0, 100))}
    ids = draw(st.permutations(["goals", "roles"]))
    cut, end = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    reading = {"build_on": ids[:cut], "talk_about": ids[cut : cut + end], "see_differently": ids[cut + end :]}
    marks = tuple(draw(st.sampled_from([True, False, None])) for _ in range(2))
    return {"edition": edition, "change": change, "reading": reading, "marks": marks}


@pytest.fixture
def shape():
    """Draws the keys of a scorecard."""
    return shapes()
