"""What may be shown of checklists: the words, then names, then counts; and nobody's ticks can be worked out of it (M75)."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

import pytest

from teamcheck.questionnaire.model import Checklist, Option, Questionnaire
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.checklists import exactly, named, shown
from teamcheck.scorecard.copies import for_organisation
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.discussion import without_figures
from teamcheck.scorecard.model import ChecklistResult
from teamcheck.scorecard.public import PublicChecklist

Counts = tuple[int, ...]


def checklist(options: int, choose: int) -> Checklist:
    return Checklist("list", "Which?", choose, {f"o{place}": Option(f"Option {place}") for place in range(options)})


def result(counts: Counts, n: int, choose: int) -> ChecklistResult:
    asked = checklist(len(counts), choose)
    return ChecklistResult(asked, n, dict(zip(asked.options, counts, strict=True)))


def can_be(counts: Counts, n: int, choose: int) -> bool:
    """Whether so many people can have ticked so: each at least one option and at most ``choose``, none of them twice."""
    return all(0 <= count <= n for count in counts) and n <= sum(counts) <= min(choose, len(counts)) * n


def printed(found: PublicChecklist) -> tuple[object, ...]:
    return found.n, tuple((option.count, option.named) for option in found.options)


def pages(options: int, choose: int, n: int) -> dict[tuple[object, ...], list[Counts]]:
    """Every page that can be printed, with every way of ticking that fits it."""
    found = defaultdict(list)
    for counts in product(range(n + 1), repeat=options):
        if can_be(counts, n, choose):
            found[printed(shown(result(counts, n, choose), 5))].append(counts)
    return found


def others(fitting: list[Counts], n: int, choose: int, own: tuple[int, ...]) -> Iterator[Counts]:
    """What the others can have ticked, for somebody who ticked these options."""
    for counts in fitting:
        rest = tuple(count - (place in own) for place, count in enumerate(counts))
        if can_be(rest, n - 1, choose):
            yield rest


def certain(options: int, choose: int, n: int) -> list[tuple[object, ...]]:
    """What is certain of how many others ticked an option: from the page, with ticks of one's own and without."""
    told = []
    for page, fitting in pages(options, choose, n).items():
        known = [((), fitting)]
        for size in range(1, min(choose, options) + 1):
            owned = combinations(range(options), size)
            known += [(own, list(others(fitting, n, choose, own))) for own in owned]
        for own, left in known:
            told += [(page, own, place) for place in range(options) if left and len({counts[place] for counts in left}) == 1]
    return told


SMALL = [(options, choose, n) for options in (2, 3, 4) for choose in (1, 2, 3, 4) for n in (5, 6, 7, 8, 9) if choose <= options]


@pytest.mark.slow
@pytest.mark.parametrize(("options", "choose", "n"), [*SMALL, (5, 1, 5), (5, 2, 5), (5, 3, 5), (5, 1, 6), (5, 2, 6), (5, 3, 6)])
def test_how_many_others_ticked_an_option_is_never_certain_in_a_small_team(options, choose, n):
    assert certain(options, choose, n) == []


@pytest.mark.parametrize(("options", "choose", "n"), [(2, 1, 6), (3, 3, 5), (4, 1, 5), (4, 2, 5)])
def test_the_same_for_a_few_lists(options, choose, n):
    assert certain(options, choose, n) == []


