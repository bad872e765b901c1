"""Why a figure is not shown: the stable codes, each with its sentence. docs/privacy.md explains them."""

from teamcheck._translatable import translatable
from teamcheck.scorecard.public import Reason, Withheld

SENTENCES = {
    "below-minimum": translatable("Too few people answered: a figure appears only from the number of answers that was agreed."),
    "below-10": translatable("Shown from ten answers on: with fewer, it could give somebody's answers away."),
    "one-item": translatable("One statement alone gets a word instead of a score."),
    "few-items": translatable("With fewer than three statements, one unusual answer could be picked out."),
    "short-scale": translatable("With so few answers to choose from, the word would come close to counting people."),
    "agreement-tells": translatable("Beside this score, the word could point to a single person."),
    "scale-tells": translatable("With this number of answers on this scale, a word could tell what somebody answered."),
    "words-tell": translatable("Beside this score, words for its statements could give away what one person said."),
    "shared-items": translatable(
        "It shares statements with a feature shown before: side by side the two could give answers away."
    ),
    "uneven-answers": translatable(
        "A statement of this feature has fewer than ten answers: side by side the figures could give them away."
    ),
    "few": translatable("Fewer than three answers."),
    "no-neutral": translatable("Every answer lies on one side or the other."),
    "everyone-answered": translatable("Everyone answered: this is the team's own average today."),
    "size-unknown": translatable("The size of the team is not known."),
    "no-bands": translatable("The questionnaire names no bands."),
    "open-end": translatable("The score could lie in more than one band."),
    "not-all-shown": translatable("Shown only when each of its features has a score."),
    "few-comments": translatable("Fewer than three people commented."),
    "not-reviewed": translatable("Comments are shown once the facilitator has read them."),
    "other-copy": translatable("In the team's own copy only."),
}


def withheld(**codes: str) -> Withheld:
    """The reason for each figure named.

    Example:
        >>> withheld(spread="below-10")["spread"].code
        'below-10'
    """
    return {figure: Reason(code=code, text=SENTENCES[code]) for figure, code in codes.items()}
