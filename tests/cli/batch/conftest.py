"""Answers of many small teams, as a coach or an organisation has them."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import QUESTIONS as WITH_COMMENTS

IDS = tuple(f"{name}{number}" for name in ("aims", "trust") for number in (1, 2, 3))

#: The questionnaire of the other tests of the command line, with a background question in place of the comments.
QUESTIONS = f"""\
{WITH_COMMENTS.partition("comments:")[0]}background:
  - {{id: role, text: What do you do here?, choices: {{nurse: Nurse, doctor: Doctor}}}}
"""

Rows = Callable[..., str]


@pytest.fixture
def rows() -> Rows:
    """Answers of some teams as a CSV."""

    def make(teams: Sequence[str], people: int = 8, *, round_: str | None = None, seed: int = 1, shift: int = 0) -> str:
        chance = random.Random(seed)
        head = ["team", *(["round"] if round_ else []), *IDS]
        lines = [",".join(head)]
        for number, team in enumerate(teams):
            for _ in range(people + number % 3):
                points = [min(5, max(1, chance.randint(2, 4) + shift)) for _ in IDS]
                answers = [str(point) if chance.random() > 0.05 else "" for point in points]
                lines.append(",".join([team, *([round_] if round_ else []), *answers]))
        return "\n".join(lines) + "\n"

    return make


@pytest.fixture
def folder(tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two files of answers, a questionnaire and a list of teams, and a place of its own for counts and keys."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "ours.yaml").write_text(QUESTIONS.replace("two-features", "ours"), encoding="utf-8")
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "north.csv").write_text(rows(["Ash", "Birch", "Cedar"]), encoding="utf-8")
    (tmp_path / "answers" / "south.csv").write_text(rows(["Dune", "Elm"], people=4, seed=2), encoding="utf-8")
    listed = [("Ash", 12, "North"), ("Birch", 12, "North"), ("Cedar", 12, "North"), ("Dune", 9, "South"), ("Elm", 9, "South")]
    lines = [f"{team},{size},{department}" for team, size, department in listed]
    (tmp_path / "teams.csv").write_text("\n".join(["team,size,department", *lines]) + "\n", encoding="utf-8")
    return tmp_path
