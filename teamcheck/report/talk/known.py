"""What is known of talks such as this one: the evidence card of debriefs, in words that can be translated."""

from collections.abc import Mapping

from teamcheck._translatable import translatable
from teamcheck.report.language import Language, Said

#: How firm a card is, in a few words: as they stand in questionnaires at the end of a line beside a thing to try.
FIRMNESS: Mapping[str, str] = {
    "meta-analysis": translatable("many studies put together"),
    "trial": translatable("a trial"),
    "correlational": translatable("seen to go together"),
    "reported": translatable("an account"),
}
#: The card's own statement, so that it is among the sentences to translate.
STATEMENT = translatable(
    "Across 46 samples, teams and people who held debriefs did 20 to 25 percent better on average (d = .67)."
)


def beside_a_debrief(say: Language) -> list[Said]:
    """What is known of debriefs, who found it, how firm it is, and what it is not about."""
    from teamcheck.report.evidence import DEBRIEF, load_cards  # noqa: PLC0415  pydantic's models: a team's own copy has no card

    card = next(card for card in load_cards() if DEBRIEF in card.quoted)
    firm = say(FIRMNESS[card.strength])
    return [
        say(STATEMENT),
        say("{source}. How firm: {strength}.", source=card.cited, strength=firm),
        say("Those were talks about a piece of work, not about answers like yours."),
    ]
