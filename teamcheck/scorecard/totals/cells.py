"""Which groups of people parted in one way are shown (method M62)."""

from collections.abc import Sequence


def shown_cells(sizes: Sequence[int], *, fewest: int) -> tuple[bool, ...]:
    """Which cells of a breakdown are shown beside the total of all of them (method M62).

    Cells with fewer than ``fewest`` people are hidden. The people hidden can be worked out together, as the total less what is
    shown; so while they are too few, the smallest cell that is shown is hidden with them (of equal ones the later). People of
    whom it is not known to which cell they belong are a cell like the others.

    Args:
        sizes: People in each cell.
        fewest: Fewest people that are shown.

    Returns:
        For each cell whether it is shown; an empty one is not.

    Example:
        >>> shown_cells([30, 12, 15, 3], fewest=10), shown_cells([30, 12, 15, 0], fewest=10)
        ((True, False, True, False), (True, True, True, False))
    """
    hidden = sum(size for size in sizes if size < fewest)
    largest_first = sorted(
        (place for place, size in enumerate(sizes) if size >= fewest), key=lambda place: (-sizes[place], place)
    )
    while 0 < hidden < fewest and largest_first:
        hidden += sizes[largest_first.pop()]
    shown = frozenset(largest_first)
    return tuple(place in shown for place in range(len(sizes)))