def spans(options: int, choose: int, n: int, own: frozenset[int], over: tuple[int, ...]) -> list[tuple[int, int]] | None:
    """Fewest and most others who can have ticked each option, where exactly these options reach half; None where none can.

    The counts of such a page lie in a box, and so does their sum, so that every number between the two ends is possible.
    """
    half = -(-n // 2)
    low = [max(0, (half if place in over else 0) - (place in own)) for place in range(options)]
    high = [min(n - bool(own), (n if place in over else half - 1) - (place in own)) for place in range(options)]
    people = n - bool(own)
    fewest, most = max(people, sum(low)), min(min(choose, options) * people, sum(high))
    if fewest > most or any(one > other for one, other in zip(low, high, strict=True)):
        return None
    return [
        (max(one, fewest - (sum(high) - other)), min(other, most - (sum(low) - one)))
        for one, other in zip(low, high, strict=True)
    ]


@pytest.mark.parametrize("options", range(4, 13))
@pytest.mark.parametrize("choose", [1, 2, 3, 4, 5])
def test_longer_lists_leave_room_too(options, choose):
    for n in (5, 6, 7, 8, 9):
        kinds = [
            frozenset(range(mine)) | frozenset(range(half, half + rest))
            for half in range(options + 1)
            for mine in range(half + 1)
            for rest in range(options - half + 1)
            if mine + rest <= choose
        ]
        for half in range(1, min(3, choose) + 1):
            for own in {own for own in kinds if len(own) <= choose}:
                found = spans(options, choose, n, own, tuple(range(half)))
                assert found is None or all(low < high for low, high in found), (n, half, own)
        # nothing named: no option reaches half, or too many do; the first alone must leave room
        for own in {frozenset(range(size)) for size in range(choose + 1)}:
            found = [spans(options, choose, n, own, tuple(range(half))) for half in (0, 4, 5) if half <= options]
            assert any(each and all(low < high for low, high in each) for each in found), (n, own)


@pytest.mark.parametrize(("options", "choose", "n"), [(3, 1, 10), (4, 1, 11), (4, 2, 10), (3, 2, 12)])
def test_from_ten_people_on_a_page_tells_no_more_than_the_counts_of_statements_would(options, choose, n):
    for page, fitting in pages(options, choose, n).items():
        for place, (count, _) in enumerate(page[1]):
            values = {counts[place] for counts in fitting}
            if count is not None:
                assert values == {count}
            elif choose > 1 and max(sum(counts) for counts in fitting) < choose * n and min(map(sum, fitting)) > n:
                # behind "fewer than three" every number is possible, unless all ticks that there can be are counted out
                assert values == {0, 1, 2}


def test_a_small_team_is_told_names_in_the_order_of_the_list_and_no_number():
    found = shown(result((2, 4, 3, 1), 6, 3), 5)

    assert [(option.count, option.named) for option in found.options] == [
        (None, False),
        (None, True),
        (None, True),
        (None, False),
    ]
    assert (found.n, found.withheld["count"].code) == (6, "below-10")


@pytest.mark.parametrize(
    ("counts", "n", "choose"),
    [((2, 2, 2, 2, 1), 9, 3), ((5, 5, 5, 5, 1), 9, 3), ((3, 3, 0, 0), 6, 1)],
)
def test_nothing_is_named_where_nothing_or_too_much_stands_out(counts, n, choose):
    assert named(result(counts, n, choose)) == frozenset()
    assert {option.named for option in shown(result(counts, n, choose), 5).options} == {False}


def test_a_short_list_names_nothing_in_a_small_team_and_says_why():
    found = shown(result((5, 2, 1), 7, 2), 5)

    assert {option.named for option in found.options} == {None}
    assert found.withheld["named"].code == "short-list"


def test_from_ten_on_there_are_counts_and_fewer_than_three_has_none():
    found = shown(result((7, 2, 12, 0, 3), 12, 3), 5)

    assert [option.count for option in found.options] == [7, None, 12, None, 3]
    assert found.withheld["count"].code == "few-ticked"


def test_below_the_minimum_there_are_words_only_and_the_minimum_can_be_above_ten():
    for n, minimum in ((4, 5), (11, 12)):
        found = shown(result((n, 1, 1, 1), n, 3), minimum)
        assert (found.n, {(option.count, option.named) for option in found.options}) == (None, {(None, None)})
        assert {reason.code for reason in found.withheld.values()} == {"below-minimum"}


def test_a_pulse_is_never_shown_in_full():
    assert {option.count for option in shown(result((9, 9, 9, 9), 20, 3), 5, is_pulse=True).options} == {None}
    reasons = [shown(result((4, 4, 1, 1), n, 3), 5, is_pulse=True).withheld["count"].code for n in (9, 20)]
    assert reasons == ["below-10", "pulse"]


def test_analysts_get_every_count():
    assert [option.count for option in exactly(result((1, 2, 0, 4), 4, 3)).options] == [1, 2, 0, 4]


@pytest.fixture
def card():
    asked = Questionnaire("list", "1.0.0", "en", "List", "0" * 64, (), checklists=(checklist(4, 2),))
    rows = tuple(Response("Red", name, None, ()) for name in ("1", "2") for _ in range(12))
    ticks = {("Red", "1"): {"list": {("o3",): 9}}, ("Red", "2"): {"list": {("o0", "o1"): 7, ("o1",): 4}}}
    (found,) = score(Responses((), rows, ticks=ticks), asked)
    return found


def test_ticks_of_the_round_that_is_taken_are_counted(card):
    (found,) = card.checklists

    assert (card.round, found.n, dict(found.counts)) == ("2", 11, {"o0": 7, "o1": 11, "o2": 0, "o3": 0})
    assert (disclose(card, Policy()).edition, disclose(card, Policy(minimum=12)).edition) == ("full", "discussion")


def test_the_organisations_copy_and_a_copy_without_figures_hold_no_ticks(card):
    public = disclose(card, Policy())

    (alone,), (words,) = for_organisation(public).checklists, without_figures(public).checklists
    assert (alone.n, alone.options, alone.withheld["options"].code) == (None, [], "other-copy")
    assert (words.n, {option.count for option in words.options}, words.withheld["n"].code) == (None, {None}, "given-out")
