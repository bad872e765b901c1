"""What the cover and the first lines of a comparison say."""

from collections.abc import Iterable, Sequence

from teamcheck.report.comparison import words
from teamcheck.report.language import Language, Said
from teamcheck.report.summary import answered
from teamcheck.scorecard.comparison.model import ComparedDimension, PublicComparison
from teamcheck.scorecard.comparison.verdict import Verdict


def kind(comparison: PublicComparison, say: Language) -> Said:
    """What the document is."""
    return say.plural("{count} round compared", "{count} rounds compared", len(comparison.rounds))


def facts(comparison: PublicComparison, say: Language) -> list[Said]:
    """Who answered in each round, and whether they are the same people."""
    return [
        *(say("{round}: {answered}", round=each.round, answered=answered(each, say)) for each in comparison.rounds),
        same_people(comparison, say),
    ]


def same_people(comparison: PublicComparison, say: Language) -> Said:
    """How many of the people are the same in the last two rounds, where that is shown."""
    people = comparison.people
    if people is None and comparison.withheld["people"].code == "few-new-or-gone":
        return say("How many of the people are the same is not shown.")
    if people is None:
        return say("Different people may have answered.")
    if not people.new and not people.gone:
        return say.plural("The same person answered both times.", "The same {count} people answered both times.", people.both)
    return say.row(
        [
            say.plural("{count} person answered both times", "{count} people answered both times", people.both),
            *([say.plural("{count} is new", "{count} are new", people.new)] if people.new else []),
            *([say.plural("{count} is gone", "{count} are gone", people.gone)] if people.gone else []),
        ]
    )


def in_short(comparison: PublicComparison, say: Language) -> list[Said]:
    """What came of it, a sentence for each word, and nothing that reads as "nothing happened" where nothing can be told."""
    found = {verdict: with_verdict(comparison.dimensions, verdict) for verdict in _ORDER}
    said = [_sentence(verdict, members, len(comparison.dimensions), say) for verdict, members in found.items() if members]
    if found["cannot tell"]:
        said.append(say("That does not mean that nothing has: a change can be real and still not show."))
    once = said_once(comparison, say)
    return [*said, *([once] if once else _unseen(found["cannot tell"], say))]


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


def _unseen(members: Sequence[ComparedDimension], say: Language) -> list[Said]:
    """How large a change could have gone unseen in a small team."""
    few = [d.least_seen for d in members if words.too_few(d) and d.least_seen is not None]
    return [words.unseen(min(few), say)] if few else []
