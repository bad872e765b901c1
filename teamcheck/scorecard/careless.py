"""Signs of answering without reading over many people: counts, and leaving out what is plain (methods M55 and M56)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.model import Response, Responses
from teamcheck.scorecard.plan import plan_item, plan_of
from teamcheck.statistics.careless import Signs, repeated, signs_of

#: Fewer people than this with a sign, but some, are not counted out.
FEWEST_COUNTED = 5


@dataclass(frozen=True, slots=True)
class Count:
    """How many people show a sign.

    Attributes:
        people: How many; None where they are some, but fewer than FEWEST_COUNTED.
    """

    people: int | None

    @classmethod
    def of(cls, people: int) -> "Count":
        """What may be said of so many people.

        >>> Count.of(0), Count.of(3), Count.of(5)
        (Count(people=0), Count(people=None), Count(people=5))
        """
        return cls(people if people == 0 or people >= FEWEST_COUNTED else None)


@dataclass(frozen=True, slots=True)
class Careless:
    """The signs among all people of all teams.

    Attributes:
        one_answer: One answer to everything, not the middle.
        contradiction: A run of one answer that says two things at once.
        middle: The middle for everything.
        long_run: A long run of one answer, and halves that do not fit together.
        repeated: Sheets that are the same as another.
    """

    one_answer: Count
    contradiction: Count
    middle: Count
    long_run: Count
    repeated: Count


def careless(rows: Sequence[Response], questionnaire: Questionnaire) -> Careless:
    """Count the signs; every row must be one person's whole sheet."""
    sign = _looking(questionnaire)
    found = [sign(row) for row in rows]
    return Careless(
        one_answer=Count.of(sum(each.one_answer for each in found)),
        contradiction=Count.of(sum(each.contradiction for each in found)),
        middle=Count.of(sum(each.middle for each in found)),
        long_run=Count.of(sum(each.long_run for each in found)),
        repeated=Count.of(repeated(row.answers for row in rows)),
    )


def without_careless(responses: Responses, questionnaire: Questionnaire) -> tuple[Responses, Mapping[str | None, int]]:
    """Leave out the sheets with a strong sign, for figures that are not protected.

    Returns:
        The other answers; and how many were left out of each round.

    Raises:
        ResponsesError: The rows are not known to be people, so that no sheet can be looked at.
    """
    if not responses.whole_sheets:
        message = "the rows of these answers need not be people: what one person answered cannot be looked at"
        fix = "Leave out --without-careless; or give the export of the form, or whole sheets with a column respondent."
        raise ResponsesError([Problem(Code.NOT_WHOLE_SHEETS, Place("answers", key="respondent"), message, fix)])
    sign = _looking(questionnaire)
    rows = list(responses.rows)
    kept = tuple(row for row in rows if not sign(row).strong)
    left_out = Counter(row.round for row in rows)
    left_out.subtract(row.round for row in kept)
    return replace(responses, rows=kept), left_out


def _looking(questionnaire: Questionnaire) -> Callable[[Response], Signs]:
    """What finds the signs on a row; items are taken to have been asked in the order of the questionnaire."""
    plan = plan_of(questionnaire)
    items = [plan_item(item, column) for column, item in enumerate(questionnaire.items)]
    return lambda row: signs_of(items, plan, row.answers)
