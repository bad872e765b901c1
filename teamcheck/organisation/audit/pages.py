"""Every page of every output, each for itself: what its figures give away to somebody who has no other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from teamcheck.organisation.audit.asked import Asked, asked_in, fits
from teamcheck.organisation.audit.budget import Budget
from teamcheck.organisation.audit.findings import Audit, Code, Finding, Left, LeftCode, Limit, Named
from teamcheck.organisation.audit.one_page import Attack, Certain, Reason, attack
from teamcheck.organisation.audit.one_statement import Fact
from teamcheck.organisation.audit.people import ScoreFact
from teamcheck.organisation.audit.printed import Organisation, Page, PrintedDimension, Stamp
from teamcheck.organisation.audit.rounding import rounding_of_small
from teamcheck.organisation.audit.target import Target, attacked
from teamcheck.questionnaire.model import Questionnaire

#: A fact about the worse end of a statement, said as whether people agreed with it as it was asked.
_AS_ASKED: Mapping[Fact, tuple[Code, Code]] = {
    "answers known": ("answers-known", "answers-known"),
    "one low": ("one-disagreed", "one-agreed"),
    "one high": ("one-agreed", "one-disagreed"),
    "nobody else low": ("nobody-else-disagreed", "nobody-else-agreed"),
    "nobody else high": ("nobody-else-agreed", "nobody-else-disagreed"),
}
_OF_SCORES: Mapping[ScoreFact, Code] = {"one low score": "one-low-score", "scores known": "scores-known"}
_LEFT: Mapping[Reason, LeftCode] = {
    "too much": "too-much",
    "together": "statements-and-scores-together",
    "left out": "left-out-answers",
    "how alike": "how-alike",
    "own scores": "own-scores",
    "nothing fits": "nothing-fits",
}


class Questionnaires:
    """The questionnaires at hand, by what a page says it was asked with."""

    def __init__(self, questionnaires: Sequence[Questionnaire]) -> None:
        self._asked = [(questionnaire, asked_in(questionnaire)) for questionnaire in questionnaires]

    def asked(self, printed: PrintedDimension, stamp: Stamp) -> Asked | None:
        """What was asked in a printed dimension; None where no questionnaire at hand is the one."""
        for questionnaire, dimensions in self._asked:
            asked = dimensions.get(printed.id)
            if asked is not None and fits(asked, printed, stamp, questionnaire):
                return asked
        return None


def attack_page(page: Page, questionnaires: Questionnaires, allowed: int, audit: Audit) -> None:
    """Attack every dimension of a page for itself.

    Args:
        page: What is printed of one team.
        questionnaires: Those at hand.
        allowed: Work that may be done for each dimension.
        audit: Where findings go.
    """
    small = rounding_of_small(page.dimensions)
    audit.count({"pages": 1})
    rough = [each for each in page.lists if each.n is not None and all(item.counts is None for item in each.items)]
    audit.left += [_left("named-options", page, each) for each in rough]
    for printed in attacked((*page.dimensions, *page.unscored), page.minimum):
        asked = questionnaires.asked(printed, page.stamp)
        if asked is None:
            audit.left.append(_left("no-questionnaire", page, printed))
            continue
        # a statement by itself is of those who answered it: nobody counts in it without an answer
        answered = printed.n or 0 if printed in page.unscored else page.answered
        target = Target(printed, asked, answered, page.size, small)
        found = attack(target, Budget(allowed))
        audit.count({"dimensions": 1, "members": _members(asked)})
        audit.left += [_left(_LEFT[reason], page, printed) for reason in dict.fromkeys(found.left)]
        if any(_is_limit(each, target) for each in found.certain):
            named = Named(printed.id, printed.title)
            audit.limits.append(Limit("far-from-the-others", page.file, page.team, page.round, named))
            found.certain = [each for each in found.certain if not _is_limit(each, target)]
        audit.findings += _findings(found, asked, page, printed)
        if found.answer_sets is not None:
            audit.answer_sets = min(found.answer_sets, audit.answer_sets or found.answer_sets)


def figures_below_the_minimum(whole: Page | Organisation) -> Iterator[Finding]:
    """Plain figures of fewer people than may be shown: of a team, of a part of an organisation, of a group."""
    if isinstance(whole, Page):
        yield from _all_below(whole.team, (*whole.dimensions, *whole.lists, *whole.unscored), whole)
    else:
        for part in whole.parts:
            yield from _all_below(part.name, part.dimensions, whole)
    for breakdown in whole.breakdowns:
        for group in breakdown.groups:
            yield from _all_below(whole.team if isinstance(whole, Page) else group.text, group.dimensions, whole)


def _below(printed: PrintedDimension, minimum: int) -> int | None:
    """Of how many people figures are printed that are too few; None where they are enough."""
    number = printed.n if printed.n is not None else 0
    if number < minimum and printed.has_figures:
        return number
    few = [item.n for item in printed.items if item.n is not None and item.n < minimum and item.has_figures]
    return min(few, default=None)


def _all_below(name: str, dimensions: Iterable[PrintedDimension], whole: Page | Organisation) -> Iterator[Finding]:
    """Those of one team, part or group."""
    for printed in dimensions:
        if (number := _below(printed, whole.minimum)) is not None:
            yield Finding(
                "below-minimum",
                (whole.file,),
                name,
                whole.round,
                Named(printed.id, printed.title),
                number=number or None,
                minimum=whole.minimum,
            )


def _is_limit(certain: Certain, target: Target) -> bool:
    """Whether it is certain only for a member far from all others who reads the word for how alike views are.

    The word says that the others are near each other, and beside an own score at the edge of what it allows there can be one
    way only. docs/privacy.md says so under what is not protected.
    """
    finer = target.range_tells or target.printed.lowest_highest is not None or target.printed.two_camps is not None
    return certain.fact == "scores known" and certain.own is not None and not finer


def _members(asked: Asked) -> int:
    """How many sheets a member can have given."""
    sheets = 1
    for each in asked.statements:
        sheets *= each.steps + 1
    return sheets


def _left(code: LeftCode, page: Page, printed: PrintedDimension) -> Left:
    return Left(code, page.file, page.team, page.round, Named(printed.id, printed.title))


def _findings(found: Attack, asked: Asked, page: Page, printed: PrintedDimension) -> Iterator[Finding]:
    """Each thing that is certain once: for everybody, or else for a member."""
    if found.answer_sets == 1 and found.certain:
        yield Finding("one-answer-set", (page.file,), page.team, page.round, Named(printed.id, printed.title), number=printed.n)
    texts = {item.id: item for item in printed.items}
    said: set[tuple[Code, str | None]] = set()
    for certain in _nobodys_first(found.certain):
        code, item = _code(certain), None if certain.statement is None else texts[certain.statement.id]
        key = code, None if item is None else item.id
        if key in said:
            continue
        said.add(key)
        yield Finding(
            code,
            (page.file,),
            page.team,
            page.round,
            Named(printed.id, printed.title),
            None if item is None else Named(item.id, item.text),
            knows="nobody" if certain.own is None else "own answers",
            own=_as_points(certain, asked),
            number=printed.n if item is None or item.n is None else item.n,
        )


def _nobodys_first(certain: Iterable[Certain]) -> list[Certain]:
    return sorted(certain, key=lambda each: each.own is not None)


def _code(certain: Certain) -> Code:
    for fact, code in _OF_SCORES.items():
        if certain.fact == fact:
            return code
    plain, turned = next(codes for fact, codes in _AS_ASKED.items() if fact == certain.fact)
    return turned if certain.statement is not None and certain.statement.negative else plain


def _as_points(certain: Certain, asked: Asked) -> tuple[int | None, ...]:
    """A member's answers as points of the scales; () where only their score matters."""
    if certain.own is None or len(certain.own) != len(asked.statements) or certain.statement is None:
        return ()
    return tuple(None if step is None else each.point(step) for step, each in zip(certain.own, asked.statements, strict=True))
