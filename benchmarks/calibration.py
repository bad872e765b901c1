"""How often what is said of a team is true of it: coverage of the ranges, and the words of a comparison, on made-up teams.

1. Ranges: people's scores of several shapes, teams of 3 to 12 answers, 20,000 teams each. A range is right where the truth lies
   in it: the mean of all members, three in four of whom answered ("this team now"), or the team's true level ("in general").
2. Words for a change: whole made-up teams in two rounds (`teamcheck.responses.made_up.known_truth`), scored, disclosed and
   compared by the program itself: the same people with codes that link them, the same without, and other people of the same
   team. Nothing changed in the first table, every level rose in the second.

Prints the tables of docs/method.md. It takes some ten minutes on one core; the seed makes the same tables again.

    python benchmarks/calibration.py [--seed 1] [--teams 20000] [--compared 2000]
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from math import ceil, fsum, sqrt
from statistics import fmean, stdev
from typing import NamedTuple

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.made_up.answer_model import Normal, View, crossing, expected_score, middle_for, sheet, spread_of_scores
from teamcheck.responses.made_up.known_truth import make_teams
from teamcheck.responses.made_up.recipe import Recipe
from teamcheck.responses.made_up.team import NOISE
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard import fives, full, small_team
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.round_result import round_result
from teamcheck.statistics.centre import Moments, sd
from teamcheck.statistics.interval import ends, moderated_half_width, plain_half_width
from teamcheck.statistics.ops import FLOATS

AGREE = Scale("agree5", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
SIZES = range(3, 13)
#: Share of a team that answers, where all of its members are asked about.
ANSWER = 0.75
#: People drawn once for a shape; teams are drawn from them.
POOL = 100_000
COMPARED = (12, 15, 20, 30)


def questionnaire(dimensions: int, items: int) -> Questionnaire:
    """Dimensions of statements on five points, the last of each worded the other way round."""
    made = tuple(
        Dimension(
            f"d{place}",
            f"Feature {place}",
            tuple(
                Item(f"d{place}i{each}", "-", "negative" if each == items else "positive", AGREE)
                for each in range(1, items + 1)
            ),
        )
        for place in range(1, dimensions + 1)
    )
    return Questionnaire("made", "1.0.0", "en", "Made up", "0" * 64, made)


ONE = questionnaire(1, 4)
(DIMENSION,) = ONE.dimensions
EASE = {item.id: 0.0 for item in DIMENSION.items}
#: Steps of the four statements together: what a score is a share of.
STEPS = sum(item.scale.steps for item in DIMENSION.items)


class Shape(NamedTuple):
    """How the scores of the people of a team lie: level and spread in points, and how far two camps are from the level."""

    name: str
    level: float
    spread: float
    camps: float = 0


SHAPES = (
    Shape("symmetric", 50, 22),
    Shape("usual", 65, 20),
    Shape("skewed, ceiling", 85, 16),
    Shape("strong ceiling", 93, 11),
    Shape("low spread", 60, 10),
    Shape("wide spread", 50, 29),
    Shape("two camps", 50, 10, camps=30),
)


class Pool(NamedTuple):
    """People of a shape: their scores in steps, and the exact expectation of a score."""

    shape: Shape
    scores: list[int]
    expected: float
    sd: float


def pool(shape: Shape, chance: random.Random) -> Pool:
    """Draw the people of a shape by the answer model."""

    def spread(views: float) -> float:
        middle = middle_for(DIMENSION, EASE, shape.level, spread=views, noise=NOISE * views)
        return spread_of_scores(DIMENSION, EASE, Normal(middle, views, NOISE * views))

    views = crossing(spread, shape.spread, 0.03, 0.6)
    normals = [
        Normal(
            middle_for(DIMENSION, EASE, shape.level + side * shape.camps, spread=views, noise=NOISE * views),
            views,
            NOISE * views,
        )
        for side in (-1, 1)
    ]
    scores = []
    for place in range(POOL):
        normal = normals[place % 2]
        view = View(chance.gauss(normal.middle, normal.spread), normal.noise)
        answers = sheet(ONE, [view], EASE, missing=0.0, chance=chance)
        keyed = (
            5 - each if item.keyed == "negative" else each - 1
            for item, each in zip(DIMENSION.items, answers, strict=True)
            if each
        )
        scores.append(sum(keyed))
    expected = fmean(expected_score(DIMENSION, EASE, normal) for normal in normals)
    return Pool(shape, scores, expected, stdev(scores) * 100 / STEPS)


class Drawn(NamedTuple):
    """One made-up team: the sums of those who answered, how many members it has, and what is true of them, 0-100."""

    moments: Moments[float]
    size: int
    spread: float
    now: float
    general: float


def teams(people: Pool, n: int, count: int, chance: random.Random) -> list[Drawn]:
    """Draw teams of which ``n`` answered."""
    size = ceil(n / ANSWER)
    drawn = []
    for _ in range(count):
        everybody = chance.choices(people.scores, k=size)
        came = everybody[:n]
        moments = Moments(float(n), float(sum(came)), float(sum(each * each for each in came)), divisor=STEPS, factor=100)
        drawn.append(Drawn(moments, size, sd(FLOATS, moments) or 0.0, 100 * sum(everybody) / (STEPS * size), people.expected))
    return drawn


Ends = tuple[float, float] | list[int] | None


def plain(team: Drawn, size: int | None) -> Ends:
    """The plain t interval."""
    return ends(score_of(team), plain_half_width(FLOATS, team.moments, size))


def moderated(team: Drawn, size: int | None) -> Ends:
    """The moderated interval."""
    return ends(score_of(team), moderated_half_width(FLOATS, team.moments, size))


class Result(NamedTuple):
    """What the full edition looks at of a dimension to print its range."""

    n: int
    score: float
    hundred: Moments[float]


def printed(team: Drawn, size: int | None) -> Ends:
    """The range as it is printed, by the program's own code: below ten answers the small team's, else the full edition's."""
    n = int(team.moments.n)
    if n < full.FULL_FROM:
        shown = fives.printed(score_of(team))
        worst, _ = small_team.worst_range(shown, n, size)
        return small_team.how_sure(shown, n, size, worst)[0]
    worst, _ = full.worst_range(full.to_nearest(score_of(team)), n, size)
    return full.how_sure(Result(n, score_of(team), team.moments), size, worst)[0]  # type: ignore[arg-type]  all that is looked at


