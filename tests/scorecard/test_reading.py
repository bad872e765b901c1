"""The reading rule, on printed figures."""

from typing import NamedTuple

import pytest

from teamcheck.scorecard.public import Agreement
from teamcheck.scorecard.reading import reading_of


class Shown(NamedTuple):
    id: str
    score: int | None
    agreement: Agreement | None = "close"
    items: tuple[str, ...] = ("one", "two")
    two_camps: bool | None = None


def read(*dimensions: Shown) -> tuple[str, str, str]:
    found = reading_of(dimensions)
    return "".join(found.build_on), "".join(found.talk_about), "".join(found.see_differently)


@pytest.mark.parametrize(
    ("dimensions", "expected"),
    [
        ([Shown("a", 80), Shown("b", 70), Shown("c", 60), Shown("d", 50)], ("ab", "dc", "")),
        ([Shown("a", 70), Shown("b", 70), Shown("c", 70)], ("", "", "")),
        ([Shown("a", 70), Shown("b", 70), Shown("c", 65)], ("", "", "")),
        ([Shown("a", 75), Shown("b", 75), Shown("c", 75), Shown("d", 65)], ("ab", "d", "")),
        ([Shown("a", 55), Shown("b", 40)], ("", "b", "")),
        ([Shown("a", 60), Shown("b", 90)], ("b", "a", "")),
        ([Shown("a", 80, "apart"), Shown("b", 75), Shown("c", 75)], ("bc", "", "a")),
        ([Shown("a", 70), Shown("b", 70), Shown("c", 70, "apart")], ("ab", "", "c")),
        ([Shown("a", 70, "apart"), Shown("b", 70), Shown("c", 70)], ("bc", "a", "")),
        ([Shown("a", 70, "apart"), Shown("b", 50), Shown("c", 40), Shown("d", 70, "apart")], ("", "cb", "ad")),
        ([Shown("a", 80), Shown("b", 20, None, ("one",)), Shown("c", None), Shown("d", 60)], ("a", "d", "")),
        ([Shown("a", 90), Shown("b", 80, "mixed"), Shown("c", 80), Shown("d", 50)], ("ab", "d", "")),
        ([Shown("a", 80, None, ("one", "two"), True), Shown("b", 75), Shown("c", 60)], ("b", "c", "a")),
        ([], ("", "", "")),
        ([Shown("a", 20)], ("", "", "")),
    ],
)
def test_the_reading_names_what_stands_out(dimensions: list[Shown], expected: tuple[str, str, str]) -> None:
    assert read(*dimensions) == expected


def test_exactly_five_below_the_mean_stands_out() -> None:
    assert read(Shown("a", 65), Shown("b", 75)) == ("b", "a", "")
    assert read(Shown("a", 66), Shown("b", 75)) == ("", "", "")
