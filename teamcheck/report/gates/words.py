"""What a gate says: one plain sentence for each case, chosen by the figures as they are printed.

In English only: those who run gates read them in a log, among the words of other programs.
"""

from collections.abc import Sequence

from teamcheck.report.gates.model import Outcome
from teamcheck.scorecard.public import End
from teamcheck.scorecard.reasons import SENTENCES

#: Why teams stand without their names. It holds for both audiences that are narrower than the organisation.
_NOT_NAMED = "people were told that only their team, or its coach too, sees its figures"


def counted(number: int, one: str, many: str) -> str:
    """A number and what it counts.

    >>> counted(1, "team", "teams"), counted(0, "team", "teams")
    ('1 team', '0 teams')
    """
    return f"{number} {one if number == 1 else many}"


def share(limit: int, *, percent: bool) -> str:
    """A limit as it is written."""
    return f"{limit}%" if percent else str(limit)


def response(team: str, answered: int, size: int | None, rate: int | None, limit: int) -> str:
    """How many of a team answered, against the fewest of a hundred that are asked for.

    >>> response("Harbour", 4, 9, 44, 60)
    'Harbour: 4 of 9 people answered (44%), and 60% are asked for.'
    >>> response("Harbour", 4, None, None, 60)
    'Harbour: 4 people answered, but the size of the team is not known.'
    """
    if size is None or rate is None:
        return f"{team}: {counted(answered, 'person', 'people')} answered, but the size of the team is not known."
    said = f"{team}: {answered} of {counted(size, 'person', 'people')} answered ({rate}%)"
    return f"{said}, and {limit}% are asked for." if rate < limit else f"{said}."


def without_figures(team: str, answered: int, minimum: int) -> str:
    """Why nothing of a team is shown.

    >>> without_figures("Mill", 4, 5)
    'Mill: 4 people answered, and figures begin at 5.'
    """
    people = counted(answered, "person", "people")
    if answered < minimum:
        return f"{team}: {people} answered, and figures begin at {minimum}."
    return f"{team}: {people} answered, but too few in any feature, or its figures could give answers away."


def withheld(without: int, of: int, limit: int, *, percent: bool) -> str:
    """How many teams have no figures, against the most that are allowed.

    >>> withheld(3, 9, 20, percent=True)
    '3 of 9 teams have no figures; at most 20% may.'
    """
    if of == 0:
        return _none_judged(0)
    have = "has" if without == 1 else "have"
    return f"{without} of {counted(of, 'team', 'teams')} {have} no figures; at most {share(limit, percent=percent)} may."


def score(team: str, title: str, printed: int, end: End | None, limit: int) -> str:
    """A printed score against the lowest that is asked for.

    >>> score("Harbour", "Clear goals", 10, "or less", 5)
    'Harbour: 10 or less on Clear goals. That can be under 5 or not.'
    """
    said = f"{team}: {printed} {end} on {title}" if end else f"{team}: {printed} on {title}"
    if end == "or more":
        return f"{said}." if printed >= limit else f"{said}. That can be under {limit} or not."
    if printed >= limit and end == "or less":
        return f"{said}. That can be under {limit} or not."
    return f"{said}, under {limit}." if printed < limit else f"{said}."


def no_score(team: str, title: str, why: str) -> str:
    """That a dimension of a team has no score, and why; an empty reason where it was not asked there.

    >>> no_score("Mill", "Clear goals", "")
    'Mill: Clear goals was not asked there.'
    """
    if not why:
        return f"{team}: {title} was not asked there."
    return f"{team}: no score on {title}. {SENTENCES.get(why, 'It is withheld.')}"


def apart(team: str, number: int, hidden: int, limit: int) -> str:
    """On how many dimensions a team's views lie apart, against the most that are allowed; on ``hidden`` more none can tell.

    >>> apart("Harbour", 3, 0, 2)
    'Harbour: views lie apart on 3 features, and at most 2 may.'
    >>> apart("Harbour", 2, 3, 2)
    'Harbour: views lie apart on 2 features, and of 3 more it is not shown.'
    """
    said = f"{team}: views lie apart on {counted(number, 'feature', 'features')}"
    if number > limit:
        return f"{said}, and at most {limit} may."
    return f"{said}, and of {hidden} more it is not shown." if hidden else f"{said}."


