"""How many teams a second go from their tallies to what is written of them, in plain Python on one core.

Teams of 4 to 16 made-up people, seven dimensions of five items, without statistics for analysts. A hundred teams at a time go
through all steps, as in a batch: processor time, the median of a hundred teams, start-up and counting left out; beside it a
bare loop that adds up the same counts, as a measure of the machine. The collector of cyclic garbage is off, as results hold no
cycles; ``--collect`` leaves it on.

    python benchmarks/finishing.py [--teams 5000] [--collect]
"""

import argparse
import gc
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.report.figures import csv_rows, jsonl_of
from teamcheck.responses.model import Policy
from teamcheck.scorecard.build import scorecard
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.plan import plan_of
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.tally import Tally

DIMENSIONS, ITEMS = 7, 5
#: Teams that go through all steps together.
SLICE = 100

Key = tuple[str, None]


def made_up_questionnaire() -> Questionnaire:
    scale = Scale("agree5", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
    dimensions = tuple(
        Dimension(
            f"d{place}",
            f"Feature {place}",
            tuple(Item(f"d{place}i{each}", "...", "negative" if each == 4 else "positive", scale) for each in range(ITEMS)),
        )
        for place in range(DIMENSIONS)
    )
    return Questionnaire("made", "1.0.0", "en", "Made up", "0" * 64, dimensions)


def made_up_tallies(questionnaire: Questionnaire, teams: int) -> dict[Key, Tally]:
    chance = random.Random(5)
    answers = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, None]
    rows = (
        ((f"Team {team}", None), tuple(chance.choice(answers) for _ in questionnaire.items))
        for team in range(teams)
        for _ in range(4 + team % 13)
    )
    return reduce(plan_of(questionnaire), rows, detail=True)


def steps(questionnaire: Questionnaire, teams: Sequence[tuple[Key, Tally]], times: dict[str, list[float]]) -> None:
    """Take some teams through all steps, and add what each step took."""
    plan, clock = plan_of(questionnaire), [time.process_time()]

    def done(step: str) -> None:
        clock.append(time.process_time())
        times[step].append(clock[-1] - clock[-2])

    sum(sum(counts) for _, tally in teams for dimension in tally.dimensions for counts in dimension.answers)
    done("adding up the same counts")
    exact = [scorecard(questionnaire, plan, key, tally, size=None) for key, tally in teams]
    done("tally to scorecard")
    shown = [disclose(card, Policy()) for card in exact]
    done("scorecard to what may be shown")
    jsonl_of(shown)
    done("JSON Lines")
    csv_rows(shown)
    done("rows of CSV")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teams", type=int, default=5_000)
    parser.add_argument("--collect", action="store_true")
    asked = parser.parse_args()
    questionnaire = made_up_questionnaire()
    tallies = list(made_up_tallies(questionnaire, asked.teams).items())
    if not asked.collect:
        gc.disable()
    times: dict[str, list[float]] = defaultdict(list)
    for start in range(0, len(tallies), SLICE):
        steps(questionnaire, tallies[start : start + SLICE], times)
    found = {step: statistics.median(took) for step, took in times.items()}
    bare = next(iter(found.values()))
    found["all steps"] = sum(found.values()) - bare
    print(f"| {asked.teams:,} teams | ms a team | teams a second | times adding up |\n| --- | ---: | ---: | ---: |")
    for step, took in found.items():
        print(f"| {step} | {took / SLICE * 1000:.3f} | {SLICE / took:,.0f} | {took / bare:.1f}x |")


if __name__ == "__main__":
    main()
