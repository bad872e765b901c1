"""What to mind with tools that give answers back as words: no number says which point a label is."""

from collections import Counter
from collections.abc import Iterator

from teamcheck._names import some_of
from teamcheck.errors import Place, Problem
from teamcheck.questionnaire.export.checks import cannot_hold, loses
from teamcheck.questionnaire.export.form import in_every_language, scales_of
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire, Scale

_MOST_NAMED = 6


def answers_of(scale: Scale) -> list[str]:
    """What people choose from, in words: every point, lowest first, and that it does not apply."""
    points = [scale.label(point) for point in scale.points]
    return [*points, scale.not_applicable] if scale.not_applicable else points


def doubts_of_words(questionnaire: Questionnaire, title: str) -> Iterator[Problem]:
    """What is wrong with a questionnaire for a tool from which answers come back as words.

    Args:
        questionnaire: With the translations that the form has to hold.
        title: What the tool is called.
    """
    for spoken in in_every_language(questionnaire):
        for scale in scales_of(spoken):
            where = Place(questionnaire.id, key=f"scales.{scale.id}")
            yield from _alike(scale, where, spoken.language)
            if spoken.language == questionnaire.language:
                yield from _numbers(scale, where, title)


def _alike(scale: Scale, where: Place, language: str) -> Iterator[Problem]:
    """Answers with the same words: half of them in the original, where a translation lacks some."""
    times = Counter(map(comparable, answers_of(scale)))
    if same := [words for words, number in times.items() if number > 1]:
        message = f"In {language}, two answers of scale {scale.id} have the same words: {some_of(same, _MOST_NAMED)}."
        yield cannot_hold(where, message, "Give each answer words of its own in that language.")


def _numbers(scale: Scale, where: Place, title: str) -> Iterator[Problem]:
    """Points without words come back as bare numbers, of which nothing in the file says which end is 1."""
    bare = [str(point) for point in scale.points if point not in scale.labels]
    if bare:
        message = f"Points {', '.join(bare)} of scale {scale.id} have no words: {title} gives them back as bare numbers."
        yield loses(where, message, "Add --numbers as-is when you import the answers, or give every point words.")
