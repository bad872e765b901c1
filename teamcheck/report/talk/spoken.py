"""Words to say in a talk: to open it, in each of its steps, and of each feature; and what is better not said."""

from collections.abc import Mapping
from typing import NamedTuple

from teamcheck._translatable import translatable
from teamcheck.questionnaire.model import Dimension
from teamcheck.report import sentences, words
from teamcheck.report.language import Language, Said
from teamcheck.report.sentences import Height
from teamcheck.report.talk.agenda import Step
from teamcheck.report.talk.brake import Pace
from teamcheck.report.words import Views
from teamcheck.scorecard.public import PublicDimension

#: By height and views, where neither the questionnaire nor the report has words of its own for them.
_OF_FEATURES: Mapping[tuple[Height, Views | None], str] = {
    ("high", "close"): translatable("You rate this high, and you see it much alike. What do you do to keep it so?"),
    ("high", "apart"): translatable("You rate this high, but you see it differently. Where is it harder than it looks?"),
    ("high", None): translatable("You rate this high. When did it go well, and what made it work?"),
    ("middle", "apart"): translatable("You rate this in between, but you see it differently. What is it like for each of you?"),
    ("middle", None): translatable("You rate this in between. What would make it a little better?"),
    ("low", "close"): translatable("You rate this low, and you see it much alike. What has helped before?"),
    ("low", "apart"): translatable("You rate this low, and you see it differently. What is it like on different days?"),
    ("low", None): translatable("You rate this low. What makes it hard, and when is it easier?"),
}


class Unsaid(NamedTuple):
    """What is better not said, what does harm in it, and what to say in its place."""

    not_said: Said
    why: Said
    said: Said


def opening(pace: Pace, say: Language) -> Said:
    """Words to open a talk with."""
    if pace == "cards":
        return say(
            "“We have no figures today, and we do not need them. Nobody has to explain a card."
            " We look for one thing that is worth doing.”"
        )
    if pace == "slow":
        return say(
            "“Today we begin with questions, not with scores. You choose what you speak about. Nobody here has to defend"
            " anything. We look for one thing that is worth doing.”"
        )
    return say(
        "“This is how you saw your team on one day. It may be wrong in places. Nobody here has to defend anything."
        " We look for one thing that is worth doing.”"
    )


def of_step(step: Step, pace: Pace, say: Language) -> list[Said]:
    """What to say in a step."""
    if step == "begin":
        return [opening(pace, say), say("“What is said here stays here, unless we agree on what we pass on.”")]
    return {
        "back": [
            say("“What did we plan last time, and what came of it? What helped, and what got in the way?”"),
            say("“Nobody is to blame for what is not done. We want to know why it was hard.”"),
        ],
        "alone": [say("“Take your time. You need not show anyone what you mark.”")],
        "pairs": [
            say("“Does this picture fit? What is missing from it? We do not solve anything yet.”"),
            say("“What did you hear that was new to you? Say what, not who.”"),
        ],
        "groups": [
            say("“Tell each other of a moment, good or bad. What was it like? What did you need?”"),
            say("“We do not solve anything yet.”"),
        ],
        "heard": [say("“What should all of us hear? Say what, not who.”")],
        "cards": [say("“Think first. Then we all show a card at the same time, and nobody has to explain theirs.”")],
        "strength": [say("“When did this go well? Who did what? What would we lose if we stopped?”")],
        "choose": [say("“Write the number of what you want to talk about. Nobody sees whose slip is whose.”")],
        "topic": [
            say("“What makes this hard? When was it easier? What would help most?”"),
            say("“What might someone have in mind who sees it differently?”"),
        ],
        "actions": [
            say("“What is the smallest step that would help? Who takes it, and on which of the next seven days?”"),
            say("“Is this ours to mend? If not: to whom do we raise it, who does so, and by when do they reply?”"),
        ],
        "ahead": _last(say),
        "later": [say("“We stop here on purpose. On which day do we go on?”"), _reply(say)],
    }[step]


def _last(say: Language) -> list[Said]:
    return [say("“What will we stop doing to make room? On which day do we look again?”"), _reply(say)]


def _reply(say: Language) -> Said:
    return say("To whoever leads the team: “What did you hear? What will you do yourself, and what can you not promise?”")


def of_feature(dimension: PublicDimension, asked: Dimension, say: Language) -> Said:
    """What to say of a feature, as it is printed: the questionnaire's words, or else ours."""
    theirs = sentences.pattern(dimension, asked, say)
    if theirs is not None:
        return theirs
    height = sentences.rated(dimension)
    if height is None:
        return say("There is no score to lean on. What is it like here?")
    views = words.views(dimension)
    return say(_OF_FEATURES[height, "apart" if views == "two camps" else views])


def unsaid(pace: Pace, say: Language) -> list[Unsaid]:
    """What whoever leads a talk does not say."""
    of_scores = [
        Unsaid(
            say("“This is a bad score.”"),
            say("A score is no mark. It may be wrong, and what counts as good is for the team to say."),
            say("“This is how you rated it. What do you make of that?”"),
        ),
        Unsaid(
            say("“The score shows that the leader ...”"),
            say("A score never says why, and it never speaks of one person."),
            say("“What do you think lies behind it?”"),
        ),
        Unsaid(
            say("“If you do this, the score goes up.”"),
            say("Nobody can promise that, and the score is not what it is about."),
            say("“What would you notice if it got better?”"),
        ),
    ]
    return [
        Unsaid(
            say("“Who sees it this way?”"),
            say("It asks people to give their answers away."),
            say("“What might someone have in mind who sees it this way?”"),
        ),
        *([] if pace == "cards" else of_scores),
        Unsaid(
            say("“That cannot be right.”"),
            say("It tells people that they were wrong to say so."),
            say("“What makes it look different to you?”"),
        ),
        Unsaid(
            say("“All teams have this problem.”"),
            say("It ends the talk before it has begun."),
            say("“What is it like here?”"),
        ),
        Unsaid(
            say("“Why did some of you not answer?”"),
            say("Leaving it out is a right, and it has reasons that are nobody's business."),
            say("“What would make it easier to answer next time?”"),
        ),
        Unsaid(
            say("“I would do this.”"),
            say("People do what they have found themselves."),
            say("“What have you tried, and what helped a little?”"),
        ),
    ]
