"""Whatever differs between two questionnaires besides what their statements ask.

Both are taken as plain data and gone through part by part, so that nothing can be forgotten: a key that the format gets later
is here already.
"""

from collections.abc import Iterator
from typing import Any, Literal

from teamcheck.questionnaire.diff_model import OtherChange
from teamcheck.questionnaire.listing import as_data
from teamcheck.questionnaire.model import Questionnaire, Scale

#: What is told of by itself: the head, and the scales, by the statements that are answered on them.
_TOLD = frozenset({"id", "version", "language", "sha256", "extends", "scales"})
_TOLD_OF_ITEMS = frozenset({"text", "keyed", "scale", "sha256"})
#: Where in the file something stands that has a place of its own in a questionnaire.
_WRITTEN = {"min_answered": ("scoring", "min_answered"), "bands": ("scoring", "bands")}
#: What figures or answers depend on; a comparison takes notice of some of it (method M43).
_COUNTED = frozenset({"about", "scoring", "pulse", "voices", "background", "checklists"})
_COUNTED_OF_DIMENSIONS = frozenset({"role", "group"})
_COUNTED_OF_SCALES = ("favourable", "unfavourable")
#: What is said about a checklist when people talk about it.
_TALK = frozenset({"discuss", "try", "exercise", "caution"})
_COUNTED_OF_TRANSLATIONS = frozenset({"items", "scales", "voices", "background", "checklists"})

Steps = tuple[str, ...]
How = Literal["changed", "added", "removed", "order"]
#: The way to a part, how it differs, and what stands there in the old and in the new questionnaire.
Difference = tuple[Steps, How, str | None, str | None]


class _Row(dict[str, Any]):
    """The entries of a list by what each is called, in their order."""


def other_changes(old: Questionnaire, new: Questionnaire) -> tuple[list[OtherChange], list[OtherChange]]:
    """What differs besides the statements: what figures or answers depend on, and what no figure depends on.

    Args:
        old: The one questionnaire.
        new: The other.
    """
    found = [*_between(_rest(old), _rest(new), ()), *_of_scales(old, new)]
    scored = {dimension.id for dimension in (*old.scored, *new.scored)}
    changes: dict[bool, list[OtherChange]] = {True: [], False: []}
    for steps, how, then, now in found:
        if not _told(steps, how, scored):
            where = ".".join(_WRITTEN.get(steps[0], steps[:1]) + steps[1:])
            changes[_counts(steps, how)].append(OtherChange(where=where, change=how, old=then, new=now))
    return changes[True], changes[False]


def _rest(questionnaire: Questionnaire) -> dict[str, Any]:
    return {key: _named(part) for key, part in as_data(questionnaire).items() if key not in _TOLD}


def _named(part: object) -> Any:  # noqa: ANN401  plain data
    """The same data with every list by what its entries are called; a mere text is called by itself."""
    if isinstance(part, list):
        entries = [_as_text(entry) for entry in part]
        return _Row((_name(entry, place), _named(_without_name(entry))) for place, entry in enumerate(entries))
    return {key: _named(inner) for key, inner in part.items()} if isinstance(part, dict) else part


def _as_text(entry: object) -> object:
    """A thing to try as one text; everything else as it is."""
    if isinstance(entry, dict) and entry.keys() == {"text", "source"}:
        return f"{entry['text']} ({entry['source']})" if entry["source"] else entry["text"]
    return entry


def _name(entry: object, place: int) -> str:
    """What an entry of a list is called: its id, the language, the least score of a band, itself, else its place."""
    if not isinstance(entry, dict):
        return str(entry)
    return str(next((entry[key] for key in ("id", "language", "least") if key in entry), place + 1))


def _without_name(entry: object) -> object:
    return (
        {key: part for key, part in entry.items() if key not in {"id", "language", "least"}}
        if isinstance(entry, dict)
        else entry
    )


def _between(then: Any, now: Any, steps: Steps) -> Iterator[Difference]:  # noqa: ANN401  as above
    """Every difference of two parts at the end of a way."""
    if not (isinstance(then, dict) and isinstance(now, dict)):
        if _said(then) != _said(now):
            how: How = "changed" if _said(then) and _said(now) else "added" if _said(now) else "removed"
            yield steps, how, _text(then), _text(now)
        return
    for key in dict.fromkeys([*then, *now]):
        entry = now.get(key, then.get(key))
        # the entry of a list that is a mere text has no name but itself
        way = steps if isinstance(then, _Row) and not isinstance(entry, dict) else (*steps, key)
        yield from _between(then.get(key), now.get(key), way)
    if isinstance(then, _Row) and [key for key in then if key in now] != [key for key in now if key in then]:
        yield steps, "order", None, None


def _said(part: object) -> object:
    """A part, or nothing where it is empty in one way or another; `False` and 0 are something."""
    return None if part in ("", None) or part == {} else part


def _text(part: object) -> str | None:
    """A mere text or number as it stands; None for nothing, and for a part of many texts."""
    return None if _said(part) is None or isinstance(part, dict) else str(part)


def _of_scales(old: Questionnaire, new: Questionnaire) -> Iterator[Difference]:
    """What differs between the scales that the same statements are answered on, besides their points and their words."""
    before = {item.id: item.scale for item in old.items}
    pairs = [(before[item.id], item.scale) for item in new.items if item.id in before]
    for then, now in {(was.id, is_.id): (was, is_) for was, is_ in pairs}.values():
        steps: Steps = ("scales", now.id)
        if then.points == now.points:
            for key in _COUNTED_OF_SCALES:
                yield from _between(_points(then, key), _points(now, key), (*steps, key))
        yield from _between(then.not_applicable, now.not_applicable, (*steps, "not_applicable"))


def _points(scale: Scale, key: str) -> str:
    return ", ".join(map(str, sorted(getattr(scale, key)))) or "none"


def _told(steps: Steps, how: How, scored: set[str]) -> bool:
    """Whether it is told of where the statements are."""
    match steps:
        case "dimensions", dimension:
            return dimension in scored and how != "order"
        case "dimensions", _, "items", _:
            return how != "order"
        case "dimensions", _, "items", _, key:
            return key in _TOLD_OF_ITEMS
    return False


def _counts(steps: Steps, how: How) -> bool:
    """Whether figures or answers depend on it. The order of things never counts."""
    match steps:
        case _ if how == "order":
            counts = False
        case "dimensions", _:
            counts = True
        case "dimensions", _, key:
            counts = key in _COUNTED_OF_DIMENSIONS
        case "checklists", _, key, *_:
            counts = key not in _TALK
        case "scales", _, key:
            counts = key in _COUNTED_OF_SCALES or how != "changed"
        case "translations", _, *rest:  # a statement in other words is another question in every language
            counts = bool(_COUNTED_OF_TRANSLATIONS & {*rest[:1], *rest[2:3]})
        case _:
            counts = _WRITTEN.get(steps[0], steps)[0] in _COUNTED
    return counts
