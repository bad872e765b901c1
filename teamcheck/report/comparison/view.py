"""A comparison as plain data for the templates: page and Markdown print from this one view."""

from collections.abc import Sequence

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.account import confidentiality, unchecked
from teamcheck.report.comparison import account, appendix, drawings, summary, words
from teamcheck.report.cover import audience
from teamcheck.report.ends import AGREEING, Ends, ends_of
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.page import other_language
from teamcheck.report.plan.words import written_day
from teamcheck.scorecard.comparison.model import ComparedDimension, MovedItem, PlannedAction, PublicComparison

#: From so many rounds on, all of them are shown side by side.
SIDE_BY_SIDE = 3


def view(comparison: PublicComparison, asked: Questionnaire | None, say: Language) -> View:
    """Everything a comparison says and draws.

    Args:
        comparison: What may be shown.
        asked: What the last round was asked, in the words that titles and statements are in; None where that is not at hand.
        say: The language of the document's own sentences.
    """
    then, now = comparison.rounds[-2:]
    ends = AGREEING if asked is None else ends_of(asked)
    brief = summary.said_once(comparison, say) is not None
    return {
        "team": comparison.team,
        "page": {"lang": say.tag, "dir": say.direction},
        "words": other_language("en" if asked is None else asked.language, say),
        "kind": summary.kind(comparison, say),
        "facts": [*summary.facts(comparison, say), audience(comparison, say)],
        "caution": say.apart(asked.caution) if asked is not None and asked.caution else "",
        "short": [*summary.in_short(comparison, say), *unchecked(comparison, say)],
        "cause": account.cause(say),
        "beside_reports": account.beside_reports(comparison, say),
        "plan": None
        if comparison.plan is None
        else [_action(action, comparison, asked, ends, say, brief=brief) for action in comparison.plan],
        "then": say.apart(then.round),
        "now": say.apart(now.round),
        "changes": any(dimension.change is not None for dimension in comparison.dimensions),
        "blocks": [
            {"title": title, "rows": [_row(dimension, ends, say, brief=brief) for dimension in members]}
            for title, members in _in_groups(comparison.dimensions, asked, say)
        ],
        "waves": _waves(comparison, ends, say) if len(comparison.rounds) >= SIDE_BY_SIDE else None,
        "moved": [_moved(item, ends, say) for item in comparison.moved],
        "how_to_read": account.how_to_read(comparison, say),
        "confidentiality": confidentiality(comparison, say),
        "withheld": account.withheld(comparison, say),
        "figures": appendix.figures(comparison, ends, say),
        "origin": _origin(comparison, say),
    }


def _in_groups(
    dimensions: Sequence[ComparedDimension], asked: Questionnaire | None, say: Language
) -> list[tuple[Said | str, list[ComparedDimension]]]:
    """The features in blocks by group: those of no group first, under an empty title. A group has no figure of its own here."""
    groups = () if asked is None else asked.groups
    group_of = {} if asked is None else {each.id: each.group for each in asked.dimensions}
    titles: list[tuple[str | None, Said | str]] = [(None, ""), *((group.id, say.apart(group.title)) for group in groups)]
    blocks = [(title, [each for each in dimensions if group_of.get(each.id) == id_]) for id_, title in titles]
    return [(title, members) for title, members in blocks if members]


def _row(dimension: ComparedDimension, ends: Ends, say: Language, *, brief: bool) -> View:
    then, now = dimension.rounds[-2:]
    drawn = then.comparable and then.score is not None and now.score is not None
    return {
        "title": say.apart(dimension.title),
        "then": words.figure(then, ends.dimensions.get(dimension.id), say),
        "now": words.figure(now, ends.dimensions.get(dimension.id), say),
        "drawing": drawings.move(then.score or 0, now.score or 0) if drawn else Markup(),
        "change": "" if dimension.change is None else words.signed(dimension.change, say),
        "range": "" if dimension.interval is None else say("likely {range}", range=words.span(dimension.interval, say)),
        "word": words.verdict_word(dimension.verdict, say),
        "kind": words.kind(dimension.verdict),
        "why": "" if brief or words.too_few(dimension) else words.explained(dimension, say),
    }


