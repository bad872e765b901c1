"""Whether anything that is kept tells in which order people answered, or which parts of answers are one person's.

In every run twelve people answer in a random order. Then every order that is stored is compared with it: |Kendall's tau| of
unrelated orders of twelve has a mean of .177, and 1 where one order is the other or its reverse. The benchmark knows by their
answers who is who (made_up_round.py).

    python benchmarks/order.py [--runs 200]
"""

import argparse
import csv
import io
import math
import random
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from attacks import Copy, alike, everything, left_on_disk, two_copies
from made_up_round import make_round, opened, sheet_of
from scipy.stats import kendalltau
from small_disks import CannotTryError

from teamcheck.collect.box_files import BoxFiles, Contents
from teamcheck.collect.close import written_out
from teamcheck.collect.fragments import blocks_kept
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import cells_of
from teamcheck.collect.tokens import digest_of

PEOPLE = 12

#: People in the order in which something of theirs is stored, by what that is.
Orders = dict[str, list[int]]


def chance_level(people: int) -> tuple[float, float]:
    """Mean and standard deviation of |tau| of two orders that have nothing to do with each other, exactly.

    Counted over all orders by how many pairs stand the other way round.

    >>> [round(value, 3) for value in chance_level(12)]
    [0.177, 0.132]
    """
    counts = [1]
    for size in range(2, people + 1):
        counts = [sum(counts[max(0, k - size + 1) : k + 1]) for k in range(len(counts) + size - 1)]
    pairs, orders = people * (people - 1) // 2, math.factorial(people)
    values = [abs(1 - 2 * k / pairs) for k in range(pairs + 1)]
    mean = sum(value * count for value, count in zip(values, counts, strict=True)) / orders
    square = sum(value * value * count for value, count in zip(values, counts, strict=True)) / orders
    return mean, math.sqrt(square - mean * mean)


def tau(submitted: Sequence[int], stored: Sequence[int]) -> float:
    """Kendall's tau of two orders of the same people, -1 to 1."""
    places = {person: place for place, person in enumerate(submitted)}
    return float(kendalltau(range(len(stored)), [places[person] for person in stored]).statistic)


class Run(NamedTuple):
    """One run.

    Attributes:
        submitted: People in the order in which they answered.
        open: What was stored while the round was open.
        closed: What was stored afterwards.
        times: Every time that files and folders of the box carried.
        names: Names of files, with what is drawn anew each time taken out.
        same_rows: For pairs of dimensions in the file of answers, the share of rows that are one person in both.
        same_lines: The same for the lines of the box: the first of one dimension with the first of another, and so on.
        alike: The same for made-up people as they are, their answers to each dimension put in the order of their means:
            who is content is so in more than one dimension. No box has any part in it.
        as_short: The same where lines are put in the order of their lengths, which tell how much somebody left out.
        two_copies: Whether two copies of the box, before and after one person, gave away all of that person and nothing else.
    """

    submitted: list[int]
    open: Orders
    closed: Orders
    times: set[int]
    names: frozenset[str]
    same_rows: float
    same_lines: float
    alike: float
    as_short: float
    two_copies: bool


def run(folder: Path, chance: random.Random, shuffle: random.Random | None = None) -> Run:
    """Let twelve people answer, look, close, and look again.

    Args:
        folder: A new one.
        chance: Where the order of people comes from.
        shuffle: What mixes the lines of the box in the place of what usually does.
    """
    round_ = make_round(folder, PEOPLE)
    box = opened(round_)
    if shuffle is not None:
        box.files = BoxFiles(box.files.folder, shuffle)
    submitted = chance.sample(range(PEOPLE), PEOPLE)
    forms = {person: box.hand_out() for person in range(PEOPLE)}
    copies: list[Copy] = []
    for person in submitted:
        box.add(sheet_of(round_, person), form=forms[person])
        contents = box.files.read()
        copies.append((contents.fragments, contents.comments))
    who = Who.of(round_)
    stored = stored_in(box.files, who, {digest_of(form): person for person, form in forms.items()})
    times, names = metadata(box.files.folder)
    found = box.files.read()
    lines = [who.order(block, found.fragments) for block in who.blocks]
    given_away = two_copies(*copies[-2:]) == everything(sheet_of(round_, submitted[-1]), who.blocks)
    closed, rows = closed_orders(round_, found, who)
    shared = [shared_places(orders) for orders in (rows, lines, *alike(round_, who.blocks, PEOPLE, chance))]
    return Run(submitted, stored, closed, times, names, *shared, given_away)


class Who(NamedTuple):
    """Tells by their answers to a dimension who somebody is.

    Attributes:
        blocks: The columns of each dimension.
        people: For each, answers to the person who gave them.
    """

    blocks: list[list[str]]
    people: list[dict[tuple[str, ...], int]]

    @classmethod
    def of(cls, round_: Round) -> "Who":
        """Of the people of a round."""
        blocks = blocks_kept(round_)
        cells = [cells_of(sheet_of(round_, person)) for person in range(PEOPLE)]
        people = [{tuple(cell[name] for name in block): person for person, cell in enumerate(cells)} for block in blocks]
        assert all(len(known) == PEOPLE for known in people), "two people answer a dimension alike"  # noqa: S101
        return cls(blocks, people)

    def order(self, block: Sequence[str], parts: Sequence[Mapping[str, str]]) -> list[int]:
        """People in the order in which their answers to one dimension come."""
        known = self.people[self.blocks.index([*block])]
        return [known[tuple(part[name] for name in block)] for part in parts if block[0] in part]


