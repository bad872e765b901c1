"""What a dimension's section says, one whole sentence for each case, chosen by the figures as they are printed."""

from collections.abc import Sequence
from typing import Literal

from teamcheck._translatable import translatable
from teamcheck.questionnaire.model import Dimension, Level
from teamcheck.report import words
from teamcheck.report.ends import Pair
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import Agreement, PublicDimension, PublicMark, Word
from teamcheck.scorecard.reading import BUILD_ON_FROM

#: Up to this printed score a dimension is said to be rated low; from the score of a strength on, high.
LOW_UP_TO = 40

Height = Literal["high", "middle", "low"]

_OF_QUESTIONNAIRE: dict[tuple[Height, Agreement], Level] = {
    ("high", "close"): "high_close",
    ("high", "apart"): "high_apart",
    ("low", "close"): "low_close",
    ("low", "apart"): "low_apart",
}
_OWN: dict[tuple[Height, Agreement], str] = {
    ("high", "mixed"): translatable(
        "That is high, though not all of you see it the same way. Ask where it works best, and for whom less well."
    ),
    ("middle", "close"): translatable(
        "That is in between, and your views are close. Choose one thing below that you want to make better."
    ),
    ("middle", "mixed"): translatable(
        "That is in between, and not all of you see it the same way. Ask each other what you had in mind."
    ),
    ("middle", "apart"): translatable(
        "That is in between, but your views lie apart. A score in the middle hides this: talk about it first."
    ),
    ("low", "mixed"): translatable(
        "That is low, though not all of you see it the same way. Listen to each other before you decide what to do."
    ),
}


def rating(dimension: PublicDimension, ends: Pair | None, say: Language) -> Said:
    """How the team rated a dimension, or why that is not shown; ``ends`` are those of its one statement, as in `Ends`."""
    if dimension.score is not None:
        return _rated(dimension, dimension.score, say)
    word = words.one_word(dimension)
    if word is not None:
        return _one_statement(word, ends, say)
    reason = dimension.withheld["score"]
    if reason.code == "one-item" and dimension.items:
        reason = dimension.items[0].withheld["word"]
    return say(reason.text)


def _one_statement(word: Word, ends: Pair | None, say: Language) -> Said:
    if word == "mixed":
        return say("There is one statement here, and on the whole your answers lie in between.")
    if ends is not None:
        label = ends[word == "mostly agree"]
        return say("There is one statement here, and on the whole your answers lie towards “{label}”.", label=label)
    return {
        "mostly agree": say("There is one statement here, and on the whole you agree with it."),
        "mostly disagree": say("There is one statement here, and on the whole you disagree with it."),
    }[word]


def _rated(dimension: PublicDimension, score: int, say: Language) -> Said:
    if dimension.score_end == "or less":
        return say("You rated this {score} or less out of 100.", score=score)
    if dimension.score_end == "or more":
        return say("You rated this {score} or more out of 100.", score=score)
    if words.is_full(dimension):
        return say("You rated this {score} out of 100.", score=score)
    return say("You rated this about {score} out of 100.", score=score)


def agreement(dimension: PublicDimension, say: Language) -> Said | None:
    """How far the team's views lie apart; None where that is not shown."""
    if dimension.two_camps:
        return say("Your views fall into two camps: some of you see this going well, others see it going badly.")
    if dimension.agreement is None:
        return None
    return {
        "close": say("Your views are close together."),
        "mixed": say("Your views are mixed."),
        "apart": say("Your views are far apart."),
    }[dimension.agreement]


def certainty(dimension: PublicDimension, say: Language) -> list[Said]:
    """How sure the score is: its range, and what those who did not answer could change; empty where there is no score."""
    if dimension.score is None:
        return []
    likely, extreme = dimension.interval, dimension.worst_case
    if likely is None:
        return []
    if likely == extreme:
        low, high = likely
        return [say("Whatever the others think, everyone's score lies between {low} and {high}.", low=low, high=high)]
    said = [_very_likely(dimension, likely, say)]
    if extreme is None:
        return said
    low, high = extreme
    return [*said, say("Whatever they think, it lies between {low} and {high}.", low=low, high=high)]


def _very_likely(dimension: PublicDimension, likely: Sequence[int], say: Language) -> Said:
    low, high = likely
    if dimension.interval_kind == "this team in general":
        if low == high:
            return say("Your usual score is most likely {score}.", score=low)
        return say("Your usual score is most likely between {low} and {high}.", low=low, high=high)
    if low == high:
        return say("If the others see it as you do, everyone's score is most likely {score}.", score=low)
    return say("If the others see it as you do, everyone's score is most likely {low} to {high}.", low=low, high=high)


def scatter(dimension: PublicDimension, say: Language) -> list[Said]:
    """How people's own scores lie; empty where that is not shown."""
    if dimension.spread is None:
        return []
    (low, high), (lowest, highest) = dimension.spread.middle_half, dimension.spread.lowest_highest
    if lowest == highest:
        return [say("All your own scores are at {score}.", score=lowest)]
    if (low, high) == (lowest, highest):
        return [say("All your own scores lie between {low} and {high}.", low=low, high=high)]
    if low == high:
        half = say("The middle half of your own scores is at {score}.", score=low)
    else:
        half = say("The middle half of your own scores lies between {low} and {high}.", low=low, high=high)
    return [half, say("They go from {lowest} to {highest}.", lowest=lowest, highest=highest)]


def pattern(dimension: PublicDimension, asked: Dimension, say: Language) -> Said | None:
    """What such a score with such agreement asks for, in the questionnaire's words where it has some; None without words."""
    if dimension.score is None or dimension.agreement is None:
        return None
    found = (height(dimension.score), "apart" if dimension.two_camps else dimension.agreement)
    if found in _OWN:
        return say(_OWN[found])
    theirs = asked.patterns.get(_OF_QUESTIONNAIRE[found])
    return say.apart(theirs) if theirs else None


def height(score: int) -> Height:
    """Whether a printed score is said to be high, low or in between."""
    if score >= BUILD_ON_FROM:
        return "high"
    return "low" if score <= LOW_UP_TO else "middle"


def rated(dimension: PublicDimension) -> Height | None:
    """Whether a feature is said to be high, low or in between, by its score or by the word of its one statement, as printed.

    None where neither is shown. A statement that speaks of something bad is turned round.
    """
    if dimension.score is not None:
        return height(dimension.score)
    word = words.one_word(dimension)
    if word is None or word == "mixed":
        return None if word is None else "middle"
    agrees, bad = word == "mostly agree", dimension.items[0].keyed == "negative"
    return "high" if agrees is not bad else "low"


def marks(found: Sequence[PublicMark], say: Language) -> Said | None:
    """What the real-team marks come to, all of them together; None where there are none."""
    if not found:
        return None
    if all(mark.met is None for mark in found):
        return say("These are the marks of a real team. Go through them together: which of them are true of you?")
    missed = sum(mark.met is False for mark in found)
    if missed == 0 and any(mark.met is None for mark in found):
        return say("The marks of a real team that can be shown are clear from your answers.")
    if missed == 0:
        return say("Your answers show the marks of a real team.")
    return say.plural(
        "One mark of a real team is not clear from your answers. Talk about it before you look at any score.",
        "{count} marks of a real team are not clear from your answers. Talk about them before you look at any score.",
        missed,
    )
