"""How many people a second `teamcheck batch` scores, beside pandas with pingouin and R with psych and multilevel.

The peers make figures of the same kind of file as people write it today, team by team: mean, sd and r_WG(J) of every team and
dimension and ICC(1) of all teams together, with and without Cronbach's alpha of every team, which teamcheck gives of all
people together only. Their figures are compared with those of `teamcheck score --for analyst` before any time is printed.
Every run is a process of its own, the runs of a round are in turn, and the table has medians. Ratios are of processor seconds:
waiting for a busy machine does not lengthen them, and they count both of the cores that `teamcheck batch` uses.

    pip install pandas pingouin                                         # here, or elsewhere with --python
    apt-get install r-base-core r-cran-psych r-cran-multilevel
    python benchmarks/peers.py [--python PATH] [--rounds 3] [--people 100000 1000000]
"""

import argparse
import csv
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from batch import Taken, answers, batch, median, run
from reducer import write_questionnaire

HERE = Path(__file__).parent
#: From DESIGN section 10: people a second of `teamcheck batch`, times those of the peer with alpha of every team.
BUDGETS = {"pandas + pingouin": 300, "R psych + multilevel": 1_000}
#: How far a figure of a peer may lie from ours: they add up in another order.
NEAR = 1e-9
Figures = dict[tuple[str, ...], float | None]


class Peer(NamedTuple):
    """What others would use."""

    name: str
    command: tuple[str, ...]
    people: int
    install: str

    def found(self) -> bool:
        """Whether it is installed."""
        known = shutil.which(self.command[0]) is not None
        return known and subprocess.run(self.command, capture_output=True, check=False).returncode == 0


class Contender(NamedTuple):
    """One line of the table."""

    name: str
    people: int
    command: tuple[str, ...]
    #: Where its results go, which are removed before a run.
    output: Path | None = None


def peers(python: str, pandas_people: int, r_people: int) -> list[Peer]:
    """Both peers."""
    by_apt = "apt-get install r-base-core r-cran-psych r-cran-multilevel"
    return [
        Peer("pandas + pingouin", (python, str(HERE / "peers_pandas.py")), pandas_people, "pip install pandas pingouin"),
        Peer("R psych + multilevel", ("Rscript", str(HERE / "peers.R")), r_people, by_apt),
    ]


def of_peer(peer: Peer, folder: Path) -> list[Contender]:
    """What is run of a peer: its start alone, and its figures without and with alpha of every team."""
    file = str(answers(folder, peer.people, "csv"))
    output = folder / peer.name
    output.mkdir()
    return [
        Contender(f"{peer.name}: starting", 0, peer.command),
        Contender(f"{peer.name}, no alpha", peer.people, (*peer.command, file, str(output), "no")),
        Contender(peer.name, peer.people, (*peer.command, file, str(output), "yes")),
    ]


def of_ours(people: int, folder: Path) -> Contender:
    """What is run of ours, in a folder of its own, for it keeps a ledger beside the answers."""
    own = folder / f"ours-{people}"
    own.mkdir()
    file, output = answers(own, people, "csv"), own / "results"
    return Contender(
        f"`teamcheck batch`, {people:,}", people, tuple(batch(file, folder / "bench.yaml", output, html=False)), output
    )


