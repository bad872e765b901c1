"""How the scores of all teams lie in a feature: a dot a team without its name, or bars where there are many teams.

Places are those of printed scores, from 0 to 1,000 units. A dot is a stroke without length and with round ends: one path draws
them all. What is drawn is said beside it for those who do not see it.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from teamcheck.report import words
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import End
from teamcheck.scorecard.totals.public import PublicDot, PublicMiddle
from teamcheck.statistics.rounding import to_nearest

#: Up to so many teams each is a dot; more are counted in bars.
MOST_DOTS = 60
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
    if sum(dot.teams for dot in middle.scores) > MOST_DOTS:
        shapes, height = _bars(middle.scores)
    else:
        shapes, height = _dots(middle.scores)
    half = _half(middle.middle_half, height) if middle.middle_half else ""
    centre = "" if middle.median is None else f'<path class=median d="M{middle.median * _POINT:g} 0v{height}"/>'
    drawn = f"<svg class=dots aria-hidden=true viewBox=0,0,1000,{height}>{half}{centre}{shapes}</svg>"
    return Markup(drawn)  # noqa: S704 - only numbers and our own words


def _half(ends: Sequence[int], height: int) -> str:
    """The middle half as a band behind the dots, never without width."""
    low, high = (_POINT * end for end in ends)
    return f'<path class=half d="M{low - 4} 0h{high - low + 8}v{height}h{low - high - 8}z"/>'


def _dots(scores: Iterable[PublicDot]) -> tuple[str, int]:
    """Every team a dot at its score, above those that would be under it; with the height of the drawing."""
    last: list[int] = []
    placed: list[tuple[int, int]] = []
    for dot in scores:
        place = dot.score * _POINT
        for _ in range(dot.teams):
            row = next((row for row, there in enumerate(last) if place - there >= _ROOM), len(last))
            last[row : row + 1] = [place]
            placed.append((place, row))
    height = _ROOM * max(len(last), 2)
    path = "".join(f"M{place} {height - _ROOM * row - _ROOM // 2}h0" for place, row in placed)
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
    return say.row(
        [
            say.plural("{count} team at {score}", "{count} teams at {score}", dot.teams, score=words.score(say, *_of(dot)))
            for dot in scores
        ]
    )


def _of(dot: PublicDot) -> tuple[int, End | None]:
    return dot.score, dot.score_end
