"""What stands beside the dimensions: their groups, real-team marks, statements without a score, comments (M26, M66, M79)."""

from collections.abc import Sequence
from functools import lru_cache

from teamcheck.questionnaire.model import CommentQuestion, Item, Questionnaire
from teamcheck.responses.comments import no_order
from teamcheck.responses.model import MINIMUM, Comment
from teamcheck.scorecard import fives
from teamcheck.scorecard.item_words import Level, answers_to, level_of, word_of
from teamcheck.scorecard.model import ItemResult, Scorecard
from teamcheck.scorecard.nothing import UNSCORED_FIGURES
from teamcheck.scorecard.parts import item_of
from teamcheck.scorecard.public import (
    FULL_FROM,
    PublicComments,
    PublicDimension,
    PublicGroup,
    PublicMark,
    PublicUnscored,
    Withheld,
    Word,
)
from teamcheck.scorecard.reasons import withheld
from teamcheck.statistics.rounding import to_nearest

#: Fewest comments to one question that are shown.
FEWEST_COMMENTS = 3


def groups_of(questionnaire: Questionnaire, dimensions: Sequence[PublicDimension]) -> list[PublicGroup]:
    """The mean of each group's printed scores, only if all are shown; to the nearest 5 where one of them is."""
    groups = []
    for group in questionnaire.groups:
        members = [dimension for dimension in dimensions if dimension.group == group.id]
        scores = [dimension.score for dimension in members if dimension.score is not None]
        if not members or len(scores) < len(members):
            groups.append(PublicGroup(id=group.id, title=group.title, score=None, withheld=withheld(score="not-all-shown")))
            continue
        step = 1 if all((dimension.n or 0) >= FULL_FROM for dimension in members) else fives.STEP
        mean = to_nearest(sum(scores) / len(scores), step)
        groups.append(PublicGroup(id=group.id, title=group.title, score=mean, withheld={}))
    return groups


def groups_exactly(scorecard: Scorecard) -> list[tuple[str, str, float | None]]:
    """Id, title and unrounded mean of each group; None where one of its dimensions has no score."""
    found = []
    for group in scorecard.questionnaire.groups:
        scores = [result.score for result in scorecard.dimensions if result.dimension.group == group.id]
        known = [score for score in scores if score is not None]
        found.append((group.id, group.title, sum(known) / len(known) if known and len(known) == len(scores) else None))
    return found


def marks_of(scorecard: Scorecard, minimum: int) -> list[PublicMark]:
    """Whether each real-team mark is met."""
    scored = scorecard.questionnaire.first_use
    return [mark_of(result, minimum, shared=result.item.id in scored) for result in scorecard.real_team]


def mark_of(result: ItemResult, minimum: int, *, shared: bool) -> PublicMark:
    """One mark: two thirds of the answers favourable, and below ten answers an item score of 65 or more (method M26).

    With five people "at least two thirds agree" would tell the one who does not that all others do.
    """
    code = None
    if result.n < minimum:
        code = "below-minimum"
    elif result.n < FULL_FROM and shared:
        code = "shared-items"
    elif result.n < FULL_FROM and not mark_leaves_room(result):
        code = "scale-tells"
    met = level_of(result) is Level.HIGH if result.n < FULL_FROM else mark_met(result)
    return _mark(result.item, None if code else met, code)


@lru_cache(maxsize=1 << 8)  # of some 1,000 bytes each; two for a mark, and one for each reason
def _mark(item: Item, met: bool | None, code: str | None) -> PublicMark:
    return PublicMark(id=item.id, text=item.text, met=met, withheld=withheld(met=code) if code else {})


def mark_met(result: ItemResult) -> bool:
    """Whether at least two thirds of the answers are favourable."""
    return 3 * result.favourable >= 2 * result.n


def mark_leaves_room(result: ItemResult) -> bool:
    """Whether a mark that is met leaves room for an unfavourable answer beside that of the one who gave the lowest."""
    answers = answers_to(result)
    return (answers.n - 1) * answers.steps - answers.high >= answers.steps - answers.unfavourable


def unscored_of(scorecard: Scorecard, minimum: int) -> list[PublicUnscored]:
    """Each statement without a score as it may be shown, by its own number of answers."""
    scored = scorecard.questionnaire.first_use
    return [unscored_statement(result, minimum, shared=result.item.id in scored) for result in scorecard.unscored]


def unscored_statement(result: ItemResult, minimum: int, *, shared: bool) -> PublicUnscored:
    """One of three words below ten answers; from then on also how many people gave each (method M79).

    Args:
        result: What was answered.
        minimum: Fewest answers that are shown.
        shared: Whether a dimension with a score asks it as well. Its answers may be held back there, beside that score.
    """
    if result.n < minimum:
        return _unscored(result.item, None, None, withheld(**dict.fromkeys(UNSCORED_FIGURES, "below-minimum")))
    code = None
    if shared:
        code = "shared-items"
    elif result.n < FULL_FROM and not answers_to(result).leaves_room:
        code = "scale-tells"
    if code is not None:
        return _unscored(result.item, result.n, None, withheld(word=code, counts=code))
    if result.n < FULL_FROM:
        return _unscored(result.item, result.n, word_of(result), withheld(counts="below-10"))
    return _unscored(result.item, result.n, word_of(result), {}, result.counts)


def _unscored(
    item: Item, n: int | None, word: Word | None, reasons: Withheld, counts: Sequence[int] | None = None
) -> PublicUnscored:
    return PublicUnscored(**item_of(item), n=n, word=word, counts=None if counts is None else [*counts], withheld=reasons)


def to_decide(scorecard: Scorecard, minimum: int) -> list[Comment]:
    """The comments that may be shown once the facilitator has decided on them: enough people answered, and enough wrote."""
    if scorecard.answered < max(minimum, MINIMUM):
        return []
    return [each for comments in scorecard.comments.values() if len(comments) >= FEWEST_COMMENTS for each in comments]


def comments_of(scorecard: Scorecard, minimum: int) -> list[PublicComments]:
    """The comments to each question as they may be shown, in the order of their digests: it tells nothing (method M66)."""
    asked = scorecard.questionnaire.comments
    return [_comments(question, scorecard.comments.get(question.id, ()), scorecard.answered >= minimum) for question in asked]


def _comments(question: CommentQuestion, comments: Sequence[Comment], enough: bool) -> PublicComments:
    """The comments to one question: all of them decided on, and enough of them left."""
    left = sorted((each.shown for each in comments if each.shown), key=no_order)
    code = None
    if not enough:
        code = "below-minimum"
    elif len(comments) < FEWEST_COMMENTS:
        code = "few-comments"
    elif any(each.shown is None for each in comments):
        code = "not-reviewed"
    elif len(left) < FEWEST_COMMENTS:
        code = "few-comments"
    return PublicComments(
        id=question.id,
        text=question.text,
        comments=None if code else left,
        withheld=withheld(comments=code) if code else {},
    )
