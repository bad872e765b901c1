"""Whether a dimension can be compared between two rounds at all (method M43)."""

from teamcheck.questionnaire.comparability import Statements, obstacle
from teamcheck.scorecard.comparison.round_result import Printed, RoundResult

#: Reasons of a round that leave a word to compare in place of a score.
_WORDS = frozenset({"one-item"})


def why_not_comparable(dimension: str, before: RoundResult, after: RoundResult, *, full: bool = False) -> str | None:
    """The code of why a dimension's two scores say nothing about a change; None where they can.

    Args:
        dimension: Its id.
        before: The first of the rounds.
        after: The second.
        full: Full figures are at hand, so it is no matter what is printed.
    """
    then, now = before.find(dimension), after.find(dimension)
    code = obstacle(dimension, _statements(then), _statements(now), before.questionnaire, after.questionnaire)
    if code or full:
        return code
    hidden = [each.code for each in (then, now) if each is not None and each.code and each.code not in _WORDS]
    return hidden[0] if hidden else None


def _statements(printed: Printed | None) -> Statements | None:
    return None if printed is None else frozenset((item.id, item.sha256) for item in printed.items)
