"""What a team can do with a dimension or a list, whatever its figures: questions, things to try, an exercise, a caution."""

from typing import NamedTuple

from teamcheck.questionnaire.conversation import Exercise, Try
from teamcheck.questionnaire.model import Checklist, Dimension
from teamcheck.report.language import Language

#: Plain data for a template.
View = dict[str, object]


class Material(NamedTuple):
    """The parts of a dimension, or of a list, that are the same in every report on its questionnaire."""

    discuss: tuple[str, ...]
    tries: tuple[Try, ...]
    exercise: Exercise | None
    caution: str


def material_of(asked: Dimension | Checklist) -> Material:
    """What the questionnaire has for a dimension, or for a list."""
    return Material(asked.discuss, asked.try_, asked.exercise, asked.caution)


def material_view(parts: Material, say: Language) -> View:
    """The same as plain data."""
    return {
        "discuss": parts.discuss,
        "exercise": parts.exercise and _exercise(parts.exercise, say),
        "tries": [{"text": thing.text, "source": thing.source} for thing in parts.tries],
        "caution": say.apart(parts.caution) if parts.caution else "",
    }


def _exercise(exercise: Exercise, say: Language) -> View:
    return {
        "title": say.apart(exercise.title),
        "minutes": say.plural("({count} minute)", "({count} minutes)", exercise.minutes),
        "steps": exercise.steps,
    }
