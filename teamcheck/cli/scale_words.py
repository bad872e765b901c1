"""What `check` says of all answers together: do the statements hold together, and did people read them (method M56)."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from teamcheck.errors import Code, Place, Problem
from teamcheck.statistics.rounding import to_hundredths

#: A rule of thumb, not ours (method M56).
_ENOUGH = (
    "  From about .70 on they hold together well, as a common rule of thumb has it.\n"
    "  This is about the statements, and tells nothing of a single team."
)
#: Each sign in words, and what a questionnaire must have for it to be found (method M55).
SIGNS = {
    "one_answer": ("the same answer to everything", "10 statements"),
    "contradiction": (
        "the same answer eight times in a row or more, even to opposite statements",
        "8 statements, 2 of them worded each way",
    ),
    "middle": ("the middle answer to everything", "10 statements, and scales that have a middle"),
    "long_run": (
        "one answer to half of the statements in a row, and answers that do not fit together",
        "3 features of 4 statements",
    ),
    "repeated": ("the same sheet as somebody else, answer by answer", "20 statements"),
}

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Responses
    from teamcheck.scorecard.careless import Careless, Count
    from teamcheck.scorecard.holding_together import HoldingTogether


def scale_check(responses: "Responses", questionnaire: "Questionnaire", file: str) -> tuple[list[str], list[Problem]]:
    """What to say of the latest round of these answers, line by line; and what looks wrong, as warnings.

    Args:
        responses: The answers of every team.
        questionnaire: What was asked.
        file: What the answers are called.
    """
    from teamcheck.responses import rounds  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.careless import careless  # noqa: PLC0415  as above
    from teamcheck.scorecard.holding_together import FEWEST, holding_together  # noqa: PLC0415  as above

    everybody = list(responses.rows)
    names = rounds.in_order(row.round for row in everybody)
    rows = [row for row in everybody if row.round == rounds.chosen(names, None)]
    if not questionnaire.items:
        return [], []
    if len(rows) < FEWEST:
        return [f"How far the statements hold together can be said from {FEWEST} people on; here are {len(rows)}."], []
    teams = len({row.team for row in rows})
    whose = f"the {len(rows)} people of round {names[-1]}" if len(names) > 1 else f"{len(rows)} people"
    whose += ", all of one team" if teams == 1 else f", all {teams} teams together"
    found = holding_together(rows, questionnaire)
    heading = f"How far the statements of a feature hold together (1 is the most), {whose}:"
    lines = [heading, *_table(found, FEWEST), _ENOUGH]
    if not responses.whole_sheets:
        lines.append("Whether people read what they answered cannot be looked at: a row of this file need not be a person.")
    else:
        lines += [f"Signs of answering without reading, {whose} (a sign is no proof; nobody was left out):"]
        lines += _signs(careless(rows, questionnaire))
    return lines, [problem for each in found for problem in _warnings(each, file)]


def _table(found: "Sequence[HoldingTogether]", fewest: int) -> Iterator[str]:
    """A line for each dimension: its name, then what is known of it."""
    width = max(len(each.dimension.id) for each in found)
    for each in found:
        yield f"  {each.dimension.id:{width}}  {_of_one(each, fewest)}"


def _of_one(each: "HoldingTogether", fewest: int) -> str:
    """``alpha .84 (95 % .77 to .89), omega .85``, or why there is no figure."""
    if len(each.dimension.items) == 1:
        return "one statement: nothing to hold together"
    if each.n < fewest:
        return f"too few answered all of it: {each.n}"
    if each.alpha is None or each.interval is None:
        return "no figure: the answers do not differ"
    omega = "" if each.omega is None else f", omega {_short(each.omega)}"
    rough = f"; rough, {each.n} people" if each.is_rough else ""
    return f"alpha {_short(each.alpha)} (95 % {_short(each.interval[0])} to {_short(each.interval[1])}){omega}{rough}"


def _short(value: float) -> str:
    """A figure that is at most 1, as psychologists write it.

    >>> _short(0.845), _short(-0.2), _short(1.0), _short(-1.512)
    ('.85', '-.20', '1.00', '-1.51')
    """
    shown = to_hundredths(value)
    return f"{shown:.2f}".replace("0.", ".", 1) if abs(shown) < 1 else f"{shown:.2f}"


def _signs(found: "Careless") -> Iterator[str]:
    """A line for each sign: what it is, and how many people show it; or what it takes, where it cannot be found."""
    from teamcheck.scorecard.careless import FEWEST_COUNTED  # noqa: PLC0415  not for --help

    for sign, (words, takes) in SIGNS.items():
        count: Count | None = getattr(found, sign)
        if count is None:
            many = f"cannot be found here, for it takes {takes}"
        elif count.people is None:
            many = f"a few people, fewer than {FEWEST_COUNTED}"
        else:
            many = f"{count.people} people" if count.people else "nobody"
        yield f"  {words}: {many}"


def _warnings(each: "HoldingTogether", file: str) -> Iterator[Problem]:
    """The items that run against the others, the worst first; or the whole dimension, where no single item does."""
    rough = f"; {each.n} people, so this is rough" if each.is_rough else f"; {each.n} people"
    fix = "Is it reversed by mistake? Look at `keyed:` in the questionnaire, and at which end the numbers of the export begin."
    for against in sorted(each.against, key=lambda one: one.r):
        message = f"{against.item.id} runs against the other statements of {each.dimension.id} (r {_short(against.r)}{rough})"
        yield Problem(Code.AGAINST_THE_OTHERS, Place(file, key=against.item.id), message, fix, severity="warning")
    if each.alpha is not None and each.alpha < 0 and not each.against:
        message = f"the statements of {each.dimension.id} run against each other (alpha {_short(each.alpha)}{rough})"
        yield Problem(Code.AGAINST_THE_OTHERS, Place(file, key=each.dimension.id), message, fix, severity="warning")
