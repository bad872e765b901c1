"""The figures of people together as blocks for a terminal: parts of an organisation, and groups of people."""

from collections.abc import Iterator, Sequence

from teamcheck._inert import inert
from teamcheck.cli.layout import WIDTH, Line, fitted, paragraph, row
from teamcheck.report import cover, words
from teamcheck.report.grid import Row, left_out_of, rough, score_text, whole_reason, withheld_in
from teamcheck.report.language import ENGLISH, Said
from teamcheck.report.organisation import words as own
from teamcheck.report.why import reason_text
from teamcheck.scorecard.public import PublicBreakdown, PublicDimension
from teamcheck.scorecard.totals.public import PublicNode, PublicOrganisation

_HEADINGS = ("Feature", "n", "Score", "Likely", "Views")
_WIDTHS = (5, 10, 9, 9)


def parts(organisation: PublicOrganisation) -> Iterator[Line]:
    """Every part from the top, then the groups of people, then the middle of the teams."""
    for node in organisation.nodes:
        yield from _block(_heading(node), Said(_way(node)), node.dimensions, organisation.policy.minimum)
    yield from groups(organisation.breakdowns)
    yield from _middles(organisation)


def groups(breakdowns: Sequence[PublicBreakdown]) -> Iterator[Line]:
    """Every group of every way of parting people, or the reason why none is shown."""
    for breakdown in breakdowns:
        question = _plain(ENGLISH.apart(breakdown.text))
        before = question if question.endswith("?") else f"{question}:"
        for cell in breakdown.cells or ():
            name = "not known" if cell.id is None else _plain(ENGLISH.apart(cell.text))
            yield from _block(f"{before} {name}", Said(name), cell.dimensions)
        if breakdown.cells is None:
            yield from paragraph(question, "bold")
            yield from paragraph(_plain(reason_text(breakdown.withheld["cells"], ENGLISH)))
            yield []


def _heading(node: PublicNode) -> str:
    """Where it stands and how many answered: ``Harbour / Surgery: 26 of 30 members answered, 23 of them counted``."""
    counted = own.counted(node, ENGLISH)
    return f"{_way(node)}: {cover.answered(node, ENGLISH)}{f', {counted}' if counted else ''}"


def _way(node: PublicNode) -> str:
    names = [_plain(ENGLISH.apart(name)) for name in node.path]
    return " / ".join(names) or "Everybody together"


def _block(heading: str, name: Said, dimensions: Sequence[PublicDimension], minimum: int | None = None) -> Iterator[Line]:
    """A heading, a row a feature, and what has to be said of them."""
    whole = Row(name, dimensions)
    why = whole_reason(whole)
    yield from paragraph(heading, "bold")
    yield from _rows(dimensions) if why is None else paragraph(_plain(reason_text(why, ENGLISH, minimum=minimum)))
    for sentence in (*left_out_of(whole, name, ENGLISH), *withheld_in([(whole, name)], ENGLISH, minimum=minimum)):
        yield from paragraph(_plain(sentence))
    yield []


def _rows(dimensions: Sequence[PublicDimension]) -> Iterator[Line]:
    rows: list[list[Line]] = [[[(heading, "dim")] for heading in _HEADINGS], *map(_cells, dimensions)]
    widths = fitted(rows, _WIDTHS, WIDTH)
    for cells in rows:
        yield from row(cells, widths, right=frozenset({1, 2}))


def _cells(dimension: PublicDimension) -> list[Line]:
    views = words.views(dimension)
    score = "-" if dimension.score is None else score_text(dimension, ENGLISH)
    return [
        [(_plain(ENGLISH.apart(dimension.title)), "")],
        [("-" if dimension.n is None else str(dimension.n), "")],
        [(score, "bold")],
        [("-" if dimension.interval is None else words.span(ENGLISH, dimension.interval), "")],
        [(views or "-", "yellow" if views == "apart" else "")],
    ]


def _middles(organisation: PublicOrganisation) -> Iterator[Line]:
    """The median of every feature that has one, and of how many teams it is."""
    titles = {dimension.id: dimension.title for node in organisation.nodes for dimension in node.dimensions}
    shown = [each for each in organisation.medians if each.median is not None]
    if not shown:
        return
    yield from paragraph("The middle of the teams that have enough answers", "bold")
    rows: list[list[Line]] = [[[(heading, "dim")] for heading in ("Feature", "Teams", "Middle score")]]
    rows += [
        [
            [(_plain(ENGLISH.apart(titles[each.id])), "")],
            [(str(each.teams), "")],
            [(ENGLISH("{number}", number=each.median), "bold")],
        ]
        for each in shown
    ]
    widths = fitted(rows, (5, 12), WIDTH)
    for cells in rows:
        yield from row(cells, widths, right=frozenset({1, 2}))
    yield []


def legend(dimensions: Sequence[PublicDimension]) -> list[str]:
    """How to read what only figures of people together have."""
    said = {
        "n: how many people a score is of.": bool(dimensions),
        "About: to the nearest 5. A finer figure could tell something of fewer than ten people.": any(map(rough, dimensions)),
    }
    return [line for line, needed in said.items() if needed]


def dimensions_of(breakdowns: Sequence[PublicBreakdown], nodes: Sequence[PublicNode] = ()) -> list[PublicDimension]:
    """Every feature of people together that is printed in blocks."""
    of_cells = [cell.dimensions for breakdown in breakdowns for cell in breakdown.cells or ()]
    every = [*(node.dimensions for node in nodes), *of_cells]
    return [dimension for dimensions in every for dimension in dimensions if dimension.n is not None]


def _plain(said: str) -> str:
    """A text as a terminal may show it, in one line."""
    return inert(" ".join(Said(said).plain.split()))
