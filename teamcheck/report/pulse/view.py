"""The pulses of a team as plain data for the templates: page and Markdown print from this one view."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import charts
from teamcheck.report.account import confidentiality, rounding_of_pulses, unchecked
from teamcheck.report.comparison.drawings import wave
from teamcheck.report.cover import audience
from teamcheck.report.ends import Ends, ends_of
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.page import other_language
from teamcheck.report.plan.words import written_day
from teamcheck.report.pulse import words
from teamcheck.responses.you_said import Heard
from teamcheck.scorecard.public import PublicComments
from teamcheck.scorecard.pulse_trend import PulseFigure, PulseStatement, PulseTrend


@dataclass(frozen=True, slots=True)
class Answered:
    """What was heard in an earlier pulse, and what came of it.

    Attributes:
        round: The name of that pulse; empty where this is the first pulse.
        heard: What stands in its file; nothing where there is none.
    """

    round: str
    heard: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of pulses is made of.

    Attributes:
        trend: What may be shown of the pulses.
        questionnaire: What the latest pulse asked.
        before: What came of the pulse before it.
        teamcheck: The version that makes the page.
    """

    trend: PulseTrend
    questionnaire: Questionnaire
    before: Answered
    teamcheck: str


def worded(shown: Shown, questionnaire: Questionnaire) -> Shown:
    """The same figures under the titles, statements and questions of another language, found by their ids."""
    titles = {each.id: each.title for each in questionnaire.dimensions}
    texts = {item.id: item.text for item in questionnaire.items}
    asked = {question.id: question.text for question in questionnaire.comments}

    def statement(each: PulseStatement) -> PulseStatement:
        return replace(each, title=titles.get(each.dimension, each.title), text=texts.get(each.id, each.text))

    trend = replace(
        shown.trend,
        always=tuple(map(statement, shown.trend.always)),
        in_turn=tuple(map(statement, shown.trend.in_turn)),
        comments=tuple(each.model_copy(update={"text": asked.get(each.id, each.text)}) for each in shown.trend.comments),
    )
    return replace(shown, trend=trend, questionnaire=questionnaire)


def view(shown: Shown, say: Language) -> View:
    """Everything the page says and draws."""
    trend, asked, ends = shown.trend, shown.questionnaire, ends_of(shown.questionnaire)
    return {
        "team": say.apart(trend.team),
        "page": {"lang": say.tag, "dir": say.direction},
        "words": other_language(asked.language, say),
        "kind": say("Pulse"),
        "facts": [written_day(trend.latest.round, say), words.answered(trend.latest, say), audience(trend, say)],
        "before": _before(shown.before, say),
        "caution": say.apart(asked.caution) if asked.caution else "",
        "short": [*words.in_short(trend, ends, say), *unchecked(trend, say)],
        "trends": [_trend(each, ends, say) for each in trend.always],
        "in_turn": [_statement(each, ends, say) for each in trend.in_turn],
        "turn_drawn": any(each.now.score is not None for each in trend.in_turn),
        "again": any(each.before for each in trend.in_turn),
        "comments": [_comments(each, say) for each in trend.comments],
        "drawn": words.drawn_ranges(trend, say),
        "how_to_read": list(words.how_to_read(trend, say)),
        "confidentiality": [*confidentiality(trend, say), rounding_of_pulses(say)],
        "origin": [
            (say("Questionnaire"), say("{title}, version {version}", title=asked.title, version=asked.version)),
            (say("Status"), say.apart(asked.source.status) if asked.source.status else say("not validated")),
            (say("Made with"), f"teamcheck {shown.teamcheck}"),
        ],
    }


def _before(before: Answered, say: Language) -> View | None:
    """What was heard last time; None for the first pulse."""
    if not before.round:
        return None
    return {
        "after": say("After the pulse of {round}", round=written_day(before.round, say)),
        "heard": [
            {
                "said": say.apart(each.said),
                "did": "" if each.did is None else say.apart(each.did),
                "open": "" if each.open is None else say.apart(each.open),
            }
            for each in before.heard
        ],
    }


def _trend(statement: PulseStatement, ends: Ends, say: Language) -> View:
    """A statement that is asked every time: all its pulses in one drawing, and one row each, the latest first."""
    figures = (*statement.before, statement.now)
    scores = [each.score for each in figures]
    drawn = sum(score is not None for score in scores) > 1
    return {
        "title": say.apart(statement.title),
        "text": say.apart(statement.text),
        "scale": _scale(statement, ends, say),
        "drawing": wave(scores) if drawn else "",
        "drawn": any(score is not None for score in scores),
        "first": written_day(figures[0].round, say),
        "last": written_day(figures[-1].round, say),
        "rows": [_row(each, statement, ends, say) for each in reversed(figures)],
    }


def _scale(statement: PulseStatement, ends: Ends, say: Language) -> Said:
    """What the lower and the upper end of its scale are called, where it is not about agreeing."""
    pair = ends.items.get(statement.id)
    if pair is None:
        return Said("")
    worst, best = pair if statement.keyed == "positive" else pair[::-1]
    return say("From “{worst}” (0) to “{best}” (100).", worst=worst, best=best)


def _row(found: PulseFigure, statement: PulseStatement, ends: Ends, say: Language) -> View:
    return {
        "round": written_day(found.round, say),
        "answered": words.answered(found, say),
        "drawing": _drawing(found),
        "figure": words.figure(found, statement, ends, say),
    }


def _statement(statement: PulseStatement, ends: Ends, say: Language) -> View:
    """A statement of this time, with its figure the last time it was asked."""
    last = next((each for each in reversed(statement.before) if not each.is_gap), None)
    return {
        "text": say.apart(statement.text),
        "drawing": _drawing(statement.now),
        "figure": words.figure(statement.now, statement, ends, say),
        "last": "" if last is None else words.figure(last, statement, ends, say),
        "when": "" if last is None else written_day(last.round, say),
    }


def _drawing(found: PulseFigure) -> Markup | str:
    return "" if found.score is None else charts.score(found.score, found.interval)


def _comments(asked: PublicComments, say: Language) -> View:
    reason = asked.withheld.get("comments")
    return {"text": say.apart(asked.text), "comments": asked.comments, "why_not": "" if reason is None else say(reason.text)}
