"""What made-up people tick on checklists: each team is hindered by some things more than by others (method M58)."""

import random
from collections import Counter
from collections.abc import Sequence

from teamcheck.questionnaire.model import Checklist, Questionnaire
from teamcheck.responses.model import Response

#: Share of people who tick nothing on a list.
_NOTHING = 0.05
#: How much likelier an option is than another, by each standard deviation that lies between them in a team.
_WEIGHT = 2.0

MadeUpTicks = dict[tuple[str, str | None], dict[str, Counter[tuple[str, ...]]]]


def make_ticks(questionnaire: Questionnaire, rows: Sequence[Response], chance: random.Random) -> MadeUpTicks:
    """Make up what the people of every team and round ticked; nothing, and no chance, for a questionnaire without checklists.

    Args:
        questionnaire: What is asked.
        rows: One for each person who answered.
        chance: Where chance comes from; the same state gives the same ticks.
    """
    found: MadeUpTicks = {}
    weights: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        for asked in questionnaire.checklists:
            own = weights.setdefault((row.team, asked.id), [_WEIGHT ** chance.gauss(0, 1) for _ in asked.options])
            if ticked := _ticked(asked, own, chance):
                found.setdefault((row.team, row.round), {}).setdefault(asked.id, Counter())[ticked] += 1
    return found


def _ticked(asked: Checklist, weights: Sequence[float], chance: random.Random) -> tuple[str, ...]:
    """What one person ticks, in the order of the list: mostly as much as they may."""
    if chance.random() < _NOTHING:
        return ()
    left = dict(zip(asked.options, weights, strict=True))
    ticked = set()
    for _ in range(max(chance.randint(1, asked.choose), chance.randint(1, asked.choose))):
        (name,) = chance.choices([*left], [*left.values()])
        ticked.add(name)
        del left[name]
    return tuple(name for name in asked.options if name in ticked)
