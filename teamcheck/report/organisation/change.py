"""What changed in an organisation since the last time, as plain data for the templates (method M72)."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from teamcheck.report import words
from teamcheck.report.comparison.drawings import wave
from teamcheck.report.comparison.words import NONE, verdict_word
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.organisation import change_words as own
from teamcheck.report.why import reason_text
from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.public import Reason
from teamcheck.scorecard.public_change import ChangedDimension, PublicChange, RoundMiddle, TeamsByWord

#: The columns of words where teams may be named, from up to down.
_WORDS: Mapping[str, Verdict] = {
    "clear_up": "clear improvement",
    "possible_up": "possible improvement",
    "same": "about the same",
    "unclear": "cannot tell",
    "possible_down": "possible decline",
    "clear_down": "clear decline",
}


def change_view(change: PublicChange, titles: Mapping[str, str], say: Language) -> View:
    """Everything that is said and drawn of the change of many teams.

    Args:
        change: What may be shown of it.
        titles: Id of each dimension to its title.
        say: The language of the document's own sentences.
    """
    named = {dimension.id: say.apart(titles[dimension.id]) for dimension in change.dimensions}
    totals = all(each.total is not None for dimension in change.dimensions for each in dimension.rounds[-2:])
    return {
        "lead": own.lead(change, say),
        "of": own.of_totals(say) if totals else own.of_middles(say),
        "middle": own.of_median_changes(say) if any(each.median_change is not None for each in change.dimensions) else "",
        "rows": [_row(dimension, change, named[dimension.id], say, totals=totals) for dimension in change.dimensions],
        "withheld": _gaps(change, named, say, totals=totals),
        "words": _words(change, named, say),
        "lowest": _lowest(change, named, say),
    }


def _row(dimension: ChangedDimension, change: PublicChange, title: Said, say: Language, *, totals: bool) -> View:
    """A small drawing of all rounds, with every figure of it as text."""
    scores = [each.total if totals else each.median for each in dimension.rounds]
    return {
        "title": title,
        "drawing": wave(scores) if any(score is not None for score in scores) else Markup(),
        "cells": [
            {"round": own.round_name(of.round, say), "score": _figure(each, say, totals=totals)}
            for of, each in zip(change.rounds, dimension.rounds, strict=True)
        ],
        "moved": own.median_change(dimension, say),
    }


def _figure(found: RoundMiddle, say: Language, *, totals: bool) -> Said:
    if totals:
        return NONE if found.total is None else words.score(say, found.total, found.total_end)
    return NONE if found.median is None else say("{number}", number=found.median)


def _gaps(change: PublicChange, named: Mapping[str, Said], say: Language, *, totals: bool) -> list[tuple[Said, Said]]:
    """Why figures are missing, and where."""
    key = "total" if totals else "median"
    reasons = [
        (dimension.id, each.withheld[key])
        for dimension in change.dimensions
        for each in dimension.rounds
        if getattr(each, key) is None
    ]
    return _grouped(reasons, named, say)


def _words(change: PublicChange, named: Mapping[str, Said], say: Language) -> View:
    """How many teams went which way: every word where teams may be named, else up and down alone."""
    told = [dimension for dimension in change.dimensions if "few-words" not in _codes(dimension.words)]
    fine = any(dimension.words.clear_up is not None for dimension in told)
    names = list(_WORDS) if fine else ["up", "down"]
    few = [(dimension.id, dimension.words.withheld["up"]) for dimension in change.dimensions if dimension not in told]
    return {
        "headings": _headings(say, fine=fine),
        "rows": [
            {
                "title": named[dimension.id],
                "told": Said(dimension.words.told),
                "cells": [
                    {"heading": heading, "teams": own.teams(dimension.words, name, say)}
                    for name, heading in zip(names, _headings(say, fine=fine), strict=True)
                ],
            }
            for dimension in told
        ],
        "notes": own.of_words(change, say, told=bool(told)),
        "withheld": _grouped(few, named, say),
    }


def _headings(say: Language, *, fine: bool) -> list[Said]:
    return [verdict_word(word, say) for word in _WORDS.values()] if fine else [say("Higher"), say("Lower")]


def _codes(found: TeamsByWord) -> set[str]:
    return {reason.code for reason in found.withheld.values()}


def _lowest(change: PublicChange, named: Mapping[str, Said], say: Language) -> View:
    """The teams that were lowest the last time, feature by feature."""
    without = [(each.id, each.withheld["lowest"]) for each in change.dimensions if each.lowest is None]
    return {
        "rows": [
            {"title": named[each.id], "sentences": own.of_lowest(each.lowest, each.median_change, say)}
            for each in change.dimensions
            if each.lowest is not None
        ],
        "withheld": _grouped(without, named, say),
    }


def _grouped(reasons: Iterable[tuple[str, Reason]], named: Mapping[str, Said], say: Language) -> list[tuple[Said, Said]]:
    """Each reason once, with the features it holds for."""
    found: dict[Said, dict[str, None]] = {}
    for id_, reason in reasons:
        found.setdefault(reason_text(reason, say), {})[id_] = None
    return [(text, _where(list(ids), named, say)) for text, ids in found.items()]


def _where(ids: Sequence[str], named: Mapping[str, Said], say: Language) -> Said:
    return say("all features") if len(ids) == len(named) else say.listed([named[id_] for id_ in ids])
