"""What somebody can try who holds a ballot box: lay two copies side by side, look for likeness, read what was deleted."""

import random
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from made_up_round import make_round, opened, sheet_of
from small_disks import in_a_file

from teamcheck.collect.fragments import Fragment, taken_apart
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import Sheet, cells_of
from teamcheck.responses.made_up.profiles import PROFILES, simulate_team

#: Answers and comments of a box at one time.
Copy = tuple[Sequence[Fragment], Sequence[tuple[str, str]]]


def two_copies(before: Copy, after: Copy) -> set[object]:
    """What is in the later of two copies of a box and not in the earlier one."""
    return _parts(*after) - _parts(*before)


def everything(sheet: Sheet, blocks: list[list[str]]) -> set[object]:
    """All that one person gave."""
    return _parts(taken_apart(cells_of(sheet), blocks), [*sheet.comments.items()])


def _parts(fragments: Sequence[Fragment], comments: Sequence[tuple[str, str]]) -> set[object]:
    return {*(tuple(sorted(part.items())) for part in fragments), *comments}


def alike(
    round_: Round, blocks: Sequence[Sequence[str]], people: int, chance: random.Random
) -> tuple[list[list[int]], list[list[int]]]:
    """Orders of people by their answers to each dimension alone: by means, and by how many they left out. Ties are drawn."""
    items = {item.id: item for item in round_.questionnaire.items}
    team = simulate_team(round_.questionnaire, PROFILES["fourteen"], chance, team="Made up", size=people)
    sheets = [dict(zip(items, response.answers, strict=True)) for response in team]

    def level(sheet: Mapping[str, int | None], block: Sequence[str]) -> float:
        given = [(items[name].keyed, answer) for name in block if (answer := sheet[name]) is not None]
        return statistics.mean([6 - answer if keyed == "negative" else answer for keyed, answer in given] or [3])

    def left_out(sheet: Mapping[str, int | None], block: Sequence[str]) -> float:
        return sum(sheet[name] is None for name in block)

    def ordered(value: Callable[[Mapping[str, int | None], Sequence[str]], float]) -> list[list[int]]:
        return [sorted(range(people), key=lambda p: (value(sheets[p], block), chance.random())) for block in blocks]

    return ordered(level), ordered(left_out)


def left_on_disk(folder: Path, people: int) -> int:
    """Of the states of a box, each one person longer than the one before, how many are in the bytes of its disk after closing.

    Raises:
        CannotTryError: No disk of its own can be made here (it takes Linux, and the rights of its administrator).
    """
    with in_a_file(folder) as (disk, image):
        round_ = make_round(disk / "round", people)
        box = opened(round_)
        states = []
        for person in range(people):
            box.add(sheet_of(round_, person))
            states += [path.read_bytes() for path in box.files.folder.glob("answers-*")]
        with box.files.locked():
            box.destroy()
    raw = image.read_bytes()
    return sum(state in raw for state in states)
