"""An organisation as plain data for the templates: page and Markdown print from this one view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import charts, words
from teamcheck.report.account import unchecked
from teamcheck.report.cover import Attended, answered
from teamcheck.report.dimensions import range_text, score_drawing
from teamcheck.report.grid import NONE, Row, grid, score_text
from teamcheck.report.groups import groups
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.organisation import between, shared, strips
from teamcheck.report.organisation import words as own
from teamcheck.report.organisation.change import change_view
from teamcheck.report.organisation.heat import heat, legend, tint
from teamcheck.report.organisation.plan import Page
from teamcheck.report.page import other_language
from teamcheck.report.why import reason_text
from teamcheck.scorecard.public import PublicTotal
from teamcheck.scorecard.totals.public import PublicMiddle, PublicNode, PublicOrganisation


@dataclass(frozen=True, slots=True)
class Shown:
    """What every page of one organisation is made from.

    Attributes:
        organisation: What may be shown of its parts, in the words of the questionnaire.
        questionnaire: What was asked.
        say: The language of the document's own sentences.
        said: Whether anything says what people were told of who sees their figures.
        ending: What names of pages end in.
    """

    organisation: PublicOrganisation
    questionnaire: Questionnaire
    say: Language
    said: bool
    ending: str

    @property
    def titles(self) -> dict[str, str]:
        """The features that have a score, by their ids."""
        return {dimension.id: dimension.title for dimension in self.questionnaire.scored}


def view(shown: Shown, page: Page) -> View:
    """Everything one page says and draws: that of everybody, or of one part.

    Args:
        shown: What all pages are made from.
        page: Which parts and teams it lists.
    """
    organisation, say = shown.organisation, shown.say
    return {
        "page": {"lang": say.tag, "dir": say.direction},
        "words": other_language(shown.questionnaire.language, say),
        "kind": say("Organisation report"),
        "told": [own.audience(organisation, say, said=shown.said), own.minimum(organisation, say)],
        "facts": _facts(organisation, page, say),
        "unchecked": unchecked(organisation, say),
        "heat": _heat(shown, page),
        "legend": legend(say),
        "parts": _parts(shown, page),
        "pages": [_link(shown, page, each.place, each.first, each.last) for each in page.links],
        "protection": own.protection(organisation, say),
        "origin": own.origin(organisation, shown.questionnaire, say),
        **(_of_everybody(shown, page) if page.above is None else _of_part(shown, page)),
    }


def _of_everybody(shown: Shown, page: Page) -> View:
    """What only the page of everybody has."""
    organisation, say, titles = shown.organisation, shown.say, shown.titles
    caution = shown.questionnaire.caution
    return {
        "title": shared.title(organisation, titles, say),
        "name": _name(organisation, page, say),
        "up": "",
        "extent": shared.extent(organisation.coverage, say),
        "shared": shared.shared(organisation, titles, say),
        "cautions": [*([say.apart(caution)] if caution else []), *shared.cautions(organisation, say), *own.in_short(page, say)],
        "coverage": own.coverage(organisation, say),
        "together": None if page.node is None or not own.has_scores(page.node) else _together(page.node, say),
        "in_no_part": [] if page.teams or page.leads or page.links else own.in_no_part(organisation, say),
        "change": None if organisation.change is None else change_view(organisation.change, titles, say),
        "groups": groups(organisation.breakdowns, say),
        "middles": _middles(shown),
        "differing": between.differing(organisation, titles, say),
        "between": between.between(organisation.between, titles, say),
        "hanging": between.hanging(organisation.between, titles, say),
        "most": shared.most(say),
    }


def _of_part(shown: Shown, page: Page) -> View:
    """What the page of one part has instead: the way back, and nothing of everybody."""
    say, node = shown.say, page.node
    name = say("Everybody together") if node is None or not node.path else say.apart(node.name)
    nothing: dict[str, None] = dict.fromkeys(("change", "together", "groups", "middles"))
    empty: dict[str, tuple[()]] = dict.fromkeys(
        ("shared", "cautions", "coverage", "in_no_part", "differing", "between", "hanging", "most"), ()
    )
    above = page.above or ""
    return {"title": name, "name": "", "up": _href(shown, page, above), "extent": "", **nothing, **empty}


def _name(organisation: PublicOrganisation, page: Page, say: Language) -> Said | str:
    """The name of the one part that is everybody; empty where there is none."""
    highest = [node for node in organisation.nodes if len(node.path) == 1]
    everybody = next((node for node in organisation.nodes if not node.path), None)
    if len(highest) == 1 and (page.path or (everybody is not None and _same(everybody, highest[0]))):
        return say.apart(highest[0].name)
    return ""


def _same(everybody: PublicNode, highest: PublicNode) -> bool:
    """Whether the one highest part is everybody: it has the same figures, so that they need not stand in the table twice."""
    return everybody.dimensions == highest.dimensions and everybody.answered == highest.answered


def _href(shown: Shown, page: Page, place: str) -> str:
    """The way from one page to another: that of everybody lies beside the folder of all others."""
    if not place:
        return f"../{NAME}.{shown.ending}"
    return f"{place}.{shown.ending}" if page.place else f"{NAME}/{place}.{shown.ending}"


#: What the page of everybody is called, and the folder of the others beside it.
NAME = "organisation"


def _link(shown: Shown, page: Page, place: str, first: str, last: str) -> View:
    text = shown.say.apart(first) if first == last else shown.say("{first} to {last}", first=first, last=last)
    return {"text": text, "href": _href(shown, page, place)}


def _facts(organisation: PublicOrganisation, page: Page, say: Language) -> list[Said]:
    """How many answered, the round, and how much there is to show."""
    node, parts = page.node, page.within
    return [
        *([answered(node, say)] if node else []),
        *([say.apart(organisation.round)] if organisation.round else []),
        *([say.plural("{count} part", "{count} parts", parts)] if parts else []),
        *([say.plural("{count} team", "{count} teams", node.teams)] if node else []),
    ]


def _heat(shown: Shown, page: Page) -> View | None:
    """The teams that the page lists; None where it lists none."""
    if not page.teams:
        return None
    return heat(shown.organisation, page.teams, list(shown.titles.values()), shown.say)


def _parts(shown: Shown, page: Page) -> View | None:
    """The parts that the page lists, below the one it is of; None where that is everybody and there are none."""
    node, nodes = page.node, list(page.nodes)
    if node is not None and not node.path and nodes and len(nodes[0].path) == 1 and _name(shown.organisation, page, shown.say):
        node = None
    every = [*([] if node is None else [node]), *nodes]
    if not nodes and (node is None or not node.path):
        return None
    rows = list(_rows(every, page, shown))
    caption, say = own.caption(shown.organisation, shown.say), shown.say
    minimum = shown.organisation.policy.minimum
    return grid(rows, say("Part"), caption, say, minimum=minimum, tint=None if page.teams else tint)


def _rows(nodes: Sequence[PublicNode], page: Page, shown: Shown) -> Iterator[Row]:
    """Every part, with the page of its own that it has."""
    say = shown.say
    for node in nodes:
        path = tuple(node.path)
        leads = page.leads.get(path)
        href = "" if leads is None else _href(shown, page, leads)
        if path:
            yield Row(say.apart(node.name), node.dimensions, _people_of(node, say), len(path) - 1, path[:-1], leads=href)
        else:
            yield Row(say("Everybody together"), node.dimensions, _people_of(node, say), kind="whole")


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


def _middles(shown: Shown) -> View | None:
    """How the teams' scores lie, and why features have none; None where nothing is said of it."""
    organisation, say, titles = shown.organisation, shown.say, shown.titles
    why: dict[Said, list[str]] = {}
    for each in organisation.medians:
        if "median" in each.withheld:
            why.setdefault(reason_text(each.withheld["median"], say), []).append(titles[each.id])
    if not organisation.medians:
        return None
    rows = [each for each in organisation.medians if each.median is not None]
    return {
        "rows": [_middle(each, titles[each.id], say) for each in rows],
        "how": _how(rows, say) if rows else [],
        "withheld": [(reason, _where(found, len(organisation.medians), say)) for reason, found in why.items()],
    }


def _how(rows: Sequence[PublicMiddle], say: Language) -> list[Said]:
    """How the drawings are read."""
    bars = sum(map(strips.has_bars, rows))
    return [
        *([say("Each dot is a team at its printed score.")] if bars < len(rows) else []),
        *([say("The higher a bar, the more teams have a score near it.")] if bars else []),
        say("The line is the middle score: half of the teams have it or a lower one, half have it or a higher one."),
        *([say("The band is the middle half of the teams.")] if any(each.middle_half for each in rows) else []),
        *([say("Scores are to the nearest 5.")] if all(map(strips.in_fives, rows)) else []),
        say("Which team has which score is not said here."),
    ]


def _where(titles: Sequence[str], of: int, say: Language) -> Said:
    return say("all features") if len(titles) == of else say.listed(titles)


def _middle(found: PublicMiddle, title: str, say: Language) -> View:
    return {
        "title": say.apart(title),
        "drawing": strips.strip(found),
        "in_words": strips.in_words(found.scores or (), say),
        "median": say("{number}", number=found.median),
        "half": NONE if found.middle_half is None else words.span(say, found.middle_half),
        "teams": Said(found.teams),
    }
