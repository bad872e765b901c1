"""What people ticked on checklists, exactly and as it may be shown (method M75)."""

from collections import Counter
from collections.abc import Collection, Mapping

from teamcheck.questionnaire.model import Checklist, Questionnaire
from teamcheck.responses.model import Ticks
from teamcheck.scorecard.model import ChecklistResult
from teamcheck.scorecard.public import FULL_FROM, PublicChecklist, PublicOption, Withheld
from teamcheck.scorecard.reasons import withheld

#: Most options that a small team's page names.
MOST_NAMED = 3
#: A shorter list names nothing in a small team: what is not named would be known almost to the person.
FEWEST_OPTIONS = 4
#: Fewer people than this are not counted out.
FEWEST_TICKED = 3


def results_of(questionnaire: Questionnaire, ticks: Ticks) -> tuple[ChecklistResult, ...]:
    """What was ticked on every checklist, exactly.

    Args:
        questionnaire: What was asked.
        ticks: Checklist to the options that were ticked on it together, and by how many people.

    Example:
        >>> from teamcheck.questionnaire.model import Option
        >>> costs = Checklist("costs", "What costs time?", 2, {"forms": Option("Forms"), "noise": Option("Noise")})
        >>> asked = Questionnaire("list", "1.0.0", "en", "List", "", (), checklists=(costs,))
        >>> (result,) = results_of(asked, {"costs": {("forms", "noise"): 3, ("noise",): 2}})
        >>> result.n, dict(result.counts)
        (5, {'forms': 3, 'noise': 5})
    """
    return tuple(_result(asked, ticks.get(asked.id, {})) for asked in questionnaire.checklists)


def _result(asked: Checklist, ticked: Mapping[tuple[str, ...], int]) -> ChecklistResult:
    counts = Counter(dict.fromkeys(asked.options, 0))
    for options, people in ticked.items():
        counts.update(dict.fromkeys(options, people))
    return ChecklistResult(asked, sum(ticked.values()), counts)


def shown(result: ChecklistResult, minimum: int, *, is_pulse: bool = False) -> PublicChecklist:
    """A checklist as it may be shown (method M75).

    Below the minimum nothing but its words. Below ten people, and in a pulse, the names of what stands out. From ten on how
    many ticked each option, where three or more did.

    Args:
        result: What was ticked.
        minimum: Fewest people of whom a figure is shown, 5 or more.
        is_pulse: Whether it was asked in a pulse, which is never shown in full.
    """
    if result.n < minimum:
        return without_figures(exactly(result), "below-minimum")
    if result.n < FULL_FROM or is_pulse:
        return _small(result)
    many = {name: count for name, count in result.counts.items() if count >= FEWEST_TICKED}
    return _public(result, many, _half(result), withheld(count="few-ticked") if len(many) < len(result.counts) else {})


def exactly(result: ChecklistResult) -> PublicChecklist:
    """A checklist with every count, for those who hold the answers anyway."""
    return _public(result, result.counts, _half(result), {})


def without_figures(found: PublicChecklist, code: str) -> PublicChecklist:
    """The words of a checklist alone.

    Args:
        found: A checklist.
        code: Why nothing else is shown.
    """
    options = [option.model_copy(update={"count": None, "named": None}) for option in found.options]
    return found.model_copy(update={"n": None, "options": options, "withheld": withheld(n=code, count=code, named=code)})


def named(result: ChecklistResult) -> frozenset[str]:
    """The options that stand out: at least half of those who ticked anything ticked them (method M75).

    None where more do than three, or than anybody can tick: then it would be known that hardly anybody ticked the others.

    Example:
        >>> from teamcheck.questionnaire.model import Option
        >>> costs = Checklist("costs", "What costs time?", 2, dict.fromkeys("abcd", Option("...")))
        >>> sorted(named(ChecklistResult(costs, 6, {"a": 3, "b": 2, "c": 4, "d": 1})))
        ['a', 'c']
    """
    half = _half(result)
    return half if len(half) <= min(MOST_NAMED, result.checklist.choose) else frozenset()


def _half(result: ChecklistResult) -> frozenset[str]:
    """What at least half of the people ticked, however many options that are."""
    return frozenset(name for name, count in result.counts.items() if 2 * count >= result.n > 0)


def _small(result: ChecklistResult) -> PublicChecklist:
    """A checklist of a small team: names without numbers, in the order of the list."""
    reasons = withheld(count="below-10" if result.n < FULL_FROM else "pulse")
    if len(result.checklist.options) < FEWEST_OPTIONS:
        return _public(result, {}, None, reasons | withheld(named="short-list"))
    return _public(result, {}, named(result), reasons)


def _public(
    result: ChecklistResult, counts: Mapping[str, int], standing_out: Collection[str] | None, reasons: Withheld
) -> PublicChecklist:
    """A checklist with these counts and these names; None where it names nothing, whatever was ticked."""
    asked = result.checklist
    options = [
        PublicOption(
            id=name,
            text=option.text,
            whose=option.whose,
            count=counts.get(name),
            named=None if standing_out is None else name in standing_out,
        )
        for name, option in asked.options.items()
    ]
    return PublicChecklist(id=asked.id, text=asked.text, choose=asked.choose, n=result.n, options=options, withheld=reasons)
