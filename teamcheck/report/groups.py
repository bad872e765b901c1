"""People in groups, by what they said of themselves or by what the list of teams says of their teams."""

from collections.abc import Sequence

from teamcheck.report.grid import Row, grid
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.why import reason_text
from teamcheck.scorecard.public import PublicBreakdown, PublicCell


def groups(found: Sequence[PublicBreakdown], say: Language) -> View | None:
    """A table for each way of parting people, or the reason why none of its groups is shown; None without any.

    Groups stand in the order of the choices, never of the scores; those of whom it is not known come last.
    """
    if not found:
        return None
    return {
        "about": say(
            "A group is shown only where it is of ten people or more. Those of whom it is not known are a group, too."
        ),
        "ways": [_way(breakdown, number, say) for number, breakdown in enumerate(found, start=1)],
    }


def _way(breakdown: PublicBreakdown, number: int, say: Language) -> View:
    """One way of parting people; its id is a number, for a heading of a column can be any text."""
    reason = breakdown.withheld.get("cells")
    text = say.apart(breakdown.text)
    rows = [Row(_name(cell, say), cell.dimensions) for cell in breakdown.cells or ()]
    first = say("Group") if breakdown.of == "people" else say("Teams")
    return {
        "id": f"groups-{number}",
        "text": text,
        "why": reason_text(reason, say) if reason else "",
        "grid": grid(rows, first, text, say) if rows else None,
    }


def _name(cell: PublicCell, say: Language) -> Said:
    return say("not known") if cell.id is None else say.apart(cell.text)
