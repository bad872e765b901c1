"""Folding and columns: nothing is lost, nothing is wider than it may be."""

from hypothesis import given
from hypothesis import strategies as st

from teamcheck.cli.layout import fitted, fold, row, width, written

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


@given(TEXTS, st.integers(2, 30))
def test_folding_keeps_every_letter_and_the_limit(text: str, most: int) -> None:
    lines = fold(text, most)
    assert max(map(width, lines)) <= most
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    assert fold("one two three", 7) == ["one two", "three"]
    assert fold("abcdef gh", 4) == ["abcd", "ef", "gh"]


@given(st.lists(TEXTS, min_size=3, max_size=3), st.booleans())
def test_columns_begin_at_the_same_place_in_every_line(texts: list[str], to_the_right: bool) -> None:
    right = frozenset({1}) if to_the_right else frozenset[int]()
    lines = row([[(text, "")] for text in texts], [10, 8, 5], right=right)
    assert {sum(width(text) for text, _ in line) for line in lines} == {10 + 8 + 5 + 3 * 2}


def test_colour_adds_nothing_but_colour() -> None:
    lines = [[("[bold]not markup[/bold]", "red")], [], [(":smile:", "")]]
    assert written(lines, colour=False) == "[bold]not markup[/bold]\n\n:smile:\n"
    assert written(lines, colour=True) == "\x1b[31m[bold]not markup[/bold]\x1b[0m\n\n:smile:\n"


def test_a_column_is_as_wide_as_its_longest_word_and_the_first_takes_the_rest() -> None:
    rows = [[[("Clear aims", "")], [("seen differently", "")], [("--", ""), ("++++", "")]]]
    assert fitted(rows, [5, 5], 40) == [40 - 11 - 6 - 4, 11, 6]
    assert fitted(rows, [16, 5], 40) == [40 - 16 - 6 - 4, 16, 6]
    assert fitted(rows, [16, 5], 28) == [5, 13, 6]
    assert fitted([[[("a" * 50, "")], [("b", "")]]], [8], 20) == [17, 1]
