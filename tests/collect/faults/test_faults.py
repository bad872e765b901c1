"""Nothing is lost, doubled or torn, whatever happens while answers are kept: short runs of benchmarks/reliability.py."""

import os
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")]
KILLS = 12
#: One line in so many is stopped at; which one comes first is chance.
EVERY = {"add": 40, "close": 200, "reopen": 100}


@pytest.mark.parametrize("way", ["kiosk", "room"])
def test_a_kill_while_people_answer_loses_doubles_and_tears_nothing(way: str, killed, tmp_path: Path) -> None:
    count = getattr(killed, way)(tmp_path, KILLS)
    assert count.faults == 0, count
    assert count.kills >= KILLS
    assert count.inside, "no kill came while somebody's answers were on their way"


def test_a_kill_while_a_round_is_closed_loses_and_leaves_nothing(killed, tmp_path: Path) -> None:
    found = killed.close(tmp_path, KILLS)
    assert (found.kills, found.faults) == (KILLS, 0)


@pytest.mark.parametrize("what", range(7))
def test_a_write_that_is_stopped_at_any_line_leaves_a_whole_box(what: int, reliability, tmp_path: Path) -> None:
    name = [*reliability.STOPS][what]
    action, _, each = reliability.STOPS[name]
    outcome = reliability.stopped(tmp_path / "stopped", name, EVERY[action] * (8 if each == "step" else 1))
    assert outcome.wrong == []
    assert outcome.tried > 10


@pytest.mark.parametrize(
    "case", ["full-disk", "small-disk", "full-room", "full-close", "no-folder", "no-right", "two", "clock"]
)
def test_whatever_cannot_be_written_changes_nothing_and_goes_in_later(case: str, reliability, tmp_path: Path) -> None:
    assert case in reliability.REFUSALS
    for folder in (
        tmp_path,
        *tmp_path.parents[:3],
    ):  # one case runs as another user, where that can be; side by side is one deeper
        folder.chmod(0o711)
    outcome = reliability.refused(tmp_path / case, case)
    if outcome.cannot:
        pytest.skip(outcome.cannot)
    assert outcome.wrong == []
    assert outcome.tried
