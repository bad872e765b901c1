"""What only the Markdown editions need: a chart made of characters, for a block of equal-width text, and a table."""

import unicodedata
from collections.abc import Sequence

from teamcheck.report import leanings, words
from teamcheck.report.charts import Sides
from teamcheck.report.escaping import Fenced, fenced
from teamcheck.report.language import APART, TOGETHER, Language, contained, runs_left
from teamcheck.report.material import View
from teamcheck.report.statement_spread import statement_spread
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicDimension, PublicScorecard
from teamcheck.statistics.rounding import to_nearest

#: Columns of the chart: a phone on its side, and an editor with 80 columns, show it without wrapping.
WIDTH = 66
_NAME, _AXIS, _FIGURE = 22, 31, 10
#: Columns of either side of the bars, its figure included, and of the neutral share.
_SIDE, _ASIDE = 16, 8
_BLOCK = "\N{FULL BLOCK}"


def markdown_view(card: PublicScorecard, say: Language, copy: Copy) -> View:
    """What only the Markdown editions get: the chart, and in the coach's copy how far answers lie apart."""
    return {"chart": _chart(card, say), "statement_spread": statement_spread(card, say) if copy == "coach" else None}


def _chart(card: PublicScorecard, say: Language) -> Fenced:
    """Scores and shares drawn with characters; empty where no score is shown."""
    if all(dimension.score is None for dimension in card.dimensions):
        return fenced([])
    scale = f"{'0':<{_AXIS // 2}}{'50':<{_AXIS // 2 - 1}}100"
    lines = [f"{'':{_NAME}} {scale}", *(_row(dimension, say) for dimension in card.dimensions if dimension.score is not None)]
    return fenced([*lines, *_shares(card, say), *_statements(card, say)])


def _shares(card: PublicScorecard, say: Language) -> list[str]:
    """Shares of answers to both sides of a line, a block for each tenth; neutral ones apart. Empty where none is shown."""
    rows = [_share_row(dimension, say) for dimension in card.dimensions if words.has_shares(dimension)]
    if not rows:
        return []
    left, right, aside = say("unfavourable")[:_SIDE], say("favourable")[:_SIDE], say("neutral")[:_ASIDE]
    return ["", f"{'':{_NAME}} {left:>{_SIDE}}│{right:<{_SIDE}} {aside:>{_ASIDE}}", *rows]


def _share_row(dimension: PublicDimension, say: Language) -> str:
    left, right = words.share(say, dimension.unfavourable), words.share(say, dimension.favourable)
    against, favourable = (_BLOCK * to_nearest((share or 0) / 10) for share in (dimension.unfavourable, dimension.favourable))
    bars = f"{left:>{_SIDE - 11}} {against:>10}│{favourable:<10} {right:<{_SIDE - 11}}"
    return f"{_fitted(dimension.title)} {bars} {words.neutral(say, dimension) or '':>{_ASIDE}}".rstrip()


def _statements(card: PublicScorecard, say: Language) -> list[str]:
    """One mark a statement, to either side of a middle and mixed ones apart, for dimensions whose shares are not shown.

    Empty where there are none, or more than fit the width; the words stand with the statements all the same.
    """
    rows = {d.title: leanings.sides_of(d) for d in card.dimensions if not words.has_shares(d)}
    most = leanings.most_of(rows.values())
    lines = [f"{_fitted(title)} {_marks(sides, most)}" for title, sides in rows.items() if sides is not None]
    if not lines or max(map(_width, lines)) > WIDTH:
        return []
    key = [say("One mark a statement:"), say("− unfavourable, + favourable, ± in between")]  # noqa: RUF001 - a minus
    return ["", *(f"{'':{_NAME}} {line}" for line in key), *lines]


def _marks(sides: Sides, most: Sides) -> str:
    against, favourable = "−" * sides.against, "+" * sides.favourable  # noqa: RUF001 - a minus, as wide as the plus
    return f"{against:>{max(most.against, 1)}}│{favourable:<{max(most.favourable, 1)}} {'±' * sides.neutral}".rstrip()


def _row(dimension: PublicDimension, say: Language) -> str:
    score = dimension.score or 0
    figure = words.score(say, score, dimension.score_end)
    return f"{_fitted(dimension.title)} {_axis(score, dimension.interval)} {figure:>{_FIGURE}}"


def _axis(score: int, likely: Sequence[int] | None) -> str:
    """The range as a line and the score as a dot, on a row of characters from 0 to 100."""
    row = [" "] * _AXIS
    row[0] = row[_AXIS // 2] = row[-1] = "·"
    if likely is not None:
        low, high = (_place(end) for end in likely)
        row[low : high + 1] = ["─"] * (high + 1 - low)
        row[low], row[high] = "├", "┤"
    row[_place(score)] = "●"
    return "".join(row)


def _place(score: int) -> int:
    return round(score * (_AXIS - 1) / 100)


def _columns(character: str) -> int:
    """Columns a character takes where all are of equal width: two for East Asian ones, none for marks and what is not seen."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _width(text: str) -> int:
    return sum(map(_columns, text))


def _fitted(title: str) -> str:
    """A title cut or filled to the width of the first column."""
    text = " ".join(contained(title).split())
    if _width(text) > _NAME:
        kept = ""
        for character in text:
            if _width(kept + character) > _NAME - 1:
                break
            kept += character
        text = f"{kept.rstrip()}…"
    shown = f"{APART}{text}{TOGETHER}" if runs_left(text) else text
    return shown + " " * (_NAME - _width(text))