def run_all(contenders: Sequence[Contender], rounds: int) -> dict[str, Taken]:
    """Run all in turn, and again."""
    taken: dict[str, list[Taken]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            if contender.output:
                shutil.rmtree(contender.output, ignore_errors=True)
            taken[contender.name].append(run(contender.command))
    return {name: median(each) for name, each in taken.items()}


def our_figures(people: int, folder: Path) -> Figures:
    """Our figures of the same file, in full."""
    source, output = str(folder / f"answers-{people}.csv"), folder / "full.json"
    words = ["score", source, "-q", str(folder / "bench.yaml"), "--for", "analyst", "-o", str(output), "--quiet"]
    run([sys.executable, "-m", "teamcheck", *words])
    found = json.loads(output.read_text(encoding="utf-8"))
    figures: Figures = {("", each["id"], "icc1"): each["icc"]["icc1"] for each in found["organisation"]["dimensions"]}
    for card in found["teams"]:
        for each in card["dimensions"]:
            known = each["statistics"]
            agreement = known["listwise"]["rwg_j"]["uniform"]
            named = {"mean": known["mean"], "sd": known["sd"], "rwg_j": agreement}
            figures |= {(card["team"], each["id"], name): value for name, value in named.items()}
    return figures


def their_figures(output: Path) -> Iterator[tuple[tuple[str, ...], float | None]]:
    """What a peer has written, less alpha."""
    for file in ("teams.csv", "between.csv"):
        with (output / file).open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                team, dimension = row.pop("team", ""), row.pop("dimension")
                row.pop("alpha", None)
                for name, value in row.items():
                    yield (team, dimension, name), None if value in {"", "NA"} else float(value)


def compare(peer: Peer, folder: Path) -> str:
    """Say how near a peer's figures are to ours; stop where they are others."""
    ours, theirs = our_figures(peer.people, folder), dict(their_figures(folder / peer.name))
    undefined = {key for key, value in ours.items() if value is None}
    if ours.keys() != theirs.keys() or undefined != {key for key, value in theirs.items() if value is None}:
        sys.exit(f"{peer.name}: other figures than ours, or others undefined")
    apart = max(math.fabs((ours[key] or 0) - (theirs[key] or 0)) for key in ours)
    if apart > NEAR:
        sys.exit(f"{peer.name}: a figure is {apart} from ours")
    return f"{peer.name}: {len(ours):,} figures as ours, none further from it than {apart:.0e}"


def rate(contender: Contender, taken: Mapping[str, Taken]) -> float:
    """People a processor second. A peer's start is left out: more people would not make it longer. Ours is counted."""
    start = taken.get(f"{contender.name.removesuffix(', no alpha')}: starting")
    return contender.people / (taken[contender.name].cpu - (start.cpu if start else 0))


def print_table(contenders: Sequence[Contender], ours: Sequence[Contender], taken: Mapping[str, Taken]) -> None:
    """One line for each, and how many times as many people ours scores."""
    print("| what | people | wall, s | CPU, s | people a CPU second |", *(f"ours, {each.people:,} |" for each in ours))
    print("| --- |" + " ---: |" * (4 + len(ours)))
    for each in contenders:
        took = taken[each.name]
        cells = [each.name, f"{each.people:,}" if each.people else "", f"{took.wall:.1f}", f"{took.cpu:.2f}"]
        if each.people:
            quick = rate(each, taken)
            times = [f"{rate(our, taken) / quick:,.1f}x" for our in ours]
            cells += [f"{quick:,.0f}", *(times if each not in ours else [""] * len(ours))]
        else:
            cells += [""] * (1 + len(ours))
        print("| " + " | ".join(cells) + " |")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="a Python that has pandas and pingouin (this one)")
    parser.add_argument("--people", type=int, nargs="+", default=[100_000, 1_000_000], help="for ours")
    parser.add_argument("--pandas-people", type=int, default=12_500, help="1,000 teams")
    parser.add_argument("--r-people", type=int, default=3_750, help="300 teams: aov takes longer for each, the more there are")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # threads that wait for each other cost a peer time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_questionnaire(folder / "bench.yaml")
        known = []
        for peer in peers(chosen.python, chosen.pandas_people, chosen.r_people):
            if peer.found():
                known.append(peer)
            else:
                print(f"{peer.name} is not installed: {peer.install}\n")
        ours = [of_ours(people, folder) for people in chosen.people]
        contenders = [contender for peer in known for contender in of_peer(peer, folder)] + ours
        taken = run_all(contenders, chosen.rounds)
        same = [compare(peer, folder) for peer in known]
    print_table(contenders, ours, taken)
    print(
        "", *same, "", "budgets, ours with a million people: " + ", ".join(f"{n} {b:,}x" for n, b in BUDGETS.items()), sep="\n"
    )


if __name__ == "__main__":
    main()
