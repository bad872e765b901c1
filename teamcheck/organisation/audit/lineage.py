"""Which pages of one name can be of the same people, or of these and some more who answered later; others share only a name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from teamcheck.organisation.audit.printed import Page, PrintedDimension, PrintedItem
from teamcheck.organisation.audit.rounding import Rounding, rounding_of, rounding_of_small


def lineages(pages: Iterable[Page]) -> dict[int, int]:
    """For each page, by its place, the number of the group of pages of one team and round that it goes with.

    A page joins the first group with which nothing that is printed contradicts it.
    """
    pages = list(pages)
    groups: dict[tuple[str, str | None], list[list[int]]] = defaultdict(list)
    found: dict[int, int] = {}
    for place, page in enumerate(pages):
        known = groups[page.team, page.round]
        for number, group in enumerate(known):
            if all(agree(pages[other], page) for other in group):
                group.append(place)
                found[place] = number
                break
        else:
            found[place] = len(known)
            known.append([place])
    return found


def agree(one: Page, other: Page) -> bool:
    """Whether one of two pages can be of all the people of the other: then whoever came later has answers that there can be.

    Example:
        >>> from teamcheck.organisation.audit.printed import Stamp
        >>> def page(n, score):
        ...     dimension = PrintedDimension("a", "A", n, Fraction(score))
        ...     return Page("f", "Mill", None, Stamp("q", ""), 5, None, n, (dimension,))
        >>> agree(page(12, 60), page(13, 62)), agree(page(12, 60), page(13, 80)), agree(page(12, 60), page(12, 62))
        (True, False, False)
    """
    fewer, more = sorted((one, other), key=lambda page: page.answered)
    before = {printed.id: printed for printed in fewer.dimensions}
    rounding = rounding_of_small(fewer.dimensions), rounding_of_small(more.dimensions)
    return all(_dimensions_agree(before[printed.id], printed, rounding) for printed in more.dimensions if printed.id in before)


def _dimensions_agree(fewer: PrintedDimension, more: PrintedDimension, rounding: tuple[Rounding, Rounding]) -> bool:
    items = {item.id: item for item in fewer.items}
    if not all(_items_agree(items[item.id], item) for item in more.items if item.id in items):
        return False
    if fewer.n is None or more.n is None:
        return True
    if fewer.n > more.n:
        return False
    if fewer.score is None or more.score is None:
        return True
    low, high = rounding_of(fewer, rounding[0]).behind(fewer.score)
    least, most = rounding_of(more, rounding[1]).behind(more.score)
    later = more.n - fewer.n
    return least * more.n - high * fewer.n <= 100 * later and min(most, Fraction(100)) * more.n >= low * fewer.n


def _items_agree(fewer: PrintedItem, more: PrintedItem) -> bool:
    if fewer.n is not None and more.n is not None and fewer.n > more.n:
        return False
    if fewer.counts is None or more.counts is None:
        return True
    return _within(fewer.counts, more.counts)


def _within(fewer: Sequence[int], more: Sequence[int]) -> bool:
    return len(fewer) == len(more) and all(before <= now for before, now in zip(fewer, more, strict=True))
