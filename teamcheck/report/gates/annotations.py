"""What gates found as commands that GitHub shows as annotations of a run.

GitHub shows ten errors and ten warnings of a step, so what is over is put together in the last one. Their text is escaped as
GitHub's own toolkit does it: percent signs and line ends, and in what stands before the text colons and commas too.
"""

from collections.abc import Sequence

from teamcheck.report.gates.logs import logged
from teamcheck.report.gates.model import GateVerdict, Unreadable, Verdicts
from teamcheck.report.gates.places import meaning, within

#: Annotations of a kind that GitHub shows of one step.
_SHOWN = 10
#: Teams that one annotation names.
_NAMED = 5

#: What stands before the text of an annotation (name and value), and the lines of the text.
_Note = tuple[dict[str, str], list[str]]


def annotations(verdicts: Verdicts) -> list[str]:
    """One line each: gates that failed and places that cannot be used as errors, what cannot be judged as warnings.

    Args:
        verdicts: What the gates found, or where the input cannot be used.
    """
    errors = [_of_place(place) for place in verdicts.unreadable if place.severity == "error"]
    errors += [_of_gate(gate) for gate in verdicts.gates if gate.outcome == "failed"]
    warnings = [_of_place(place) for place in verdicts.unreadable if place.severity == "warning"]
    warnings += [_of_gate(gate) for gate in verdicts.gates if gate.outcome == "cannot be judged"]
    return [*_commands("error", errors), *_commands("warning", warnings)]


def _of_gate(gate: GateVerdict) -> _Note:
    """A gate, with the first of the teams that are to blame."""
    teams = [team.text for team in gate.teams if team.outcome == gate.outcome]
    more = len(teams) - _NAMED
    lines = [gate.text, *teams[:_NAMED], *([f"And {more} more."] if more > 0 else [])]
    return {"title": f"teamcheck: {gate.asked}"}, lines


def _of_place(place: Unreadable) -> _Note:
    """A place where the input cannot be used."""
    before = {} if place.file == "-" else {"file": place.file}
    if place.line is not None:
        before["line"] = str(place.line)
    return {**before, "title": f"teamcheck: {place.code}"}, [part for part in (within(place), meaning(place)) if part]


def _commands(level: str, notes: Sequence[_Note]) -> list[str]:
    """The commands of one kind, no more than are shown."""
    shown = list(notes) if len(notes) <= _SHOWN else list(notes[: _SHOWN - 1])
    if (more := len(notes) - len(shown)) > 0:
        shown.append(({"title": "teamcheck"}, [f"And {more} more."]))
    return [f"::{level} {_before(before)}::{_text(lines)}" for before, lines in shown]


def _before(values: dict[str, str]) -> str:
    return ",".join(f"{name}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in values.items())


def _text(lines: Sequence[str]) -> str:
    return "%0A".join(_data(line) for line in lines)


def _data(text: str) -> str:
    return logged(text).replace("%", "%25")
