"""What `benchmarks/peers.py` measures in pandas and pingouin, team by team, as people write it.

It is a file of its own because it may run in another environment, which has pingouin and not teamcheck.

    python peers_pandas.py answers.csv folder yes|no     # yes: alpha of each team
"""

import sys
import warnings
from pathlib import Path

import pandas as pd
import pingouin as pg

DIMENSIONS = {f"d{dimension}": [f"d{dimension}i{item}" for item in range(1, 6)] for dimension in range(1, 8)}
#: The variance of answers given by chance on five points, and how many of five statements a score takes.
BY_CHANCE, ENOUGH = 2, 3


def scores(items: pd.DataFrame) -> pd.Series:
    """Each person's mean, of those who answered enough."""
    return items.mean(axis=1)[items.notna().sum(axis=1) >= ENOUGH]


def agreement(items: pd.DataFrame) -> float:
    """r_WG(J) of those who answered everything: pingouin has none."""
    full = items.dropna()
    share = full.var().mean() / BY_CHANCE
    return max(0.0, 1 - share) * items.shape[1] / (items.shape[1] * max(0.0, 1 - share) + share)


def of_team(items: pd.DataFrame, *, alpha: bool) -> dict[str, float]:
    """The figures of one team in one dimension."""
    score = scores(items)
    found = {"mean": score.mean(), "sd": score.std(), "rwg_j": agreement(items)}
    return found | ({"alpha": pg.cronbach_alpha(data=items)[0]} if alpha else {})


def icc1(people: pd.DataFrame, dimension: str) -> float:
    """ICC(1) from the variances between and within teams."""
    table = pd.DataFrame({"team": people["team"], "score": scores(people[DIMENSIONS[dimension]])}).dropna()
    between, within = pg.anova(data=table, dv="score", between="team", detailed=True)["MS"]
    size = len(table) / table["team"].nunique()
    return (between - within) / (between + (size - 1) * within)


def main(source: str, folder: str, alpha: str) -> None:
    """Write the figures of every team, and of all together."""
    warnings.simplefilter("ignore")  # alpha of few people, or of items that do not vary
    people = pd.read_csv(source)
    for items in DIMENSIONS.values():
        people[items[-1]] = 6 - people[items[-1]]
    found = [
        {"team": team, "dimension": dimension, **of_team(members[items], alpha=alpha == "yes")}
        for team, members in people.groupby("team")
        for dimension, items in DIMENSIONS.items()
    ]
    pd.DataFrame(found).to_csv(Path(folder) / "teams.csv", index=False)
    between = [{"dimension": dimension, "icc1": icc1(people, dimension)} for dimension in DIMENSIONS]
    pd.DataFrame(between).to_csv(Path(folder) / "between.csv", index=False)


if __name__ == "__main__" and len(sys.argv) > 1:  # with nothing after it: what starting takes
    main(*sys.argv[1:])
