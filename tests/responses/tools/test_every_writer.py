"""However a round was written, by whatever tool: it is read as what people answered, or refused, never as anything else."""

from collections import Counter
from functools import cache

import pytest

from teamcheck.errors import TeamcheckError
from teamcheck.responses.read import read_responses
from tests.responses.tools.writers import CELLS, WRITERS, Written, questionnaire, written

ASKED = questionnaire()
#: Ten thousand seeds in parts: a file of many tests is not begun last, when every other worker would wait for this one.
PARTS = [range(start, start + 500) for start in range(0, 10_000, 500)]


def outcome(case: Written) -> list[tuple[int | None, ...]] | None:
    """The answers that are read, in order; None where the file is refused."""
    for numbers in (None, case.numbers):
        try:
            rows = read_responses("-", ASKED, stdin=case.content, numbers=numbers).rows  # type: ignore[arg-type]
        except TeamcheckError:
            continue
        return [row.answers for row in rows]
    return None


@cache
def wrong(seeds: range) -> tuple[list[int], Counter[tuple[str, str]], int]:
    """Seeds of files that are read as something else; how many sound ones of each style are read; and how many are sound."""
    found, read, sound = [], Counter[tuple[str, str]](), 0
    for seed in seeds:
        case = written(seed)
        answers = outcome(case)
        if answers is not None and (case.broken or answers != case.sheets):
            found.append(seed)
        sound += not case.broken
        read[case.style] += answers is not None and not case.broken
    return found, read, sound


def test_a_file_is_read_as_what_people_answered_or_refused() -> None:
    assert wrong(range(60))[0] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_no_way_of_writing_a_round_gives_another_matrix_and_nearly_each_is_read(part: range) -> None:
    found, read, sound = wrong(part)
    assert found == []
    assert read.total() > 0.95 * sound


@pytest.mark.slow
def test_every_way_of_writing_a_round_can_be_read() -> None:
    read = sum((wrong(part)[1] for part in PARTS), Counter[tuple[str, str]]())
    styles = {(name, style) for name in WRITERS for style in (["label"] if name == "surveymonkey_expanded" else CELLS)}
    assert {style for style in styles if not read[style]} == set()
