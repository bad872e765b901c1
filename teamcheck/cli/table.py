"""The figures of teams as a table for a terminal of 80 columns or more: what may be shown, and nothing else.

Signs are plain ASCII, so that the table survives any terminal, paste and screen reader; colour only repeats what they say.
"""

import io
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from teamcheck.cli.terminal import inert
from teamcheck.report import sentences, summary, words
from teamcheck.scorecard.public import PublicDimension, PublicScorecard
from teamcheck.statistics.rounding import to_nearest

WIDTH = 89
_SIGNS = (("unfavourable", "-", "yellow"), ("neutral", ".", "dim"), ("favourable", "+", "cyan"))
_EVERYONE = "everyone"


def render_table(cards: Sequence[PublicScorecard], *, colour: bool) -> str:
    """Every team by name, then how to read the figures.

    Args:
        cards: What may be shown of each team.
        colour: Whether to write terminal colours.

    Returns:
        Lines of at most 89 columns.
    """
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=WIDTH,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for card in cards:
        _print_team(console, card)
    for line in _legend([dimension for card in cards for dimension in card.dimensions]):
        console.print(Text(line, style="dim"))
    lines = buffer.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


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


def _print_team(console: Console, card: PublicScorecard) -> None:
    """One team: its heading, its figures or why there are none, its marks, and what was withheld."""
    console.print(Text(_heading(card), style="bold"))
    if card.edition == "discussion":
        console.print(Text(_discussion(card)))
        console.print()
        return
    console.print(_figures(card))
    for line in [*_withheld(card), sentences.marks(card.real_team)]:
        if line:
            console.print(Text(line))
    console.print()


def _heading(card: PublicScorecard) -> str:
    """The team and how many answered: ``Harbour: 9 of 11 answered``."""
    name = inert(" ".join(card.team.split()))
    when = f" ({inert(' '.join(card.round.split()))})" if card.round else ""
    return f"{name}{when}: {summary.answered(card)}"


def _discussion(card: PublicScorecard) -> str:
    """Why a small team sees no figures, and what it can do instead."""
    why = " ".join(summary.in_short(card))
    return f"{why} `teamcheck report` writes it as a page, with cards and an exercise."


def _figures(card: PublicScorecard) -> Table:
    """A row a dimension, in the order of the questionnaire; shares only where any may be shown."""
    shares = any(words.has_shares(dimension) for dimension in card.dimensions)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Feature", min_width=24, max_width=24 if shares else 44)
    table.add_column("Score", justify="right", min_width=8, max_width=8)
    table.add_column("Likely", min_width=9)
    if shares:
        table.add_column("Answers", min_width=11)
        table.add_column("Favourable", min_width=10, max_width=10)
    table.add_column("Views", min_width=5)
    table.add_column("", max_width=10 if shares else 16)
    for dimension in card.dimensions:
        cells = [Text(inert(dimension.title)), Text(_score(dimension), style="bold"), Text(_likely(dimension))]
        if shares:
            cells += [_bar(dimension), Text(_favourable(dimension))]
        apart = dimension.agreement == "apart"
        cells.append(Text(dimension.agreement or "-", style="yellow" if apart else ""))
        table.add_row(*cells, Text(_tag(card, dimension.id), style="cyan"))
    return table


def _score(dimension: PublicDimension) -> str:
    if dimension.score is None:
        return words.one_word(dimension) or "-"
    return words.score(dimension.score, dimension.score_end)


def _likely(dimension: PublicDimension) -> str:
    """The range of the score; ``everyone`` where nobody is missing."""
    if dimension.interval is not None:
        return words.span(dimension.interval)
    reason = dimension.withheld.get("interval")
    everyone = dimension.score is not None and reason is not None and reason.code == "everyone-answered"
    return _EVERYONE if everyone else "-"


def _bar(dimension: PublicDimension) -> Text:
    """Unfavourable, neutral, favourable: a sign for each tenth of the printed shares."""
    bar = Text()
    for key, sign, style in _SIGNS:
        share: int | None = getattr(dimension, key)
        bar.append(sign * to_nearest((share or 0) / 10), style=style)
    return bar if bar.plain else Text("-")


def _favourable(dimension: PublicDimension) -> str:
    """The share of answers that is favourable: tenths in a small team, percent in a larger one."""
    return words.share(dimension, dimension.favourable) if words.has_shares(dimension) else "-"


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
