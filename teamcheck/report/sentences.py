"""What a dimension's section says, one whole sentence for each case, chosen by the figures as they are printed."""

from collections.abc import Sequence
from typing import Literal

from teamcheck.questionnaire.model import Dimension, Level
from teamcheck.report import words
from teamcheck.scorecard.public import Agreement, End, PublicDimension, PublicMark, Word
from teamcheck.scorecard.reading import BUILD_ON_FROM

#: Up to this printed score a dimension is said to be rated low; from the score of a strength on, high.
LOW_UP_TO = 40

Height = Literal["high", "middle", "low"]

_ONE_STATEMENT: dict[Word, str] = {
    "mostly agree": "There is one statement here, and most of your answers agree with it.",
    "mixed": "There is one statement here, and your answers to it are mixed.",
    "mostly disagree": "There is one statement here, and most of your answers disagree with it.",
}
_VIEWS: dict[Agreement, str] = {
    "close": "Your views are close together.",
    "mixed": "Your views are mixed.",
    "apart": "Your views are far apart.",
}
_CAMPS = "Your views fall into two camps: some of you see this going well, others see it going badly."
_OF_QUESTIONNAIRE: dict[tuple[Height, Agreement], Level] = {
    ("high", "close"): "high_close",
    ("high", "apart"): "high_apart",
    ("low", "close"): "low_close",
    ("low", "apart"): "low_apart",
}
_OWN: dict[tuple[Height, Agreement], str] = {
    (
        "high",
        "mixed",
    ): "That is high, though not all of you see it the same way. Ask where it works best, and for whom less well.",
    ("middle", "close"): "That is in between, and your views are close. Choose one thing below that you want to make better.",
    ("middle", "mixed"): "That is in between, and not all of you see it the same way. Ask each other what you had in mind.",
    ("middle", "apart"): "That is in between, but your views lie apart. A score in the middle hides this: talk about it first.",
    (
        "low",
        "mixed",
    ): "That is low, though not all of you see it the same way. Listen to each other before you decide what to do.",
}


def rating(dimension: PublicDimension) -> str:
    """How the team rated a dimension, or why that is not shown."""
    if dimension.score is not None:
        return _rated(dimension.score, dimension.score_end, about=not words.is_full(dimension))
    word = words.one_word(dimension)
    if word:
        return _ONE_STATEMENT[word]
    reason = dimension.withheld["score"]
    if reason.code == "one-item":
        reason = dimension.items[0].withheld["word"]
    return reason.text


def _rated(score: int, end: End | None, *, about: bool) -> str:
    if end == "or less":
        return f"You rated this {score} or less out of 100."
    if end == "or more":
        return f"You rated this {score} or more out of 100."
    if about:
        return f"You rated this about {score} out of 100."
    return f"You rated this {score} out of 100."


def agreement(dimension: PublicDimension) -> str:
    """How far the team's views lie apart; empty where that is not shown."""
    if dimension.two_camps:
        return _CAMPS
    return _VIEWS[dimension.agreement] if dimension.agreement else ""


def certainty(dimension: PublicDimension) -> list[str]:
    """How sure the score is: its range, and what those who did not answer could change; empty where there is no score."""
    if dimension.score is None:
        return []
    likely, extreme = dimension.interval, dimension.worst_case
    if likely is None:
        reason = dimension.withheld.get("interval")
        everyone = reason is not None and reason.code == "everyone-answered"
        return ["Everyone answered, so this is the whole team's view as it is now."] if everyone else []
    if likely == extreme:
        return [f"Whatever the members who did not answer think, the whole team's score {words.lies(likely)}."]
    if dimension.interval_kind == "this team in general":
        said = [f"Views shift from day to day: your team's usual score very likely {words.lies(likely)}."]
    else:
        said = [f"Counting those who did not answer, the score very likely {words.lies(likely)}."]
    if extreme is not None:
        said.append(f"Whatever they think, it {words.lies(extreme)}.")
    return said


def scatter(dimension: PublicDimension) -> str:
    """How people's own scores lie; empty where that is not shown."""
    if dimension.spread is None:
        return ""
    half, ends = dimension.spread.middle_half, dimension.spread.lowest_highest
    return f"Half of your scores {words.lie(half)}; they go from {ends[0]} to {ends[1]}."


def pattern(dimension: PublicDimension, asked: Dimension) -> str:
    """What such a score with such agreement asks for, in the questionnaire's words where it has some; else empty."""
    if dimension.score is None or dimension.agreement is None:
        return ""
    found = (_height(dimension.score), "apart" if dimension.two_camps else dimension.agreement)
    if found in _OWN:
        return _OWN[found]
    return asked.patterns.get(_OF_QUESTIONNAIRE[found], "")


def _height(score: int) -> Height:
    if score >= BUILD_ON_FROM:
        return "high"
    return "low" if score <= LOW_UP_TO else "middle"


def marks(found: Sequence[PublicMark]) -> str:
    """What the real-team marks come to, all of them together; empty where there are none."""
    if not found:
        return ""
    if all(mark.met is None for mark in found):
        return "These are the marks of a real team. Go through them together: which of them are true of you?"
    missed = sum(mark.met is False for mark in found)
    if missed == 0:
        return "Your answers show the marks of a real team."
    if missed == 1:
        return "One mark of a real team is not clear from your answers. Talk about it before you look at any score."
    return (
        f"{words.number(missed).capitalize()} marks of a real team are not clear from your answers."
        " Talk about them before you look at any score."
    )
