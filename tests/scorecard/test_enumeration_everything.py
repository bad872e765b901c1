"""The smallest dimensions, with everything that is printed: every legal team, every member who knows their own answers."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations_with_replacement, product
from typing import Any

import pytest

from teamcheck.scorecard.build import dimension_result
from teamcheck.scorecard.plan import plan_of
from teamcheck.scorecard.small_team import Figures, figures
from teamcheck.statistics.reduce import reduce

Sheet = tuple[int, ...]
Team = tuple[Sheet, ...]
Printer = Callable[[Team], Figures]


def printer(lab: Any, points: int, items: int) -> Printer:
    """What is printed of a team; with no answer left out it follows from the items' sums and the people's squares."""
    asked = lab.questionnaire(lab.asked(items), points=points)
    plan = plan_of(asked)
    known: dict[Hashable, Figures] = {}

    def printed(team: Team) -> Figures:
        key = tuple(map(sum, zip(*team, strict=True))), sum(sum(sheet) ** 2 for sheet in team)
        if key not in known:
            tally = reduce(plan, [("", sheet) for sheet in team], detail=True)[""]
            known[key] = figures(dimension_result(asked.dimensions[0], plan.dimensions[0], tally.dimensions[0]), 5)
        return known[key]

    return printed


def facts_of(team: Iterable[Sheet], points: int, items: int, me: Sheet | None) -> Iterator[tuple[Hashable, Hashable]]:
    """What a page could give away about the people of a team but me: for each item, then for the dimension."""
    people = list(team)
    low = range(1, (2 if points >= 5 else points // 2) + 1)
    for item in range(items):
        answers = [sheet[item] for sheet in people]
        disagreed = sum(answer in low for answer in answers)
        yield ("answers", item), tuple(sorted(answers))
        yield ("one of the others disagreed", item), disagreed == 1 or ("more" if disagreed else "none")
        if me is not None and me[item] in low:
            yield ("nobody else disagreed", item), disagreed == 0 or "some"
    ones = sum(100 * (sum(sheet) - items) <= 40 * items * (points - 1) for sheet in people)
    yield ("one of the others is low", None), ones == 1 or ("more" if ones else "none")


def certain(seen: dict[Hashable, dict[Hashable, set[Hashable]]]) -> dict[Hashable, set[Hashable]]:
    """The facts that are the same in every team of a group; of yes-or-no facts only a yes counts."""
    return {
        group: {fact for fact, values in facts.items() if len(values) == 1 and (fact[0] == "answers" or values == {True})}  # type: ignore[index]
        for group, facts in seen.items()
    }


def leaks(points: int, items: int, people: int, printed: Printer) -> dict[Hashable, set[Hashable]]:
    """Page and known sheet to what is certain beside them, though it is not beside the score (or, without one, anyway)."""
    by_page: dict[Hashable, dict[Hashable, set[Hashable]]] = defaultdict(lambda: defaultdict(set))
    by_score: dict[Hashable, dict[Hashable, set[Hashable]]] = defaultdict(lambda: defaultdict(set))
    sheets = list(product(range(1, points + 1), repeat=items))
    for team in combinations_with_replacement(sheets, people):
        page = printed(team)
        for me in (None, *set(team)):
            others = list(team)
            if me is not None:
                others.remove(me)
            for fact, value in facts_of(others, points, items, me):
                by_page[page, me][fact].add(value)
                by_score[page.score, me][fact].add(value)
    anyway = certain(by_score)
    found = {(page, me): facts - anyway[page.score, me] for (page, me), facts in certain(by_page).items()}  # type: ignore[misc,attr-defined]
    return {group: facts for group, facts in found.items() if facts}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("points", "items", "people"),
    [(2, 1, 9), (3, 1, 6), (5, 1, 5), (5, 1, 9), (7, 1, 6), (11, 1, 6), (2, 2, 8), (2, 3, 6), (2, 4, 5), (3, 2, 5), (3, 2, 6),
     (4, 2, 5), (5, 2, 5)],
)  # fmt: skip
def test_from_everything_printed_nothing_is_certain(points: int, items: int, people: int, lab: Any) -> None:
    printed = printer(lab, points, items)

    assert leaks(points, items, people, printed) == {}


@pytest.mark.slow
def test_words_beside_every_score_would_give_answers_away(lab: Any) -> None:
    printed = printer(lab, 3, 2)

    def with_all_words(team: Team) -> Figures:
        page = printed(team)
        sums = [sum(sheet[item] - 1 for sheet in team) for item in range(2)]
        words = tuple("mostly agree" if total >= 8 else "mostly disagree" if total <= 4 else "mixed" for total in sums)
        return Figures(page.score, page.agreement, words, page.agreement_code, page.word_codes)  # type: ignore[arg-type]

    assert leaks(3, 2, 6, with_all_words)
