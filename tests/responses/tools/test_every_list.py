"""However a tool writes what people ticked: it is read as that, or refused, and never as anything else."""

from collections import Counter

import pytest

from teamcheck.errors import TeamcheckError
from teamcheck.responses.read import read_responses
from tests.responses.tools.list_writers import TOOLS, Written, expected, questionnaire, written

ASKED = questionnaire()
CASES = 3_000


def outcome(case: Written):
    """The answers and ticks that are read; None where the file is refused."""
    try:
        found = read_responses("-", ASKED, stdin=case.content, team_name="T")
    except TeamcheckError:
        return None
    ticks = found.ticks.get(("T", None), {})
    return Counter(row.answers[0] for row in found.rows), {name: Counter(sets) for name, sets in ticks.items()}


def wrong(seeds: range) -> tuple[list[int], Counter[tuple[str, str]], Counter[str]]:
    """Seeds of sound files that are not read as what they are, and of broken ones that are read; and what was tried."""
    found, styles, broken = [], Counter[tuple[str, str]](), Counter[str]()
    for seed in seeds:
        case = written(seed)
        if case is None:
            continue
        styles[case.style] += not case.broken
        broken[case.broken] += 1
        if outcome(case) != (None if case.broken else expected(case.people)):
            found.append(seed)
    return found, styles, broken


def test_what_is_ticked_comes_back_and_a_broken_file_is_refused() -> None:
    assert wrong(range(25))[0] == []


@pytest.mark.slow
def test_no_way_of_writing_a_list_is_read_as_anything_else() -> None:
    found, styles, broken = wrong(range(CASES))
    assert found == []
    assert {tool for tool, _ in styles} == {*TOOLS}
    assert min(styles.values()) > 15
    assert min(broken.values()) > 5
