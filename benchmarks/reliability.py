"""Whether answers get lost, doubled or torn, whatever happens while they are kept: the figures of docs/reliability.md.

    python benchmarks/reliability.py [--kills 200] [--every 1]

With ``--every 10`` a write is stopped at each tenth line only, which takes a tenth of the time. It leaves with 1 where anything
went wrong.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import killed
from made_up_round import environment

HERE = Path(__file__).parent

#: What is stopped at every line: what happens to it, how, and in which steps.
STOPS = {
    "one more answer, killed": ("add", "kill", "line"),
    "one more answer, Ctrl-C": ("add", "interrupt", "line"),
    "one more answer, Ctrl-C between any two steps of byte code": ("add", "interrupt", "step"),
    "`close`, killed": ("close", "kill", "line"),
    "`close`, Ctrl-C": ("close", "interrupt", "line"),
    "`close --reopen`, killed": ("reopen", "kill", "line"),
    "`close --reopen`, Ctrl-C": ("reopen", "interrupt", "line"),
}
#: What stands in the way, by the name of its case in refused.py.
REFUSALS = {
    "full-disk": "disk full at another byte each time (limit on the size of files)",
    "small-disk": "disk full, box on a small disk of its own, 0 to 19 pages left",
    "full-room": "disk full while the room is running: the form comes back, and is sent again",
    "full-close": "disk full for the files of `close`, 0 to 5 pages left",
    "no-right": "no right to write: where a box is made, and the folder of the round at `close`",
    "no-folder": "a file in the place of the folder of boxes",
    "two": "two processes, fifteen people each, on one box",
    "clock": "clocks wrong while people answer, set back or forward after `close`",
}


class Outcome(NamedTuple):
    """What came of a case.

    Attributes:
        tried: How often.
        wrong: What went wrong.
        cannot: Why it could not be tried; empty where it was.
    """

    tried: int
    wrong: list[str]
    cannot: str = ""


def tried(program: str, folder: Path, *words: str) -> Outcome:
    """Run a case of another program in a folder made for it."""
    folder.mkdir(parents=True)
    argv = [sys.executable, str(HERE / program), str(folder), *words]
    done = subprocess.run(argv, env=environment(folder / "round"), capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        return Outcome(0, [done.stderr])
    said = json.loads(done.stdout)
    return Outcome(said.get("tried", 0), said.get("wrong", []), said.get("cannot", ""))


def stopped(folder: Path, name: str, every: int) -> Outcome:
    """Stop something at its lines."""
    return tried("every_line.py", folder, *STOPS[name], str(every))


def refused(folder: Path, case: str) -> Outcome:
    """Put something in the way."""
    return tried("refused.py", folder, case)


def say_kills(kiosk: killed.Count, room: killed.Count, close: killed.Closed) -> int:
    """Print what came of the kills; how much was wrong."""
    print("| | one after the other | room |\n| --- | ---: | ---: |")
    rows = {
        "kills": "kills",
        "... while answers were on their way": "inside",
        "... that left files of a broken-off write": "broken_off",
        "people told that their answers are in": "confirmed",
        "answers in, person not told before the kill": "unknown",
        "**confirmed answers lost**": "lost",
        "**answers doubled**": "doubled",
        "**parts of answers**": "torn",
        "**answers kept that nobody sent**": "unsent",
        "files left behind after going on": "litter",
    }
    for row, name in rows.items():
        print(f"| {row} | {getattr(kiosk, name)} | {getattr(room, name)} |")
    print("\n| `close` killed | box open, nothing written | being closed | closed | **answers not all there once** |")
    print(f"| ---: | ---: | ---: | ---: | ---: |\n| {' | '.join(map(str, close))} |")
    return kiosk.faults + room.faults + close.faults


def say(head: str, outcomes: dict[str, Outcome]) -> int:
    """Print a table of outcomes, and what was wrong below it; how many were wrong."""
    print(f"\n| {head} | times | **wrong** |\n| --- | ---: | ---: |")
    for name, found in outcomes.items():
        print(f"| {name} | {found.cannot or found.tried} | {len(found.wrong)} |")
    for found in outcomes.values():
        print(*found.wrong[:10], sep="\n", end="")
    return sum(len(found.wrong) for found in outcomes.values())


def main() -> int:
    """Print the tables; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="kills of each kind (default: %(default)s)")
    parser.add_argument("--every", type=int, default=1, help="stop at each so many lines (default: %(default)s)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)  # a case of refused.py runs as another user, where that can be
        killed_ones = (run(folder / run.__name__, asked.kills) for run in (killed.kiosk, killed.room, killed.close))
        wrong = say_kills(*killed_ones)
        stops = {what: stopped(folder / f"stop{place}", what, asked.every) for place, what in enumerate(STOPS)}
        wrong += say("stopped at every line", stops)
        refusals = {what: refused(folder / case, case) for case, what in REFUSALS.items()}
        wrong += say("in the way", refusals)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
