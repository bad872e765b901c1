"""What is said of two teams that answered about each other: every sentence from the figures as they are printed."""

from collections.abc import Sequence

from teamcheck.report import words
from teamcheck.report.ends import Pair
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.item_words import MOSTLY
from teamcheck.scorecard.public import PublicDimension, PublicItem, PublicScorecard, Word
from teamcheck.scorecard.reading import BUILD_ON_FROM, MOST
from teamcheck.scorecard.reciprocity import Stands, stands

#: A feature as either team rates it: of the team of the page first.
Sides = tuple[PublicDimension, PublicDimension]


def what_it_is(say: Language) -> list[Said]:
    """What the page is and what it is not, before any figure."""
    return [
        say("This page is about working with the teams named here, one after the other."),
        say("It puts what you said about them beside what they said about you."),
        say("These are two views of one piece of work. They are no mark for either team, and they do not say who is right."),
    ]


def who_sees_it(minimum: int, say: Language) -> list[Said]:
    """Who has which page, and when a pair is on it at all."""
    return [
        say("Each of these teams has a page of its own: the same figures about the two of you, and nothing about the others."),
        say("Two teams are shown side by side only where at least {minimum} people of each have answered.", minimum=minimum),
        say("There is no total over several teams, and no order of them: they stand by name."),
    ]


def answered(card: PublicScorecard, team: str, say: Language, *, ours: bool) -> Said:
    """How many people answered in one direction.

    Args:
        card: The direction, which is shown.
        team: The other team's name.
        say: The language of the page.
        ours: Whether the team of the page answered.
    """
    if ours:
        return say.plural(
            "{count} of you answered about {team}.", "{count} of you answered about {team}.", card.answered, team=team
        )
    return say.plural("{count} of them answered about you.", "{count} of them answered about you.", card.answered)


def not_shown(team: str, minimum: int, say: Language) -> list[Said]:
    """That nothing of a pair is shown; not on which side answers are missing."""
    return [
        say("Nothing is shown of you and {team}.", team=team),
        say("It takes answers of at least {minimum} people on both sides, about each other.", minimum=minimum),
        say("This page does not say on which side they are missing. You can still meet: the questions below need no figures."),
    ]


def comes_to(sides: Sides, team: str, say: Language) -> Said:
    """What the two scores of one feature come to."""
    found = stands(*sides)
    said: dict[Stands, Said] = {
        "higher": say("You rate it higher than {team} does.", team=team),
        "lower": say("You rate it lower than {team} does.", team=team),
        "alike": say("Much the same."),
        "unclear": say("Not clear: the ranges are too wide to tell."),
    }
    if found is not None:
        return said[found]
    if any(side.n is None for side in sides):
        return say("Not shown: too few answers on one side or the other.")
    return say("There are no two scores to put side by side.")


def in_short(pairs: Sequence[Sides], team: str, say: Language) -> list[Said]:
    """The result for one partner: what is seen differently, and what much the same."""
    found: dict[Stands | None, list[str]] = {}
    for sides in pairs:
        found.setdefault(stands(*sides), []).append(sides[0].title)
    if "higher" in found and len(found["higher"]) == len(pairs) > 1:
        return [say("You rate every feature of working together higher than {team} does.", team=team)]
    if "lower" in found and len(found["lower"]) == len(pairs) > 1:
        return [say("You rate every feature of working together lower than {team} does.", team=team)]
    said = []
    if "higher" in found:
        said.append(say("You rate {titles} higher than {team} does.", titles=say.quoted(found["higher"]), team=team))
    if "lower" in found:
        said.append(say("You rate {titles} lower than {team} does.", titles=say.quoted(found["lower"]), team=team))
    if len(found.get("alike", ())) == len(pairs):
        return [say("The two of you see it much the same, as far as these figures can tell.")]
    if "alike" in found:
        said.append(say("You both rate {titles} much the same.", titles=say.quoted(found["alike"])))
    if "unclear" in found:
        said.append(say("On {titles}, the ranges are too wide to tell.", titles=say.quoted(found["unclear"])))
    return said or [say("There are no two scores to put side by side.")]


def begin_with(pairs: Sequence[Sides]) -> list[Sides]:
    """The features to begin a talk with: the two that are seen most differently, or else the one that either side rates lowest.

    Empty where nothing is seen differently, and neither team rates any of them below 60. Ties keep the questionnaire's order.
    """
    differently = [sides for sides in pairs if stands(*sides) in {"higher", "lower"}]
    if differently:
        return sorted(differently, key=_gap, reverse=True)[:MOST]
    low = [sides for sides in pairs if stands(*sides) in {"alike", "unclear"} and _lowest(sides) < BUILD_ON_FROM]
    return [min(low, key=_lowest)] if low else []


def _scores(sides: Sides) -> list[int]:
    return [side.score for side in sides if side.score is not None]


def _gap(sides: Sides) -> int:
    return max(_scores(sides)) - min(_scores(sides))


def _lowest(sides: Sides) -> int:
    return min(_scores(sides))


def begin(chosen: Sequence[Sides], say: Language) -> list[Said]:
    """Where to begin the talk, and how."""
    if not chosen:
        return [say("Begin with what helps both teams, so that it lasts. Then choose together what you want to look at.")]
    titles = say.quoted([sides[0].title for sides in chosen])
    if stands(*chosen[0]) in {"alike", "unclear"}:
        low = say("Begin with {titles}: of all features, it has the lowest score of either team.", titles=titles)
        return [low, say("Say what you need, then ask what they need.")]
    apart = say("Begin with {titles}: there your scores lie furthest from theirs.", titles=titles)
    return [apart, say("Ask what they have in mind before you say what you have.")]


def word_of(item: PublicItem) -> Word | None:
    """The word of a statement as it was asked: the printed one, or where a score is printed instead, what that comes to.

    Example:
        >>> from types import SimpleNamespace as Printed
        >>> [word_of(Printed(word=None, score=score, keyed="negative")) for score in (65, 64, 35, None)]
        ['mostly disagree', 'mixed', 'mostly agree', None]
    """
    if item.word is not None or item.score is None:
        return item.word
    if 100 - MOSTLY < item.score < MOSTLY:
        return "mixed"
    return "mostly agree" if (item.score >= MOSTLY) is (item.keyed == "positive") else "mostly disagree"


def statement(item: PublicItem, ends: Pair | None, say: Language) -> Said:
    """What one side says of a statement; ``ends`` where its scale is not about agreeing."""
    word = word_of(item)
    return say("not shown") if word is None else words.statement_word(say, word, ends)


def views(dimension: PublicDimension, say: Language) -> Said | None:
    """That the views within one team lie apart; None where they do not, or where that is not shown."""
    found = words.views(dimension)
    return words.views_phrase(say, found) if found and words.is_apart(dimension) else None


def rules(say: Language) -> list[Said]:
    """What both teams keep to when they meet."""
    return [
        say("Meet with both teams, or with a few people from each. Two people lead the talk, one from each team."),
        say("Begin with what works well between you."),
        say("Say what you need from the other team, not what it did wrong."),
        say("Look at one piece of work at a time, never at a person. Nobody guesses who said what."),
        say("Agree on one thing that each team will do, and on the day when you meet again."),
        say("If somebody was treated badly, stop here. Get help from outside both teams before you go on."),
    ]
