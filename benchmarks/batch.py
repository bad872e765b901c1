"""How long `teamcheck batch` takes for very many people, beside the fastest plain read of the same file.

Every run is a process of its own, and its readings are in turn with a plain polars read of the same file, so that a slow moment
of the machine falls on both. Figures: wall and processor seconds, the most memory of any one process, people a second.

    python benchmarks/batch.py --people 100000 1000000 [--form csv parquet] [--rounds 3] [--html]
    python benchmarks/batch.py --people 20000000 --only-counting --rounds 1

What others take for the same figures: benchmarks/peers.py.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl
from reducer import IDS, write_questionnaire

#: From DESIGN section 10: a million people to all three files of figures, in seconds on two cores.
BUDGET_PEOPLE, BUDGET_SECONDS = 1_000_000, 12


class Taken(NamedTuple):
    """What a run took."""

    wall: float
    cpu: float
    mebibytes: int


def answers(folder: Path, people: int, form: str) -> Path:
    """Teams of 5 to 20, five in a hundred answers missing, rows in no order."""
    path = folder / f"answers-{people}.{form}"
    sizes = pl.Series([5 + (number * 7) % 16 for number in range(people // 12 + 20)])
    teams = pl.select(pl.arange(0, len(sizes)).repeat_by(sizes).explode()).to_series().head(people).shuffle(seed=1)
    columns = {"team": "T" + teams.cast(pl.String).str.zfill(7)}
    for number, name in enumerate(IDS):
        drawn = pl.select(pl.arange(0, people)).to_series().hash(seed=number)
        points = (drawn % 5 + 1).cast(pl.Int8)
        columns[name] = pl.select(pl.when((drawn // 5) % 20 > 0).then(points)).to_series()
    frame = pl.DataFrame(columns)
    frame.write_csv(path) if form == "csv" else frame.write_parquet(path, compression="zstd")
    return path


def run(command: Sequence[str]) -> Taken:
    """Run a command to its end."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command}: {process.returncode}\n{said}")
    return Taken(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def plain_read(path: Path) -> list[str]:
    """The fastest plain read of the file: answers as small whole numbers, nothing checked, nothing counted."""
    schema = {"team": "pl.String", **dict.fromkeys(IDS, "pl.Int8")}
    given = "{" + ", ".join(f"{name!r}: {kind}" for name, kind in schema.items()) + "}"
    read = f"pl.read_csv({str(path)!r}, schema={given})" if path.suffix == ".csv" else f"pl.read_parquet({str(path)!r})"
    return [sys.executable, "-c", f"import polars as pl; {read}"]


def batch(path: Path, asked: Path, output: Path, *, html: bool) -> list[str]:
    """The command that is measured."""
    form = "html" if html else "none"
    words = ["batch", str(path), "-o", str(output), "-q", str(asked), "--audience", "team", "-f", form, "--quiet"]
    return [sys.executable, "-m", "teamcheck", *words, "--without-ledger", "a measurement"]


def counting(path: Path, asked: Path, output: Path) -> list[str]:
    """The part of the command that reads and counts, with its start."""
    script = f"""
from pathlib import Path
from teamcheck.organisation.batch.bulk import Bulk
from teamcheck.organisation.batch.count import Said, count
from teamcheck.questionnaire.load import load_questionnaire
questionnaire = load_questionnaire({str(asked)!r})
count([Path({str(path)!r})], questionnaire, [Bulk(questionnaire, Path({str(output)!r}), ())], Said(audience="team"))
"""
    return [sys.executable, "-c", script]


def measure_counting(folder: Path, people: int, form: str, rounds: int) -> None:
    """One line of the table, for reading and counting alone."""
    path, asked, output = answers(folder, people, form), folder / "bench.yaml", folder / "counts"
    write_questionnaire(asked)
    reads, counts = [], []
    for _ in range(rounds):
        reads.append(run(plain_read(path)))
        shutil.rmtree(output, ignore_errors=True)
        counts.append(run(counting(path, asked, output)))
    read, whole = median(reads), median(counts)
    print(
        f"| {people:,} | only counting | {form} | {path.stat().st_size / 1e6:.0f} | {read.wall:.2f} | {whole.wall:.1f} "
        f"| {whole.cpu:.1f} | {1e6 * whole.cpu / people:.1f} | {whole.mebibytes} | {people / whole.wall:,.0f} "
        f"| {whole.wall / read.wall:.1f}x |",
        flush=True,
    )
    path.unlink()
    shutil.rmtree(output)


def median(taken: Sequence[Taken]) -> Taken:
    """The median of each figure."""
    return Taken(*(statistics.median(each) for each in zip(*taken, strict=True)))


def measure(folder: Path, people: int, form: str, rounds: int, *, html: bool) -> None:
    """One line of the table, and one for each stage."""
    path, asked, output = answers(folder, people, form), folder / "bench.yaml", folder / "out"
    write_questionnaire(asked)
    reads, batches, stages = [], [], []
    for _ in range(rounds):
        reads.append(run(plain_read(path)))
        shutil.rmtree(output, ignore_errors=True)
        batches.append(run(batch(path, asked, output, html=html)))
        stages.append(json.loads((output / "timings.json").read_text(encoding="utf-8"))["stages"])
    teams = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["counts"]["teams"]
    read, whole = median(reads), median(batches)
    print(
        f"| {people:,} | {teams:,} | {form} | {path.stat().st_size / 1e6:.0f} | {read.wall:.2f} | {whole.wall:.1f} "
        f"| {whole.cpu:.1f} | {1e6 * whole.cpu / people:.1f} | {whole.mebibytes} | {people / whole.wall:,.0f} "
        f"| {whole.wall / read.wall:.1f}x |"
    )
    for number, stage in enumerate(stages[0]):
        wall = statistics.median(each[number]["seconds"] for each in stages)
        cpu = statistics.median(each[number]["cpu_seconds"] for each in stages)
        print(f"    {stage['stage']}: {wall:.1f} s, {cpu:.1f} s of processors ({wall / read.wall:.1f}x the read)")
    path.unlink()
    shutil.rmtree(output)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--form", nargs="+", choices=["csv", "parquet"], default=["csv", "parquet"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only-counting", action="store_true", help="read and count, and finish nothing")
    parser.add_argument("--html", action="store_true", help="a page for each team, too")
    parser.add_argument("--folder", type=Path, help="where the files go (a temporary folder)")
    chosen = parser.parse_args()
    print(
        "| people | teams | form | MB | plain read, s | wall, s | CPU, s | CPU µs a person | MiB | people/s | times the read |"
    )
    print("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        for people in chosen.people:
            for form in chosen.form:
                if chosen.only_counting:
                    measure_counting(Path(name), people, form, chosen.rounds)
                else:
                    measure(Path(name), people, form, chosen.rounds, html=chosen.html)
    print(f"\nbudget: {BUDGET_PEOPLE:,} people in {BUDGET_SECONDS} s on two cores")


if __name__ == "__main__":
    main()
