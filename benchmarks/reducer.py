"""How long the plain-Python reducer takes for many people, and how much memory, against a bare pass over the same file.

Each contender is a process of its own with one thread. Its processor time is taken, start-up included, which waiting for a
busy machine does not lengthen; runs are interleaved, so that a slow moment of the machine falls on all of them.

    python benchmarks/reducer.py [--rounds 5]
"""

import argparse
import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem
from teamcheck.statistics.reduce import reduce

DIMENSIONS, ITEMS, POINTS = 7, 5, 5
IDS = [f"d{dimension}i{item}" for dimension in range(1, DIMENSIONS + 1) for item in range(1, ITEMS + 1)]
MISSING = 0.05
#: People and teams of each file: teams of 5 to 20; then the same many people in as few teams as the short file has.
FILES = ((10_000, 800), (1_000_000, 80_000), (1_000_000, 800))
BARE = "`csv.reader` pass"
COUNT = "the same, answers as numbers, `reduce`"
WHOLE = "`read_responses(stream=True)`, `reduce`"
#: Times a bare pass, from DESIGN section 10.
BUDGET = 20


def write_questionnaire(file: Path) -> None:
    """Write a questionnaire of seven dimensions of five items, the last of each worded the other way round."""
    lines = ["schema: teamcheck/questionnaire/1", "id: bench", "version: 1.0.0", "language: en", "title: Made up for timing"]
    lines += [
        "description: Made up for timing",
        "scales:",
        "  agree5:",
        "    points: {1: A, 2: B, 3: C, 4: D, 5: E}",
        "scale: agree5",
    ]
    lines.append("dimensions:")
    for dimension in range(1, DIMENSIONS + 1):
        lines += [f"  - id: d{dimension}", f"    title: Dimension {dimension}", "    items:"]
        for item in range(1, ITEMS + 1):
            keyed = "negative" if item == ITEMS else "positive"
            lines.append(f'      - {{id: d{dimension}i{item}, text: "Statement {dimension}.{item}", keyed: {keyed}}}')
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_answers(file: Path, people: int, teams: int) -> None:
    """Write made-up answers, the same ones each time, 5 % of them missing, rows in no order."""
    chance = random.Random(1)
    mean = people / teams
    team_of = [team for team in range(teams) for _ in range(round(mean + chance.uniform(-0.6, 0.6) * mean))][:people]
    team_of += [chance.randrange(teams) for _ in range(people - len(team_of))]
    chance.shuffle(team_of)
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["team", *IDS])
        for team in team_of:
            rows.writerow([f"Team {team:06d}", *(str(answer) if answer else "" for answer in answers(chance))])


def answers(chance: random.Random) -> Iterator[int]:
    """One person's answers, 0 for none: a mood of their own, and a little noise."""
    mood = chance.gauss(3.4, 0.8)
    for place in range(DIMENSIONS * ITEMS):
        answer = min(POINTS, max(1, round(chance.gauss(mood, 1))))
        keyed = POINTS + 1 - answer if place % ITEMS == ITEMS - 1 else answer
        yield 0 if chance.random() < MISSING else keyed


def plan() -> Plan:
    """What to count for that questionnaire."""
    return Plan(
        tuple(
            PlanDimension(
                tuple(PlanItem(first + item, 1, POINTS, reverse=item == ITEMS - 1) for item in range(ITEMS)),
            )
            for first in range(0, DIMENSIONS * ITEMS, ITEMS)
        )
    )


def run_pass(file: Path) -> None:
    """Go through every record and do nothing."""
    with file.open(encoding="utf-8", newline="") as text:
        for _ in csv.reader(text):
            pass


def run_count(file: Path) -> None:
    """The reducer by itself, fed in the least way."""
    number = {"": None} | {str(point): point for point in range(1, POINTS + 1)}
    with file.open(encoding="utf-8", newline="") as text:
        records = csv.reader(text)
        next(records)
        reduce(plan(), ((team, [number[cell] for cell in cells]) for team, *cells in records))


def run_whole(file: Path) -> None:
    """What `teamcheck` does: every check of the reader, then the reducer."""
    from teamcheck import load_questionnaire, read_responses  # noqa: PLC0415 - the other contenders run without it

    responses = read_responses(file, load_questionnaire(file.with_name("bench.yaml")), stream=True)
    reduce(plan(), (((row.team, row.round), row.answers) for row in responses.rows))


CONTENDERS = {BARE: run_pass, COUNT: run_count, WHOLE: run_whole}


def measure(contender: str, file: Path) -> tuple[float, float]:
    """Run one contender in a process of its own: seconds of the processor, and peak memory in MiB."""
    process = subprocess.Popen([sys.executable, __file__, "--contender", contender, "--file", str(file)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{contender} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def compare(rounds: int) -> None:
    """Print the table that docs/performance.md shows."""
    print(f"Budget: {BUDGET} times a pass.\n")
    print("| people | teams | what | median, s | times a pass | µs a person | peak memory, MiB |")
    print("| ---: | ---: | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_questionnaire(folder / "bench.yaml")
        for people, teams in FILES:
            file = folder / "answers.csv"
            # Written by a process of its own: a child's peak memory counts what its parent held when it was started.
            made = ["--people", str(people), "--teams", str(teams), "--file", str(file)]
            subprocess.run([sys.executable, __file__, *made], check=True)
            found = {contender: [measure(contender, file)] for contender in CONTENDERS}  # warms up; not counted in the times
            for _ in range(rounds):
                for contender, results in found.items():
                    results.append(measure(contender, file))
            medians = {contender: statistics.median(took for took, _ in results[1:]) for contender, results in found.items()}
            for contender, results in found.items():
                median, peak = medians[contender], max(memory for _, memory in results)
                ratio = median / medians[BARE]
                each = median / people * 1e6
                print(
                    f"| {people:,} | {teams:,} | {contender} | {median:.2f} | {ratio:.1f}x | {each:.1f} | {peak:.0f} |",
                    flush=True,
                )


def main() -> None:
    """Compare, or write one of the files, or be one of the contenders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="timed runs of each contender (default: %(default)s)")
    parser.add_argument("--contender", choices=CONTENDERS, help=argparse.SUPPRESS)
    parser.add_argument("--people", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--teams", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.people:
        write_answers(options.file, options.people, options.teams)
    elif options.contender:
        CONTENDERS[options.contender](options.file)
    else:
        compare(options.rounds)


if __name__ == "__main__":
    main()