def _action(
    action: PlannedAction, comparison: PublicComparison, asked: Questionnaire | None, ends: Ends, say: Language, *, brief: bool
) -> View:
    """What the team set out to do, and what its feature came to; never that one made the other. A list has none."""
    dimension = next((each for each in comparison.dimensions if each.id == action.dimension), None)
    return {
        "text": say.apart(action.text),
        "aim": _about_a_list(action, asked, say) if dimension is None else _aim(dimension, ends, say),
        "why": words.explained(dimension, say) if dimension is not None and _unsure(dimension) and not brief else "",
        "details": [
            *([say("Who: {name}", name=action.owner)] if action.owner else []),
            *([say("By when: {day}", day=written_day(action.by, say))] if action.by else []),
            *([say("We will know it works when: {sign}", sign=action.know)] if action.know else []),
        ],
        "done": [*_done(action, say), *_helped(action, say), *_last_said(action, say)],
    }


def _aim(dimension: ComparedDimension, ends: Ends, say: Language) -> Said:
    then, now = dimension.rounds[-2:]
    came_to = say(
        "Then {then}, now {now}: {word}.",
        then=words.figure(then, ends.dimensions.get(dimension.id), say),
        now=words.figure(now, ends.dimensions.get(dimension.id), say),
        word=words.verdict_word(dimension.verdict, say),
    )
    return say.together([say("It was meant to move “{title}”.", title=dimension.title), came_to])


def _about_a_list(action: PlannedAction, asked: Questionnaire | None, say: Language) -> Said:
    """Which list an action is about; what was chosen then and now is not compared."""
    lists = {} if asked is None else {each.id: each.text for each in asked.checklists}
    return say("It is about “{title}”. Lists are not compared.", title=lists.get(action.dimension, action.dimension))


def _unsure(dimension: ComparedDimension) -> bool:
    """Whether the word needs its reason beside it; that few answered is said at the top."""
    return dimension.verdict in {"cannot tell", "not comparable"} and not words.too_few(dimension)


def _done(action: PlannedAction, say: Language) -> list[Said]:
    if action.done is None:
        return []
    return [
        {
            "done": say("You did it."),
            "partly": say("You did a part of it."),
            "not yet": say("You have not done it yet."),
        }[action.done]
    ]


def _helped(action: PlannedAction, say: Language) -> list[Said]:
    if action.helped is None:
        return []
    return [
        {
            "yes": say("You say that it helped."),
            "a little": say("You say that it helped a little."),
            "no": say("You say that it did not help."),
        }[action.helped]
    ]


def _last_said(action: PlannedAction, say: Language) -> list[Said]:
    """What the team said when it last checked in, as its own words: not how it is now, and not what made it so."""
    said = action.said
    if said is None:
        return []
    day = written_day(said.day, say)
    found = {
        "worse": say("On {day} you said that it was worse than on the day of the plan.", day=day),
        "same": say("On {day} you said that it was the same as on the day of the plan.", day=day),
        "better": say("On {day} you said that it was better than on the day of the plan.", day=day),
    }[said.now]
    return [found, *([say("In your words: “{words}”", words=said.words)] if said.words else [])]


def _waves(comparison: PublicComparison, ends: Ends, say: Language) -> View:
    """Every round of every feature: a small drawing each, and the scores as text."""
    return {
        "rounds": [say.apart(each.round) for each in comparison.rounds],
        "rows": [
            {
                "title": say.apart(dimension.title),
                "drawing": drawings.wave([score.score if score.comparable else None for score in dimension.rounds]),
                "cells": [
                    {"round": say.apart(each.round), "score": words.figure(score, ends.dimensions.get(dimension.id), say)}
                    for each, score in zip(comparison.rounds, dimension.rounds, strict=True)
                ],
            }
            for dimension in comparison.dimensions
        ],
        "gaps": any(not score.comparable for dimension in comparison.dimensions for score in dimension.rounds),
    }


def _moved(item: MovedItem, ends: Ends, say: Language) -> View:
    return {
        "text": say.apart(item.text),
        "then": words.moved_figure(item.then_score, item.then_word, ends.items.get(item.id), say),
        "now": words.moved_figure(item.now_score, item.now_word, ends.items.get(item.id), say),
        "way": words.way(item, say),
    }


def _origin(comparison: PublicComparison, say: Language) -> list[tuple[Said, Said | str]]:
    """Which questionnaires were asked, and what made this."""
    stamps = [each.questionnaire for each in comparison.rounds]
    asked = dict.fromkeys((each.id, each.version) for each in stamps)
    extended = dict.fromkeys((each.core.id, each.core.version) for each in stamps if each.core)
    return [
        *((say("Questionnaire"), say("{title}, version {version}", title=name, version=version)) for name, version in asked),
        *((say("Built on"), say("{title}, version {version}", title=name, version=version)) for name, version in extended),
        (say("Made with"), f"teamcheck {comparison.teamcheck}"),
    ]