def score_of(team: Drawn) -> float:
    """The score of those who answered, 0-100."""
    return 100 * team.moments.total / (team.moments.n * STEPS)


def coverage(drawn: Sequence[Drawn], how: object, *, now: bool) -> float:
    """How often the range holds the truth."""
    held = 0
    for team in drawn:
        found = how(team, team.size if now else None)  # type: ignore[operator]  one of the three above
        target = team.now if now else team.general
        held += found is not None and found[0] - 1e-9 <= target <= found[1] + 1e-9
    return held / len(drawn)


def most_agreed(drawn: Sequence[Drawn]) -> Sequence[Drawn]:
    """The tenth of teams whose people happen to lie closest together."""
    return sorted(drawn, key=lambda team: team.spread)[: len(drawn) // 10]


def table(title: str, heads: Sequence[object], rows: Sequence[Sequence[object]]) -> None:
    """Print a table in Markdown."""
    print(f"\n{title}\n\n| {' | '.join(map(str, heads))} |\n| --- |{' ---: |' * (len(heads) - 1)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |", flush=True)


def say(value: float) -> str:
    """A share to three places, without the 0 before the point."""
    return f"{value:.3f}".lstrip("0") if value < 1 else "1"


def ranges(count: int, chance: random.Random) -> None:
    """The tables of the ranges."""
    pools = [pool(shape, chance) for shape in SHAPES]
    shapes = [(people.shape.name, f"{people.expected:.0f}", f"{people.sd:.0f}") for people in pools]
    table("Shapes of people's scores", ("shape", "level", "SD"), shapes)
    drawn = {people.shape.name: {n: teams(people, n, count, chance) for n in SIZES} for people in pools}
    for now, target in (
        (True, "this team now: the mean of all members, three in four of whom answered"),
        (False, "in general: the team's true level"),
    ):
        for title, how, chosen, sizes in (
            ("Moderated interval (M8)", moderated, list, SIZES),
            ("Plain t interval (M6)", plain, list, SIZES),
            ("Moderated interval, the tenth of teams with the least spread", moderated, most_agreed, SIZES),
            ("Plain t interval, the tenth of teams with the least spread", plain, most_agreed, SIZES),
            ("The range as printed (M9 below ten answers, M8 from ten)", printed, list, range(5, 13)),
        ):
            rows = []
            for name, by_n in drawn.items():
                found = [coverage(chosen(by_n[n]), how, now=now) for n in sizes]
                rows.append((name, *map(say, found), say(fmean(found))))
            columns = zip(*([float(cell) for cell in row[1:]] for row in rows), strict=True)
            rows.append(("mean", *(say(fmean(column)) for column in columns)))
            table(f"{title}; {target}", ("shape", *(f"n = {n}" for n in sizes), "mean"), rows)


def compared(n: int, change: float, count: int, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """The words of every dimension of made-up teams in two rounds: who answered, and the words."""
    asked = questionnaire(7, 5)
    recipe = Recipe(teams=count, sizes=(2 * n, 2 * n), level=60 - change / 2, response_rate=1, rounds=2, change=change)
    by_team: dict[str, tuple[list[Response], list[Response]]] = {}
    for row in make_teams(asked, recipe, chance).rows:
        by_team.setdefault(row.team, ([], []))[row.round == "round-2"].append(row)
    for rounds in by_team.values():
        codes = sorted(str(row.respondent) for row in rounds[0])  # drawn codes: an order that says nothing
        first, second = set(codes[:n]), set(codes[n:])
        then, now, others = (
            [row for row in rows if row.respondent in kept]
            for rows, kept in ((rounds[0], first), (rounds[1], first), (rounds[1], second))
        )
        yield "same, linked", words(asked, then, now)
        yield "same, not linked", words(asked, without_codes(then), without_codes(now))
        if not change:
            yield "others", words(asked, without_codes(then), without_codes(others))


def without_codes(rows: Sequence[Response]) -> list[Response]:
    return [row._replace(respondent=None) for row in rows]


def words(asked: Questionnaire, *rounds: Sequence[Response]) -> list[str]:
    """What the program says of every dimension of one team in two rounds."""
    ids = tuple(item.id for item in asked.items)
    results = []
    for rows in rounds:
        (card,) = score(Responses(ids, rows), asked)
        results.append(round_result(card, rows, Policy(), name=str(card.round)))
    return [dimension.verdict for dimension in compare(results, Policy(), team=rounds[0][0].team).dimensions]


def share(values: Sequence[bool]) -> str:
    """A share in percent, with twice its standard error."""
    p = fmean(values)
    return f"{100 * p:.1f} ± {200 * sqrt(p * (1 - p) / len(values)):.1f}"


def unchanged(count: int, chance: random.Random) -> None:
    """The table of teams in which nothing changed."""
    rows = []
    for n in COMPARED:
        found: dict[str, list[list[str]]] = {}
        for who, said in compared(n, 0, count, chance):
            found.setdefault(who, []).append(said)
        for who, of_teams in found.items():
            clear, possible = (
                [any(word.startswith(kind) for word in said) for said in of_teams] for kind in ("clear", "possible")
            )
            every = [word for said in of_teams for word in said]
            single, same = [word.startswith("possible") for word in every], [word == "about the same" for word in every]
            rows.append((n, who, share(clear), share(possible), share(single), share(same)))
    heads = (
        "n",
        "people",
        "teams with a clear change",
        "with a possible one",
        "features with a possible one",
        "about the same",
    )
    table(f"Nothing changed: percent, seven features, {count} teams each", heads, rows)


def power(count: int, chance: random.Random) -> None:
    """The table of teams in which every level rose."""
    rows = []
    for change in (5, 10, 15, 20):
        for n in COMPARED:
            found: dict[str, list[str]] = {}
            for who, said in compared(n, change, count, chance):
                found.setdefault(who, []).extend(said)
            rows.append((change, n, *(cell for said in found.values() for cell in kinds(said))))
    heads = [f"{who}: {kind}" for who in ("linked", "not linked") for kind in ("clear", "possible", "cannot tell", "decline")]
    title = f"Every feature rose: percent of features, the same people, {count} teams of seven features each"
    table(title, ("true change", "n", *heads), rows)


def kinds(said: Sequence[str]) -> list[str]:
    """How many features of a hundred have each word."""
    found = [
        f"{100 * fmean(word == kind for word in said):.0f}"
        for kind in ("clear improvement", "possible improvement", "cannot tell")
    ]
    return [*found, f"{100 * fmean(word.endswith('decline') for word in said):.1f}"]


def correlation(chance: random.Random) -> None:
    """What the made-up people are like: how two features and two rounds of one person go together."""
    asked = questionnaire(7, 5)
    made = make_teams(asked, Recipe(teams=100, sizes=(20, 20), camps=0, response_rate=1, missing=0, rounds=2), chance)
    people: dict[tuple[str, str | None], list[list[float]]] = {}
    for row in made.rows:
        keyed = [
            6 - each if item.keyed == "negative" else each for item, each in zip(asked.items, row.answers, strict=True) if each
        ]
        people.setdefault((row.team, row.respondent), []).append([fmean(keyed[at : at + 5]) for at in range(0, 35, 5)])
    by_team: dict[str, list[list[list[float]]]] = {}
    for (team, _), sheets in people.items():
        by_team.setdefault(team, []).append(sheets)
    features, rounds = [], []
    for members in by_team.values():
        features.append(pearson([m[0][0] for m in members], [m[0][1] for m in members]))
        rounds.append(pearson([m[0][0] for m in members], [m[1][0] for m in members]))
    print(f"\nWithin teams, scores of two features correlate at {fmean(features):.2f}, of two rounds at {fmean(rounds):.2f}.")


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of two rows of figures."""
    a, b = fmean(one), fmean(other)
    together = fsum((x - a) * (y - b) for x, y in zip(one, other, strict=True))
    return together / sqrt(fsum((x - a) ** 2 for x in one) * fsum((y - b) ** 2 for y in other))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--teams", type=int, default=20_000, help="teams for each shape and number of answers")
    parser.add_argument("--compared", type=int, default=2_000, help="teams for each row of the table of no change")
    said = parser.parse_args()
    ranges(said.teams, random.Random(said.seed))
    correlation(random.Random(said.seed + 1))
    unchanged(said.compared, random.Random(said.seed + 2))
    power(max(said.compared // 4, 1), random.Random(said.seed + 3))


if __name__ == "__main__":
    main()
