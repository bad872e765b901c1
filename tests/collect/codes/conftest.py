"""Rounds and sheets for answer codes: of any scale, with background questions and checklists, or without."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import strategies as st

from teamcheck.collect.answer_code import MARKS, CodeForm, code_form
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import Sheet
from teamcheck.questionnaire.model import BackgroundQuestion, Checklist, Dimension, Item, Option, Questionnaire, Scale


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    lowest, steps = draw(st.integers(-5, 10)), draw(st.integers(1, 10))
    words = draw(st.sampled_from([None, "Not relevant to my work"]))
    return Scale("any", lowest, lowest + steps, {}, words, frozenset({lowest + steps}), frozenset({lowest}))


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    items = [Item(f"aims{place}", "We.", "positive", draw(scales())) for place in range(draw(st.integers(1, 12)))]
    cut = draw(st.integers(1, len(items)))
    parts = [part for part in (items[:cut], items[cut:]) if part]
    background = [
        BackgroundQuestion(f"who{place}", "Who?", {f"group-{choice}": "x" for choice in range(draw(st.integers(2, 5)))})
        for place in range(draw(st.integers(0, 2)))
    ]
    lists = []
    for place in range(draw(st.integers(0, 2))):
        count = draw(st.integers(2, 9))
        lists.append(Checklist(f"tick{place}", "What?", count, {f"option-{choice}": Option("x") for choice in range(count)}))
    return Questionnaire(
        id="any",
        version="1.0.0",
        language="en",
        title="Any",
        sha256=draw(st.sampled_from(["0" * 64, "1" * 64])),
        dimensions=tuple(Dimension(f"part{place}", "Part", tuple(part)) for place, part in enumerate(parts)),
        background=tuple(background),
        checklists=tuple(lists),
    )


def sheets(form: CodeForm) -> st.SearchStrategy[Sheet]:
    """Any sheet that can come of a form, without comments."""
    asked = form.asked
    items = {
        item.id: st.sampled_from([*item.scale.points, "PNTS", *(["NA"] if item.scale.not_applicable else [])])
        for item in asked.items
    }
    background = {question.id: st.sampled_from([*question.choices, "PNTS"]) for question in asked.background}
    ticked = {
        checklist.id: st.sets(st.sampled_from([*checklist.options]), min_size=1).map(
            lambda chosen, options=tuple(checklist.options): tuple(option for option in options if option in chosen)
        )
        for checklist in asked.checklists
    }
    return st.builds(
        Sheet,
        answers=st.fixed_dictionaries({}, optional=items),
        background=st.fixed_dictionaries({}, optional=background),
        ticked=st.fixed_dictionaries({}, optional=ticked),
    )


@dataclass(frozen=True)
class Sent:
    """A sheet, the form it came in and the mark of its page."""

    form: CodeForm
    sheet: Sheet
    mark: int


@pytest.fixture(scope="session")
def full_round(round_of) -> Callable[..., Round]:
    """A round in which everything is asked that a questionnaire has."""
    return partial(round_of, people=30, keep="sheets")


@pytest.fixture(scope="session")
def anything_sent(full_round) -> st.SearchStrategy[Sent]:
    """A sheet of any questionnaire."""

    @st.composite
    def sent(draw: st.DrawFn) -> Sent:
        form = code_form(full_round(draw(questionnaires())))
        return Sent(form, draw(sheets(form)), draw(st.integers(0, MARKS - 1)))

    return sent()
