"""What is kept of a sheet: its cells, taken apart so that no two parts can be put together again.

Each dimension's answers are a fragment of their own, also while the round is open: whoever reads the ballot box finds no
person in it. Where whole sheets were chosen at opening, a fragment is a sheet, but for what was chosen from a list.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from teamcheck.collect.round import Round
from teamcheck.collect.sheet import asked_in
from teamcheck.responses.write import blocks_of

#: Column to cell; cells that are empty are not there.
Fragment = Mapping[str, str]


def blocks_kept(round_: Round) -> list[list[str]]:
    """Which columns stay together: those of each dimension, or of all of them; each list stands alone in any case."""
    asked = asked_in(round_, round_.questionnaire.language)
    lists = [[checklist.id] for checklist in asked.checklists]
    if round_.keep == "sheets":
        alone = {name for block in lists for name in block}
        sheet = [name for name in asked.columns if name not in alone]
        return [*([sheet] if sheet else []), *lists]
    items = [item.id for item in asked.items]
    dimensions = [[items[place] for place in block] for block in blocks_of(items, round_.questionnaire)]
    return [*dimensions, *lists]


def kept_together(round_: Round) -> Literal["feature", "features", "sheets"]:
    """What of a person's answers stays together: each feature by itself, features that share a statement, or all of it."""
    asked = asked_in(round_, round_.questionnaire.language)
    home = {item.id: section.dimension.id for section in asked.sections for item in section.items}
    blocks = [block for block in blocks_kept(round_) if not home.keys().isdisjoint(block)]
    if blocks and (round_.keep == "sheets" or len(blocks) == 1 < len(round_.questionnaire.dimensions)):
        return "sheets"
    shared = any(len({home[name] for name in block if name in home}) > 1 for block in blocks)
    return "features" if shared else "feature"


def taken_apart(cells: Mapping[str, str], blocks: Iterable[Sequence[str]]) -> list[Fragment]:
    """The fragments of one sheet; a block without an answer leaves none.

    >>> taken_apart({"goals1": "4", "goals2": "2", "trust1": "5"}, [["goals1", "goals2"], ["trust1", "trust2"], ["debate1"]])
    [{'goals1': '4', 'goals2': '2'}, {'trust1': '5'}]
    """
    parts = [{name: cells[name] for name in block if cells.get(name)} for block in blocks]
    return [part for part in parts if part]


def put_in_rows(
    fragments: Sequence[Fragment], blocks: Sequence[Sequence[str]], people: int, shuffle: random.Random
) -> list[dict[str, str]]:
    """As many rows as people answered, in which each block is in an order of its own.

    Args:
        fragments: All that is kept.
        blocks: The columns of each block.
        people: How many people answered; never fewer than the fragments of a block.
        shuffle: Where the order comes from.
    """
    rows: list[dict[str, str]] = [{} for _ in range(people)]
    for block in blocks:
        names = set(block)
        here = [fragment for fragment in fragments if not names.isdisjoint(fragment)]
        padded = [*here, *({} for _ in range(people - len(here)))]
        shuffle.shuffle(padded)
        for row, fragment in zip(rows, padded, strict=True):
            row.update(fragment)
    return rows
