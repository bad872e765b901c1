"""The attack on one page says what going through every team says: nothing less, and nothing more."""

import random
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product
from math import ceil, floor, sqrt
from typing import NamedTuple

import pytest

from teamcheck.organisation.audit import one_page
from teamcheck.organisation.audit.asked import Asked, Statement
from teamcheck.organisation.audit.budget import THOROUGH, USUAL, Budget, TooMuchError
from teamcheck.organisation.audit.one_page import attack
from teamcheck.organisation.audit.printed import PrintedDimension, PrintedItem
from teamcheck.organisation.audit.rounding import FIVES, WHOLE
from teamcheck.organisation.audit.target import Target
from teamcheck.statistics.distributions import t_quantile

Sheet = tuple[int | None, ...]
Team = tuple[Sheet, ...]
#: What is printed beside the number of people; a score is printed to the nearest 5 unless "whole" is among it.
Style = frozenset[str]


class Shape(NamedTuple):
    """What is asked: how many people, the points of each statement, and how many people left each out."""

    people: int
    points: tuple[int, ...]
    gaps: tuple[int, ...] = ()

    @property
    def asked(self) -> Asked:
        statements = [
            Statement(f"s{place}", points - 1, top(points) - 1, points - top(points), negative=bool(place % 2))
            for place, points in enumerate(self.points)
        ]
        return Asked("d", tuple(statements), -(-len(statements) // 2))


def top(points: int) -> int:
    return 2 if points >= 5 else points // 2


def teams(shape: Shape) -> Iterator[Team]:
    gaps = shape.gaps or (0,) * len(shape.points)
    options = [(*range(points), *([None] if gap else [])) for points, gap in zip(shape.points, gaps, strict=True)]
    sheets = [sheet for sheet in product(*options) if 2 * sheet.count(None) <= len(sheet)]
    for team in combinations_with_replacement(sheets, shape.people):
        if all(sum(sheet[place] is None for sheet in team) == gap for place, gap in enumerate(gaps)):
            yield team


def score_of(sheet: Sheet, shape: Shape) -> Fraction:
    shares = [Fraction(step, points - 1) for step, points in zip(sheet, shape.points, strict=True) if step is not None]
    return 100 * sum(shares, Fraction(0)) / len(shares)


def to_nearest(value: Fraction, step: int = 1) -> int:
    return floor(value / step + Fraction(1, 2)) * step


def page_of(team: Team, shape: Shape, style: Style) -> PrintedDimension:
    scores = sorted(score_of(sheet, shape) for sheet in team)
    mean = sum(scores, Fraction(0)) / len(scores)
    variance = sum(((score - mean) ** 2 for score in scores), Fraction(0)) / (len(scores) - 1)
    word = "close" if variance <= 144 else "apart" if variance >= 484 else "mixed"
    camps = [sum(score >= 60 for score in scores), sum(score <= 40 for score in scores)]
    half = t_quantile(0.975, 3 + len(scores)) * sqrt(
        (4 * 22**2 + (len(scores) - 1) * float(variance)) / (3 + len(scores)) / len(scores)
    )
    kinds = kinds_of(team, shape)
    return PrintedDimension(
        id="d",
        title="D",
        n=len(team),
        score=Fraction(to_nearest(mean) if "whole" in style else min(90, max(10, to_nearest(mean, 5))))
        if "score" in style
        else None,
        interval=tuple(Fraction(end) for end in (max(0, floor(float(mean) - half)), min(100, ceil(float(mean) + half))))
        if "interval" in style
        else None,
        favourable=share_of(kinds[1], team, style) if "shares" in style else None,
        unfavourable=share_of(kinds[0], team, style) if "shares" in style else None,
        agreement=word if "agreement" in style else None,
        two_camps=word != "close" and all(10 * camp >= 3 * len(scores) for camp in camps) if "camps" in style else None,
        middle_half=(Fraction(to_nearest(quartile(scores, 1))), Fraction(to_nearest(quartile(scores, 3))))
        if "spread" in style
        else None,
        lowest_highest=(Fraction(to_nearest(scores[0])), Fraction(to_nearest(scores[-1]))) if "spread" in style else None,
        items=tuple(item_of(team, place, shape, style) for place in range(len(shape.points))),
    )


def quartile(scores: Sequence[Fraction], quarters: int) -> Fraction:
    place, part = divmod(quarters * (len(scores) - 1), 4)
    higher = scores[min(place + 1, len(scores) - 1)]
    return scores[place] + Fraction(part, 4) * (higher - scores[place])


def kinds_of(team: Team, shape: Shape) -> tuple[int, int]:
    low = sum(
        step is not None and step < top(points) for sheet in team for step, points in zip(sheet, shape.points, strict=True)
    )
    high = sum(
        step is not None and step >= points - top(points)
        for sheet in team
        for step, points in zip(sheet, shape.points, strict=True)
    )
    return low, high


def share_of(count: int, team: Team, style: Style) -> Fraction:
    share = Fraction(100 * count, sum(len(sheet) - sheet.count(None) for sheet in team))
    return Fraction(to_nearest(share) if "whole" in style else min(90, max(10, to_nearest(share, 10))))


def item_of(team: Team, place: int, shape: Shape, style: Style) -> PrintedItem:
    steps, answers = shape.points[place] - 1, [sheet[place] for sheet in team if sheet[place] is not None]
    total = sum(answers)  # type: ignore[arg-type]
    score = Fraction(100 * total, steps * len(answers))
    high = "mostly agree" if place % 2 == 0 else "mostly disagree"
    low = "mostly disagree" if place % 2 == 0 else "mostly agree"
    return PrintedItem(
        id=f"s{place}",
        text=f"S{place}",
        sha256=None,
        n=len(answers),
        word=(high if score >= 65 else low if score <= 35 else "mixed") if "words" in style else None,
        score=Fraction(to_nearest(score)) if "item scores" in style else None,
        counts=tuple(answers.count(step) for step in range(steps + 1)) if "counts" in style else None,
    )


def facts_of(team: Team, own: Sheet | None, shape: Shape) -> Iterator[tuple[Hashable, Hashable]]:
    """What could be certain of the others: for each statement, then of their scores."""
    others = list(team)
    if own is not None:
        others.remove(own)
    for place, points in enumerate(shape.points):
        answers = [sheet[place] for sheet in others if sheet[place] is not None]
        low, high = sum(step < top(points) for step in answers), sum(step >= points - top(points) for step in answers)  # type: ignore[operator]
        mine = None if own is None else own[place]
        yield ("answers known", place), tuple(sorted(answers))  # type: ignore[type-var]
        yield ("one low", place), low == 1
        yield ("one high", place), high == 1
        if mine is not None and mine < top(points):
            yield ("nobody else low", place), low == 0
        if mine is not None and mine >= points - top(points):
            yield ("nobody else high", place), high == 0
    scores = sorted(score_of(sheet, shape) for sheet in others)
    yield ("scores known", None), tuple(scores)
    yield ("one low score", None), sum(score <= 40 for score in scores) == 1


Known = dict[Sheet | None, dict[Hashable, set[Hashable]]]


def certain_in(known: Mapping[Hashable, set[Hashable]]) -> set[Hashable]:
    always = ("answers known", "scores known")
    return {fact for fact, values in known.items() if len(values) == 1 and (fact[0] in always or values == {True})}  # type: ignore[index]


@cache
def printed_teams(shape: Shape, style: Style) -> tuple[tuple[Team, PrintedDimension], ...]:
    return tuple((team, page_of(team, shape, style)) for team in teams(shape))


@cache
def facts_by_own(shape: Shape, team: Team) -> tuple[tuple[Sheet | None, tuple[tuple[Hashable, Hashable], ...]], ...]:
    return tuple((own, tuple(facts_of(team, own, shape))) for own in (None, *dict.fromkeys(team)))


def brute_force(page: PrintedDimension, shape: Shape, style: Style) -> set[tuple[Hashable, Hashable, bool]]:
    """What is certain beside a page, for nobody or for some member, and is not beside its score."""
    by_page: Known = defaultdict(lambda: defaultdict(set))
    by_score: Known = defaultdict(lambda: defaultdict(set))
    for team, other in printed_teams(shape, style):
        if other.score != page.score:
            continue
        for own, facts in facts_by_own(shape, team):
            for fact, value in facts:
                by_score[own][fact].add(value)
                if other == page:
                    by_page[own][fact].add(value)
    return {
        (*fact, own is None)  # type: ignore[misc]
        for own, facts in by_page.items()
        for fact in certain_in(facts) - certain_in(by_score[own])
    }


#: Keyed: both "high"; the second is worded the other way round.
AGREED = ("mostly agree", "mostly disagree")


def too_much(*_: object, **__: object) -> None:
    raise TooMuchError


def attacked(page: PrintedDimension, shape: Shape, style: Style) -> set[tuple[Hashable, Hashable, bool]]:
    target = Target(page, shape.asked, shape.people, None, WHOLE if "whole" in style else FIVES)
    found = attack(target, Budget(THOROUGH))
    places = {statement.id: place for place, statement in enumerate(shape.asked.statements)}
    return {
        (each.fact, None if each.statement is None else places[each.statement.id], each.own is None) for each in found.certain
    }


ROUGH = [
    frozenset(style)
    for style in (
        {"score", "words"},
        {"words"},
        {"score", "agreement"},
        {"score", "shares"},
        {"score", "shares", "words"},
        {"score", "words", "agreement"},
    )
]
FINE = [
    frozenset({"score", "whole", *style})
    for style in (
        {"words"},
        {"item scores"},
        {"counts"},
        {"shares", "item scores"},
        {"agreement"},
        {"interval"},
        {"spread"},
        {"camps", "agreement"},
        {"interval", "item scores", "agreement"},
    )
]
#: The first is small enough for every run.
SHAPES = [
    Shape(5, (5,)),
    *(pytest.param(Shape(*shape), marks=pytest.mark.slow) for shape in [(5, (3, 3)), (6, (2, 4)), (5, (2, 2, 2)), (7, (3, 2))]),
]
WITH_GAPS = [pytest.param(Shape(*shape), marks=pytest.mark.slow) for shape in [(5, (3, 3), (1, 0)), (5, (2, 2, 2), (1, 1, 0))]]


def drawn(shape: Shape, style: Style, number: int) -> Iterator[PrintedDimension]:
    """The pages of some teams, each once."""
    every = [page for _, page in printed_teams(shape, style)]
    yield from dict.fromkeys(random.Random(f"{shape} {sorted(style)}").choices(every, k=number))


@pytest.mark.parametrize("style", [*ROUGH, *FINE], ids=lambda style: " ".join(sorted(style)))
@pytest.mark.parametrize("shape", [*SHAPES, *WITH_GAPS], ids=str)
def test_what_is_certain_is_what_going_through_every_team_says(shape: Shape, style: Style) -> None:
    for page in drawn(shape, style, 3):
        assert attacked(page, shape, style) == brute_force(page, shape, style), page


GAPS_TOO = [style for style in [*ROUGH, *FINE] if not style & {"shares", "agreement", "interval", "spread", "camps"}]


@pytest.mark.parametrize("style", GAPS_TOO, ids=lambda style: " ".join(sorted(style)))
@pytest.mark.parametrize("shape", WITH_GAPS, ids=str)
def test_with_answers_left_out_statements_are_gone_through_exactly(
    shape: Shape, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_page, "certain_of_everything", too_much)
    for page in drawn(shape, style, 6):
        assert attacked(page, shape, style) == {fact for fact in brute_force(page, shape, style) if fact[1] is not None}


def test_both_words_high_beside_a_low_score_tell_of_whoever_left_the_second_statement_out() -> None:
    shape = Shape(7, (5, 5), (0, 2))
    items = [PrintedItem(f"s{place}", "", None, 7 - 2 * place, word, None, None) for place, word in enumerate(AGREED)]
    found = attacked(PrintedDimension("d", "D", 7, Fraction(55), items=tuple(items)), shape, frozenset())

    assert ("answers known", 0, True) in found


def test_what_is_too_much_is_said_at_once() -> None:
    shape = Shape(9, (5,) * 7, (3, 2, 1, 0, 2, 1, 1))
    items = [PrintedItem(f"s{place}", "", None, 9 - gap, "mixed", None, None) for place, gap in enumerate(shape.gaps)]
    page = PrintedDimension("d", "D", 9, Fraction(50), agreement="mixed", items=tuple(items))
    found = attack(Target(page, shape.asked, 9, None, FIVES), Budget(USUAL))

    assert (found.certain, found.left) == ([], ["left out", "how alike"])
    assert attack(Target(page, shape.asked, 9, None, FIVES), Budget(10)).left == ["left out", "how alike", "too much"]


@pytest.mark.parametrize(("gaps", "first"), [((), []), ((3, 2, 1, 0, 2, 1, 1), ["left out"])])
def test_the_word_for_how_alike_views_are_is_named_only_where_it_is_printed(gaps: tuple[int, ...], first: list[str]) -> None:
    shape = Shape(9, (5,) * 7, gaps)
    every = gaps or (0,) * 7
    items = [PrintedItem(f"s{place}", "", None, 9 - gap, "mixed", None, None) for place, gap in enumerate(every)]
    page = PrintedDimension("d", "D", 9, Fraction(50), items=tuple(items))

    assert attack(Target(page, shape.asked, 9, None, FIVES), Budget(USUAL)).left == [*first, "own scores"]


#: What is printed of statements, and of how people's scores lie.
OF_STATEMENTS, OF_SCORES = {"words", "item scores", "counts", "shares"}, {"agreement", "interval", "spread", "camps"}


@pytest.mark.parametrize("style", [*ROUGH, *FINE], ids=lambda style: " ".join(sorted(style)))
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_where_teams_are_too_many_statements_and_scores_are_each_gone_through_exactly(
    shape: Shape, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_page, "certain_of_everything", too_much)
    for page in drawn(shape, style, 3):
        found, everything = attacked(page, shape, style), brute_force(page, shape, style)
        assert found <= everything
        if not style & OF_SCORES:
            assert found == {fact for fact in everything if fact[1] is not None}
        if (
            not style & OF_STATEMENTS and "spread" not in style
        ):  # a quartile between two people is taken as between their scores
            assert found == {fact for fact in everything if fact[1] is None}