def stored_in(files: BoxFiles, who: Who, digests: Mapping[str, int]) -> Orders:
    """Every order that an open box holds: of lines, of digests, and of bytes in any file."""
    contents = files.read()
    orders: Orders = {f"answers to {block[0][:-1]}": who.order(block, contents.fragments) for block in who.blocks}
    for question in dict(contents.comments):
        orders[f"comments on {question}"] = [int(text.split()[1]) for name, text in contents.comments if name == question]
    orders["digests of forms"] = [digests[digest] for digest in contents.manifest.used]
    for path in sorted(files.folder.iterdir()):
        places = bytes_of_people(path.read_bytes(), who, digests)
        for what, place in (("first", min), ("middle", statistics.mean)):
            if len(places) == PEOPLE and (what == "first" or len(places[0]) > 1):
                kind = path.name.partition("-")[0]
                orders[f"{what} byte in {kind}"] = sorted(places, key=lambda person, of=place, at=places: of(at[person]))
    return orders


def bytes_of_people(content: bytes, who: Who, digests: Mapping[str, int]) -> dict[int, list[int]]:
    """Where in a file something of each person stands: lines of answers, comments, digests."""
    places: dict[int, list[int]] = {}
    for block, people in zip(who.blocks, who.people, strict=True):
        for answers, person in people.items():
            text = ", ".join(f'"{name}": "{answer}"' for name, answer in zip(block, answers, strict=True))
            _note(places, person, content.find(text.encode()))
    for digest, person in digests.items():
        _note(places, person, content.find(digest.encode()))
    for person in range(PEOPLE):
        _note(places, person, content.find(f"Person {person:03d}".encode()))
    return places


def _note(places: dict[int, list[int]], person: int, place: int) -> None:
    if place >= 0:
        places.setdefault(person, []).append(place)


def metadata(folder: Path) -> tuple[set[int], frozenset[str]]:
    """The times that files carry, the folder's own among them, and their names without what is drawn each time."""
    files = [*folder.iterdir()]
    return {int(path.stat().st_mtime) for path in (*files, folder)}, frozenset(path.name.partition("-")[0] for path in files)


def closed_orders(round_: Round, contents: Contents, who: Who) -> tuple[Orders, list[list[int]]]:
    """Every order in the files that closing writes; and the orders of rows, one for each dimension."""
    written = written_out(round_, contents, random.SystemRandom())
    rows = [*csv.DictReader(io.StringIO(written.answers))]
    comments = [*csv.DictReader(io.StringIO(written.comments))]
    by_rows = [who.order(block, rows) for block in who.blocks]
    orders = {f"answers to {block[0][:-1]}": order for block, order in zip(who.blocks, by_rows, strict=True)}
    for question in dict.fromkeys(row["comment"] for row in comments):
        orders[f"comments on {question}"] = [int(row["text"].split()[1]) for row in comments if row["comment"] == question]
    return orders, by_rows


def shared_places(orders: Sequence[Sequence[int]]) -> float:
    """In how many places two orders have the same person: 1 in 12 by chance."""
    return statistics.mean(a == b for one, other in combinations(orders, 2) for a, b in zip(one, other, strict=True))


def runs(folder: Path, count: int, chance: random.Random) -> Iterator[Run]:
    """So many runs, each in a folder of its own."""
    for place in range(count):
        yield run(folder / str(place), chance)


class Order(NamedTuple):
    """One kind of stored order over all runs.

    Attributes:
        size: The mean of |tau|.
        way: The mean of tau itself: not 0 where the order leans one way, however little.
    """

    size: float
    way: float


def over_all(found: Sequence[Run]) -> dict[str, Order]:
    """Every kind of order over all runs."""
    taus: dict[str, list[float]] = {}
    for one in found:
        for when, orders in (("open", one.open), ("closed", one.closed)):
            for what, stored in orders.items():
                taus.setdefault(f"{when}: {what}", []).append(tau(one.submitted, stored))
    assert all(len(values) == len(found) for values in taus.values()), "an order is there in some runs only"  # noqa: S101
    return {name: Order(statistics.mean(map(abs, values)), statistics.mean(values)) for name, values in taus.items()}


def main() -> None:
    """Print the tables of docs/reliability.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200, help="how often (default: %(default)s)")
    count = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        found = [*runs(Path(name), count, random.Random())]
        try:
            left = f"{left_on_disk(Path(name) / 'left', PEOPLE)} of {PEOPLE}"
        except CannotTryError as error:
            left = str(error)
    mean, deviation = chance_level(PEOPLE)
    print("| what is stored | mean of \\|tau\\| | mean of tau |\n| --- | ---: | ---: |")
    for what, order in over_all(found).items():
        print(f"| {what} | {order.size:.3f} | {order.way:+.3f} |")
    error = 1 / math.sqrt(count)
    print(f"| *by chance* | *{mean:.3f} ± {deviation * error:.3f}* | *0 ± {math.hypot(mean, deviation) * error:.3f}* |")
    print("\n| one person's answers to two dimensions | found |\n| --- | ---: |")
    for what, share in (
        ("in the same row of the file of answers", "same_rows"),
        ("in the same place among the lines of the box", "same_lines"),
        ("in the same place of the box when its lines are put in the order of their lengths", "as_short"),
        ("in the same place when answers are put in the order of their means", "alike"),
    ):
        print(f"| {what} | {statistics.mean(getattr(one, share) for one in found):.3f} |")
    print(f"| *by chance* | *{1 / PEOPLE:.3f}* |")
    print(f"\nTwo copies of the box gave one person away: {sum(one.two_copies for one in found)} of {count}")
    print(f"States of a box that were left in the bytes of its disk: {left}")
    print(f"Times of files: {sorted({time for one in found for time in one.times})}")
    print(f"Names of files: {sorted({', '.join(sorted(one.names)) for one in found})}")


if __name__ == "__main__":
    main()
