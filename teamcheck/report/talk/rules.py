"""What everybody keeps to in a talk, and the card exercise of teams without figures."""

from teamcheck.report.language import Language, Said


def rules(say: Language) -> list[Said]:
    """Three rules of confidence, and the four behaviours of a compassionate conversation."""
    return [
        say("Nobody guesses who said what."),
        say("Anyone may ask for a pause, and need not say why."),
        say("Whoever leads the team speaks last."),
        say("Attend: listen until the other person has finished."),
        say("Understand: ask before you explain."),
        say("Empathise: take it seriously, even if you see it differently."),
        say("Help: ask what would make it easier, and do one small thing."),
    ]


def cards(say: Language) -> list[Said]:
    """The card exercise, step by step."""
    return [
        say("Give each person three cards: agree, in between, disagree."),
        say("Choose three features. Take one at a time: read its question aloud, then its first statement."),
        say("Everyone thinks for a moment, then all show a card at the same time. Nobody has to explain theirs."),
        say(
            "If the cards are alike, ask what makes it so."
            " If they differ, ask what people might have in mind who chose another card."
        ),
        say("Nobody writes down who showed which card. Note only what you want to talk about."),
        say("After the last feature, each person puts two marks in the list. Talk about the feature with the most marks."),
    ]


def vote(say: Language) -> list[Said]:
    """How a feature is chosen so that nobody sees who wants which."""
    return [
        say("Use the numbers in the list below: a number does not show whose hand wrote it."),
        say("Each person writes one or two numbers on a slip, folds it and puts it into a cup. Whoever leads the team, too."),
        say("Whoever leads the talk mixes the slips, counts them, and then destroys them."),
        say("Write down only which feature has the most. If two have as many, take the one that you see more differently."),
    ]
