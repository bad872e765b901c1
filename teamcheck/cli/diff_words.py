"""What differs between two questionnaires, in words for whoever wrote them: on a terminal, and as Markdown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from teamcheck._inert import on_one_line
from teamcheck._names import shorten
from teamcheck.cli.layout import WIDTH, Line, paragraph, written
from teamcheck.questionnaire.diff_model import AskedItem, Compared, DimensionDiff, ItemChange, OtherChange, QuestionnaireDiff
from teamcheck.questionnaire.version import major_of
from teamcheck.report.escaping import markdown

#: Letters of a text on which nothing depends: enough to know which it is.
_LONG = 70
#: More changes without effect than these are counted, part by part.
_MANY = 12
_AS_A_WHOLE = frozenset({"added", "removed"})


class Said(NamedTuple):
    """A sentence and how far in it stands: 0 is a paragraph or, in bold, a heading."""

    depth: int
    text: str
    style: str = ""


def in_words(found: QuestionnaireDiff, names: tuple[str, str], *, colour: bool) -> str:
    """What differs, in lines of at most 88 columns.

    Args:
        found: What differs.
        names: How the two were named.
        colour: Whether to write terminal colours.
    """
    return written((line for said in _all(found, names) for line in _lines(said)), colour=colour)


def in_markdown(found: QuestionnaireDiff, names: tuple[str, str]) -> str:
    """The same as a page of Markdown."""
    lines: list[str] = []
    for said in _all(found, names):
        text = markdown(said.text)
        if said.depth:
            lines.append(f"{'  ' * (said.depth - 1)}- {text}")
        else:
            blank = [""] if lines and lines[-1] else []
            lines += [*blank, f"## {text}" if said.style == "bold" else text, ""]
    return "\n".join(lines).rstrip() + "\n"


def _lines(said: Said) -> Iterator[Line]:
    """A sentence on a terminal, folded where it stands; an empty line before a heading."""
    indent = "  " * said.depth
    if said.style == "bold" and not said.depth:
        yield []
    for line in paragraph(on_one_line(said.text), said.style, WIDTH - len(indent)):
        yield [(indent, ""), *line]


def _all(found: QuestionnaireDiff, names: tuple[str, str]) -> Iterator[Said]:
    for word, name, each in zip(("Old", "New"), names, (found.old, found.new), strict=True):
        yield Said(0, f"{word}: {_called(name, each)}")
    if found.same:
        yield Said(0, "Nothing differs.")
        return
    yield from _comparison(found)
    if found.marks:
        yield Said(0, "Statements without a score", "bold")
        yield from _items(found.marks)
    if found.counted:
        yield Said(0, "Answered or counted in another way", "bold")
        yield from _others(found.counted)
    if found.words:
        yield Said(0, "Changed, and no figure depends on it", "bold")
        yield from _others(found.words) if len(found.words) <= _MANY else _counted(found.words)
    yield from _advice(found)


def _called(name: str, each: Compared) -> str:
    """``spring/ours.yaml: Our meetings (ours 1.0.0)``."""
    extends = "" if each.extends is None else f", extends {each.extends.id} {each.extends.version}"
    return f"{name}: {each.title} ({each.id} {each.version}{extends})"


def _comparison(found: QuestionnaireDiff) -> Iterator[Said]:
    """Which features can be compared, and what keeps the others from it."""
    if not found.dimensions:
        return
    comparable = sum(dimension.comparable for dimension in found.dimensions)
    yield Said(0, f"Figures that can be compared: {comparable} of {_features(len(found.dimensions))}", "bold")
    for sentence in _of_all(found):
        yield Said(0, sentence, "yellow")
    for dimension in found.dimensions:
        yield Said(1, f"{dimension.title}: {_answer(dimension)}", "green" if dimension.comparable else "yellow")
        yield from _items(dimension.items)


def _of_all(found: QuestionnaireDiff) -> Iterator[str]:
    """Why nothing can be compared, and what could be if it were not for that."""
    reasons = {dimension.reason for dimension in found.dimensions}
    alike = sum(dimension.asked == "both" and not dimension.items for dimension in found.dimensions)
    if reasons == {"other-questionnaire"}:
        yield f"Their ids differ ({found.old.id} and {found.new.id}), so they count as two questionnaires."
    elif "other-version" in reasons:
        yield f"The first numbers of their versions differ ({_majors(found)}): that says that scores are not to be compared."
    else:
        return
    yield f"Apart from that, {_features(alike)} {'asks' if alike == 1 else 'ask'} the same."


def _majors(found: QuestionnaireDiff) -> str:
    """The two first numbers that differ: their own, or else those of what they extend."""
    own = major_of(found.old.version), major_of(found.new.version)
    extended = [major_of((each.extends or each).version) for each in (found.old, found.new)]
    return " and ".join(own if own[0] != own[1] and found.old.id == found.new.id else extended)


def _features(number: int) -> str:
    return f"{number} {'feature' if number == 1 else 'features'}"


def _answer(dimension: DimensionDiff) -> str:
    """Whether a feature can be compared, and why not as far as it is its own matter."""
    if dimension.comparable:
        return "yes"
    if dimension.asked != "both":
        return f"no. Only the {dimension.asked} one gives it a score."
    if dimension.reason == "other-counting":
        return "no. Its answers are not counted alike: see below."
    return "no. Its statements are not the same:" if dimension.items else "no, though it asks the same"


def _items(changes: Iterable[ItemChange]) -> Iterator[Said]:
    """What was changed, each change once with the statements that it was made to."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for change in changes:
        for what, *texts in _changes(change):
            lines.setdefault((what, *texts), []).append(change.id)
    for (what, *texts), ids in lines.items():
        yield Said(2, f"{', '.join(ids)}: {what}")
        for text in texts:
            yield Said(3, text)


