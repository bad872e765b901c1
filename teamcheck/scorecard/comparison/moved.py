"""The statements whose printed figures differ most between two rounds (method M44)."""

from collections.abc import Iterable

from teamcheck.scorecard.comparison.model import MovedItem
from teamcheck.scorecard.comparison.round_result import Printed, PrintedItem
from teamcheck.scorecard.comparison.verdict import MATTERS

#: Most statements that are named.
MOST = 3
#: Words that say the opposite of each other; a move from or to the middle is too little to be named.
_OPPOSITE = {("mostly agree", "mostly disagree"), ("mostly disagree", "mostly agree")}
#: What a word that turned round counts for beside differences of scores: more than half of the scale lies between the two.
_TURNED = 30


def moved_items(pairs: Iterable[tuple[Printed, Printed]]) -> list[MovedItem]:
    """Up to three statements, the farthest first; of equal ones the first of the questionnaire.

    Args:
        pairs: The dimensions that can be compared, then and now.
    """
    found: dict[str, tuple[float, MovedItem]] = {}
    for then, now in pairs:
        before = {item.id: item for item in then.items}
        for item in now.items:
            far = how_far(before[item.id], item)
            if far and item.id not in found:
                found[item.id] = far, _moved(now.id, before[item.id], item)
    return [item for _, item in sorted(found.values(), key=lambda entry: -entry[0])[:MOST]]


def how_far(then: PrintedItem, now: PrintedItem) -> float:
    """How far a statement moved: points of 100 where both scores are printed; 0 where it is too little to be named."""
    if then.score is not None and now.score is not None:
        gap = abs(now.score - then.score)
        return gap if gap >= max(MATTERS, _step(then), _step(now)) else 0
    turned = then.score is None and now.score is None and (then.word, now.word) in _OPPOSITE
    return _TURNED if turned else 0


def _step(item: PrintedItem) -> float:
    """What one person moves a statement's score by, one step of its scale."""
    return 100 / ((item.points - 1) * item.n) if item.points and item.n else 0


def _moved(dimension: str, then: PrintedItem, now: PrintedItem) -> MovedItem:
    scored = then.score is not None
    return MovedItem(
        dimension=dimension,
        id=now.id,
        text=now.text,
        keyed=now.keyed,
        then_score=then.score,
        now_score=now.score,
        then_word=None if scored else then.word,
        now_word=None if scored else now.word,
    )
