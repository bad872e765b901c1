"""An organisation as plain data for the templates: page and Markdown print from this one view."""

import re
from collections.abc import Iterable, Iterator, Sequence

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import charts, words
from teamcheck.report.account import unchecked
from teamcheck.report.dimensions import range_text, score_drawing
from teamcheck.report.grid import NONE, Row, grid, score_text
from teamcheck.report.groups import groups
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.organisation import words as own
from teamcheck.report.page import other_language
from teamcheck.report.summary import Attended, answered
from teamcheck.report.why import reason_text
from teamcheck.scorecard.copies import for_organisation
from teamcheck.scorecard.public import PublicScorecard, PublicTotal
from teamcheck.scorecard.totals.public import PublicMiddle, PublicNode, PublicOrganisation

_NUMBER = re.compile(r"([0-9]+)")


def view(
    organisation: PublicOrganisation,
    questionnaire: Questionnaire,
    teams: Sequence[PublicScorecard],
    say: Language,
    *,
    said: bool,
) -> View:
    """Everything the page says and draws.

    Args:
        organisation: What may be shown of the parts, in the words of the questionnaire.
        questionnaire: What was asked.
        teams: Teams whose own figures stand under the part they belong to; none where people were not told so.
        say: The language of the document's own sentences.
        said: Whether anything says what people were told of who sees their figures.
    """
    nodes = sorted(organisation.nodes, key=lambda node: _by_name(node.path))
    highest = [node for node in nodes if len(node.path) == 1]
    everybody = next((node for node in nodes if not node.path), highest[0] if len(highest) == 1 else None)
    named = len(highest) == 1 and everybody is not None and _same(everybody, highest[0])
    rows = list(_rows(nodes[1:] if named and not nodes[0].path else nodes, organisation, teams, say))
    return {
        "page": {"lang": say.tag, "dir": say.direction},
        "words": other_language(questionnaire.language, say),
        "kind": say("Organisation report"),
        "title": say.apart(highest[0].name) if named else say("The organisation and its parts"),
        "facts": _facts(organisation, nodes, everybody, say),
        "told": [own.audience(organisation, say, said=said), own.minimum(organisation, say)],
        "short": own.in_short(organisation, say),
        "unchecked": unchecked(organisation, say),
        "together": None if everybody is None or not own.has_scores(everybody) else _together(everybody, say),
        "parts": _parts(rows, organisation, say) if rows else None,
        "in_no_part": [] if teams else own.in_no_part(organisation, say),
        "groups": groups(organisation.breakdowns, say),
        "middles": _middles(organisation, questionnaire, say),
        "protection": own.protection(organisation, say),
        "origin": own.origin(organisation, questionnaire, say),
    }


def _by_name(path: Iterable[str]) -> list[tuple[tuple[str | int, ...], str]]:
    """Where a part stands: below the part that it lies in, by its name, a number in a name by its size.

    >>> sorted([["Ward 10"], ["Ward 2"], ["Theatre", "Night"], ["theatre"], ["Theatre"]], key=_by_name)
    [['Theatre'], ['Theatre', 'Night'], ['theatre'], ['Ward 2'], ['Ward 10']]
    """
    return [(tuple(_pieces(name)), name) for name in path]


def _pieces(name: str) -> Iterator[str | int]:
    """A name in turns of text and whole number, so that two names are compared like with like."""
    for place, piece in enumerate(_NUMBER.split(name.casefold())):
        yield int(piece) if place % 2 else piece


def _same(everybody: PublicNode, highest: PublicNode) -> bool:
    """Whether the one highest part is everybody: it has the same figures, so that they need not stand in the table twice."""
    return everybody.dimensions == highest.dimensions and everybody.answered == highest.answered


def _facts(
    organisation: PublicOrganisation, nodes: Sequence[PublicNode], everybody: PublicNode | None, say: Language
) -> list[Said]:
    """How many answered, the round, and how much there is to show."""
    parts = sum(bool(node.path) for node in nodes)
    return [
        *([answered(everybody, say)] if everybody else []),
        *([say.apart(organisation.round)] if organisation.round else []),
        *([say.plural("{count} part", "{count} parts", parts)] if parts else []),
        *([say.plural("{count} team", "{count} teams", everybody.teams)] if everybody else []),
    ]