def is_under(limit: int, title: str, number: int) -> str:
    """What makes a team fail a gate on scores, said of a number of teams."""
    return f"{'lies' if number == 1 else 'lie'} under {limit} on {title}"


def has_apart(limit: int, number: int) -> str:
    """The same of a gate on how far views lie apart."""
    many = f"on more than {counted(limit, 'feature', 'features')}" if limit else "on a feature"
    return f"{'has' if number == 1 else 'have'} views apart {many}"


def unnamed(failed: int, judged: int, not_judged: int, fails: str) -> str:
    """How many teams failed that stand without their names.

    >>> unnamed(2, 9, 1, is_under(50, "Clear goals", 2))
    '2 of 9 teams lie under 50 on Clear goals; 1 more cannot be judged. They are not named: people were told that only their \
team, or its coach too, sees its figures.'
    """
    more = f"; {not_judged} more cannot be judged" if not_judged else ""
    reason = f" They are not named: {_NOT_NAMED}." if failed else ""
    return f"{failed} of {judged} teams {fails}{more}.{reason}"


def unnamed_but_not_counted(judged: int, not_judged: int) -> str:
    """That some teams failed that stand without their names, where next to none passed: the number would be about each of them.

    >>> unnamed_but_not_counted(4, 0)
    'Not all of 4 teams pass. How many fail, and which, is not said: fewer than three pass, and people were told that only \
their team, or its coach too, sees its figures.'
    """
    more = f"; {not_judged} more cannot be judged" if not_judged else ""
    return (
        f"Not all of {judged} teams pass{more}. How many fail, and which, is not said: fewer than three pass, and {_NOT_NAMED}."
    )


def few() -> str:
    """Why a gate on scores says nothing of teams that stand without their names."""
    return f"Not judged: fewer than three teams with a figure, and {_NOT_NAMED}."


def few_but_judged(outcome: Outcome) -> str:
    """What is said of so few teams to those who hold their figures: whether they passed, never which or how many."""
    said = {"failed": "Not every team passes.", "cannot be judged": "Not every team can be judged.", "passed": "No team fails."}
    return f"{said[outcome]} Which, and how many, is not said here: {_NOT_NAMED}."


def summary(failed: int, judged: int, not_judged: int, fails: str) -> str:
    """How many of the teams failed that may be named; those that cannot be judged are counted besides.

    >>> summary(1, 4, 2, is_under(50, "Clear goals", 1)), summary(0, 0, 3, is_under(50, "Clear goals", 0))
    ('1 of 4 teams lies under 50 on Clear goals; 2 more cannot be judged.', 'None of 3 teams can be judged.')
    """
    if not judged:
        return _none_judged(not_judged)
    more = f"; {not_judged} more cannot be judged" if not_judged else ""
    return f"{failed} of {counted(judged, 'team', 'teams')} {fails}{more}."


def answered(failed: int, judged: int, not_judged: int, limit: int) -> str:
    """In how many teams too few people answered.

    >>> answered(1, 4, 0, 60), answered(0, 0, 1, 60)
    ('In 1 of 4 teams fewer than 60% answered.', 'The one team cannot be judged.')
    """
    if not judged:
        return _none_judged(not_judged)
    more = f"; {not_judged} more cannot be judged" if not_judged else ""
    return f"In {failed} of {counted(judged, 'team', 'teams')} fewer than {limit}% answered{more}."


def _none_judged(teams: int) -> str:
    if teams == 0:
        return "There is no team to judge."
    return "The one team cannot be judged." if teams == 1 else f"None of {teams} teams can be judged."


def joined(sentences: Sequence[str]) -> str:
    """Sentences one after the other."""
    return " ".join(sentence for sentence in sentences if sentence)
