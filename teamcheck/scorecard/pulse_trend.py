"""The pulses of a team side by side (method M78): what each of them prints, and nothing worked out of more than that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teamcheck.questionnaire.model import Keyed
from teamcheck.scorecard.comparison.between import Between, between
from teamcheck.scorecard.comparison.comparable import why_not_comparable
from teamcheck.scorecard.comparison.round_result import Printed, RoundResult
from teamcheck.scorecard.comparison.verdict import Verdict, verdict_of
from teamcheck.scorecard.public import End, PolicyStamp, PublicComments, PublicScorecard, QuestionnaireStamp, Word


@dataclass(frozen=True, slots=True)
class PulseFigure:
    """What one pulse prints of a statement.

    Attributes:
        round: The name of the pulse.
        size: Members of the team, or None.
        answered: How many answered the pulse.
        score: To the nearest 5, or None.
        score_end: Whether the score stands for itself and everything beyond it.
        interval: Its range as printed; None where everybody answered, or there is no score.
        word: One of three words where there is no score, or None.
        why: Code of why there is neither; empty where there is one of them.
    """

    round: str
    size: int | None
    answered: int
    score: int | None
    score_end: End | None
    interval: tuple[int, int] | None
    word: Word | None
    why: str

    @property
    def is_gap(self) -> bool:
        """Whether nothing is printed."""
        return self.score is None and self.word is None


@dataclass(frozen=True, slots=True)
class PulseStatement:
    """A statement of the latest pulse.

    Attributes:
        dimension: Id of its dimension.
        title: Title of that.
        id: Id of the statement.
        text: The statement.
        keyed: ``negative`` where agreeing is the worse end.
        now: Its figure in the latest pulse.
        before: Its figures in earlier pulses in which it was asked in the same words, earliest first.
        otherwise: How many earlier pulses asked its dimension in other words, and are not among these.
        verdict: What came of it since the last pulse that has a score of it; None where there is none.
        since: The name of that pulse; empty where there is none.
        by_chance: How far such a score moves by chance, points of 100; None as above.
    """

    dimension: str
    title: str
    id: str
    text: str
    keyed: Keyed
    now: PulseFigure
    before: tuple[PulseFigure, ...]
    otherwise: int
    verdict: Verdict | None
    since: str
    by_chance: int | None


@dataclass(frozen=True, slots=True)
class PulseTrend:
    """The pulses of a team as they may be shown.

    Attributes:
        team: Name of the team.
        policy: What people were told, the strictest of all pulses.
        questionnaire: What the latest asked.
        always: The statements that are asked every time.
        in_turn: Those of this time.
        comments: Comments of the latest pulse, as its scorecard lets them out.
        without_ledger: Why nobody looked at what was given out before, or None.
    """

    team: str
    policy: PolicyStamp
    questionnaire: QuestionnaireStamp
    always: tuple[PulseStatement, ...]
    in_turn: tuple[PulseStatement, ...]
    comments: tuple[PublicComments, ...]
    without_ledger: str | None

    @property
    def latest(self) -> PulseFigure:
        """The figure that says how many answered the latest pulse."""
        return (*self.always, *self.in_turn)[0].now


def pulse_trend(cards: Sequence[PublicScorecard], rounds: Sequence[RoundResult], always: frozenset[str]) -> PulseTrend:
    """Put the pulses of a team side by side.

    Args:
        cards: What may be shown of each pulse by the strictest policy of all, earliest first; one or more.
        rounds: The same pulses as a comparison sees them, each made of its card.
        always: Ids of the items that are asked every time.
    """
    intervals = [{each.id: each.interval for each in card.dimensions} for card in cards]
    statements = _statements([_Round(*each) for each in zip(rounds, intervals, strict=True)])
    latest = cards[-1]
    return PulseTrend(
        team=latest.team,
        policy=latest.policy,
        questionnaire=latest.questionnaire,
        always=tuple(each for each in statements if each.id in always),
        in_turn=tuple(each for each in statements if each.id not in always),
        comments=tuple(latest.comments),
        without_ledger=latest.without_ledger,
    )


@dataclass(frozen=True, slots=True)
class _Round:
    """A pulse: what a comparison sees of it, and the range of each of its scores as printed."""

    result: RoundResult
    intervals: Mapping[str, Sequence[int] | None]


def _statements(rounds: Sequence[_Round]) -> list[PulseStatement]:
    printed = rounds[-1].result.printed
    return [_statement(each, place, rounds) for each in printed for place in range(len(each.items))]


def _statement(printed: Printed, place: int, rounds: Sequence[_Round]) -> PulseStatement:
    """A statement of the latest pulse with all that earlier ones print of it."""
    item, now = printed.items[place], rounds[-1]
    asked = [(each, found) for each in rounds[:-1] if (found := each.result.find(printed.id)) is not None]
    same = [(each, found) for each, found in asked if not why_not_comparable(printed.id, each.result, now.result, full=True)]
    scored = next((each for each, found in reversed(same) if found.score is not None), None)
    verdict, chance = (None, None)
    if scored is not None and printed.score is not None:
        verdict, chance = _since({printed.id: printed.title}, scored.result, now.result)
    return PulseStatement(
        dimension=printed.id,
        title=printed.title,
        id=item.id,
        text=item.text,
        keyed=item.keyed,
        now=_figure(now, printed, place),
        before=tuple(_figure(each, found, place) for each, found in same),
        otherwise=len(asked) - len(same),
        verdict=verdict,
        since=scored.result.round if scored is not None and verdict is not None else "",
        by_chance=chance,
    )


def _figure(round_: _Round, printed: Printed, place: int) -> PulseFigure:
    interval = round_.intervals[printed.id]
    word = None if printed.score is not None else printed.items[place].word
    return PulseFigure(
        round=round_.result.round,
        size=round_.result.size,
        answered=round_.result.answered,
        score=printed.score,
        score_end=printed.score_end,
        interval=None if interval is None else (interval[0], interval[1]),
        word=word,
        why="" if printed.score is not None or word is not None else printed.code,
    )


def _since(title: Mapping[str, str], then: RoundResult, now: RoundResult) -> tuple[Verdict | None, int | None]:
    """What came of a dimension between two pulses, and how far chance moves it; None for one that cannot be compared."""
    (found,) = between(title, then, now)
    if found.by_chance is None or found.pair.then is None or found.pair.now is None:
        return None, None
    return _verdict(found, found.pair.then, found.pair.now, found.by_chance), found.by_chance


def _verdict(found: Between, then: Printed, now: Printed, moved: int) -> Verdict:
    """The word of a comparison for the change of two printed scores, with how far chance moves them for its range.

    Nothing but printed scores and numbers of people go into it. The range holds 95 of 100 cases, so a change outside it is one
    that chance makes in fewer than 5: with one statement there is nothing to adjust.
    """
    change = (now.score or 0) - (then.score or 0)
    by_chance_alone = 1.0 if abs(change) <= moved else 0.0
    return verdict_of(change, (change - moved, change + moved), found.step or 0.0, by_chance_alone)
