"""What likeness of two statements is, whatever they say."""

from hypothesis import given
from hypothesis import strategies as st

from teamcheck.questionnaire.likeness import likeness

WORDS = st.lists(st.sampled_from(["we", "plan", "our", "work", "well", "don't", "\u00fcber"]), min_size=1)


@given(st.text(), st.text())
def test_it_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(WORDS, st.data())
def test_the_order_of_words_capitals_and_signs_do_not_count(words: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(words))

    assert likeness(" ".join(words), ", ".join(other).upper() + ".") == 1


@given(WORDS, WORDS)
def test_a_word_that_one_of_them_has_more_makes_them_less_alike(words: list[str], others: list[str]) -> None:
    one, other = " ".join(words), " ".join(others)

    assert likeness(one, f"{other} tea") < likeness(one, other) or likeness(one, other) == 0
