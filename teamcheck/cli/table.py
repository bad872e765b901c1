"""The figures of teams as a table for a terminal of 80 columns or more: what may be shown, and nothing else.

Signs are plain ASCII, so that the table survives any terminal, paste and screen reader; colour only repeats what they say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from teamcheck._inert import inert
from teamcheck.cli import totals_table
from teamcheck.cli.layout import WIDTH, Line, Span, fitted, paragraph, row, width, written
from teamcheck.report import account, checklists, cover, roles, sentences, summary, words
from teamcheck.report.ends import AGREEING, Ends
from teamcheck.report.language import ENGLISH
from teamcheck.responses.model import Audience
from teamcheck.scorecard.public import PolicyStamp, PublicChecklist, PublicDimension, PublicScorecard, PublicUnscored
from teamcheck.scorecard.totals.public import PublicOrganisation
from teamcheck.statistics.rounding import to_nearest

_SIGNS = (("-", "yellow"), (".", "dim"), ("+", "cyan"))
_EVERYONE = "everyone"
_AUDIENCE: Mapping[Audience, str] = {
    "team": "People were told: only your team sees its figures.",
    "team-and-coach": "People were told: only your team and its coach see its figures.",
    "organisation": "People were told: your team's figures may go to the organisation.",
}
#: The same where no file and no option says it: the audience is then the narrowest.
_UNSAID = "Nothing says what people were told: these figures are taken to be for the team alone."


def render_table(
    cards: Sequence[PublicScorecard],
    *,
    colour: bool,
    ends: Ends = AGREEING,
    organisation: PublicOrganisation | None = None,
    said: bool = True,
) -> str:
    """The parts of an organisation, every team by name, then how to read the figures and what people were told.

    Whoever asks for a tree asks for the whole: below the tables of all its teams it would be looked for in vain.

    Args:
        cards: What may be shown of each team.
        colour: Whether to write terminal colours.
        ends: The ends of scales that are not about agreeing.
        organisation: What may be shown of the teams together.
        said: Whether anything says what people were told of who sees their figures.

    Returns:
        Lines of at most 88 columns.
    """
    return written(_lines(cards, ends, organisation, said=said), colour=colour)


def _lines(
    cards: Sequence[PublicScorecard], ends: Ends, organisation: PublicOrganisation | None, *, said: bool
) -> Iterator[Line]:
    if organisation is not None:
        yield from totals_table.parts(organisation)
    for card in cards:
        yield from paragraph(_heading(card), "bold")
        yield from _discussion(card) if card.edition == "discussion" else _figures(card, ends)
        for sentence in account.unchecked(card, ENGLISH):
            yield from paragraph(sentence.plain)
        yield []
        yield from totals_table.groups(card.breakdowns)
    policies = [card.policy for card in cards]
    together = [each for card in cards for each in totals_table.dimensions_of(card.breakdowns)]
    if organisation is not None:
        policies.append(organisation.policy)
        together += totals_table.dimensions_of(organisation.breakdowns, organisation.nodes)
    own = [dimension for card in cards for dimension in card.dimensions]
    for text in (*_legend([*own, *together]), *totals_table.legend(together), *_told(policies, said=said)):
        yield from paragraph(text, "dim")


def _told(policies: Iterable[PolicyStamp], *, said: bool) -> list[str]:
    """The fewest people that a figure is of, and what people were told of who sees it."""
    return [
        f"No figure is of fewer than {minimum} people. {_AUDIENCE[audience] if said else _UNSAID}"
        for minimum, audience in dict.fromkeys((policy.minimum, policy.audience) for policy in policies)
    ]


def _legend(dimensions: Sequence[PublicDimension]) -> list[str]:
    """How to read the figures that are there."""
    said = {
        "Score: 0 to 100, higher is better. Likely: where the team's score very likely lies.": any(
            dimension.score is not None for dimension in dimensions
        ),
        "Everyone: all members answered, so the score is the whole team's as it is now.": any(
            _likely(dimension) == _EVERYONE for dimension in dimensions
        ),
        "Answers: a sign for each tenth of them, - unfavourable, . neutral, + favourable.": any(
            map(words.has_shares, dimensions)
        ),
    }
    return [line for line, needed in said.items() if needed]


def _heading(card: PublicScorecard) -> str:
    """The team and how many answered: ``Harbour: 9 of 11 answered``."""
    name = inert(" ".join(card.team.split()))
    when = f" ({inert(' '.join(card.round.split()))})" if card.round else ""
    return f"{name}{when}: {cover.answered(card, ENGLISH)}"


def _discussion(card: PublicScorecard) -> list[Line]:
    """Why a small team sees no figures, and what it can do instead."""
    why = ENGLISH.together(summary.in_short(card, ENGLISH)).plain
    what = "cards and an exercise" if card.dimensions else "steps and an exercise"
    return paragraph(f"{why} `teamcheck report` writes it as a page, with {what}.")


def _figures(card: PublicScorecard, ends: Ends) -> Iterator[Line]:
    """What was asked: a row a dimension, then a row for each thing on a list."""
    if card.dimensions:
        yield from _dimensions(card, ends)
    yield from _unscored(card.unscored, ends) if card.unscored else []
    for found in card.checklists:
        yield from _checklist(found)


def _unscored(found: Sequence[PublicUnscored], ends: Ends) -> Iterator[Line]:
    """The statements without a score, each with its word; a dash where it has none."""
    yield []
    yield from paragraph("Without a score", "bold")
    rows: list[tuple[str, str]] = []
    for each in found:
        word = None if each.word is None else words.statement_word(ENGLISH, each.word, ends.items.get(each.id))
        rows.append((each.text, "-" if word is None else word.plain))
    yield from _with_words(rows)


def _checklist(found: PublicChecklist) -> Iterator[Line]:
    """A list with how many chose each thing, or what is named of it; its words alone where nothing is shown."""
    yield from paragraph(inert(found.text), "bold")
    rows: list[tuple[str, str]] = []
    for option in checklists.ranked(found):
        count, named = checklists.count(option, found, ENGLISH), "half or more" if option.named else "-"
        rows.append((option.text, named if count is None else count.plain))
    if rows:
        yield from _with_words(rows)
        yield from paragraph(checklists.lead(found, ENGLISH).plain)


def _with_words(rows: Sequence[tuple[str, str]]) -> Iterator[Line]:
    """Texts, each with a word or a number beside it; at least one."""
    cells: list[list[Line]] = [[[(inert(text), "")], [(inert(beside), "")]] for text, beside in rows]
    widths = fitted(cells, [max(width(inert(beside)) for _, beside in rows)], WIDTH)
    for each in cells:
        yield from row(each, widths)


def _dimensions(card: PublicScorecard, ends: Ends) -> Iterator[Line]:
    """A row a dimension, in the order of the questionnaire; shares only where any may be shown."""
    shares = any(words.has_shares(dimension) for dimension in card.dimensions)
    columns = [("Score", max([7, *(width(_score(dimension, ends)) for dimension in card.dimensions)])), ("Likely", 9)]
    columns += [("Answers", 11), ("Favourable", 10)] if shares else []
    columns += [("Views", 5), ("", 10 if shares else 16)]
    headings: list[Line] = [[(heading, "dim")] for heading in ("Feature", *(heading for heading, _ in columns))]
    blocks = [(title, [_cells(card, each, ends, shares=shares) for each in members]) for title, members in _in_groups(card)]
    widths = fitted([headings, *(cells for _, rows in blocks for cells in rows)], [wanted for _, wanted in columns], WIDTH)
    yield from row(headings, widths, right=frozenset({1}))
    for title, rows in blocks:
        if title:
            yield []
            yield from paragraph(title, "bold")
        for cells in rows:
            yield from row(cells, widths, right=frozenset({1}))
    of_model = ENGLISH.together(roles.in_the_model(card.dimensions, ENGLISH)).plain
    for text in (*_withheld(card), of_model, sentences.marks(card.real_team, ENGLISH)):
        yield from paragraph(text) if text else []


def _in_groups(card: PublicScorecard) -> Iterator[tuple[str, list[PublicDimension]]]:
    """The features in blocks by group, each under its title with its mean where that is shown; first those of no group."""
    groups = {group.id: group for group in card.groups}
    yield "", [dimension for dimension in card.dimensions if dimension.group not in groups]
    for id_, group in groups.items():
        title = ENGLISH.apart(group.title).plain
        mean = "" if group.score is None else f": {group.score} on average"
        yield f"{title}{mean}", [dimension for dimension in card.dimensions if dimension.group == id_]


def _cells(card: PublicScorecard, dimension: PublicDimension, ends: Ends, *, shares: bool) -> list[Line]:
    """The figures of one dimension, a column each."""
    cells: list[Line] = [[(inert(dimension.title), "")], [(_score(dimension, ends), "bold")], [(_likely(dimension), "")]]
    if shares:
        cells += [_bar(dimension), [(_favourable(dimension), "")]]
    apart = dimension.agreement == "apart"
    return [*cells, [(dimension.agreement or "-", "yellow" if apart else "")], [(_tag(card, dimension.id), "cyan")]]


def _score(dimension: PublicDimension, ends: Ends) -> str:
    if dimension.score is None:
        word = words.one_word(dimension)
        return "-" if word is None else inert(words.statement_word(ENGLISH, word, ends.dimensions.get(dimension.id)).plain)
    return words.score(ENGLISH, dimension.score, dimension.score_end)


def _likely(dimension: PublicDimension) -> str:
    """The range of the score; ``everyone`` where nobody is missing."""
    if dimension.interval is not None:
        return words.span(ENGLISH, dimension.interval)
    reason = dimension.withheld.get("interval")
    everyone = dimension.score is not None and reason is not None and reason.code == "everyone-answered"
    return _EVERYONE if everyone else "-"


def _bar(dimension: PublicDimension) -> list[Span]:
    """Unfavourable, neutral, favourable: a sign for each tenth of the printed shares."""
    if not words.has_shares(dimension):
        return [("-", "")]
    shares = (dimension.unfavourable, dimension.neutral, dimension.favourable)
    return [(sign * to_nearest((share or 0) / 10), style) for share, (sign, style) in zip(shares, _SIGNS, strict=True)]


def _favourable(dimension: PublicDimension) -> str:
    """The share of answers that is favourable."""
    return words.share(ENGLISH, dimension.favourable) if words.has_shares(dimension) else "-"


def _tag(card: PublicScorecard, dimension: str) -> str:
    """What the reading says of a dimension."""
    if dimension in card.reading.build_on:
        return "build on"
    if dimension in card.reading.talk_about:
        return "talk about first"
    return "seen differently" if dimension in card.reading.see_differently else ""


def _withheld(card: PublicScorecard) -> list[str]:
    """Why a score is missing, each reason once with the features it concerns."""
    reasons: dict[str, list[str]] = {}
    for dimension in card.dimensions:
        reason = dimension.withheld.get("score")
        if dimension.score is None and reason is not None:
            reasons.setdefault(reason.text, []).append(inert(dimension.title))
    return [f"No score for {', '.join(titles)}: {text}" for text, titles in reasons.items()]
