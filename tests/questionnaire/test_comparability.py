"""Whether scores can be compared: what was asked, whose it is, and who counts (method M43)."""

from dataclasses import replace

import pytest

from teamcheck.questionnaire.comparability import Basis, Obstacle, basis_of, family, fewest_answered, obstacle
from teamcheck.questionnaire.core import Core
from teamcheck.questionnaire.load import load_questionnaire

GOALS = frozenset({("goals1", "5f"), ("goals2", "90"), ("goals3", "77")})
FEATURES = Basis("features", "1.2.0", None, 0.5, ())
#: An extension of it, and the same by another house.
OURS = Basis("ours", "4.0.0", Core("features", "1.0.0", ("goals",)), 0.5, ())
THEIRS = replace(OURS, id="theirs", version="1.0.0")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (FEATURES, FEATURES, None),
        (FEATURES, replace(FEATURES, version="1.9.9"), None),
        (FEATURES, replace(FEATURES, version="2.0.0"), "other-version"),
        (FEATURES, replace(FEATURES, id="others"), "other-questionnaire"),
        (FEATURES, OURS, None),
        (OURS, THEIRS, None),
        (OURS, replace(OURS, version="5.0.0"), None),
        (OURS, replace(OURS, core=Core("features", "2.0.0", ("goals",))), "other-version"),
        (replace(FEATURES, version="2.0.0"), OURS, "other-version"),
        (OURS, replace(OURS, core=Core("others", "1.0.0", ("goals",))), "other-questionnaire"),
        (OURS, replace(OURS, core=None), "other-questionnaire"),
    ],
)
def test_a_dimension_of_the_core_is_the_extended_questionnaire_s(before: Basis, after: Basis, code: Obstacle | None) -> None:
    assert obstacle("goals", GOALS, GOALS, before, after) == code
    assert obstacle("goals", GOALS, GOALS, after, before) == code


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (OURS, OURS, None),
        (OURS, replace(OURS, version="4.9.0", core=Core("features", "2.0.0", ("goals",))), None),
        (OURS, replace(OURS, version="5.0.0"), "other-version"),
        (OURS, THEIRS, "other-questionnaire"),
        (FEATURES, OURS, "other-questionnaire"),
    ],
)
def test_what_is_added_is_its_own_questionnaire_s(before: Basis, after: Basis, code: Obstacle | None) -> None:
    assert obstacle("served", GOALS, GOALS, before, after) == code
    assert obstacle("served", GOALS, GOALS, after, before) == code


@pytest.mark.parametrize("other", [FEATURES, THEIRS])
def test_what_only_one_of_a_family_asks_was_not_asked_in_the_other(other: Basis) -> None:
    assert obstacle("served", None, GOALS, other, OURS) == "not-asked"
    assert obstacle("served", GOALS, None, OURS, other) == "not-asked"


def test_other_statements_are_told_before_another_way_of_counting() -> None:
    fewer = frozenset([*GOALS][:2])
    assert obstacle("goals", GOALS, fewer, FEATURES, replace(FEATURES, min_answered=1.0)) == "changed-statements"


@pytest.mark.parametrize(
    ("share", "code"), [(0.5, None), (0.34, None), (0.66, None), (0.33, "other-counting"), (0.67, "other-counting")]
)
def test_shares_are_alike_where_they_ask_for_as_many_answers(share: float, code: Obstacle | None) -> None:
    """Of three statements two must be answered from more than a third on, up to two thirds."""
    assert obstacle("goals", GOALS, GOALS, FEATURES, replace(FEATURES, min_answered=share)) == code


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (("goals1",), ("goals1",), None),
        (("goals1", "roles1"), ("goals1",), None),
        ((), ("goals1",), "other-counting"),
        (("goals1", "goals2"), ("goals1",), "other-counting"),
        (None, ("goals1",), None),
        (None, None, None),
    ],
)
def test_who_can_stand_aside_counts(
    before: tuple[str, ...] | None, after: tuple[str, ...] | None, code: Obstacle | None
) -> None:
    """What a file of figures does not tell keeps nothing from being compared."""
    sides = [replace(FEATURES, not_applicable=names) for names in (before, after)]  # type: ignore[arg-type]
    assert obstacle("goals", GOALS, GOALS, *sides) == code


def test_an_unknown_share_keeps_nothing_from_being_compared() -> None:
    unknown = replace(FEATURES, min_answered=None)  # type: ignore[arg-type]
    assert obstacle("goals", GOALS, GOALS, unknown, replace(FEATURES, min_answered=1.0)) is None


@pytest.mark.parametrize(("share", "items", "least"), [(0.5, 4, 2), (0.5, 5, 3), (1 / 3, 3, 1), (1, 7, 7), (0.01, 2, 1)])
def test_the_fewest_answers(share: float, items: int, least: int) -> None:
    assert fewest_answered(share, items) == least


def test_a_questionnaire_by_itself_is_its_own_family() -> None:
    asked = basis_of(load_questionnaire("seven-features"))
    assert (asked.core, family(asked)) == (None, "seven-features")
