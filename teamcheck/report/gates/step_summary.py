"""What gates found as Markdown, which GitHub shows as the summary of a step. Data comes first."""

from collections.abc import Iterator, Sequence

from teamcheck.report.escaping import markdown
from teamcheck.report.gates.lines import headline
from teamcheck.report.gates.model import About, GateVerdict, Unreadable, Verdicts
from teamcheck.report.gates.places import meaning, place_of

#: Teams and places that are listed one by one: a summary may have a megabyte.
_LISTED = 20
_HEADINGS: tuple[tuple[About, str], ...] = (("data", "What came in"), ("scores", "Scores"))


def step_summary(verdicts: Verdicts) -> str:
    """The text, which can be put after whatever is there already.

    Args:
        verdicts: What the gates found, or where the input cannot be used.
    """
    return "\n".join(_paragraphs(verdicts)) + "\n"


def _paragraphs(verdicts: Verdicts) -> Iterator[str]:
    yield "## teamcheck"
    yield ""
    yield markdown(headline(verdicts))
    if verdicts.unreadable:
        yield from _unreadable(verdicts.unreadable)
    for about, heading in _HEADINGS:
        gates = [gate for gate in verdicts.gates if gate.about == about]
        if gates:
            yield from _table(heading, gates)
            for gate in gates:
                yield from _teams(gate)


def _table(heading: str, gates: Sequence[GateVerdict]) -> Iterator[str]:
    yield ""
    yield f"### {heading}"
    yield ""
    yield "| gate | outcome | |"
    yield "| --- | --- | --- |"
    for gate in gates:
        yield f"| {markdown(gate.asked)} | {gate.outcome} | {markdown(gate.text)} |"


def _teams(gate: GateVerdict) -> Iterator[str]:
    """The teams that are to blame where a gate did not pass."""
    teams = [team for team in gate.teams if team.outcome == gate.outcome]
    if gate.outcome == "passed" or not teams:
        return
    yield ""
    yield f"{markdown(gate.asked)}:"
    yield ""
    yield from (f"- {markdown(team.text)}" for team in teams[:_LISTED])
    if (more := len(teams) - _LISTED) > 0:
        yield f"- and {more} more"


def _unreadable(places: Sequence[Unreadable]) -> Iterator[str]:
    yield ""
    yield "### Files that cannot be used"
    yield ""
    yield from (f"- {markdown(place_of(place))}: {markdown(meaning(place))}" for place in places[:_LISTED])
    if (more := len(places) - _LISTED) > 0:
        yield f"- and {more} more"
