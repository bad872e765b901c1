"""What the cover and the first lines of a comparison say."""

from collections.abc import Iterable, Sequence

from teamcheck.report.comparison import words
from teamcheck.report.cover import answered
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.comparison.model import ComparedDimension, PublicComparison, WhoAnswered
from teamcheck.scorecard.comparison.verdict import Verdict


def kind(comparison: PublicComparison, say: Language) -> Said:
    """What the document is."""
    return say.plural("{count} round compared", "{count} rounds compared", len(comparison.rounds))


def facts(comparison: PublicComparison, say: Language) -> list[Said]:
    """Who answered in each round, whether they are the same people, and how they were compared and why."""
    return [
        *(say("{round}: {answered}", round=each.round, answered=answered(each, say)) for each in comparison.rounds),
        *([same_people(comparison.people, say)] if comparison.people else []),
        how_compared(comparison, say),
    ]


def same_people(people: WhoAnswered, say: Language) -> Said:
    """How many of the people are the same in the last two rounds."""
    if not people.new and not people.gone:
        return say.plural("The same person answered both times.", "The same {count} people answered both times.", people.both)
    return say.row(
        [
            say.plural("{count} person answered both times", "{count} people answered both times", people.both),
            *([say.plural("{count} is new", "{count} are new", people.new)] if people.new else []),
            *([say.plural("{count} is gone", "{count} are gone", people.gone)] if people.gone else []),
        ]
    )


def how_compared(comparison: PublicComparison, say: Language) -> Said:
    """Whether people are compared with themselves or as two groups, and why; of several reasons that of most features."""
    compared = [dimension for dimension in comparison.dimensions if dimension.basis]
    linked = [dimension for dimension in compared if dimension.basis == "same people"]
    if linked and len(linked) == len(compared):
        return say("Each person is compared with themselves, for their codes say which answers are theirs.")
    if linked:
        return say(
            "Where nobody is new or gone and there are three statements or more, each person is compared with themselves;"
            " else the rounds are two groups."
        )
    reasons = [dimension.withheld["people"].code for dimension in compared]
    reason = max(reasons, key=reasons.count) if reasons else _nothing_compared(comparison)
    return {
        "not-linked": say("The rounds are compared as two groups, for nobody knows which answers are of the same person."),
        "new-or-gone": say(
            "The rounds are compared as two groups, for somebody is new or gone, and their answers could be worked out."
        ),
        "few-items": say("The rounds are compared as two groups, for with so few statements the answers could be worked out."),
        "below-12": say(
            "With fewer than twelve answers in a round, only scores stand side by side."
            " No person's earlier answers are laid beside their new ones."
        ),
        "pulse": say("Only what each page shows stands side by side, for at least one round is a pulse."),
        "rounded": say("Only scores stand side by side, for at least one round is given as rounded figures."),
        "other-people": say("Nothing is compared, for more than half of the people are not the same."),
    }.get(reason, say("Different people may have answered."))


def _nothing_compared(comparison: PublicComparison) -> str:
    """The code of why no feature that can be compared has a change, where it is the same for all; else nothing."""
    standing = with_verdict(comparison.dimensions, "cannot tell") or comparison.dimensions
    codes = {dimension.withheld["change"].code for dimension in standing}
    return codes.pop() if len(codes) == 1 else ""


def in_short(comparison: PublicComparison, say: Language) -> list[Said]:
    """What came of it, a sentence for each word, and nothing that reads as "nothing happened" where nothing can be told."""
    found = {verdict: with_verdict(comparison.dimensions, verdict) for verdict in _ORDER}
    said = [_sentence(verdict, members, len(comparison.dimensions), say) for verdict, members in found.items() if members]
    if found["cannot tell"]:
        said.append(say("That does not mean that nothing has: a change can be real and still not show."))
    if any(map(words.too_few, found["cannot tell"])):
        said.append(
            say("With fewer than twelve answers in a round, this page never says whether a change is more than chance.")
        )
    once = said_once(comparison, say)
    return [*_last_two(comparison, say), *said, *([once] if once else _chance(found["cannot tell"], say))]


def _last_two(comparison: PublicComparison, say: Language) -> list[Said]:
    """Which rounds the words are about, where there are more than two."""
    *others, then, now = comparison.rounds
    if not others:
        return []
    return [say("This is about the last two rounds: then is {then}, now is {now}.", then=then.round, now=now.round)]


def said_once(comparison: PublicComparison, say: Language) -> Said | None:
    """Why nothing can be told or compared, where it is the same for every row of the table; else None."""
    if {dimension.verdict for dimension in comparison.dimensions} not in ({"cannot tell"}, {"not comparable"}):
        return None
    reasons = {words.explained(dimension, say) for dimension in comparison.dimensions}
    return reasons.pop() if len(reasons) == 1 else None


_ORDER: tuple[Verdict, ...] = (
    "clear improvement",
    "clear decline",
    "possible improvement",
    "possible decline",
    "about the same",
    "not comparable",
    "cannot tell",
)


def with_verdict(dimensions: Iterable[ComparedDimension], verdict: Verdict) -> list[ComparedDimension]:
    """The dimensions that a word is said of."""
    return [dimension for dimension in dimensions if dimension.verdict == verdict]


def _sentence(verdict: Verdict, members: Sequence[ComparedDimension], of: int, say: Language) -> Said:
    if verdict == "cannot tell" and len(members) == of:
        return say("These answers cannot tell whether anything has changed.")
    if verdict == "not comparable" and len(members) == of:
        return say("No feature can be compared between these rounds.")
    titles = say.quoted([dimension.title for dimension in members])
    return {
        "clear improvement": say("You rated {titles} clearly higher than last time.", titles=titles),
        "clear decline": say("You rated {titles} clearly lower than last time.", titles=titles),
        "possible improvement": say("You rated {titles} higher than last time, but that may be chance.", titles=titles),
        "possible decline": say("You rated {titles} lower than last time, but that may be chance.", titles=titles),
        "about the same": say("You rated {titles} about the same as last time.", titles=titles),
        "not comparable": say("No comparison is possible for {titles}.", titles=titles),
        "cannot tell": say("For {titles}, these answers cannot tell whether anything has changed.", titles=titles),
    }[verdict]


def _chance(members: Sequence[ComparedDimension], say: Language) -> list[Said]:
    """How far chance alone moves a score of a small team: of several features the farthest."""
    few = [d.by_chance for d in members if words.too_few(d) and d.by_chance is not None]
    return [words.by_chance(max(few), say)] if few else []
