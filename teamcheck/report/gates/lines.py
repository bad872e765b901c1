"""What gates found as lines for a terminal or a log. Data comes first."""

from collections.abc import Iterator

from teamcheck.report.gates.logs import logged
from teamcheck.report.gates.model import GateVerdict, Outcome, Verdicts
from teamcheck.report.gates.places import meaning, place_of
from teamcheck.report.gates.words import counted

#: Teams that are said one by one; all are in the files.
_SAID = 20
#: In the order in which they are counted.
_OUTCOMES: tuple[Outcome, ...] = ("failed", "cannot be judged", "passed")


def headline(verdicts: Verdicts) -> str:
    """All of it in one line.

    >>> headline(Verdicts(teamcheck="1", outcome="passed", gates=[], unreadable=[]))
    'No gate was asked for.'
    """
    if verdicts.unreadable:
        errors = sum(place.severity == "error" for place in verdicts.unreadable)
        return f"Nothing was judged: {counted(errors, 'place', 'places')} in the input cannot be used."
    if not verdicts.gates:
        return "No gate was asked for."
    numbers = {outcome: sum(gate.outcome == outcome for gate in verdicts.gates) for outcome in _OUTCOMES}
    said = ", ".join(f"{number} {outcome}" for outcome, number in numbers.items() if number)
    return f"{counted(len(verdicts.gates), 'gate', 'gates')}: {said}."


def lines(verdicts: Verdicts, *, quiet: bool = False) -> list[str]:
    """One text a line.

    Args:
        verdicts: What the gates found, or where the input cannot be used.
        quiet: Leave out what passed.
    """
    return [logged(line) for line in _lines(verdicts, quiet=quiet)]


def _lines(verdicts: Verdicts, *, quiet: bool) -> Iterator[str]:
    if not quiet or verdicts.outcome != "passed":
        yield headline(verdicts)
    for place in verdicts.unreadable:
        yield f"  - {place_of(place)}: {meaning(place)}"
    for gate in verdicts.gates:
        if not quiet or gate.outcome != "passed":
            yield from _of_gate(gate)


def _of_gate(gate: GateVerdict) -> Iterator[str]:
    yield f"  {gate.outcome}: {gate.asked}"
    yield f"      {gate.text}"
    if gate.outcome == "passed":
        return
    teams = [team for team in gate.teams if team.outcome == gate.outcome]
    yield from (f"      - {team.text}" for team in teams[:_SAID])
    if (more := len(teams) - _SAID) > 0:
        yield f"      - and {more} more"
