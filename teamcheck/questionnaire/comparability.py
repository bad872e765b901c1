"""Whether two questionnaires ask the same for a dimension, so that its scores can be compared (method M43).

Written once: the comparison of two rounds and the comparison of two questionnaires both go by it.
"""

from typing import Literal

from teamcheck.questionnaire.version import major_of

#: Id and digest of every statement of a dimension, as it asks them.
Statements = frozenset[tuple[str, str]]
#: Code of why scores cannot be compared.
Obstacle = Literal["other-questionnaire", "other-version", "not-asked", "changed-statements"]


def obstacle(
    then: Statements | None, now: Statements | None, before: tuple[str, str], after: tuple[str, str]
) -> Obstacle | None:
    """The code of why a dimension's scores by two questionnaires cannot be compared; None where they can.

    Args:
        then: What the first asks for it; None where it gives it no score.
        now: The same of the second.
        before: Id and version of the first questionnaire.
        after: The same of the second.

    >>> goals = frozenset({("goals1", "5f1e"), ("goals2", "90ab")})
    >>> obstacle(goals, goals, ("ours", "1.0.0"), ("ours", "1.4.2"))
    >>> obstacle(goals, goals, ("ours", "1.0.0"), ("ours", "2.0.0"))
    'other-version'
    >>> obstacle(goals, goals | {("goals3", "77c0")}, ("ours", "1.0.0"), ("ours", "1.0.0"))
    'changed-statements'
    """
    if before[0] != after[0]:
        return "other-questionnaire"
    if major_of(before[1]) != major_of(after[1]):
        return "other-version"
    if then is None or now is None:
        return "not-asked"
    return None if then == now else "changed-statements"
