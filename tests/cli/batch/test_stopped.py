"""A batch that is stopped: nothing half-made is left to be read, and the next run goes on from what was counted."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.organisation.batch.bulk.engine import Bulk
from teamcheck.organisation.batch.plain import Plain

Call = Callable[..., tuple[int, str, str]]
SAID = ("-q", "ours.yaml", "--audience", "organisation", "--without-ledger", "a test", "-f", "none", "--processes", "1")


def stopped(words: tuple[str, ...], folder: Path, number: int) -> None:
    """Run until everything is counted, and end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "teamcheck", *words], cwd=folder, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith("Counting: ")
    process.send_signal(number)
    process.wait(30)
    process.stderr.close()


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["python", "polars"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_the_next_run_goes_on_from_what_was_counted(
    number: int, engine: str, folder: Path, call: Call, rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    teams = [f"Team {place:04}" for place in range(600)]
    (folder / "many.csv").write_text(rows(teams, 9), encoding="utf-8")
    words = ("batch", "many.csv", "-o", "results", "--engine", engine, *SAID)
    stopped(words, folder, number)
    assert not any(path.name.startswith("scores") for path in (folder / "results").glob("*"))
    work = Path(os.environ["XDG_STATE_HOME"]) / "teamcheck" / "batch"
    (kept,) = [path for path in work.iterdir() if path.is_dir()]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700

    def again(*_: object) -> None:
        raise AssertionError("counted again")

    with monkeypatch.context() as patch:
        patch.setattr(Plain, "_count", again)
        patch.setattr(Bulk, "_count", again)
        assert call(*words)[0] == 0
    assert list(work.iterdir()) == []
    first = (folder / "results" / "scorecards.jsonl").read_bytes()
    assert call("batch", "many.csv", "-o", "anew", "--engine", "python", *SAID)[0] == 0
    assert (folder / "anew" / "scorecards.jsonl").read_bytes() == first


def test_what_a_fault_has_ended_leaves_no_counts(folder: Path, call: Call) -> None:
    path = folder / "answers" / "south.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Elm,", "Elm,9", 1), encoding="utf-8")
    assert call("batch", "answers", "-o", "results", *SAID)[0] == 3
    assert list((Path(os.environ["XDG_STATE_HOME"]) / "teamcheck" / "batch").iterdir()) == []


@pytest.mark.slow
def test_figures_are_the_same_in_however_many_processes(folder: Path, call: Call, rows) -> None:
    teams = [f"Team {place:04}" for place in range(1100)]
    (folder / "many.csv").write_text(rows(teams, 7), encoding="utf-8")
    said = ("-q", "ours.yaml", "--audience", "team", "--without-ledger", "a test", "-f", "md")
    for processes in ("1", "2", "3"):
        code, _, err = call("batch", "many.csv", "-o", processes, *said, "--processes", processes)
        assert code == 0, err
    first, second, third = (
        {str(path.relative_to(folder / name)): path.read_bytes() for path in (folder / name).rglob("*") if path.is_file()}
        for name in ("1", "2", "3")
    )
    for found in (first, second, third):
        del found["timings.json"], found["scores.parquet"]
    assert len(first) == 1100 + 5
    assert first == second
    assert first == third


def children_of(parent: int) -> set[int]:
    """The processes that a process has started and that are still there."""
    found = set()
    for stat_file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat_file.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[1]) == parent:
            found.add(int(stat_file.parent.name))
    return found


def until(there: Callable[[], bool]) -> None:
    """Wait, but not for ever."""
    ends = time.monotonic() + 30
    while not there():
        assert time.monotonic() < ends
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_processes_end_with_the_one_that_is_killed(folder: Path, rows) -> None:
    (folder / "many.csv").write_text(rows([f"Team {place:04}" for place in range(3000)], 9), encoding="utf-8")
    words = ("batch", "many.csv", "-o", "results", *SAID[:-1], "2")
    process = subprocess.Popen([sys.executable, "-m", "teamcheck", *words], cwd=folder, stderr=subprocess.DEVNULL)
    until(lambda: len(children_of(process.pid)) >= 2)
    started = children_of(process.pid)
    process.kill()
    process.wait(30)
    until(lambda: not any(Path(f"/proc/{each}").exists() for each in started))
