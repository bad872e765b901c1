"""Why a figure is not shown: the stable codes, each with its sentence. docs/privacy.md explains them."""

from teamcheck.scorecard.public import Reason, Withheld

SENTENCES = {
    "below-minimum": "Too few people answered: a figure appears only from the number of answers that was agreed.",
    "below-10": "Shown from ten answers on: with fewer, it could give somebody's answers away.",
    "one-item": "One statement alone gets a word instead of a score.",
    "few-items": "With fewer than three statements, one unusual answer could be picked out.",
    "short-scale": "With so few answers to choose from, the word would come close to counting people.",
    "agreement-tells": "Beside this score, the word could point to a single person.",
    "scale-tells": "With this number of answers on this scale, a word could tell what somebody answered.",
    "words-tell": "Beside this score, words for its statements could tell what somebody answered.",
    "shared-items": "It shares statements with a feature shown before: side by side the two could give answers away.",
    "uneven-answers": "A statement of this feature has fewer than ten answers: side by side the figures could give them away.",
    "few": "Fewer than three answers.",
    "everyone-answered": "Everyone answered: this is the team's own average today.",
    "size-unknown": "The size of the team is not known.",
    "no-bands": "The questionnaire names no bands.",
    "open-end": "The score could lie in more than one band.",
    "not-all-shown": "Shown only when each of its features has a score.",
    "few-comments": "Fewer than three people commented.",
    "not-reviewed": "Comments are shown once the facilitator has read them.",
}


def withheld(**codes: str) -> Withheld:
    """The reason for each figure named.

    Example:
        >>> withheld(spread="below-10")["spread"].code
        'below-10'
    """
    return {figure: Reason(code=code, text=SENTENCES[code]) for figure, code in codes.items()}
