"""What a score beside the figures of its statements tells of whoever left some of them out (method M2).

In a score the mean of their other answers stands for an answer left out. So the score, times the number of statements, less
all answers that were given, is what stands for those left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from teamcheck.organisation.audit.findings import Finding, Named, People
from teamcheck.organisation.audit.means import WITHIN, item_sums
from teamcheck.organisation.audit.printed import Page, PrintedDimension, PrintedItem
from teamcheck.organisation.audit.rounding import rounding_of, rounding_of_small

#: The fewest people that are ever shown.
_MINIMUM = 5
Limits = tuple[Fraction, Fraction]


def known_to_have_left_out(page: Page, pages: Iterable[Page] = ()) -> Iterator[Finding]:
    """Whoever left statements out, where there are fewer than may be shown and their mean is known within ten points.

    Of one person it is known, too, where only one set of other answers fits.

    Args:
        page: What is printed of one team.
        pages: All at hand of these people: what is held back on one page may be counted out on another of the same answers.
    """
    small, elsewhere = rounding_of_small(page.dimensions), _counted_elsewhere(page, pages)
    for as_printed in page.dimensions:
        printed, files = _completed(as_printed, elsewhere)
        if printed.score is None or not printed.n or printed.n != page.answered or not printed.items:
            continue  # somebody who is not scored has answered some statements too
        gaps = {item.id: printed.n - (item.n or 0) for item in printed.items}
        number = sum(gaps.values())
        if not 0 < number < max(_MINIMUM, page.minimum):
            continue
        between = _between(printed, rounding_of(printed, small).behind(printed.score), number)
        if between is not None and number == 1:
            between = _only_score(printed, gaps, between) or between
        if between is not None and between[1] - between[0] < WITHIN:
            yield _finding(page, printed, gaps, between, files)


def _counted_elsewhere(page: Page, pages: Iterable[Page]) -> Mapping[tuple[str | None, int | None], tuple[PrintedItem, str]]:
    """The statements whose answers other pages count out, by digest and number of answers, each with its file."""
    return {
        (item.sha256, item.n): (item, each.file)
        for each in pages
        if each is not page
        for printed in (*each.dimensions, *each.unscored)
        for item in printed.items
        if item.sha256 is not None and item.counts is not None
    }


def _completed(
    printed: PrintedDimension, elsewhere: Mapping[tuple[str | None, int | None], tuple[PrintedItem, str]]
) -> tuple[PrintedDimension, tuple[str, ...]]:
    """A dimension with the answers that another file counts out where it does not, and these files."""
    found = {item.id: elsewhere[item.sha256, item.n] for item in printed.items if (item.sha256, item.n) in elsewhere}
    new = {item.id: found[item.id] for item in printed.items if item.counts is None and item.id in found}
    items = tuple(replace(item, counts=new[item.id][0].counts) if item.id in new else item for item in printed.items)
    return replace(printed, items=items), tuple(sorted({file for _, file in new.values()}))


def _between(printed: PrintedDimension, score: Limits, number: int) -> Limits | None:
    """Between which means what stands for the answers left out lies; None where a statement has no figures."""
    sums = [item_sums(item) for item in printed.items]
    if None in sums:
        return None
    every = (printed.n or 0) * len(printed.items)
    given = [sum((each[end] for each in sums if each is not None), Fraction(0)) for end in (0, 1)]
    least = max(Fraction(0), (score[0] * every - given[1]) / number)
    most = min(Fraction(100), (min(score[1], Fraction(100)) * every - given[0]) / number)
    return (least, most) if least <= most else None


def _only_score(printed: PrintedDimension, gaps: dict[str, int], between: Limits) -> Limits | None:
    """The only mean of one person's other answers that fits; the higher limit itself does not, unless it is 100."""
    steps = {len(item.counts or ()) - 1 for item in printed.items if not gaps[item.id]}
    others = len(printed.items) - 1
    if len(steps) != 1 or not others or (each := steps.pop()) < 1:
        return None
    scores = [Fraction(100 * total, each * others) for total in range(each * others + 1)]
    fitting = [score for score in scores if between[0] <= score < between[1] or score == between[1] == 100]
    return (fitting[0], fitting[0]) if len(fitting) == 1 else None


def _finding(page: Page, printed: PrintedDimension, gaps: dict[str, int], between: Limits, files: tuple[str, ...]) -> Finding:
    left = [item.text for item in printed.items if gaps[item.id]]
    return Finding(
        "group-known",
        tuple(dict.fromkeys((page.file, *files))),
        page.team,
        page.round,
        Named(printed.id, printed.title),
        people=People("skipped", tuple(f'"{text}"' for text in left), sum(gaps.values())),
        low=between[0],
        high=between[1],
    )
