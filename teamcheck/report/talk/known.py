"""What is known of talks such as this one: the evidence cards of debriefs, in words that can be translated."""

from collections.abc import Mapping, Sequence

from teamcheck._translatable import translatable
from teamcheck.report.language import Language, Said

#: How firm a card is, in a few words: as they stand in questionnaires at the end of a line beside a thing to try.
FIRMNESS: Mapping[str, str] = {
    "meta-analysis": translatable("many studies put together"),
    "trial": translatable("a trial"),
    "correlational": translatable("seen to go together"),
    "reported": translatable("an account"),
}
#: What the cards say, and the second's caveat, by their ids: the cards' own words, so that they are among those to translate.
STATEMENTS: Mapping[str, Sequence[str]] = {
    "tannenbaum2013": (
        translatable("Across 46 samples, teams and people who held debriefs did 20 to 25 percent better on average (d = .67)."),
    ),
    "keiser2022": (
        translatable(
            "Across 83 studies, teams and people did better with a review after a piece of work (d = 0.92 on average)."
        ),
        translatable(
            "Much of this is from training. How much it helped differed with the task. For teamcheck, its abstract was read."
        ),
    ),
}


def beside_a_debrief(say: Language) -> list[Said]:
    """What is known of debriefs, who found it, how firm it is, and what it is not about."""
    from teamcheck.report.evidence import load_cards  # noqa: PLC0415  pydantic's models: a team's own copy has no card

    cards = {card.id: card for card in load_cards()}
    said: list[Said] = []
    for name, (statement, *caveats) in STATEMENTS.items():
        firm = say(FIRMNESS[cards[name].strength])
        said += [
            say(statement),
            say("{source}. How firm: {strength}.", source=cards[name].cited, strength=firm),
            *map(say, caveats),
        ]
    return [*said, say("Those were talks about a piece of work, not about answers like yours.")]