def _caption(organisation: PublicOrganisation, say: Language) -> Said:
    """What the table of parts is of: its levels, from the top."""
    if not organisation.tree:
        return say("The parts, by name")
    return say("The parts, by name: {levels}", levels=say.row(organisation.tree))


def _parts(rows: Sequence[Row], organisation: PublicOrganisation, say: Language) -> View:
    return grid(rows, say("Part"), _caption(organisation, say), say, minimum=organisation.policy.minimum)


def _rows(
    nodes: Iterable[PublicNode], organisation: PublicOrganisation, teams: Iterable[PublicScorecard], say: Language
) -> Iterator[Row]:
    """Every part, and below it the teams that belong to it and to no smaller part; last, teams of which that is not known."""
    where = {member.team: tuple(member.path) for member in organisation.members}
    below: dict[tuple[str, ...] | None, list[PublicScorecard]] = {}
    for card in sorted(map(for_organisation, teams), key=lambda card: _by_name([card.team])):
        below.setdefault(where.get(card.team), []).append(card)
    for node in nodes:
        path = tuple(node.path)
        if path:
            yield Row(say.apart(node.name), node.dimensions, _people_of(node, say), len(path) - 1, path[:-1])
        else:
            yield Row(say("Everybody together"), node.dimensions, _people_of(node, say), kind="whole")
        yield from (_team(card, path, say) for card in below.pop(path, ()))
    yield from (_team(card, (), say) for cards in below.values() for card in cards)


def _team(card: PublicScorecard, path: tuple[str, ...], say: Language) -> Row:
    return Row(say.apart(card.team), card.dimensions, _people(card, say), len(path), path, "team")


def _people_of(node: PublicNode, say: Language) -> Said:
    """How many answered, and how many of them are counted where that is fewer for a reason of ours."""
    counted = own.counted(node, say)
    return _people(node, say) if counted is None else say.row([_people(node, say), counted])


def _people(found: Attended, say: Language) -> Said:
    if found.size is None:
        return Said(found.answered)
    return say("{some} of {count}", some=found.answered, count=found.size)


def _together(node: PublicNode, say: Language) -> View:
    """Every feature of everybody together, drawn."""
    return {
        "rows": [_drawn(dimension, say) for dimension in node.dimensions],
        "has_shares": any(map(words.has_shares, node.dimensions)),
        "has_views": any(map(words.views, node.dimensions)),
    }


def _drawn(dimension: PublicTotal, say: Language) -> View:
    views, shares = words.views(dimension), words.has_shares(dimension)
    unfavourable, favourable = (words.share(say, share) for share in (dimension.unfavourable, dimension.favourable))
    reason = dimension.withheld.get("score") if dimension.score is None else None
    return {
        "title": say.apart(dimension.title),
        "people": NONE if dimension.n is None else Said(dimension.n),
        "drawing": score_drawing(dimension),
        "score": score_text(dimension, say),
        "range": range_text(dimension, say) or "",
        "why": reason_text(reason, say) if reason else "",
        "sides": charts.shares(dimension.unfavourable, dimension.favourable) if shares else "",
        "left": say("{share} unfavourable", share=unfavourable) if shares else "",
        "right": say("{share} favourable", share=favourable) if shares else "",
        "views": "" if views is None else words.views_word(say, views),
        "apart": views == "apart",
    }


def _middles(organisation: PublicOrganisation, questionnaire: Questionnaire, say: Language) -> View | None:
    """The middle score of the teams with enough answers, and why features have none; None where nothing is said of it."""
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}
    why: dict[Said, list[str]] = {}
    for each in organisation.medians:
        if "median" in each.withheld:
            why.setdefault(reason_text(each.withheld["median"], say), []).append(titles[each.id])
    if not organisation.medians:
        return None
    return {
        "rows": [_middle(each, titles[each.id], say) for each in organisation.medians if each.median is not None],
        "withheld": [(reason, _where(found, len(organisation.medians), say)) for reason, found in why.items()],
    }


def _where(titles: Sequence[str], of: int, say: Language) -> Said:
    return say("all features") if len(titles) == of else say.listed(titles)


def _middle(found: PublicMiddle, title: str, say: Language) -> View:
    return {
        "title": say.apart(title),
        "median": say("{number}", number=found.median),
        "teams": Said(found.teams),
    }
