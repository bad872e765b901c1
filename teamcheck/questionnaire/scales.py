"""Makes scales of what the author wrote: points in a row, the usual favourable points, and labels that differ."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from teamcheck.questionnaire.checks import RESERVED_CELLS
from teamcheck.questionnaire.format import EndsFormat, ScaleFormat
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Scale

#: A label that is a whole number, as form tools and spreadsheets write it: 4, -1, +2, 4.0.
WHOLE_NUMBER = re.compile(r"([-+]?\d+)(?:[.,]0+)?")

#: Takes what is wrong with a scale, and how to mend it.
Report = Callable[[str, str], None]


def scale_of(name: str, written: ScaleFormat, report: Report) -> Scale | None:
    """The scale an author means, or None where its points make no scale; what is wrong goes to ``report``.

    Favourable are, where nothing else is said, the top two of five or more points, the top half of fewer (of three the
    top one); unfavourable are as many at the other end.
    """
    labels = labels_of(written.points)
    if not labels:
        report(f"{name} has no points.", "Write 2 to 11 points, as in points: {1: Disagree, 2: Agree}.")
        return None
    lowest, highest = min(labels), max(labels)
    if isinstance(written.points, Mapping) and len(labels) != highest - lowest + 1:
        report(f"The points of {name} leave gaps.", "Number the points one after the other, as in 1, 2, 3, 4, 5.")
        return None
    if not 2 <= highest - lowest + 1 <= 11 or (isinstance(written.points, EndsFormat) and written.points.to <= lowest):
        report(f"{name} must have 2 to 11 points, from the lowest to the highest.", "Take out or add points.")
        return None
    points = range(lowest, highest + 1)
    end = 2 if len(points) >= 5 else len(points) // 2
    favourable = frozenset(points[-end:] if written.favourable is None else written.favourable)
    unfavourable = frozenset(points[:end] if written.unfavourable is None else written.unfavourable)
    check_ends(name, points, favourable, unfavourable, report)
    check_labels(name, labels, written.not_applicable, report)
    return Scale(name, lowest, highest, labels, written.not_applicable, favourable, unfavourable)


def labels_of(points: Mapping[int, str] | EndsFormat) -> dict[int, str]:
    """The words of the points that have words, lowest first."""
    if isinstance(points, EndsFormat):
        return {points.from_: points.ends[0], points.to: points.ends[1]}
    return {point: points[point] for point in sorted(points)}


def check_ends(name: str, points: range, favourable: frozenset[int], unfavourable: frozenset[int], report: Report) -> None:
    """Favourable and unfavourable points must be points, and no point both."""
    if strange := sorted((favourable | unfavourable) - set(points)):
        report(f"{listed(strange)} is no point of {name}.", f"Its points are {points[0]} to {points[-1]}.")
    if both := sorted(favourable & unfavourable):
        report(f"{listed(both)} of {name} is favourable and unfavourable.", "Take it out of one of the two lists.")
    elif favourable and unfavourable and min(favourable) < max(unfavourable):
        fix = "Count from the lowest point: negative items are turned round by `keyed: negative`, not by the scale."
        report(f"{name} has favourable points below unfavourable ones.", fix)


def check_labels(name: str, labels: Mapping[int, str], not_applicable: str | None, report: Report) -> None:
    """Two labels must not be the same words, and none may be read as something else."""
    answers = [*labels.values(), *([not_applicable] if not_applicable else [])]
    same = [words for words, times in Counter(comparable(answer) for answer in answers).items() if times > 1]
    for words in same:
        report(f'Two answers of {name} have the same words: "{words}".', "Give each answer words of its own.")
    for _, message, fix in misleading_labels(name, labels):
        report(message, fix)


def misleading_labels(name: str, labels: Mapping[int, str]) -> Iterator[tuple[int, str, str]]:
    """Labels that would be read as something else in an answers file: the point, what is wrong, and the cure.

    >>> [point for point, _, _ in misleading_labels("often", {1: "2.", 2: "2.0", 3: "3 days", 4: "NA", 5: "Na"})]
    [1, 4]
    """
    for point, label in labels.items():
        number = WHOLE_NUMBER.fullmatch(comparable(label))
        if number and (len(number[1]) > 9 or int(number[1]) != point):
            message = f'Point {point} of {name} has the number "{label}" for its words.'
            yield point, message, "Write words, or the point's own number."
        # in capitals only: Na is a word of its own in some languages
        if label.isupper() and label.casefold() in RESERVED_CELLS:
            message = f'Point {point} of {name} has the words "{label}": in an answers file they mean that there is no answer.'
            yield point, message, "Use other words; what people answer where it does not apply goes to `not_applicable:`."


def listed(points: list[int]) -> str:
    """Points as people write them: ``2, 3``."""
    return ", ".join(str(point) for point in points)
