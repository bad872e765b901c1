"""Signs of answering without reading (M55): each is found where it is, and nothing else is taken for it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.statistics.careless import FLOOR, Signs, even_odd, repeated, signs_of, signs_there_can_be
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem


def asked(*keys, low=1, high=5):
    """Dimensions by how their items are keyed: ``"++-"`` is three items, the last worded the other way round."""
    items = [PlanItem(column, low, high, reverse=key == "-") for column, key in enumerate("".join(keys))]
    ends = [0]
    for dimension in keys:
        ends.append(ends[-1] + len(dimension))
    return items, Plan(tuple(PlanDimension(tuple(items[start:end])) for start, end in pairwise(ends)))


def signs(answers, *keys, **scale):
    return signs_of(*asked(*keys, **scale), answers)


TWELVE = ("++++", "++-+", "++-+")
PLAIN = ("++++", "++++", "++++")


def test_one_answer_to_everything_is_a_strong_sign():
    found = signs([5] * 12, *PLAIN)
    assert found == Signs(one_answer=True)
    assert found.strong


def test_answers_left_out_do_not_break_one_answer():
    assert signs([4, None] + [4] * 10, *PLAIN).one_answer


def test_one_other_answer_is_enough_to_clear_somebody():
    assert signs([5] * 11 + [4], *PLAIN) == Signs()


def test_one_answer_means_nothing_where_little_was_asked():
    assert signs([5] * 9, "+++", "+++", "+++") == Signs()
    assert signs([5] * 9 + [None] * 3, *PLAIN) == Signs()


def test_the_middle_for_everything_is_a_weak_sign():
    found = signs([3] * 12, *TWELVE)
    assert found == Signs(middle=True)
    assert not found.strong


def test_the_middle_of_each_scale_is_the_middle_for_everything():
    items = [PlanItem(column, 1, 5 if column < 6 else 7) for column in range(12)]
    plan = Plan((PlanDimension(tuple(items)),))
    assert signs_of(items, plan, [3] * 6 + [4] * 6) == Signs(middle=True)
    assert signs_of(items, plan, [3] * 6 + [4] * 5 + [5]) == Signs()


def test_a_scale_with_an_even_number_of_points_has_no_middle():
    assert signs([2] * 12, *PLAIN, high=4).one_answer


def test_a_run_over_both_keyings_contradicts_itself():
    answers = [1, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2]
    assert signs(answers, *TWELVE) == Signs(contradiction=True)
    assert signs(answers, *TWELVE).strong


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        ([1, 2, 4, 4, 4, 4, 4, 4, 4, 2, 4, 2], TWELVE),  # seven in a row
        ([1, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2], ("++++", "++-+", "++++")),  # one item keyed the other way
        ([1, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2], ("----", "--+-", "----")),  # the same the other way round
        ([1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2], TWELVE),  # the middle says nothing against itself
    ],
)
def test_what_is_no_contradiction(answers, keys):
    assert not signs(answers, *keys).contradiction


def test_low_consistency_alone_is_no_sign():
    answers = [5, 1, 5, 1, 1, 5, 1, 5, 5, 1, 5, 1]
    assert even_odd(asked(*PLAIN)[1], answers) < 0
    assert signs(answers, *PLAIN) == Signs()


def test_half_of_it_in_a_row_is_a_sign_only_where_the_halves_do_not_fit():
    unfit = [4, 4, 4, 4, 4, 4, 5, 1, 1, 5, 1, 5]
    assert even_odd(asked(*PLAIN)[1], unfit) < 0
    assert signs(unfit, *PLAIN) == Signs(long_run=True)
    fitting = [4, 4, 4, 4, 4, 4, 4, 3, 1, 1, 2, 2]
    assert even_odd(asked(*PLAIN)[1], fitting) > 0
    assert signs(fitting, *PLAIN) == Signs()
    assert signs([4, 4, 4, 4, 4, 2, 5, 1, 1, 5, 1, 5], *PLAIN) == Signs()


def test_a_sheet_without_answers_shows_no_sign():
    assert signs([None] * 12, *TWELVE) == Signs()


@pytest.mark.parametrize(
    ("keys", "room"),
    [
        (TWELVE, Signs(one_answer=True, contradiction=True, middle=True, long_run=True)),
        (("++++", "++-+", "++++"), Signs(one_answer=True, middle=True, long_run=True)),  # one keyed the other way
        (("+-+-", "+-+-"), Signs(contradiction=True)),
        (("+++", "+++", "+++", "+++"), Signs(one_answer=True, middle=True)),
    ],
)
def test_which_signs_a_questionnaire_leaves_room_for(keys, room):
    assert signs_there_can_be(*asked(*keys)) == room


@given(st.lists(st.none() | st.integers(1, 5), min_size=8, max_size=8))
def test_what_there_is_no_room_for_is_never_found(answers):
    found = signs(answers, "++-+", "++++")
    assert found == Signs()


# even-odd


def test_even_odd_is_the_correlation_of_the_halves_stretched():
    # halves: (4.5, 4), (3, 3), (1.5, 3): r = .866, and 2r / (1 + r)
    answers = [5, 4, 4, 4, 3, 3, 3, 3, 1, 3, 2, 3]
    assert even_odd(asked(*PLAIN)[1], answers) == pytest.approx(2 * 0.8660254 / 1.8660254, abs=1e-7)


def test_even_odd_is_turned_with_the_keys():
    same = even_odd(asked("++++", "++++", "++++")[1], [5, 4, 4, 4, 3, 3, 3, 3, 1, 3, 2, 3])
    assert even_odd(asked("++-+", "++++", "+-++")[1], [5, 4, 2, 4, 3, 3, 3, 3, 1, 3, 2, 3]) == pytest.approx(same)


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (("++++", "++++", "+++"), [5, 4, 4, 4, 3, 3, 3, 2, 1, 3, 2]),  # two dimensions of four items
        (PLAIN, [5, 4, 4, None, 3, 3, 3, 2, 1, 3, 2, 1]),  # two of which four items are answered
        (PLAIN, [4] * 12),  # nothing differs
    ],
)
def test_where_even_odd_is_undefined(keys, answers):
    assert even_odd(asked(*keys)[1], answers) is None


@given(st.lists(st.none() | st.integers(1, 5), min_size=16, max_size=16))
def test_even_odd_lies_between_its_floor_and_one_and_is_the_same_in_the_mirror(answers):
    keys = ("++-+", "+-++", "++++", "--++")
    value = even_odd(asked(*keys)[1], answers)
    assert value is None or FLOOR <= value <= 1 + 1e-9
    turned = tuple(key.translate(str.maketrans("+-", "-+")) for key in keys)
    mirrored = even_odd(asked(*turned)[1], [None if each is None else 6 - each for each in answers])
    assert mirrored == pytest.approx(value) if value is not None else mirrored is None


# The same sheets


def test_equal_sheets_are_counted_all_of_them():
    sheet = [1, 2, 3, 4, 5] * 4
    other = [5, 4, 3, 2, 1] * 4
    assert repeated([sheet, other, sheet, sheet]) == 3
    assert repeated([sheet, other, sheet, other]) == 4
    assert repeated([sheet, other]) == 0


def test_short_sheets_and_those_of_one_answer_can_be_equal_by_chance():
    assert repeated([[1, 2, 3, 4, 5] * 3 + [1, 2, 3, 4]] * 2) == 0
    assert repeated([[1, 2, 3, 4, 5] * 3 + [1, 2, 3, 4, None]] * 2) == 0
    assert repeated([[5] * 20] * 2) == 0
