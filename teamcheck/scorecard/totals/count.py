"""Counts people in the parts that nothing shown divides further, and says into which groups they fall."""

from collections.abc import Iterable, Mapping, Sequence

from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.responses.model import Response, Responses
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.parted import Atom, Cut
from teamcheck.scorecard.plan import scored_plan
from teamcheck.statistics.reduce import reduce

#: What the group is called of which the answer to a background question, or the cell of a list, is not known.
NOT_KNOWN = "Not known"


def whole_teams(scorecards: Iterable[Scorecard]) -> tuple[Atom, ...]:
    """One atom a team: people are not parted within teams."""
    return tuple(Atom(card.team, (), card.answered, tuple(result.tally for result in card.dimensions)) for card in scorecards)


def by_background(
    responses: Responses, questionnaire: Questionnaire, round_: str | None, questions: Sequence[BackgroundQuestion]
) -> tuple[Atom, ...]:
    """The people of each team in one round, parted by all of some background questions at once; by team and choices.

    Args:
        responses: The answers, which can be gone through again.
        questionnaire: What was asked.
        round_: The time of asking.
        questions: The background questions.
    """
    places = [_place(responses, question.id) for question in questions]
    rows = (((row.team, _values(row, places)), row.answers) for row in responses.rows if row.round == round_)
    tallies = reduce(scored_plan(questionnaire), rows)
    return tuple(Atom(*key, tallies[key].people, tallies[key].dimensions) for key in sorted(tallies, key=_in_order))


def people_cut(question: BackgroundQuestion, place: int, atoms: Sequence[Atom]) -> Cut:
    """People parted by a background question.

    Args:
        question: The question.
        place: Its place in the values of the atoms.
        atoms: Everybody.
    """
    groups = (*question.choices.items(), (None, NOT_KNOWN))
    at = {id_: number for number, (id_, _) in enumerate(groups)}
    return Cut(question.id, question.text, "people", groups, tuple(at[atom.values[place]] for atom in atoms))


def teams_cut(column: str, values: Mapping[str, str], atoms: Sequence[Atom]) -> Cut:
    """Whole teams parted by a column of the list of teams.

    Args:
        column: Its heading.
        values: Team to what stands there; nothing where it is not known.
        atoms: Everybody.
    """
    names = sorted({value for value in values.values() if value})
    groups = (*((name, name) for name in names), (None, NOT_KNOWN))
    at = {name: number for number, name in enumerate(names)}
    return Cut(column, column, "teams", groups, tuple(at.get(values.get(atom.team, ""), len(names)) for atom in atoms))


def _place(responses: Responses, question: str) -> int | None:
    """Where the answers to a background question stand; None where no file had it."""
    return responses.background_ids.index(question) if question in responses.background_ids else None


def _values(row: Response, places: Sequence[int | None]) -> tuple[str | None, ...]:
    return tuple(None if place is None or place >= len(row.background) else row.background[place] for place in places)


def _in_order(key: tuple[str, tuple[str | None, ...]]) -> tuple[str, tuple[str, ...]]:
    team, values = key
    return team, tuple(value or "" for value in values)
