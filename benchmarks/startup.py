"""How long a whole run of the command takes, against a bare interpreter on the same machine at the same time.

Runs are interleaved, so that a slow moment of the machine falls on all of them; medians are compared, as ratios.

    python benchmarks/startup.py [--rounds 21]
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import teamcheck

BARE = "bare `python -c pass`"
#: Times a bare interpreter, from DESIGN section 10.
BUDGETS = {"--version": 4, "--help": 16, "score": 24, "report": 28}


def twelve_people(file: Path) -> None:
    """Write answers of twelve made-up people to the shipped default questionnaire, the same ones each time."""
    questionnaire = teamcheck.load_questionnaire("seven-features")
    items = [item.id for item in questionnaire.items]
    chance = random.Random(1)
    rows = [",".join(["team", *items])]
    rows += [",".join(["Harbour", *(str(chance.randint(1, 5)) for _ in items)]) for _ in range(12)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")


def seconds(command: list[str], folder: Path) -> float:
    """Run a command to its end and time it: as installed for somebody who has never asked a team on this computer.

    So byte code is kept in the folder, whatever the environment says, and so is the user's state: boxes would be looked at.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "XDG_STATE_HOME": str(folder / "state")}
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL, capture_output=True, env=environment)
    return time.perf_counter() - began


def measure(rounds: int) -> dict[str, float]:
    """The median time of each command in seconds."""
    teamcheck_command = [sys.executable, "-m", "teamcheck"]
    commands = {
        BARE: [sys.executable, "-c", "pass"],
        "--version": [*teamcheck_command, "--version"],
        "--help": [*teamcheck_command, "--help"],
        "score": [*teamcheck_command, "score", "answers.csv"],
        "report": [*teamcheck_command, "report", "answers.csv"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        twelve_people(folder / "answers.csv")
        for command in commands.values():  # byte code is written and files are in memory before anything is timed
            seconds(command, folder)
        for _ in range(rounds):
            for label, command in commands.items():
                times[label].append(seconds(command, folder))
    return {label: statistics.median(found) for label, found in times.items()}


def main() -> None:
    """Print the table that docs/performance.md shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21, help="timed runs of each command (default: %(default)s)")
    medians = measure(parser.parse_args().rounds)
    print("| what | median, ms | times bare | budget |\n| --- | ---: | ---: | ---: |")
    for label, median in medians.items():
        shown = label if label == BARE else f"`teamcheck {label}`" + (" of 12 people" if label in {"score", "report"} else "")
        budget = f"{BUDGETS[label]}x" if label in BUDGETS else ""
        print(f"| {shown} | {median * 1000:.0f} | {median / medians[BARE]:.1f}x | {budget} |")


if __name__ == "__main__":
    main()
