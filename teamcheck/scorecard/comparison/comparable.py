"""Whether a dimension can be compared between two rounds at all (method M43)."""

from teamcheck.questionnaire.version import major_of
from teamcheck.scorecard.comparison.round_result import Printed
from teamcheck.scorecard.public import QuestionnaireStamp

#: Reasons of a round that leave a word to compare in place of a score.
_WORDS = frozenset({"one-item"})


def why_not_comparable(
    then: Printed | None, now: Printed | None, before: QuestionnaireStamp, after: QuestionnaireStamp, *, full: bool = False
) -> str | None:
    """The code of why a dimension's two scores say nothing about a change; None where they can.

    Args:
        then: What is printed of it in the first of the rounds; None where it was not asked.
        now: The same in the second.
        before: The questionnaire of the first.
        after: That of the second.
        full: Full figures are at hand, so it is no matter what is printed.
    """
    if before.id != after.id:
        return "other-questionnaire"
    if major_of(before.version) != major_of(after.version):
        return "other-version"
    if then is None or now is None:
        return "not-asked"
    if {(item.id, item.sha256) for item in then.items} != {(item.id, item.sha256) for item in now.items}:
        return "changed-statements"
    if full:
        return None
    hidden = [each.code for each in (then, now) if each.code and each.code not in _WORDS]
    return hidden[0] if hidden else None
