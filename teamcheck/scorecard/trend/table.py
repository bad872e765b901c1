"""Trends as rows of a table: a row for each team, round and dimension, with what is printed of it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from teamcheck._inert import no_formula
from teamcheck.scorecard.trend.model import TeamTrend, TrendChange, TrendRound, TrendScore

#: The columns. Those from ``since`` on are filled in the team's last round, where it was asked before.
COLUMNS = (
    "team",
    "round",
    "dimension",
    "answered",
    "edition",
    "n",
    "score",
    "score_end",
    "interval_low",
    "interval_high",
    "withheld",
    "since",
    "verdict",
    "change",
    "change_low",
    "change_high",
    "by_chance",
    "change_withheld",
)

Cell = str | int | None


def trends_header() -> str:
    """The first line of the table.

    Example:
        >>> trends_header()[:29]
        'team,round,dimension,answered'
    """
    return _lines([COLUMNS])


def trends_csv(trends: Iterable[TeamTrend]) -> str:
    """The rows of some teams, without the header: slices of all teams, one after the other, make the whole.

    Args:
        trends: Teams in any order; their rows come by name, then by round from the earliest, then in the order of the
            questionnaire.
    """
    return _lines(row for trend in sorted(trends, key=lambda each: each.team) for row in _rows(trend))


def _rows(trend: TeamTrend) -> Iterator[Sequence[Cell]]:
    *earlier, last = trend.rounds
    for round_ in earlier:
        for score in round_.scores:
            yield (*_figures(trend, round_, score), *_since(None, None))
    changes = {change.id: change for change in trend.changes}
    for score in last.scores:
        yield (*_figures(trend, last, score), *_since(changes.get(score.id), earlier[-1].round if earlier else None))


def _figures(trend: TeamTrend, round_: TrendRound, score: TrendScore) -> tuple[Cell, ...]:
    low, high = score.interval or (None, None)
    of = (trend.team, round_.round, score.id, round_.answered, round_.edition)
    return (*of, score.n, score.score, score.score_end, low, high, score.why)


def _since(change: TrendChange | None, since: str | None) -> tuple[Cell, ...]:
    if change is None:
        return (None,) * 7
    low, high = change.interval or (None, None)
    return since, change.verdict, change.change, low, high, change.by_chance, change.why


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(map(_inert, rows))
    return text.getvalue()


def _inert(row: Sequence[Cell]) -> list[Cell]:
    """Cells that a spreadsheet shows as they are."""
    return [no_formula(cell.replace("\r\n", "\n").replace("\r", "\n")) if isinstance(cell, str) else cell for cell in row]
