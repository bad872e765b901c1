"""What the attacks share: questions, answers, the commands that write files, and the same commands with the protection off."""

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from teamcheck.cli.main import main
from teamcheck.scorecard import disclosure, full

Rows = Sequence[Sequence[int | None]]
Json = dict[str, Any]


class Attack(NamedTuple):
    """What an audit left.

    Attributes:
        code: Its exit code: 10 where something was found.
        found: What it says.
    """

    code: int
    found: Json

    @property
    def codes(self) -> set[str]:
        return {finding["code"] for finding in self.found["findings"]}

    @property
    def groups(self) -> set[str]:
        return {finding["group"] for finding in self.found["findings"] if finding["group"]}


class Lab(NamedTuple):
    """Makes files as people do, and attacks them.

    Attributes:
        ask: Write a questionnaire of one feature with so many statements on so many points.
        write: Write answers to it as a CSV, in a folder.
        score: Run `score -f json` on it; the file it wrote, or None where it was refused.
        run: Any command: its exit code.
        audit: Run `audit` on files, with that questionnaire unless another is named.
    """

    ask: Callable[..., Path]
    write: Callable[..., Path]
    score: Callable[..., Path | None]
    run: Callable[..., int]
    audit: Callable[..., Attack]


def questions(statements: int, points: int) -> str:
    """A questionnaire of one feature; every second statement is worded the other way round."""
    items = "".join(
        f"      - {{id: s{place}, text: Statement number {place} of ours., keyed: {'negative' if place % 2 else 'positive'}}}\n"
        for place in range(statements)
    )
    labels = ", ".join(f"{point}: Point {point}" for point in range(1, points + 1))
    return f"""\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
source: {{model: "Ours", wording: "newly written", licence: CC-BY-4.0, status: not validated}}
scales:
  ours:
    points: {{{labels}}}
scale: ours
dimensions:
  - id: aims
    title: Shared aims
    question: Do we want the same?
    items:
{items}background:
  - {{id: role, text: What is your role?, choices: {{nurse: Nurse, office: Office}}}}
"""


@pytest.fixture
def lab(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lab:
    monkeypatch.chdir(tmp_path)
    asked = tmp_path / "ours.yaml"

    def run(*words: str | Path) -> int:
        capsys.readouterr()
        return main([str(word) for word in words])

    def ask(statements: int, points: int = 5) -> Path:
        asked.write_text(questions(statements, points), encoding="utf-8")
        return asked

    def write(name: str, rows: Rows, *, team: str = "mill", heading: Sequence[str] = (), append: bool = False) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        file = folder / f"{team}.csv"
        columns = [*heading, *(f"s{place}" for place in range(len(rows[0]) - len(heading)))]
        lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
        before = file.read_text(encoding="utf-8") if append else ",".join(columns) + "\n"
        file.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
        return file

    def score(answers: Path, to: str, *more: str | Path) -> Path | None:
        output = tmp_path / to
        return output if run("score", answers, "-q", asked, "-f", "json", "-o", output, "--quiet", *more) == 0 else None

    def audit(*outputs: Path | None, questionnaire: str | Path = asked) -> Attack:
        code = run("audit", *filter(None, outputs), "-q", questionnaire, "-f", "json", "--quiet")
        return Attack(code, json.loads(capsys.readouterr().out))

    return Lab(ask, write, score, run, audit)


@pytest.fixture
def no_editions(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Switches the editions off: from the minimum on everybody gets the figures of ten people and more."""

    def off() -> None:
        def no_small_team(n: int, minimum: int, **_: bool) -> str:
            return "discussion" if n < minimum else "full"

        monkeypatch.setattr(disclosure, "edition_of", no_small_team)
        monkeypatch.setattr(full, "FULL_FROM", 5)

    return off


def drawn(rng: random.Random, people: int, statements: int, points: int, *, left_out: int = 0) -> list[list[int | None]]:
    """Answers of people who are not too unlike each other."""
    centre = rng.uniform(1, points)
    rows: list[list[int | None]] = [
        [
            min(points, max(1, round(rng.gauss(centre if place % 2 == 0 else points + 1 - centre, 1))))
            for place in range(statements)
        ]
        for _ in range(people)
    ]
    for row in rng.sample(range(people), left_out):
        rows[row][rng.randrange(statements)] = None
    return rows


@pytest.fixture(scope="session")
def draw() -> Callable[..., list[list[int | None]]]:
    return drawn
