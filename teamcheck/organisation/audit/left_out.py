"""What a score beside the figures of its statements tells of whoever left some of them out (method M2).

In a score the mean of their other answers stands for an answer left out. So the score, times the number of statements, less
all answers that were given, is what stands for those left out.
"""

from collections.abc import Iterator
from fractions import Fraction

from teamcheck.organisation.audit.findings import Finding, Named, People
from teamcheck.organisation.audit.means import WITHIN, item_sums
from teamcheck.organisation.audit.printed import Page, PrintedDimension
from teamcheck.organisation.audit.rounding import rounding_of, rounding_of_small

#: The fewest people that are ever shown.
_MINIMUM = 5


def known_to_have_left_out(page: Page) -> Iterator[Finding]:
    """Whoever left statements out, where there are fewer than may be shown and their mean is known within ten points."""
    small = rounding_of_small(page.dimensions)
    for printed in page.dimensions:
        if printed.score is None or not printed.n or printed.n != page.answered or not printed.items:
            continue  # somebody who is not scored has answered some statements too
        gaps = {item.id: printed.n - (item.n or 0) for item in printed.items}
        number = sum(gaps.values())
        sums = [item_sums(item) for item in printed.items]
        if not 0 < number < max(_MINIMUM, page.minimum) or None in sums:
            continue
        low, high = rounding_of(printed, small).behind(printed.score)
        every = printed.n * len(printed.items)
        given = [sum((each[end] for each in sums if each is not None), Fraction(0)) for end in (0, 1)]
        least = max(Fraction(0), (low * every - given[1]) / number)
        most = min(Fraction(100), (min(high, Fraction(100)) * every - given[0]) / number)
        if least <= most and most - least < WITHIN:
            yield _finding(page, printed, gaps, (least, most))


def _finding(page: Page, printed: PrintedDimension, gaps: dict[str, int], between: tuple[Fraction, Fraction]) -> Finding:
    left = [item.text for item in printed.items if gaps[item.id]]
    return Finding(
        "group-known",
        (page.file,),
        page.team,
        page.round,
        Named(printed.id, printed.title),
        people=People("skipped", tuple(f'"{text}"' for text in left), sum(gaps.values())),
        low=between[0],
        high=between[1],
    )
