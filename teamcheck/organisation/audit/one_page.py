"""One dimension of one page, attacked: everything that is certain from what is printed and is not from the score alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from teamcheck.organisation.audit.asked import Statement
from teamcheck.organisation.audit.budget import Budget, TooMuchError
from teamcheck.organisation.audit.everything import Whole, certain_of_everything, fold
from teamcheck.organisation.audit.gaps import Gapped, certain_with_gaps
from teamcheck.organisation.audit.lie import lie_of, says_how_scores_lie
from teamcheck.organisation.audit.one_statement import Fact
from teamcheck.organisation.audit.people import Lie, ScoreFact, Scores, certain_of_scores, own_scores
from teamcheck.organisation.audit.statements import Fitting, Limits, Own, certain_beside, scores_that_fit
from teamcheck.organisation.audit.target import Target, fitting_of, has_shares, values_of

#: Why something was not gone through.
Reason = Literal["too much", "together", "left out", "how alike", "own scores", "nothing fits"]


@dataclass(frozen=True, slots=True)
class Certain:
    """What is certain of a dimension.

    Attributes:
        fact: What.
        statement: Of which statement; None where it is of people's scores.
        own: The answers, in steps, of a member for whom it is certain; a single score where only that matters; None where it
            is certain for everybody.
    """

    fact: Fact | ScoreFact
    statement: Statement | None
    own: Own | None


@dataclass
class Attack:
    """What came of attacking one dimension.

    Attributes:
        certain: What is certain.
        left: What was not gone through.
        answer_sets: How many answer sets fit the figures of the statements; None where they were not counted.
    """

    certain: list[Certain] = field(default_factory=list)
    left: list[Reason] = field(default_factory=list)
    answer_sets: int | None = None


def attack(target: Target, budget: Budget) -> Attack:
    """Go through all answer sets that fit one dimension, for somebody who knows nobody's answers and for every member."""
    found = Attack()
    if not target.range_tells:
        target = replace(target, printed=replace(target.printed, interval=None))
    lies = says_how_scores_lie(target.printed)
    told = any(item.has_figures for item in target.printed.items) or has_shares(target.printed)
    if not lies and not told:
        return found
    try:
        _attack_whole(target, found, budget)
    except TooMuchError:
        if not _attack_gaps(target, found, budget, lies=lies, told=told):
            found.left += _not_reached(target, lies=lies)
            _attack_parts(target, found, budget, lies=lies, told=told)
    return found


def _not_reached(target: Target, *, lies: bool) -> list[Reason]:
    """What is not gone through where statements, and how scores lie, are attacked each for itself."""
    if target.is_complete:
        return ["together" if lies else "own scores"]
    return ["left out", "how alike" if lies else "own scores"]


def _attack_gaps(target: Target, found: Attack, budget: Budget, *, lies: bool, told: bool) -> bool:
    """The statements exactly, though some people left some out; whether that could be done."""
    page = fitting_of(target, everything=True)
    if target.is_complete or not (target.is_closed and told and page.is_small):
        return False
    parts, spent = fold(target.asked), Budget(budget.left)
    total = _all_or(target.total(parts), target, parts)
    gapped = Gapped(target.asked, target.people, target.gaps, page.cases, total)
    try:
        certain = list(certain_with_gaps(gapped, spent))
    except TooMuchError:
        return False
    found.certain += [Certain(fact, target.asked.statements[place], own) for place, own, fact in certain]
    found.left.append("how alike" if lies else "own scores")
    budget.left = spent.left
    return True


def _attack_parts(target: Target, found: Attack, budget: Budget, *, lies: bool, told: bool) -> None:
    """The statements and how scores lie, each for itself; of members only those who can be behind both."""
    page, lie = fitting_of(target, everything=True), _lie(target)
    skipped = [] if target.is_complete else [None]
    members = [(*range(each.steps + 1), *skipped) for each in target.asked.statements]
    try:
        if told:
            scores = own_scores(*lie, budget) if lies and target.is_complete else None
            _attack_statements(target, page, members, found, budget, scores=scores)
        if lies and target.is_complete:
            fitting = scores_that_fit(page, members, budget) if told else None
            _attack_scores(target, lie, fitting, found, budget)
    except TooMuchError:
        found.left.append("too much")


def _attack_statements(
    target: Target,
    page: Fitting,
    members: Sequence[Sequence[int | None]],
    found: Attack,
    budget: Budget,
    *,
    scores: Collection[int] | None,
) -> None:
    if page.is_small:
        found.answer_sets = page.answer_sets()
        if not found.answer_sets:
            found.left.append("nothing fits")
            return
    score, statements = fitting_of(target, everything=False), target.asked.statements
    for place, _, fact in certain_beside(page, score, [(None,)] * len(statements), budget):
        found.certain.append(Certain(fact, statements[place], None))
    for place, own, fact in certain_beside(page, score, members, budget, scores=scores):
        found.certain.append(Certain(fact, statements[place], own))


def _lie(target: Target) -> tuple[Scores, Lie]:
    """The scores that people can have, and what is printed of how they lie."""
    asked = target.asked
    scores = Scores(target.people, values_of(asked), asked.top, camps=target.printed.two_camps is not None)
    return scores, lie_of(target.printed, target.size, asked.top, _all_or(target.total(), target, 1))


def _all_or(total: Limits | None, target: Target, parts: int) -> Limits:
    """The sums that fit, or all there are where no score is printed."""
    return total or Limits(0, target.people * target.asked.top * parts)


def _attack_scores(
    target: Target, lie: tuple[Scores, Lie], fitting: Collection[int] | None, found: Attack, budget: Budget
) -> None:
    limits = _all_or(target.total(), target, 1)
    for members in (False, True):
        for own, fact in certain_of_scores(*lie, limits, members=members, budget=budget):
            if own is None or fitting is None or own in fitting:
                found.certain.append(Certain(fact, None, None if own is None else (own,)))


def _attack_whole(target: Target, found: Attack, budget: Budget) -> None:
    """Everything at once, person by person.

    Raises:
        TooMuchError: There are too many teams, or it is not known how many left what out.
    """
    if not target.is_closed:
        raise TooMuchError
    parts = fold(target.asked)
    limits = _all_or(target.total(parts), target, parts)
    whole = Whole(
        asked=target.asked,
        people=target.people,
        gaps=target.gaps,
        fitting=fitting_of(target, everything=True),
        lie=lie_of(target.printed, target.size, target.asked.top * parts, limits),
        total=limits,
    )
    spent = Budget(budget.left)
    for place, own, fact in certain_of_everything(whole, budget=spent):
        found.certain.append(Certain(fact, None if place is None else target.asked.statements[place], own))
    budget.left = spent.left
