"""Why a figure for analysts is undefined: the stable codes, each with its sentence (docs/method.md: "undefined")."""

from teamcheck.scorecard.public import Reason, Withheld

SENTENCES = {
    "nobody": "Nobody is scored here.",
    "one-person": "It takes two people.",
    "two-people": "It takes three people.",
    "size-unknown": "The size of the team is not known.",
    "two-answers": "No item has two answers.",
    "two-complete": "Fewer than two people answered every item.",
    "no-null": "No null variance is published for a scale of so many points.",
    "two-points": "It takes a scale of three points or more.",
    "one-item": "It takes two items.",
    "two-items": "It takes three items.",
    "fewer-than-50": "It takes 50 people who answered every item.",
    "no-variance": "Answers do not vary, and nothing can be divided by that.",
    "loadings": "A loading lies outside 0 to 1: the items have more, or less, in common than one thing.",
    "one-team": "It takes two teams.",
    "fewer-than-10-teams": "It takes ten teams.",
    "nobody-beside": "No team has two people, so differences within teams cannot be told from those between them.",
}


def undefined(**codes: str | None) -> Withheld:
    """The reason for each figure that has one; those without are defined.

    Example:
        >>> undefined(sd="one-person", mean=None)["sd"].text
        'It takes two people.'
    """
    return {figure: Reason(code=code, text=SENTENCES[code]) for figure, code in codes.items() if code is not None}
