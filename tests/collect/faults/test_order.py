"""Nothing that is kept tells in which order people answered: a short run of benchmarks/order.py."""

import math
import random
import statistics
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
RUNS = 60
#: Standard errors that a mean may be off. Some 25 means of two kinds are looked at: by chance one of them is further off than
#: that less than once in ten million runs of the test, though means of 60 are a little askew; an order that is stored is off
#: by nearly fifty.
ERRORS = 7


class NoShuffle(random.Random):
    """Leaves everything where it was."""

    def shuffle(self, x) -> None:
        """Do nothing."""


@pytest.fixture(scope="module")
def runs(order, tmp_path_factory: pytest.TempPathFactory):
    return [*order.runs(tmp_path_factory.mktemp("order"), RUNS, random.Random(4))]


def test_the_level_of_chance_is_that_of_the_definition(order) -> None:
    chance = random.Random(1)
    drawn = [abs(order.tau(range(12), chance.sample(range(12), 12))) for _ in range(2000)]
    mean, deviation = order.chance_level(12)
    assert round(mean, 3) == 0.177
    assert abs(statistics.mean(drawn) - mean) < 4 * deviation / math.sqrt(2000)


def test_no_stored_order_and_no_byte_is_nearer_to_the_order_of_answering_than_chance(order, runs) -> None:
    mean, deviation = order.chance_level(order.PEOPLE)
    found = order.over_all(runs)
    assert len(found) > 20
    bound = ERRORS * deviation / math.sqrt(RUNS)
    assert {name: kind for name, kind in found.items() if abs(kind.size - mean) > bound} == {}
    leaning = ERRORS * math.hypot(mean, deviation) / math.sqrt(RUNS)
    assert {name: kind for name, kind in found.items() if abs(kind.way) > leaning} == {}


def test_an_order_that_is_stored_would_be_seen(order, tmp_path: Path) -> None:
    found = order.over_all([order.run(tmp_path / "run", random.Random(1), NoShuffle())])
    seen = {name for name, kind in found.items() if kind.size > 0.999}
    assert seen >= {"open: answers to goals", "open: first byte in answers"}


def test_no_place_links_one_persons_answers_to_two_dimensions(order, runs) -> None:
    for name in ("same_rows", "same_lines"):
        shares = [getattr(one, name) for one in runs]
        error = statistics.stdev(shares) / math.sqrt(RUNS)
        assert abs(statistics.mean(shares) - 1 / order.PEOPLE) < ERRORS * error, name


def test_files_carry_one_time_that_says_nothing_and_there_are_always_as_many(runs) -> None:
    assert {time for one in runs for time in one.times} == {946_684_800}
    assert {one.names for one in runs} == {frozenset({"answers", "comments", "box.json", "lock"})}


def test_two_copies_of_a_box_give_a_person_away_as_the_documents_say(runs) -> None:
    assert all(one.two_copies for one in runs)


def test_nothing_of_an_older_box_is_left_on_a_disk_that_writes_over(order, tmp_path: Path) -> None:
    try:
        left = order.left_on_disk(tmp_path, order.PEOPLE)
    except order.CannotTryError as error:
        pytest.skip(str(error))
    assert left == 0
