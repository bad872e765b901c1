"""What the page of a pulse says, from the figures as they are printed."""

from collections.abc import Iterator

from teamcheck.report import words
from teamcheck.report.comparison.words import NONE
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language, Said
from teamcheck.report.plan.words import written_day
from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.pulse_edition import SCORE_FROM
from teamcheck.scorecard.pulse_trend import PulseFigure, PulseStatement, PulseTrend
from teamcheck.scorecard.reasons import SENTENCES


def figure(found: PulseFigure, statement: PulseStatement, ends: Ends, say: Language) -> Said:
    """What stands for a statement in one pulse: its score, or a word; a dash where there is neither."""
    if found.score is not None:
        return words.score(say, found.score, found.score_end)
    if found.word is None:
        return NONE
    return words.statement_word(say, found.word, ends.items.get(statement.id))


def answered(found: PulseFigure, say: Language) -> Said:
    """How many answered a pulse."""
    if found.size is None:
        return say.plural("{count} person answered", "{count} people answered", found.answered)
    return say("{answered} of {size} answered", answered=found.answered, size=found.size)


def in_short(trend: PulseTrend, ends: Ends, say: Language) -> Iterator[Said]:
    """What is asked every time, and which way it went."""
    for each in trend.always:
        if each.now.is_gap:
            yield say("{title}: there is no figure this time.", title=each.title)
            yield say(why(each.now, say))
            continue
        if each.now.score is None:
            yield say("{title}: {word}.", title=each.title, word=figure(each.now, each, ends, say))
            yield say("Fewer than {number} people answered it, so there is a word and no score.", number=SCORE_FROM)
        else:
            yield say("{title}: {score} out of 100.", title=each.title, score=figure(each.now, each, ends, say))
        if each.verdict is not None:
            yield since(each.verdict, each.since, say)


def why(found: PulseFigure, say: Language) -> Said:
    """Why a pulse prints nothing of a statement."""
    return say(SENTENCES.get(found.why, SENTENCES["pulse"]))


def since(verdict: Verdict, round_: str, say: Language) -> Said:
    """What came of a statement since another pulse: no clear change, unless it is clear."""
    then = written_day(round_, say)
    if verdict == "clear improvement":
        return say("Clearly higher than in the pulse of {round}.", round=then)
    if verdict == "clear decline":
        return say("Clearly lower than in the pulse of {round}.", round=then)
    return say("No clear change since the pulse of {round}.", round=then)


def drawn_ranges(trend: PulseTrend, say: Language) -> Said | None:
    """What the bars in the drawings mean; None where there are none."""
    every = [each for statement in (*trend.always, *trend.in_turn) for each in (statement.now, *statement.before)]
    if not any(each.interval for each in every):
        return None
    return say("The bar round a dot says how far off a score may be, because not everybody answered.")


def how_to_read(trend: PulseTrend, say: Language) -> Iterator[Said]:
    """What the figures mean, and what they cannot tell."""
    every = (*trend.always, *trend.in_turn)
    yield say("Scores go from 0 to 100; higher is better. Each statement stands for itself.")
    chance = max((each.by_chance for each in every if each.by_chance is not None), default=None)
    if chance is not None:
        yield say("By chance alone, such a score can move by about {points} points from one pulse to the next.", points=chance)
        yield say("No clear change does not mean that nothing changed: look at several pulses together.")
    if any(each.otherwise for each in every):
        yield say("Earlier pulses that asked something in other words, or with other answers to choose from, are left out.")
    if any(each.is_gap for statement in every for each in (statement.now, *statement.before)):
        yield say("A dash stands where too few people answered for a figure.")
    yield say("Who answers differs from pulse to pulse. A change says that something moved, never what moved it.")
