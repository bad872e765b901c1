"""Signs of answering without reading over many people: counts, and leaving out what is plain (methods M55 and M56)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.model import Response, Responses
from teamcheck.scorecard.plan import plan_item, plan_of
from teamcheck.statistics.careless import FEWEST_TO_BE_SAME, repeated, signs_of, signs_there_can_be
from teamcheck.statistics.plan import Plan, PlanItem

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
    """The signs among all people of all teams; None for one that this questionnaire leaves no room for.

    Attributes:
        one_answer: One answer to everything, not the middle.
        contradiction: A run of one answer that says two things at once.
        middle: The middle for everything.
        long_run: A long run of one answer, and halves that do not fit together.
        repeated: Sheets that are the same as another.
    """

    one_answer: Count | None
    contradiction: Count | None
    middle: Count | None
    long_run: Count | None
    repeated: Count | None


def careless(rows: Sequence[Response], questionnaire: Questionnaire) -> Careless:
    """Count the signs; every row must be one person's whole sheet."""
    items, plan = _asked(questionnaire)
    room = signs_there_can_be(items, plan)
    found = [signs_of(items, plan, row.answers) for row in rows]
    same = repeated(row.answers for row in rows)
    return Careless(
        one_answer=Count.of(sum(each.one_answer for each in found)) if room.one_answer else None,
        contradiction=Count.of(sum(each.contradiction for each in found)) if room.contradiction else None,
        middle=Count.of(sum(each.middle for each in found)) if room.middle else None,
        long_run=Count.of(sum(each.long_run for each in found)) if room.long_run else None,
        repeated=Count.of(same) if len(items) >= FEWEST_TO_BE_SAME else None,
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
    items, plan = _asked(questionnaire)
    rows = list(responses.rows)
    kept = tuple(row for row in rows if not signs_of(items, plan, row.answers).strong)
    left_out = Counter(row.round for row in rows)
    left_out.subtract(row.round for row in kept)
    return replace(responses, rows=kept), left_out


def _asked(questionnaire: Questionnaire) -> tuple[list[PlanItem], Plan]:
    """The items one by one and by dimension; they are taken to have been asked in the order of the questionnaire."""
    return [plan_item(item, column) for column, item in enumerate(questionnaire.items)], plan_of(questionnaire)
