"""What is given out of a team, as the ledger looks at it: exactly the parts that the protected scorecard shows."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from teamcheck.organisation.ledger.release import Release, name_of
from teamcheck.questionnaire.comparability import basis_of, family
from teamcheck.questionnaire.model import Item, Questionnaire
from teamcheck.scorecard.model import ChecklistResult, DimensionResult, ItemResult, Scorecard
from teamcheck.scorecard.public import PublicScorecard
from teamcheck.statistics.plan import PlanItem
from teamcheck.statistics.tally import DimensionTally

#: How the text of a pulse begins, whose figures are rough at any number of answers (method M78): whoever takes `always` out of
#: the file it asked with would have finer figures of the same answers, beside every other pulse of the same people.
_ROUGH = "pulse "
#: What stands for a dimension whose statements have no score, whatever was answered: whoever gave it one between two reports,
#: or took it away, would have by itself in one what is held back beside the score in the other (method M25).
_NO_SCORE = "no score"


class ShownItem(Protocol):
    """A statement as it is shown."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def score(self) -> int | None:
        """Its score, which stands where its answers are counted out; else None."""


class Shown(Protocol):
    """A dimension as it is shown, in a scorecard or a comparison."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def n(self) -> int | None:
        """How many people it is of; None where nothing of it is shown."""

    @property
    def items(self) -> Sequence[ShownItem]:
        """Its statements."""


def team_release(
    card: Scorecard,
    shown: Iterable[Shown],
    beside: Collection[str] = (),
    *,
    file: str = "",
    named: bool = True,
    cuts: tuple[str, ...] = (),
) -> Release:
    """What is given out of a team in one round.

    Args:
        card: The exact result.
        shown: Its dimensions as they are shown, for the copy that shows most: other copies and formats are the same release.
        beside: What is shown beside them, as `shown_beside` calls it.
        file: Name of the file of answers.
        named: Whether the file itself says which team it is.
        cuts: Ways in which people are parted beside it. Where there are any, dimensions that are not shown count as given
            out as well, for totals count the people in them.
    """
    results = {result.dimension.id: result for result in card.dimensions}
    counted: dict[str, tuple[int, str]] = {}
    for each in shown:
        if each.n is not None:
            counted |= _of_dimension(results[each.id], each)
    if cuts:
        counted |= {id_: _whole(result) for id_, result in results.items() if result.n and id_ not in counted}
    counted |= {part: figures for part, figures in _of_beside(card) if part in beside}
    if card.questionnaire.pulse is not None:
        counted = {part: (n, figures and f"{_ROUGH}{figures}") for part, (n, figures) in counted.items()}
    of = ("team", card.team) if named else ("team",)
    source = "" if named and card.round is not None else name_of(file)
    return Release(of, family(basis_of(card.questionnaire)), card.round, counted, source, cuts, card.size)


def shown_parts(shown: Iterable[Shown]) -> frozenset[str]:
    """Ids of the parts of dimensions that are shown of a team, as a release calls them."""
    there = [each for each in shown if each.n is not None]
    items = {f"{each.id}/{item.id}" for each in there for item in each.items if item.score is not None}
    return frozenset({*(each.id for each in there), *items})


def shown_beside(card: PublicScorecard, questionnaire: Questionnaire) -> frozenset[str]:
    """Ids of what is shown of a team beside its scores, as a release calls it: what has a word, and lists with figures.

    Args:
        card: What is shown.
        questionnaire: What was asked.
    """
    marks = {_mark(each.id) for each in card.real_team if each.met is not None}
    alone = {each.id for each in card.unscored if each.word is not None}
    unscored = {each.id for each in questionnaire.unscored if any(item.id in alone for item in each.items)}
    lists = {_list(each.id) for each in card.checklists if each.n is not None}
    return frozenset({*marks, *map(_unscored, alone), *unscored, *lists})


def figures_of(tally: DimensionTally, items: Sequence[Item], plan: Sequence[PlanItem], min_answered: float) -> str:
    """All that the figures of a dimension follow from, whatever order people, items or columns stand in.

    What a statement says is left out: a word put right, or a translation, changes no figure.
    """
    counts = ", ".join(
        f"{head}, {_text(tally.answers[place])}, {_text(tally.scored[place])}]"
        for place, head in _asked(tuple(items), tuple(plan))
    )
    sums = [tally.n, tally.total, tally.squares, tally.high, tally.low]
    scores = ", ".join([f"[{score}, {people}]" for score, people in sorted(tally.scores.items())])
    return f"[[{counts}], {min_answered}, {sums}, [{scores}]]"


@lru_cache(maxsize=256)
def _asked(items: tuple[Item, ...], plan: tuple[PlanItem, ...]) -> tuple[tuple[int, str], ...]:
    """The place of each item, and how its text begins, in the order of their texts: the same for every team."""
    found = []
    for place, (item, each) in enumerate(zip(items, plan, strict=True)):
        sides = [sorted(each.favourable), sorted(each.unfavourable)]
        asked = [item.id, each.reverse, each.lowest, each.highest, sides]
        found.append((str(asked), place, json.dumps(asked)[:-1]))
    return tuple((place, head) for _, place, head in sorted(found))


@lru_cache(maxsize=1 << 14)
def _text(counts: tuple[int, ...]) -> str:
    """Counts as JSON, which writes whole numbers as Python does; small teams have few different ones."""
    return str(list(counts))


def _of_dimension(result: DimensionResult, shown: Shown) -> Mapping[str, tuple[int, str]]:
    """The dimension, and of each statement whose answers are counted out only how many people gave them.

    Their counts are among what the figures of the dimension follow from.
    """
    counted = {item.id for item in shown.items if item.score is not None}
    items = {f"{shown.id}/{item.item.id}": (item.n, "") for item in result.items if item.item.id in counted}
    return {shown.id: _whole(result), **items}


def _whole(result: DimensionResult) -> tuple[int, str]:
    return result.n, figures_of(result.tally, result.dimension.items, result.plan.items, result.plan.min_answered)


def _of_beside(card: Scorecard) -> Iterator[tuple[str, tuple[int, str]]]:
    """What there is of a team beside its scores, shown or not."""
    n = {each.item.id: each.n for each in card.unscored}
    yield from ((_mark(each.item.id), _of_item(each)) for each in card.real_team)
    yield from ((_unscored(each.item.id), _of_item(each)) for each in card.unscored)
    yield from ((each.id, (max(n[item.id] for item in each.items), _NO_SCORE)) for each in card.questionnaire.unscored)
    yield from ((_list(each.checklist.id), _of_list(each)) for each in card.checklists)


def _mark(id_: str) -> str:
    return f"mark/{id_}"


def _unscored(id_: str) -> str:
    return f"unscored/{id_}"


def _list(id_: str) -> str:
    return f"checklist/{id_}"


def _of_item(result: ItemResult) -> tuple[int, str]:
    """What the figures of a statement follow from."""
    return result.n, f"[{_scale_text(result.item)}, {_text(result.counts)}]"


def _of_list(result: ChecklistResult) -> tuple[int, str]:
    """What is shown of a checklist follows from how many ticked something, how many each option, and how many they could."""
    return result.n, json.dumps([result.checklist.choose, result.n, sorted(result.counts.items())])


@lru_cache(maxsize=256)
def _scale_text(item: Item) -> str:
    """How a statement is counted, as JSON."""
    scale = item.scale
    return json.dumps([item.keyed, scale.lowest, scale.highest, sorted(scale.favourable)])
