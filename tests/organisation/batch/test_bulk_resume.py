"""What one run has counted the next one finds; what a killed run has left is counted again (method M70)."""

import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from teamcheck import load_questionnaire
from teamcheck.organisation.batch.bulk import Bulk, engine
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.read import read_responses
from teamcheck.responses.rows import Run, Source
from teamcheck.responses.table import Table

YAML = """\
schema: teamcheck/questionnaire/1
id: small
version: 1.0.0
language: en
title: Small
description: Made up for a test.
scales: {agree5: {points: {1: A, 2: B, 3: C, 4: D, 5: E}}}
scale: agree5
dimensions: [{id: goals, title: Goals, items: [{id: goals1, text: "One."}, {id: goals2, text: "Two."}]}]
background: [{id: role, text: "Role?", choices: {nurse: Nurse, doctor: Doctor}}]
"""
ANSWERS = "team,round,role,goals1,goals2\nRed,2025,nurse,1,2\nBlue,2026,,3,\n,,,,\nRed,2026,Doctor,5,5\nRed ,2025,nurse,2,2\n"
#: Counts as teamcheck does, and is killed by itself at the n-th time that something gets its name.
KILLED = """
import os, signal, sys
from pathlib import Path
from teamcheck import load_questionnaire, read_responses
from teamcheck.organisation.batch.bulk import Bulk
left = int(sys.argv[2])
replace = Path.replace
def killed(path, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, target)
Path.replace = killed
folder = Path(sys.argv[1])
questionnaire = load_questionnaire(folder / "small.yaml")
bulk = Bulk(questionnaire, folder / "parts", ("role",), people=1)
for row in read_responses(folder / "answers.csv", questionnaire, stream=True, engine=bulk).rows:
    pass
"""


class Kept:
    """A bulk engine whose run is kept."""

    def __init__(self, bulk: Bulk) -> None:
        self.bulk = bulk
        self.run = Run()

    def tables(self, path: Path) -> list[Table] | None:
        return self.bulk.tables(path)

    def counts(self, source: Source, run: Run) -> bool:
        self.run = run
        return self.bulk.counts(source, run)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "parts").mkdir()
    return tmp_path


@pytest.fixture
def questionnaire(folder: Path) -> Questionnaire:
    return load_questionnaire(folder / "small.yaml")


def counted(folder: Path, questionnaire: Questionnaire, by: tuple[str, ...] = ("role",)) -> tuple[object, ...]:
    """All that a run comes to."""
    kept = Kept(Bulk(questionnaire, folder / "parts", by, people=1))
    responses = read_responses(folder / "answers.csv", questionnaire, stream=True, engine=kept)
    assert not list(responses.rows)
    lines = sorted(line for part in kept.bulk.parts() for line in part.read_bytes().splitlines())
    notes = [note.text for note in responses.notes]
    return lines, list(kept.run.answered.items()), kept.run.origin, notes, kept.bulk.complete()


def test_a_second_run_finds_what_the_first_has_counted(folder: Path, questionnaire: Questionnaire) -> None:
    first = counted(folder, questionnaire)

    with patch.object(engine, "Count", side_effect=AssertionError("counted again")):
        second = counted(folder, questionnaire)

    assert second == first
    assert first[1] == [(("Red", "2025"), 2), (("Blue", "2026"), 1), (("Red", "2026"), 1)]
    assert any("1 row is blank" in note for note in first[3])


def other_answers(folder: Path) -> None:
    (folder / "answers.csv").write_text(ANSWERS.replace("Blue,2026,,3", "Blue,2026,,4"), encoding="utf-8")


def other_columns(folder: Path) -> None:
    (folder / "answers.csv").write_text(ANSWERS.replace("goals1,goals2", "goals2,goals1"), encoding="utf-8")


def part_gone(folder: Path) -> None:
    next((folder / "parts").glob("*.tally")).unlink()


def part_cut_short(folder: Path) -> None:
    part = next((folder / "parts").glob("*.tally"))
    part.write_bytes(part.read_bytes()[:-9])


def mark_cut_short(folder: Path) -> None:
    mark = next((folder / "parts").glob("*.json"))
    mark.write_bytes(mark.read_bytes()[:-9])


@pytest.mark.parametrize("change", [other_answers, other_columns, part_gone, part_cut_short, mark_cut_short])
def test_what_is_not_the_same_any_more_is_counted_again(change: object, folder: Path, questionnaire: Questionnaire) -> None:
    counted(folder, questionnaire)
    change(folder)  # type: ignore[operator]

    with patch.object(engine, "Count", wraps=engine.Count) as count:
        again = counted(folder, questionnaire)

    assert count.call_count == 1
    for file in (folder / "parts").iterdir():
        file.unlink()
    assert again == counted(folder, questionnaire)


def test_another_questionnaire_or_grouping_is_another_count(folder: Path, questionnaire: Questionnaire) -> None:
    counted(folder, questionnaire)
    (folder / "small.yaml").write_text(YAML.replace("2: B", "2: Bee"), encoding="utf-8")
    changed = load_questionnaire(folder / "small.yaml")

    with patch.object(engine, "Count", wraps=engine.Count) as count:
        counted(folder, questionnaire, by=())
        counted(folder, changed)

    assert count.call_count == 2


@pytest.mark.slow
@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
def test_a_run_that_was_killed_is_never_taken_for_one_that_ended(
    after: int, folder: Path, questionnaire: Questionnaire
) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(after)], check=False)

    parts = folder / "parts"
    finished = after == 4  # three parts and the mark have their names by then
    assert killed.returncode == (0 if finished else -signal.SIGKILL)
    assert bool(list(parts.glob("counted-*.counted.json"))) == finished
    again = counted(folder, questionnaire)
    assert not list(parts.glob(".*"))
    for file in parts.iterdir():
        file.unlink()
    assert again == counted(folder, questionnaire)
