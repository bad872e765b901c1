"""The drawings beside the figures, as SVG text. They hold no words and are hidden from screen readers: the table says it all.

Every place and length is taken from the figure as it is printed, so that no drawing tells more than the page does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from teamcheck.report.palette import AXIS, INKS, PAPER, RANGE, SCORE, Kind

_PITCH = 14
_SIGNS = {"for": "M4 7h6M7 4v6", "against": "M4 7h6", "neutral": ""}


@dataclass(frozen=True, slots=True)
class Pile:
    """The answers on one point of a scale.

    Attributes:
        kind: What they speak for.
        strong: Whether it is the outermost point of its side; drawn in the line's colour.
        count: How many there are.
    """

    kind: Kind
    strong: bool
    count: int


def _stretched(name: str, width: int, shapes: str) -> Markup:
    """A drawing that fills its table cell, whatever the cell's width."""
    frame = f'class="{name}" aria-hidden="true" viewBox="0 0 {width} 16" preserveAspectRatio="none"'
    return Markup(f"<svg {frame}>{shapes}</svg>")  # noqa: S704 - only numbers and our own words are set in


def _block(kind: Kind, start: int, width: int) -> str:
    if width == 0:
        return ""
    ink = INKS[kind]
    return f'<path class="{kind}" d="M{start} 2h{width}v12h-{width}z" fill="{ink.fill}" stroke="{ink.line}"/>'


def shares(unfavourable: int | None, favourable: int | None) -> Markup:
    """A bar to each side of a common middle: unfavourable answers to the left, favourable ones to the right.

    Args:
        unfavourable: Percent as printed, 0-100; None draws nothing on that side.
        favourable: Percent as printed, 0-100; None draws nothing on that side.
    """
    left, right = unfavourable or 0, favourable or 0
    middle = f'<path class="axis" d="M100 0v16" stroke="{AXIS}"/>'
    return _stretched("shares", 200, _block("against", 100 - left, left) + _block("for", 100, right) + middle)


def neutral(share: int | None) -> Markup:
    """A bar for the answers on neither side, kept out of the middle of `shares`; percent as printed."""
    return _stretched("aside", 100, _block("neutral", 0, share or 0))


def _line(name: str, start: int, end: int) -> str:
    return f'<path class="{name}" d="M{start} 8H{end}" stroke="{RANGE}"/>'


def _dot(score: int) -> str:
    return f'<path class="dot" d="M{score} 8h.01" stroke="{SCORE}"/>'


def score(value: int, likely: Sequence[int] | None) -> Markup:
    """A dot for the score on 0-100 and a band for its range, where there is one."""
    band = _line("range", likely[0], likely[1]) if likely else ""
    return _stretched("score", 100, band + _dot(value))


def spread(value: int, middle_half: Sequence[int], lowest_highest: Sequence[int]) -> Markup:
    """The score among people's scores: a line from the lowest to the highest, a box for the middle half."""
    low, high = middle_half
    shapes = _line("reach", lowest_highest[0], lowest_highest[1]) + _block("for", low, high - low) + _dot(value)
    return _stretched("score", 100, shapes)


def _pattern_id(kind: Kind, *, strong: bool) -> str:
    return f"{kind[0]}{kind[0]}" if strong else kind[0]


def _pattern(kind: Kind, *, strong: bool) -> str:
    ink = INKS[kind]
    inside, sign = (ink.line, PAPER) if strong else (ink.fill, ink.line)
    name = f"{kind} strong" if strong else kind
    mark = f'<path class="{name} sign" d="{_SIGNS[kind]}" stroke="{sign}" stroke-width="1.6"/>' if _SIGNS[kind] else ""
    return (
        f'<pattern id="{_pattern_id(kind, strong=strong)}" width="{_PITCH}" height="{_PITCH}" patternUnits="userSpaceOnUse">'
        f'<path class="{name}" d="M1.5 1.5h11v11h-11z" fill="{inside}" stroke="{ink.line}"/>{mark}</pattern>'
    )


def square_patterns() -> Markup:
    """What `squares` is drawn with; stands once in a page, before the first of them."""
    kinds: tuple[tuple[Kind, bool], ...] = (
        ("against", True),
        ("against", False),
        ("neutral", False),
        ("for", False),
        ("for", True),
    )
    patterns = "".join(_pattern(kind, strong=strong) for kind, strong in kinds)
    return Markup(f'<svg class="patterns" aria-hidden="true" width="0" height="0">{patterns}</svg>')  # noqa: S704 - our own text


def squares(piles: Sequence[Pile]) -> Markup:
    """One square an answer, in the order of the scale as it was asked; a plus or a minus says which side it speaks for."""
    shapes, place = "", 0
    for pile in piles:
        if pile.count:
            name = _pattern_id(pile.kind, strong=pile.strong)
            shapes += f'<path stroke="url(#{name})" d="M{place * _PITCH} 7h{pile.count * _PITCH}"/>'
            place += pile.count
    box = f"0 0 {place * _PITCH} {_PITCH}"
    return Markup(f'<svg class="squares" aria-hidden="true" viewBox="{box}">{shapes}</svg>')  # noqa: S704 - numbers and our words
