"""How long it takes to read an export of a form tool: 5,000 rows of 60 columns, as text and as a workbook.

Each reading is a process of its own, start and imports included, in turn with a bare ``csv.reader`` pass over the same rows, so
that a slow moment of the machine falls on both. The workbook is as Microsoft Forms writes it, the text as Google Forms does.

    python benchmarks/imports.py [--rows 5000] [--rounds 5]
"""

import argparse
import csv
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import openpyxl

ITEMS, OTHERS = 54, 6
LABELS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
#: Seconds that DESIGN allows for each.
BUDGETS = {"csv": 0.5, "xlsx": 1.5}
STATEMENTS = [f"In this team we do thing number {number} well" for number in range(ITEMS)]

QUESTIONNAIRE = """schema: teamcheck/questionnaire/1
id: long
version: 1.0.0
language: en
title: Long
scale: agree
scales:
  agree: {{points: {{{points}}}, favourable: [4, 5], unfavourable: [1, 2]}}
dimensions:
  - id: all
    title: All
    items:
{items}
"""


def write_questionnaire(path: Path) -> None:
    points = ", ".join(f"{point}: {label}" for point, label in enumerate(LABELS, 1))
    items = "\n".join(f"      - {{id: i{number}, text: {text}}}" for number, text in enumerate(STATEMENTS))
    path.write_text(QUESTIONNAIRE.format(points=points, items=items), encoding="utf-8")


def answers(rows: int) -> Iterator[list[str]]:
    random = Random(1)
    for _ in range(rows):
        yield [random.choice(LABELS) if random.random() > 0.03 else "" for _ in STATEMENTS]


def write_text(path: Path, rows: int) -> None:
    """A sheet of Google Forms, with five questions that nobody scores."""
    others = [f"Question {number}" for number in range(OTHERS - 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Timestamp", *(f"How much do you agree? [{text}]" for text in STATEMENTS), *others])
        writer.writerows(
            ["3/1/2025 10:02:11", *row, *[f"words {number}" for number in range(OTHERS - 1)]] for row in answers(rows)
        )


def write_workbook(path: Path, rows: int) -> None:
    """A workbook of Microsoft Forms."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.append(["ID", "Start time", "Completion time", "Email", "Name", "Language", *STATEMENTS])
    for number, row in enumerate(answers(rows)):
        sheet.append([number + 1, "3/1/25 10:02:11", "3/1/25 10:04:11", "anonymous", "", "English", *row])
    book.save(path)


def seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_questionnaire(folder / "long.yaml")
        write_text(folder / "answers.csv", chosen.rows)
        write_workbook(folder / "answers.xlsx", chosen.rows)
        bare = [sys.executable, "-c", f"import csv; print(sum(1 for _ in csv.reader(open({str(folder / 'answers.csv')!r}))))"]
        print("| file | MB | import, s | a bare pass over the text, s | budget, s |\n| --- | ---: | ---: | ---: | ---: |")
        for form, budget in BUDGETS.items():
            path = folder / f"answers.{form}"
            whole, passes = [], []
            for _ in range(chosen.rounds):
                passes.append(seconds(bare))
                out = folder / f"{form}.out.csv"
                out.unlink(missing_ok=True)
                words = ["import", str(path), "-q", str(folder / "long.yaml"), "-o", str(out), "--quiet"]
                whole.append(seconds([sys.executable, "-m", "teamcheck", *words]))
            size, took = path.stat().st_size / 1e6, statistics.median(whole)
            print(f"| {form} | {size:.1f} | {took:.2f} | {statistics.median(passes):.2f} | {budget} |")


if __name__ == "__main__":
    main()
