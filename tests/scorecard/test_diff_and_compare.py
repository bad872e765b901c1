"""What a diff of two questionnaires says of comparing is what a comparison of two rounds does."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.questionnaire.diff import diff
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.round_result import RoundResult, round_result

FIVE = Scale("agree", 1, 5, {1: "No", 5: "Yes"}, None, frozenset({4, 5}), frozenset({1, 2}))
SCALES = [
    FIVE,
    replace(FIVE, id="other"),
    replace(FIVE, labels={1: "Never", 5: "Yes"}),
    replace(FIVE, labels={1: "No", 2: "2", 5: "Yes"}),
    replace(FIVE, not_applicable="Not for me"),
    replace(FIVE, favourable=frozenset({5})),
    replace(FIVE, highest=6),
    replace(FIVE, lowest=0, highest=4, labels={0: "No", 4: "Yes"}, favourable=frozenset({3, 4}), unfavourable=frozenset({0})),
]
BASE = Questionnaire(
    "made",
    "1.0.0",
    "en",
    "Made",
    "0" * 64,
    tuple(
        Dimension(name, name.title(), tuple(Item(f"{name}{i}", f"{name} {i}", "positive", FIVE) for i in range(count)))
        for name, count in (("aims", 3), ("roles", 2), ("trust", 1))
    ),
)
Edit = Callable[[Questionnaire], Questionnaire]


def on_items(place: int, change: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> Edit:
    """An edit of the statements of a dimension; one without statements is taken out."""

    def edit(asked: Questionnaire) -> Questionnaire:
        at = place % len(asked.dimensions)
        dimensions = list(asked.dimensions)
        dimensions[at] = replace(dimensions[at], items=change(dimensions[at].items))
        left = tuple(dimension for dimension in dimensions if dimension.items)
        return replace(asked, dimensions=left) if left else asked

    return edit


def on_dimension(place: int, **changes: object) -> Edit:
    def edit(asked: Questionnaire) -> Questionnaire:
        dimensions = list(asked.dimensions)
        at = place % len(dimensions)
        dimensions[at] = replace(dimensions[at], **changes)  # type: ignore[arg-type]
        return replace(asked, dimensions=tuple(dimensions))

    return edit


def swapped(asked: Questionnaire) -> Questionnaire:
    """The first statements of the first and of the last dimension change places."""
    first, *between, last = asked.dimensions if len(asked.dimensions) > 1 else (asked.dimensions * 2)
    if first is last or {item.id for item in first.items} & {item.id for item in last.items}:
        return asked
    moved = replace(first, items=(last.items[0], *first.items[1:])), replace(last, items=(first.items[0], *last.items[1:]))
    return replace(asked, dimensions=(moved[0], *between, moved[1]))


places = st.integers(0, 2)
texts = st.sampled_from(["aims 0", "aims  0", "Aims 0.", "Something else", "roles 1"])
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda p, t: on_items(p, lambda items: (replace(items[0], text=t), *items[1:])), places, texts),
    st.builds(lambda p: on_items(p, lambda items: (replace(items[0], keyed="negative"), *items[1:])), places),
    st.builds(
        lambda p, s: on_items(p, lambda items: (*items[:-1], replace(items[-1], scale=s))), places, st.sampled_from(SCALES)
    ),
    st.builds(lambda p: on_items(p, lambda items: items[::-1]), places),
    st.builds(lambda p: on_items(p, lambda items: items[1:]), places),
    st.builds(lambda p: on_items(p, lambda items: (replace(items[0], id=f"new{p}"), *items[1:])), places),
    st.builds(lambda p: on_items(p, lambda items: (*items, Item(f"more{p}", "More", "positive", FIVE))), places),
    st.builds(lambda p: on_items(p, lambda items: (replace(items[0], why="because"), *items[1:])), places),
    st.builds(lambda p: on_dimension(p, role="real-team"), places),
    st.builds(lambda p: on_dimension(p, id="renamed"), places),
    st.builds(lambda p: on_dimension(p, title="Other", discuss=("Why?",)), places),
    st.just(swapped),
    st.just(lambda asked: replace(asked, dimensions=asked.dimensions[::-1])),
    st.builds(lambda v: lambda asked: replace(asked, version=v), st.sampled_from(["1.0.1", "1.9.0", "2.0.0", "10.0.0"])),
    st.just(lambda asked: replace(asked, id="another")),
    st.builds(
        lambda v: lambda asked: replace(asked, id="ours", base=replace(BASE, version=v)), st.sampled_from(["1.2.0", "2.0.0"])
    ),
    st.builds(lambda share: lambda asked: replace(asked, min_answered=share), st.sampled_from([0.3, 0.6, 1.0])),
    st.just(lambda asked: replace(asked, title="Other", intro="Hello", min_answered=0.9)),
)


def a_round(asked: Questionnaire, name: str) -> RoundResult:
    """Twelve people who answered everything."""
    ids = tuple(item.id for item in asked.items)
    low = [item.scale.lowest for item in asked.items]
    rows = tuple(
        Response("Red", None, None, tuple(least + (person * 3 + place) % 5 for place, least in enumerate(low)))
        for person in range(12)
    )
    (card,) = score(Responses(ids, rows), asked, complete=True)
    return round_result(card, rows, Policy(), name=name)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(edits, max_size=4))
def test_a_diff_says_of_every_dimension_what_a_comparison_does(made: list[Edit]) -> None:
    changed = BASE
    for edit in made:
        changed = edit(changed)
    if not changed.scored:
        return
    found = {dimension.id: dimension for dimension in diff(BASE, changed).dimensions}

    compared = compare([a_round(BASE, "2026-01"), a_round(changed, "2026-07")], Policy(), team="Red")

    assert list(found) == [dimension.id for dimension in compared.dimensions]
    for dimension in compared.dimensions:
        said = found[dimension.id]
        assert dimension.rounds[0].comparable is said.comparable
        assert (dimension.verdict == "not comparable") is not said.comparable
        assert said.reason == (None if said.comparable else dimension.withheld["change"].code)


@settings(max_examples=60)
@given(st.lists(edits, max_size=4))
def test_statements_are_named_exactly_where_they_keep_a_dimension_from_being_compared(made: list[Edit]) -> None:
    changed = BASE
    for edit in made:
        changed = edit(changed)
    changed = replace(changed, id=BASE.id, version=BASE.version, base=None)

    for dimension in diff(BASE, changed).dimensions:
        if dimension.asked == "both":
            assert bool(dimension.items) is (dimension.reason == "changed-statements")
