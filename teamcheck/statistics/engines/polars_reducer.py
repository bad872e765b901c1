"""Tallies of many teams at once by polars: sums of whole numbers, where plain Python goes through people one by one.

The figures are those of `teamcheck.statistics.reduce` to the last digit (method M70). Three thoughts make it quick:

* The counts of an item's points lie side by side (`side_by_side`), so that one sum does the work of five.
* Nearly everybody who answers is scored. So all answers are summed, and the few people who answered something and are not
  scored are looked at by themselves.
* A frame of some 100,000 people keeps what is summed in the processor's cache; callers part teams into such frames.

Where a sum of scores could pass 64 bits (a dimension of some forty items), plain Python counts the frame.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

import polars as pl

from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.engines import side_by_side
from teamcheck.statistics.engines.side_by_side import BITS, SideBySide
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.tally_lines import NOTHING, written

#: People of the largest team for whom room is made at first: five counts of so many fit into one whole number. Where a team
#: turns out to be larger, its frame is counted again.
MOST_AT_FIRST = 4095
#: Follows the name of a sum of everybody where one of a few people has the same name.
ALL = " of all"
#: Whole numbers by how large they may get.
WHOLE = {pl.Int16: 15, pl.Int32: 31, pl.Int64: 63}


def reduce_frame(plan: Plan, frame: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Count the answers of whole teams, exactly; in any order of rows.

    Args:
        plan: What to count.
        frame: A row for each person: the key columns, and a column of whole numbers for each column of the plan, named by its
            number; points as chosen, within the scale, not reversed; null where there is no answer. Other columns are not
            looked at.
        keys: Columns that name a team together.

    Returns:
        A row for each team, sorted by the keys: the keys, ``people``, and ``tally``, the line that
        `teamcheck.statistics.tally_lines.written` makes of the team's tally with the scores of people.

    Example:
        >>> plan = Plan((PlanDimension((PlanItem(0, 1, 3), PlanItem(1, 1, 3))),))
        >>> frame = pl.DataFrame({"team": ["red", "red"], "0": [3, 2], "1": [1, None]})
        >>> reduce_frame(plan, frame, ["team"]).rows()
        [('red', 2, '2 2 4 8 0 0 11,100 - 2,2')]
    """
    most = MOST_AT_FIRST
    while all(most * dimension.denominator < 1 << BITS for dimension in plan.dimensions):
        counting = _Counting(plan, keys, most)
        people = counting.people(frame)
        teams = counting.teams(people)
        largest = teams.select(pl.col("people").max()).item() or 0
        if largest <= most:
            return counting.lines(people, teams, largest)
        most = largest
    return _plainly(plan, frame, keys)


def complete_frame(plan: Plan, frame: pl.DataFrame) -> tuple[CompleteCases, ...]:
    """Of each dimension, everybody in a frame who answered every item, as `teamcheck.statistics.complete` counts them.

    Args:
        plan: What to count.
        frame: As for `reduce_frame`; the people of one team may lie in several frames.

    Example:
        >>> plan = Plan((PlanDimension((PlanItem(0, 1, 3), PlanItem(1, 1, 3, reverse=True))),))
        >>> complete_frame(plan, pl.DataFrame({"0": [3, 3, 2], "1": [1, 1, 3]}))
        (CompleteCases(counts=((0, 1, 2), (1, 0, 2)), products=(8,)),)
    """
    return tuple([_complete(dimension, frame) for dimension in plan.dimensions])


def _complete(dimension: PlanDimension, frame: pl.DataFrame) -> CompleteCases:
    steps = {str(place): item.steps for place, item in enumerate(dimension.items)}
    people = frame.select(**{name: _steps(item) for name, item in zip(steps, dimension.items, strict=True)}).drop_nulls()
    counts = [(pl.col(name) == step).sum().alias(f"{name} {step}") for name, last in steps.items() for step in range(last + 1)]
    pairs = combinations(steps, 2)
    products = [(pl.col(one).cast(pl.Int64) * pl.col(other)).sum().alias(f"{one} x {other}") for one, other in pairs]
    numbers = iter(people.select(counts + products).row(0))
    return CompleteCases(tuple([tuple(islice(numbers, last + 1)) for last in steps.values()]), tuple(numbers))


