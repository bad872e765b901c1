"""How many teams a second go from their tallies to scorecards, in plain Python on one core, without statistics for analysts.

Teams of 4 to 16 made-up people, seven dimensions of five items. Processor time, medians of several rounds, start-up and
counting left out; beside it a bare loop that adds up the same counts, as a measure of the machine.

    python benchmarks/finishing.py [--teams 5000] [--rounds 5]
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Policy, Responses
from teamcheck.scorecard.build import scorecard
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.plan import plan_of
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.tally import Tally

DIMENSIONS, ITEMS = 7, 5


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


def made_up_tallies(questionnaire: Questionnaire, teams: int) -> dict[tuple[str, None], Tally]:
    chance = random.Random(5)
    answers = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, None]
    rows = (
        ((f"Team {team}", None), tuple(chance.choice(answers) for _ in questionnaire.items))
        for team in range(teams)
        for _ in range(4 + team % 13)
    )
    return reduce(plan_of(questionnaire), rows, detail=True)


def seconds(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teams", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    questionnaire = made_up_questionnaire()
    plan, tallies = plan_of(questionnaire), made_up_tallies(questionnaire, asked.teams)
    responses = Responses(tuple(item.id for item in questionnaire.items), ())

    def cards() -> list[object]:
        return [scorecard(responses, questionnaire, plan, key, tally) for key, tally in tallies.items()]

    def adding() -> int:
        return sum(sum(counts) for tally in tallies.values() for dimension in tally.dimensions for counts in dimension.answers)

    exact = cards()
    contenders = {
        "adding up the same counts": adding,
        "tally to scorecard": cards,
        "scorecard to what may be shown": lambda: [disclose(card, Policy()) for card in exact],  # type: ignore[arg-type]
    }
    bare = seconds(adding, asked.rounds)
    print(f"| {asked.teams:,} teams | teams a second | times adding up |\n| --- | ---: | ---: |")
    for name, work in contenders.items():
        took = seconds(work, asked.rounds)
        print(f"| {name} | {asked.teams / took:,.0f} | {took / bare:.1f}x |")


if __name__ == "__main__":
    main()
