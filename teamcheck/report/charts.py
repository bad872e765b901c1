"""The drawings beside the figures, as SVG text. They hold no words and are hidden from screen readers: the table says it all.

Every place and length is taken from the figure as it is printed, so that no drawing tells more than the page does. The style
sheet holds the colours and heights, and attributes go without quotation marks where HTML allows it: a page has dozens of
drawings and should stay small enough for any mailbox.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup

#: What an answer, or a statement's word, speaks for: against the team, for neither side, or for it.
Kind = Literal["against", "neutral", "for"]

#: A stroke with round ends, from where the path is: a dot. Of one without any length, browsers draw nothing on paper.
DOT = "h.01"

_SIGNS = {"aa": "M4 7h6", "a": "M4 7h6", "m": "M4 5.5h6M7 2.5v6M4 11h6", "f": "M4 7h6M7 4v6", "ff": "M4 7h6M7 4v6"}
#: The patterns squares are drawn with: a letter for the kind, twice where it is strong, and m for a word that is mixed.
_PATTERNS = {"aa": "against strong", "a": "against", "n": "neutral", "m": "neutral", "f": "for", "ff": "for strong"}
_OF_ANSWERS = ("aa", "a", "n", "f", "ff")
_OF_LEANINGS = ("a", "m", "f")
#: In which order the squares of answers stand in a page; the style sheet knows them by it, and the rarest need no gap left.
_BY_PLACE = ("n", "f", "ff", "a", "aa")


class Pile(NamedTuple):
    """The answers on one point of a scale.

    Attributes:
        kind: What they speak for.
        strong: Whether it is the outermost point of its side; drawn in the line's colour.
        people: How many gave them.
    """

    kind: Kind
    strong: bool
    people: int


@dataclass(frozen=True, slots=True)
class Sides:
    """How many statements lean to either side, or to neither; of a whole table: the most that any row has.

    Attributes:
        against: Statements whose word speaks against the team.
        neutral: Statements whose word is mixed.
        favourable: Statements whose word speaks for the team.
    """

    against: int
    neutral: int
    favourable: int


def _svg(name: str, shapes: str) -> Markup:
    return Markup(f"<svg class={name} role=none>{shapes}</svg>")  # noqa: S704 - only numbers and our own words


def _boxed(width: int, shapes: str) -> Markup:
    """A drawing of squares, which shrinks as a whole where it does not fit."""
    return Markup(f"<svg role=none viewBox=0,0,{width},1>{shapes}</svg>")  # noqa: S704 - only our own words


def _bar(name: str, start: float, length: float) -> str:
    """A bar from a place on, both in percent of the drawing's width."""
    place = f" x={start:g}%" if start else ""
    return f"<rect class={name}{place} width={length:g}% />" if length else ""


def shares(unfavourable: int | None, favourable: int | None) -> Markup:
    """A bar to each side of a common middle: unfavourable answers to the left, favourable ones to the right.

    Args:
        unfavourable: Percent as printed, 0-100; None draws nothing on that side.
        favourable: Percent as printed, 0-100; None draws nothing on that side.
    """
    left, right = (unfavourable or 0) / 2, (favourable or 0) / 2
    return _svg("shares", _bar("against", 50 - left, left) + _bar("for", 50, right))


def neutral(share: int | None) -> Markup:
    """A bar for the answers on neither side, kept out of the middle of `shares`; percent as printed."""
    return _svg("aside", _bar("neutral", 0, share or 0))


def part(count: int, of: int) -> Markup:
    """A bar for some of so many people: as long as their part of all, which stands beside it in numbers."""
    return _svg("part", _bar("neutral", 0, 100 * count / of))


def _dot(score: int) -> str:
    return f"<circle cx={score}% />"


def score(value: int, likely: Sequence[int] | None, own: int | None = None) -> Markup:
    """A dot for the score on 0-100, a band for its range, where there is one, and a line for one person's own score."""
    line = "" if own is None else f"<g class=axis><line x1={own}% x2={own}% y2=100% stroke-width=3 /></g>"
    return _svg("score", (_bar("range", likely[0], likely[1] - likely[0]) if likely else "") + line + _dot(value))


def spread(value: int, middle_half: Sequence[int], lowest_highest: Sequence[int]) -> Markup:
    """The score among people's scores: a line from the lowest to the highest, a box for the middle half."""
    (low, high), (lowest, highest) = middle_half, lowest_highest
    return _svg("score", _bar("reach", lowest, highest - lowest) + _bar("for", low, high - low) + _dot(value))


def _pattern(name: str, like: str) -> str:
    """A square of a kind; it is as large as that of another one, whose attributes count for it too."""
    size = f"href=#{like}" if like else "width=1 height=1 viewBox=0,0,14,14 patternUnits=userSpaceOnUse"
    sign = f'<path class=sign d="{_SIGNS[name]}"/>' if name in _SIGNS else ""
    return f'<pattern id={name} class="{_PATTERNS[name]}" {size}><path d=M1.5,1.5h11v11h-11z />{sign}</pattern>'


def square_patterns(*, answers: bool, leanings: bool) -> Markup:
    """What `squares` (answers) and `leanings` are drawn with; stands once in a page, before the first of them."""
    needed = {*(_OF_ANSWERS if answers else ()), *(_OF_LEANINGS if leanings else ())}
    if not needed:
        return Markup()
    first, *others = [name for name in _PATTERNS if name in needed]
    return _svg("patterns", _pattern(first, "") + "".join(_pattern(name, first) for name in others))


def _line(start: int, count: int) -> str:
    return f"M{start},.5h{count}"


def _run(name: str, start: int, count: int) -> str:
    return f"<path class={name} d={_line(start, count)} />" if count else ""


def squares(piles: Sequence[Pile]) -> Markup:
    """One square an answer, in the order of the scale as it was asked; a plus or a minus says which side it speaks for.

    What a square speaks for is told by which of five paths it is in; the last ones may be missing.
    """
    lines, place = dict.fromkeys(_BY_PLACE, ""), 0
    for pile in piles:
        if pile.people:
            lines[pile.kind[0] * (2 if pile.strong else 1)] += _line(place, pile.people)
        place += pile.people
    drawn = [f"<path d={line} />" if line else "<path />" for line in lines.values()]
    while drawn and drawn[-1] == "<path />":
        drawn.pop()
    return _boxed(place, "".join(drawn))


def leanings(sides: Sides, most: Sides) -> Markup:
    """One square a statement: to the left of a line those that speak against the team, to the right those for it.

    Args:
        sides: The statements of one row.
        most: The most that any row of the table has, so that all rows share their line and their scale.
    """
    middle = max(most.against, most.favourable, 1)
    shapes = (
        _run("a", middle - sides.against, sides.against)
        + _run("f", middle, sides.favourable)
        + f"<g class=axis><path d=M{middle},0v1 /></g>"
    )
    return _boxed(2 * middle, shapes)


def mixed(sides: Sides, most: Sides) -> Markup:
    """One square a statement with mixed answers, kept out of the middle of `leanings`; drawn to the same scale."""
    return _boxed(most.neutral, _run("m", 0, sides.neutral)) if sides.neutral else Markup()
