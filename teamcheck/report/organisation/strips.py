"""How the scores of all teams lie in a feature: a dot a team without its name, or bars where there are many teams.

Places are those of printed scores, from 0 to 1,000 units. A dot is a stroke of hardly any length with round ends: one
path draws them all. What is drawn is said beside it for those who do not see it.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from teamcheck.report import words
from teamcheck.report.charts import DOT
from teamcheck.report.language import Language, Said
from teamcheck.scorecard import fives
from teamcheck.scorecard.public import End
from teamcheck.scorecard.totals.public import PublicDot, PublicMiddle
from teamcheck.statistics.rounding import to_nearest

#: Up to so many teams, and no more than so many above each other, each is a dot; else they are counted in bars.
MOST_DOTS, HIGHEST_PILE = 60, 10
#: Units of a point of the scale, of a dot with the room around it, and of the highest bar.
_POINT, _ROOM, _HIGHEST = 10, 26, 120
#: Printed scores that one bar counts.
_BAR = 5


def strip(middle: PublicMiddle) -> Markup:
    """The drawing of a feature whose scores are shown; empty where they are not.

    Args:
        middle: How the scores lie.
    """
    if not middle.scores:
        return Markup()
    dots = _placed(middle.scores)
    shapes, height = _bars(middle.scores) if _too_many(dots) else _dots(dots)
    half = _half(middle.middle_half, height) if middle.middle_half else ""
    centre = "" if middle.median is None else f'<path class=median d="M{middle.median * _POINT:g} 0v{height}"/>'
    drawn = f"<svg class=dots role=none viewBox=0,0,1000,{height}>{half}{centre}{shapes}</svg>"
    return Markup(drawn)  # noqa: S704 - only numbers and our own words


def has_bars(middle: PublicMiddle) -> bool:
    """Whether teams are counted in bars."""
    return _too_many(_placed(middle.scores or ()))


def in_fives(middle: PublicMiddle) -> bool:
    """Whether every score is a multiple of five."""
    return all(dot.score % fives.STEP == 0 for dot in middle.scores or ())


def _too_many(dots: Sequence[tuple[int, int]]) -> bool:
    return len(dots) > MOST_DOTS or any(row >= HIGHEST_PILE for _, row in dots)


def _half(ends: Sequence[int], height: int) -> str:
    """The middle half as a band behind the dots, never without width."""
    low, high = (_POINT * end for end in ends)
    return f'<path class=half d="M{low - 4} 0h{high - low + 8}v{height}h{low - high - 8}z"/>'


def _placed(scores: Iterable[PublicDot]) -> list[tuple[int, int]]:
    """The place and the row of every team: at its score, above those that would be under it; of too many only the first."""
    last: list[int] = []
    placed: list[tuple[int, int]] = []
    for dot in scores:
        place = dot.score * _POINT
        for _ in range(min(dot.teams, MOST_DOTS + 1 - len(placed))):
            row = next((row for row, there in enumerate(last) if place - there >= _ROOM), len(last))
            last[row : row + 1] = [place]
            placed.append((place, row))
    return placed


def _dots(placed: Sequence[tuple[int, int]]) -> tuple[str, int]:
    """Every team as a dot, with the height of the drawing."""
    height = _ROOM * max(2, 1 + max(row for _, row in placed))
    path = "".join(f"M{place} {height - _ROOM * row - _ROOM // 2}{DOT}" for place, row in placed)
    return f'<path class=team d="{path}"/>', height


def _bars(scores: Iterable[PublicDot]) -> tuple[str, int]:
    """How many teams print a score near each multiple of five, as bars; with the height of the drawing."""
    counts: dict[int, int] = {}
    for dot in scores:
        place = to_nearest(dot.score, _BAR)
        counts[place] = counts.get(place, 0) + dot.teams
    most = max(counts.values())
    bars = [(place * _POINT, max(1, to_nearest(_HIGHEST * counts[place] / most))) for place in sorted(counts)]
    path = "".join(f"M{place} {_HIGHEST}v-{high}" for place, high in bars)
    return f'<path class=bar d="{path}"/>', _HIGHEST


def in_words(scores: Iterable[PublicDot], say: Language) -> Said:
    """What the drawing shows, in words: every printed score with its number of teams."""
    return say.row([_dot_in_words(dot, say) for dot in scores])


def _dot_in_words(dot: PublicDot, say: Language) -> Said:
    score = words.score(say, *_of(dot))
    return say.plural("{count} team at {score}", "{count} teams at {score}", dot.teams, score=score)


def _of(dot: PublicDot) -> tuple[int, End | None]:
    return dot.score, dot.score_end
