"""Where teams differ, what the team has to do with it, and how far statements hang together: in words (method M71)."""

from collections.abc import Callable, Mapping, Sequence

from teamcheck.report.language import Language, Said
from teamcheck.report.why import reason_text
from teamcheck.scorecard.totals.public import PublicBetween, PublicMiddle, PublicOrganisation

Titles = Mapping[str, str]
#: A sentence about a dimension, with the features it holds for; None where there is nothing to say.
Choose = Callable[[PublicBetween, Said, Language], Said | None]


def differing(organisation: PublicOrganisation, titles: Titles, say: Language) -> list[Said]:
    """In which features the middle half of the teams' scores reaches furthest, and in which least far."""
    found = organisation.differing
    if found.most is None or found.least is None:
        return []
    middles = {each.id: each for each in organisation.medians}
    most = [_reach("most", middles[id_], titles[id_], say) for id_ in found.most]
    least = [_reach("least", middles[id_], titles[id_], say) for id_ in found.least]
    if not most and not least:
        return [say("Teams differ about as much on one feature as on another.")]
    return [
        *most,
        *least,
        say("A part of such differences is chance, and the smaller the teams, the larger the part."),
    ]


def _reach(side: str, middle: PublicMiddle, title: str, say: Language) -> Said:
    low, high = middle.middle_half or (0, 0)
    if low == high:
        return say("Teams differ least on “{feature}”: the middle half of them is at {low}.", feature=title, low=low)
    values = {"feature": title, "low": low, "high": high}
    if side == "most":
        return say("Teams differ most on “{feature}”: the middle half of them reaches from {low} to {high}.", **values)
    return say("Teams differ least on “{feature}”: the middle half of them reaches from {low} to {high}.", **values)


def between(found: Sequence[PublicBetween], titles: Titles, say: Language) -> list[Said]:
    """How much of the differences between people goes with their team, and what that is worth; each with its features."""
    return [
        *_grouped(found, titles, say, _share),
        *_grouped(found, titles, say, _tell_apart),
        *_why_no_share(found, titles, say),
    ]


def hanging(found: Sequence[PublicBetween], titles: Titles, say: Language) -> list[Said]:
    """How far the statements of features hang together; each with its features.

    Nothing where it is of no feature: it was not counted then, or `between` has the reason.
    """
    if all(each.hang_together is None for each in found):
        return []
    return [*_grouped(found, titles, say, _hang), *_why_no_word(found, titles, say)]


def _grouped(found: Sequence[PublicBetween], titles: Titles, say: Language, choose: Choose) -> list[Said]:
    """Sentences that several features have in common, each once with these features."""
    alike: dict[Said, list[PublicBetween]] = {}
    for each in found:
        sentence = choose(each, Said(), say)
        if sentence is not None:
            alike.setdefault(sentence, []).append(each)
    chosen = [choose(same[0], _where([each.id for each in same], len(found), titles, say), say) for same in alike.values()]
    return [sentence for sentence in chosen if sentence is not None]


def _where(ids: Sequence[str], of: int, titles: Titles, say: Language) -> Said:
    return say("all features") if len(ids) == of > 1 else say.quoted([titles[id_] for id_ in ids])


def _why_no_share(found: Sequence[PublicBetween], titles: Titles, say: Language) -> list[Said]:
    """Why it is not said what the team has to do with answers: each reason once."""
    return [
        say("What the team has to do with answers cannot be said for {features}. {reason}", features=features, reason=reason)
        for features, reason in _why(found, titles, say, "share")
    ]


def _why_no_word(found: Sequence[PublicBetween], titles: Titles, say: Language) -> list[Said]:
    """Why it is not said how far statements hang together: each reason once."""
    return [
        say("How far the statements of {features} hang together cannot be said. {reason}", features=features, reason=reason)
        for features, reason in _why(found, titles, say, "hang_together")
    ]


def _why(found: Sequence[PublicBetween], titles: Titles, say: Language, key: str) -> list[tuple[Said, Said]]:
    """The features of which something is not said, and the reason."""
    why: dict[Said, list[str]] = {}
    for each in found:
        if key in each.withheld:
            why.setdefault(reason_text(each.withheld[key], say), []).append(each.id)
    return [(_where(ids, len(found), titles, say), reason) for reason, ids in why.items()]


def _share(each: PublicBetween, where: Said, say: Language) -> Said | None:
    """How much of what tells people's answers apart is the team they are in."""
    if each.share is None:
        return None
    if not each.beyond_chance:
        return say("On {features}, teams differ no more than chance could make them.", features=where)
    return {
        0: say("On {features}, hardly any of what tells people's answers apart is the team they are in.", features=where),
        10: say("On {features}, about a tenth of what tells people's answers apart is the team they are in.", features=where),
        20: say("On {features}, about a fifth of what tells people's answers apart is the team they are in.", features=where),
        30: say("On {features}, nearly a third of what tells people's answers apart is the team they are in.", features=where),
        40: say("On {features}, two fifths of what tells people's answers apart is the team they are in.", features=where),
        50: say("On {features}, half or more of what tells people's answers apart is the team they are in.", features=where),
    }[each.share]


def _tell_apart(each: PublicBetween, where: Said, say: Language) -> Said | None:
    """Whether teams' scores are sure enough to tell teams apart."""
    if each.tell_apart is None:
        return None
    if each.tell_apart:
        return say(
            "On {features}, scores are sure enough to tell many teams apart. They do not say why teams differ.", features=where
        )
    return say(
        "On {features}, scores are not sure enough to tell most teams apart: one more reason not to rank them.", features=where
    )


def _hang(each: PublicBetween, where: Said, say: Language) -> Said | None:
    """How far the statements of a feature hang together."""
    if each.hang_together is None:
        return None
    return {
        "well": say("The statements of {features} hang together well.", features=where),
        "fairly": say("The statements of {features} hang together.", features=where),
        "loosely": say(
            "The statements of {features} hang together loosely: look at each statement too, not at the score alone.",
            features=where,
        ),
        "hardly": say(
            "The statements of {features} hardly hang together: the score says little, so look at each statement.",
            features=where,
        ),
    }[each.hang_together]
