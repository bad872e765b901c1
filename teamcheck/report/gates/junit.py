"""What gates found as JUnit XML, which GitLab, Jenkins and others show beside the tests of a run.

There is no one definition of the format. This is what the schema accepts that Jenkins ships with its xUnit plugin
(``junit-10.xsd``), and GitLab reads the same: a suite a gate, a case a team, ``failure`` where a gate failed, ``skipped`` where
it cannot be judged, ``error`` where the input cannot be used. There is no time in it: the same answers give the same file.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from teamcheck._inert import on_one_line
from teamcheck.report.gates.model import GateVerdict, Outcome, Unreadable, Verdicts
from teamcheck.report.gates.places import meaning, place_of

#: What XML 1.0 has no place for, escaped or not (its production 2, "Char").
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Name of the one case of a gate that is about all teams at once, and of the teams that stand without their names.
_ALL, _UNNAMED = "all teams", "teams that are not named"

#: The name of a case, what it ended with (None where it passed), and what there is to say.
_Case = tuple[str, Outcome, str]


def junit(verdicts: Verdicts) -> str:
    """The document.

    Args:
        verdicts: What the gates found, or where the input cannot be used.
    """
    suites = [_suite(gate) for gate in verdicts.gates]
    if verdicts.unreadable:
        suites.append(_unreadable(verdicts.unreadable))
    inside = "".join(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="teamcheck">\n{inside}</testsuites>\n'


def _suite(gate: GateVerdict) -> str:
    cases = list(_cases(gate))
    failures = sum(outcome == "failed" for _, outcome, _ in cases)
    skipped = sum(outcome == "cannot be judged" for _, outcome, _ in cases)
    inside = "".join(_case(gate.kind, *case) for case in cases)
    return (
        f'  <testsuite name={_quoted(gate.asked)} tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}">\n'
        f"{inside}  </testsuite>\n"
    )


def _cases(gate: GateVerdict) -> Iterator[_Case]:
    """One case a team; one case alone where the gate is about how many teams there are of a kind, or there are none."""
    if gate.kind == "max-withheld" or (not gate.teams and gate.unnamed is None):
        yield _ALL, gate.outcome, "\n".join([gate.text, *(team.text for team in gate.teams)])
        return
    for team in gate.teams:
        yield team.team if team.round is None else f"{team.team} ({team.round})", team.outcome, team.text
    if gate.unnamed is not None:
        yield _UNNAMED, gate.unnamed.outcome, gate.unnamed.text


def _case(kind: str, name: str, outcome: Outcome, text: str) -> str:
    begun = f'    <testcase classname="teamcheck.{kind}" name={_quoted(name)}'
    if outcome == "passed":
        return f"{begun}/>\n"
    message = _quoted(text.partition("\n")[0])
    if outcome == "cannot be judged":
        return f"{begun}><skipped message={message}/></testcase>\n"
    return f'{begun}><failure type="{kind}" message={message}>{_content(text)}</failure></testcase>\n'


def _unreadable(places: list[Unreadable]) -> str:
    """Where the input cannot be used; a warning alone is a case that passed."""
    errors = sum(place.severity == "error" for place in places)
    inside = "".join(
        f'    <testcase classname="teamcheck.input" name={_quoted(place_of(place))}>'
        f'<{tag} type="{place.code}" message={_quoted(meaning(place))}/></testcase>\n'
        for place in places
        for tag in ["error" if place.severity == "error" else "skipped"]
    )
    return (
        f'  <testsuite name="readable input" tests="{len(places)}" failures="0" errors="{errors}"'
        f' skipped="{len(places) - errors}">\n{inside}  </testsuite>\n'
    )


def _quoted(text: str) -> str:
    return quoteattr(_legal(text))


def _content(text: str) -> str:
    return "\n".join(escape(_legal(line)) for line in text.split("\n"))


def _legal(text: str) -> str:
    """A text on one line, without what XML has no place for; what can be printed is so already."""
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", on_one_line(text))