def _changes(change: ItemChange) -> Iterator[tuple[str, ...]]:
    """What became of a statement: a sentence, and the texts below it."""
    if change.change == "added" and change.new:
        yield "new", f"new: {change.new.text}"
    if change.change == "removed" and change.old:
        yield "taken out", f"old: {change.old.text}"
    if change.change == "renamed":
        yield (f"the same words as {change.other}, under another id",)
    if change.change == "moved here":
        yield (f"moved here from {change.other}",)
    if change.change == "moved away":
        yield (f"moved away to {change.other}",)
    elif change.old and change.new:
        yield from _traits(change, change.old, change.new)


def _traits(change: ItemChange, old: AskedItem, new: AskedItem) -> Iterator[tuple[str, ...]]:
    """What of a statement is not as it was."""
    if "text" in change.differs:
        yield "other words", f"old: {old.text}", f"new: {new.text}"
    if "keyed" in change.differs:
        yield (f"keyed {new.keyed}, was {old.keyed}",)
    if "points" in change.differs:
        yield (f"points {_ends(new)}, were {_ends(old)}",)
    if "labels" in change.differs:
        points = [point for point, label in new.points.items() if label != old.points[point]]
        yield "other words for answers", *(f"{point}: “{new.points[point]}”, was “{old.points[point]}”" for point in points)


def _ends(item: AskedItem) -> str:
    first, *_, last = item.points
    return f"{first} to {last}"


def _others(changes: Iterable[OtherChange]) -> Iterator[Said]:
    """What else differs, a line each; of a translation only how much."""
    translated: list[OtherChange] = []
    for change in changes:
        if change.where.startswith("translations."):
            translated.append(change)
        else:
            yield Said(1, f"{change.where}: {_other(change)}")
    yield from _counted(translated)


def _counted(changes: Iterable[OtherChange]) -> Iterator[Said]:
    """What else differs, counted by part: ``dimensions.goals: 3 changes``; a part that came or went as a whole by that."""
    parts: dict[str, list[OtherChange]] = {}
    for change in changes:
        parts.setdefault(".".join(change.where.split(".")[:2]), []).append(change)
    for part, members in parts.items():
        number, first = len(members), members[0]
        told = f"{number} {'change' if number == 1 else 'changes'}"
        yield Said(1, f"{part}: {_other(first) if first.where == part and first.change in _AS_A_WHOLE else told}")


def _other(change: OtherChange) -> str:
    old, new = (None if text is None else f"“{shorten(text, _LONG)}”" for text in (change.old, change.new))
    if change.change == "changed":
        return f"{new}, was {old}"
    if change.change == "order":
        return "in another order"
    word, text = ("new", new) if change.change == "added" else ("taken out", old)
    return f"{word}: {text}" if text else word


def _advice(found: QuestionnaireDiff) -> Iterator[Said]:
    """What to do about it."""
    told = []
    if found.old.id == found.new.id and any(dimension.items for dimension in found.dimensions):
        told.append(
            "A statement in other words is another question. To keep a feature comparable, leave its statements, their ids"
            " and the words of their answers as they were."
        )
    if (found.old.id, found.old.version) == (found.new.id, found.new.version):
        told.append(f"Both say version {found.old.version}: give the new one another, so that the two can be told apart.")
    if told:
        yield Said(0, "What to do", "bold")
        yield from (Said(1, text) for text in told)
