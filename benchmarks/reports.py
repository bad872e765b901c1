"""How long it takes to render the reports of many teams as HTML, how large they are, and whether memory stays bounded.

Each kind of report is a process of its own with one thread: it makes the scorecards first, which is not counted, then renders
and writes, in turn with a bare loop that writes the same bytes, so that a slow moment of the machine falls on both. Processor
time is taken, which waiting for a busy machine does not lengthen.

    python benchmarks/reports.py [--rounds 5] [--reports 5000]
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.render import render_report
from teamcheck.responses.made_up.profiles import Profile, simulate_team
from teamcheck.responses.model import Policy, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.public import PublicScorecard

QUESTIONNAIRE = "seven-features"
#: Different teams of each kind; with more reports than that, they take turns.
TEAMS = 500
#: From DESIGN section 10: seconds for 5,000 reports on two cores, and bytes of one.
BUDGET_REPORTS, BUDGET_SECONDS, BUDGET_BYTES, CORES = 5000, 8, 60 * 1024, 2


class Kind(NamedTuple):
    """What is rendered: for whom, and of teams of how many people."""

    copy: Copy
    fewest: int
    most: int


KINDS = {
    "team's copy, 5 to 24 people": Kind("team", 5, 24),
    "team's copy, 4 people": Kind("team", 4, 4),
    "team's copy, 5 to 9 people": Kind("team", 5, 9),
    "team's copy, 10 to 24 people": Kind("team", 10, 24),
    "coach's copy, 5 to 24 people": Kind("coach", 5, 24),
    "organisation's copy, 5 to 24 people": Kind("organisation", 5, 24),
}
#: The kind that the budget speaks of.
MIXED = next(iter(KINDS))


def cards(kind: Kind, teams: int) -> list[PublicScorecard]:
    """Scorecards of made-up teams of many characters, the same ones each time."""
    chance, asked = random.Random(1), load_questionnaire(QUESTIONNAIRE)
    found = []
    for place in range(teams):
        people = kind.fewest + place % (kind.most - kind.fewest + 1)
        levels = tuple(chance.uniform(0.3, 0.9) for _ in range(7))
        profile = Profile(people, levels, person=chance.uniform(0.03, 0.15), split=chance.choice([0, 0, 0, 0.7]))
        team = f"Team {place:04d}"
        rows = simulate_team(asked, profile, chance, team=team)
        responses = Responses(tuple(item.id for item in asked.items), rows, sizes={team: people + chance.randint(0, 5)})
        found.extend(disclose(card, Policy(audience="organisation")) for card in score(responses, asked))
    return found


def seconds(write: Callable[[object], None], each: Iterable[object]) -> float:
    """Processor time of a loop."""
    began = time.process_time()
    for one in each:
        write(one)
    return time.process_time() - began


def measure(kind: Kind, reports: int, rounds: int, folder: Path) -> dict[str, object]:
    """Render and write, in turn with writing alone."""
    asked, shown = load_questionnaire(QUESTIONNAIRE), cards(kind, min(TEAMS, reports))
    file = folder / "report.html"

    def bare(page: object) -> None:
        file.write_text(str(page), encoding="utf-8")

    def whole(card: object) -> None:
        file.write_text(render_report(card, asked, copy=kind.copy), encoding="utf-8")  # type: ignore[arg-type]

    first = seconds(whole, shown[:1])
    pages = [render_report(card, asked, copy=kind.copy) for card in shown]
    before = peak()
    times = [[seconds(do, islice(cycle(of), reports)) for do, of in ((bare, pages), (whole, shown))] for _ in range(rounds)]
    return {"first": first, "times": times, "sizes": [len(page.encode()) for page in pages], "growth": peak() - before}


def peak() -> float:
    """The most memory this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(rounds: int, reports: int) -> None:
    """Print the table that docs/performance.md shows."""
    budget = BUDGET_SECONDS / BUDGET_REPORTS * 1000
    print(f"Budget: {BUDGET_SECONDS} s for {BUDGET_REPORTS:,} reports on {CORES} cores, {budget:.1f} ms each", end="")
    print(f" ({budget * CORES:.1f} ms of the processor); {BUDGET_BYTES // 1024} KiB.\n")
    print(
        "| reports | first, ms | then each, ms | on two cores, ms | times writing | KiB: min, median, max | memory more, MiB |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in KINDS:
        options = ["--kind", name, "--rounds", str(rounds), "--reports", str(reports if name == MIXED else reports // 5)]
        done = subprocess.run([sys.executable, __file__, *options], check=True, capture_output=True, text=True)
        print(row(name, json.loads(done.stdout), reports if name == MIXED else reports // 5), flush=True)


def row(name: str, found: dict[str, list], reports: int) -> str:
    """One kind's line of the table."""
    bare, whole = (statistics.median(times) / reports * 1000 for times in zip(*found["times"], strict=True))
    sizes = [size / 1024 for size in found["sizes"]]
    span = f"{min(sizes):.0f}, {statistics.median(sizes):.0f}, {max(sizes):.0f}"
    cells = [name, f"{found['first'] * 1000:.0f}", f"{whole:.2f}", f"{whole / CORES:.2f}", f"{whole / bare:.0f}x", span]
    return f"| {' | '.join(cells)} | {found['growth']:.0f} |"


def main() -> None:
    """Compare, or be one of the kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="timed rounds of each kind (default: %(default)s)")
    parser.add_argument("--reports", type=int, default=BUDGET_REPORTS, help="reports in a round (default: %(default)s)")
    parser.add_argument("--kind", choices=KINDS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.kind is None:
        compare(options.rounds, options.reports)
        return
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(measure(KINDS[options.kind], options.reports, options.rounds, Path(name))))


if __name__ == "__main__":
    main()
