"""What a pulse shows of a dimension, at any number of answers from the minimum on (method M78).

A pulse is asked every week or every month, mostly of the same people, so two of them are laid side by side all the time. In
whole points the sum of all answers can be worked out of a score; if one person is away the next time and the others say what
they said before, the difference of two sums is what that person said. So a pulse is never shown in full: no answers are
counted out, no share and no spread is given, and below twenty answers there is a word in place of a score.
"""

from teamcheck.questionnaire.model import Band
from teamcheck.scorecard import fives
from teamcheck.scorecard.item_words import answers_to, word_of
from teamcheck.scorecard.model import DimensionResult, ItemResult
from teamcheck.scorecard.public import PublicDimension
from teamcheck.scorecard.small_team import Figures, rough_dimension
from teamcheck.statistics.interval import USUAL_SPREAD

#: Fewest answers of a pulse with which a score is printed, to the nearest 5; with fewer each statement has one of three words.
SCORE_FROM = 20
#: The lowest and the highest score of a pulse that is printed: nearer to the ends a step from one score to the next would say
#: too much of who left. Between these two, every answer on ten points but one or more remain possible (docs/method.md M78).
ENDS = (20, 80)
CODE = "pulse"


def pulse_dimension(
    result: DimensionResult, *, size: int | None, minimum: int, bands: tuple[Band, ...], usual: float = USUAL_SPREAD
) -> PublicDimension:
    """What may be shown of a dimension of a pulse that as many answered as the minimum says, or more.

    Example:
        >>> from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
        >>> from teamcheck.questionnaire.pulse import Pulse
        >>> from teamcheck.responses.model import Policy, Response, Responses
        >>> from teamcheck.scorecard.build import score
        >>> from teamcheck.scorecard.disclosure import disclose
        >>> ten = Scale("ten", 1, 10, {}, None, frozenset({9, 10}), frozenset({1, 2}))
        >>> asked = Dimension("mood", "Mood", (Item("mood", "I feel motivated.", "positive", ten),))
        >>> asked = Questionnaire("pulse", "1.0.0", "en", "Pulse", "", (asked,), pulse=Pulse(("mood",), (), 0))
        >>> def shown(n):
        ...     rows = tuple(Response("Red", None, None, (7,)) for _ in range(n))
        ...     (found,) = disclose(score(Responses(("mood",), rows), asked)[0], Policy()).dimensions
        ...     return found.score, found.items[0].word, found.items[0].counts
        >>> shown(4), shown(19), shown(20)
        ((None, None, None), (None, 'mostly agree', None), (65, None, None))
    """
    return rough_dimension(result, _figures(result, minimum), size=size, minimum=minimum, bands=bands, usual=usual)


def _figures(result: DimensionResult, minimum: int) -> Figures:
    score = fives.printed(result.score, ENDS) if result.n >= SCORE_FROM and result.score is not None else None
    codes = tuple(_why_no_word(item, minimum) if score is None else CODE for item in result.items)
    return Figures(
        score=score,
        agreement=None,
        words=tuple(None if code else word_of(item) for item, code in zip(result.items, codes, strict=True)),
        agreement_code=CODE,
        word_codes=codes,
        score_code=score_code(len(result.items)),
        finer_code=CODE,
        ends=ENDS,
    )


def score_code(items: int) -> str:
    """The code of why a dimension of so many statements has no score, where too few answered for one."""
    return "one-item" if items == 1 else CODE


def _why_no_word(item: ItemResult, minimum: int) -> str | None:
    """The code of why a statement has no word; None where it has one."""
    if item.n < minimum:
        return "below-minimum"
    return None if answers_to(item).leaves_room else "scale-tells"