def _plainly(plan: Plan, frame: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    columns = range(1 + max(item.column for dimension in plan.dimensions for item in dimension.items))
    answers = [pl.col(str(column)) if str(column) in frame.columns else pl.lit(None).alias(str(column)) for column in columns]
    rows = zip(frame.select(keys).iter_rows(), frame.select(answers).iter_rows(), strict=True)
    lines = [(*key, tally.people, written(tally)) for key, tally in reduce(plan, rows, detail=True).items()]
    schema = [*frame.select(keys).schema.items(), ("people", pl.Int64()), ("tally", pl.String())]
    return pl.DataFrame(lines, schema=schema, orient="row").sort(keys)


def _answer(item: PlanItem) -> pl.Expr:
    """The answers to an item in few bits where its points allow it; callers may hand on wider ones."""
    narrow = max(abs(item.lowest), abs(item.highest)) < 127
    return pl.col(str(item.column)).cast(pl.Int8 if narrow else pl.Int64)


def _steps(item: PlanItem) -> pl.Expr:
    """The keyed answers in steps above the lowest point (method M1); null stays."""
    return item.highest - _answer(item) if item.reverse else _answer(item) - item.lowest


class _Counting:
    """How a plan is counted in teams of no more than so many people."""

    def __init__(self, plan: Plan, keys: Sequence[str], most: int) -> None:
        self._keys = list(keys)
        self._dimensions = [_Dimension(place, dimension, most) for place, dimension in enumerate(plan.dimensions)]

    def people(self, frame: pl.DataFrame) -> pl.DataFrame:
        """What each person adds to the sums of their team."""
        return (
            frame.lazy()
            .select(*self._keys, *[expr for each in self._dimensions for expr in each.of_answers()])
            .with_columns([each.scores() for each in self._dimensions])
            .with_columns([expr for each in self._dimensions for expr in each.of_scores()])
            .collect()
        )

    def teams(self, people: pl.DataFrame) -> pl.DataFrame:
        """The sums of each team, and the scores of its people."""
        sums = [expr for each in self._dimensions for expr in each.of_teams()]
        return people.group_by(self._keys).agg(pl.len().cast(pl.Int64).alias("people"), *sums)

    def lines(self, people: pl.DataFrame, teams: pl.DataFrame, largest: int) -> pl.DataFrame:
        """The lines of the teams."""
        few = self._scored(people, teams)
        # Words of all and of the few in one go: to lay out the work takes as long as doing it for some thousand teams.
        sums = pl.concat([each.select("people", *self._answers()) for each in (teams, few)])
        counts = sums.with_columns(side_by_side.digits(largest)).select([each.answers(largest) for each in self._dimensions])
        scored = few.select(self._keys).hstack(counts[teams.height :].select([each.scored() for each in self._dimensions]))
        words = [word for each in self._dimensions for word in each.words()]
        return (
            teams.hstack(counts[: teams.height])
            .join(scored, on=self._keys, how="left", nulls_equal=True)
            .select(*self._keys, "people", pl.concat_str("people", *words, separator=" ").alias("tally"))
            .sort(self._keys)
        )

    def _scored(self, people: pl.DataFrame, teams: pl.DataFrame) -> pl.DataFrame:
        """The sums of answers of people who are scored, of the few teams where some are not who answered something."""
        apart = people.filter(pl.any_horizontal([each.is_apart() for each in self._dimensions]))
        not_scored = apart.group_by(self._keys).agg([expr for each in self._dimensions for expr in each.not_scored()])
        both = not_scored.join(teams, on=self._keys, how="left", nulls_equal=True, suffix=ALL)
        scored = [(pl.col(name + ALL) - pl.col(name)).alias(name) for name in self._answers()]
        return both.select(*self._keys, "people", *scored)

    def _answers(self) -> list[str]:
        return [name for each in self._dimensions for name in each.answer_columns]


class _Dimension:
    """The columns that are made for a dimension, in turn of people and of teams."""

    def __init__(self, place: int, dimension: PlanDimension, most: int) -> None:
        self._dimension = dimension
        self._answers = [SideBySide(f"answers {place} {at}", item.steps + 1, most) for at, item in enumerate(dimension.items)]
        self._bands = SideBySide(f"bands {place}", 3, most)
        self._answered, self._score, self._total, self._squares, self._words, self._scored = (
            f"{name} {place}" for name in ("answered", "score", "total", "squares", "answers", "scored")
        )
        self._whole = next(kind for kind, bits in WHOLE.items() if dimension.denominator < 1 << bits)
        self._wide = pl.Int64 if most * dimension.denominator**2 < 1 << BITS else pl.Int128

    @property
    def answer_columns(self) -> list[str]:
        """The columns of counts of answers."""
        return [name for side in self._answers for name in side.columns]

    def of_answers(self) -> Iterator[pl.Expr]:
        """What a person adds to the counts of answers, how many items they answered, and the sum of their answers."""
        steps = [_steps(item) for item in self._dimension.items]
        for side, step in zip(self._answers, steps, strict=True):
            yield from side.of_people((step + 1).fill_null(0))
        yield pl.sum_horizontal([step.is_not_null() for step in steps]).alias(self._answered)
        weighed = [step.cast(self._whole) * weight for step, weight in zip(steps, self._dimension.weights, strict=True)]
        yield pl.sum_horizontal(weighed).alias(self._score)

    def scores(self) -> pl.Expr:
        """The dimension score of a person; null for fewer answers than the half rule asks (method M2)."""
        least, common = self._dimension.least, self._dimension.common
        factors = [None if count < least else common // count for count in range(len(self._dimension.items) + 1)]
        return pl.col(self._score) * pl.lit(pl.Series(factors, dtype=self._whole)).gather(pl.col(self._answered))

    def of_scores(self) -> Iterator[pl.Expr]:
        """The band of a score, 40 of 100 or less, 60 or more or between (method M3), and its square."""
        score, denominator = pl.col(self._score), self._dimension.denominator
        low, high = 2 * denominator // 5, (3 * denominator + 4) // 5
        yield from self._bands.of_people(((score > low).cast(pl.Int8) + (score >= high) + 1).fill_null(0))
        yield score.cast(self._wide).pow(2).alias(self._squares)

    def of_teams(self) -> Iterator[pl.Expr]:
        """The sums of a team, and the scores of its people, lowest first, after null for people who are not scored."""
        yield pl.col(*self.answer_columns, *self._bands.columns, self._squares).sum()
        yield pl.col(self._score).cast(pl.Int64).sum().alias(self._total)
        yield pl.col(self._score).sort()

    def is_apart(self) -> pl.Expr:
        """Whether a person answered something and is not scored."""
        return pl.col(self._score).is_null() & (pl.col(self._answered) > 0)

    def not_scored(self) -> Iterator[pl.Expr]:
        """The sums of answers of people who are not scored."""
        for name in self.answer_columns:
            yield pl.when(pl.col(self._score).is_null()).then(name).otherwise(0).sum()

    def answers(self, largest: int) -> pl.Expr:
        """The word for the counts of answers."""
        words = [side_by_side.written(list(side.counts()), largest) for side in self._answers]
        return pl.concat_str(words, separator=",").alias(self._words)

    def scored(self) -> pl.Expr:
        """The same word, of people who are scored."""
        return pl.col(self._words).alias(self._scored)

    def words(self) -> Iterator[pl.Expr]:
        """The words of a dimension, as `teamcheck.statistics.tally_lines` has them."""
        low, middle, high = self._bands.counts()
        n = low + middle + high
        scored, scores = pl.col(self._scored), pl.col(self._score).cast(pl.List(pl.String)).list.join(",", ignore_nulls=True)
        yield from (n, pl.col(self._total), pl.col(self._squares), high, low, pl.col(self._words))
        yield pl.when(scored != pl.col(self._words)).then(scored).otherwise(pl.lit(NOTHING))
        yield pl.when(n > 0).then(scores).otherwise(pl.lit(NOTHING))
