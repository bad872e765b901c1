"""The statements of a dimension in two questionnaires: which are asked as before, and what became of the others."""

from collections.abc import Iterable, Iterator, Mapping

from teamcheck.questionnaire.diff_model import AskedItem, ItemChange, Trait
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Item, Questionnaire

#: Id of a dimension to its statements by id, in order.
Homes = Mapping[str, Mapping[str, Item]]


def homes_of(questionnaire: Questionnaire) -> Homes:
    """The statements of each dimension."""
    return {dimension.id: {item.id: item for item in dimension.items} for dimension in questionnaire.dimensions}


def item_changes(dimension: str, old: Homes, new: Homes) -> list[ItemChange]:
    """Every statement that a dimension does not ask as before: first those that it asks now, then those that are gone.

    Args:
        dimension: Id of the dimension; nothing is said where only one of the two has it.
        old: The statements of the one questionnaire.
        new: Those of the other.
    """
    if dimension not in old or dimension not in new:
        return []
    then, now = old[dimension], new[dimension]
    went = {name: _other(name, old, new) for name in then if name not in now}
    came = {name: _other(name, new, old) for name in now if name not in then}
    was = _renamed((then[name] for name in went if not went[name]), (now[name] for name in came if not came[name]))
    gone = [name for name in went if name not in {item.id for item in was.values()}]
    return [*_asked(then, now, old, came, was), *(_gone(then[name], went[name], new) for name in gone)]


def differing(old: Item, new: Item) -> list[Trait]:
    """What of a statement is not as it was, of all that its figures depend on.

    The words of the points are told only where there are the same points.
    """
    points = old.scale.points != new.scale.points
    labels = not points and any(old.scale.label(point) != new.scale.label(point) for point in old.scale.points)
    found: dict[Trait, bool] = {
        "text": old.text != new.text,
        "keyed": old.keyed != new.keyed,
        "points": points,
        "labels": labels,
    }
    return [trait for trait, differs in found.items() if differs]


def _other(name: str, here: Homes, there: Homes) -> str:
    """The dimension that asks a statement there and does not here; nothing where there is none."""
    return next((each for each, items in there.items() if name in items and name not in here.get(each, {})), "")


def _renamed(gone: Iterable[Item], added: Iterable[Item]) -> dict[str, Item]:
    """Id of a statement that is new to the one that is gone and had the same words."""
    by_words = {comparable(item.text): item for item in gone}
    return {item.id: by_words[words] for item in added if (words := comparable(item.text)) in by_words}


def _asked(
    then: Mapping[str, Item], now: Mapping[str, Item], old: Homes, came: Mapping[str, str], was: Mapping[str, Item]
) -> Iterator[ItemChange]:
    """What became of the statements that are asked now."""
    for name, item in now.items():
        if name in then:
            if differs := differing(then[name], item):
                yield ItemChange(id=name, change="changed", differs=differs, other=None, old=_side(then[name]), new=_side(item))
        elif home := came[name]:
            before = old[home][name]
            yield ItemChange(
                id=name, change="moved here", differs=differing(before, item), other=home, old=_side(before), new=_side(item)
            )
        elif name in was:
            before = was[name]
            yield ItemChange(
                id=name, change="renamed", differs=differing(before, item), other=before.id, old=_side(before), new=_side(item)
            )
        else:
            yield ItemChange(id=name, change="added", differs=[], other=None, old=None, new=_side(item))


def _gone(item: Item, home: str, new: Homes) -> ItemChange:
    if not home:
        return ItemChange(id=item.id, change="removed", differs=[], other=None, old=_side(item), new=None)
    after = new[home][item.id]
    differs = differing(item, after)
    return ItemChange(id=item.id, change="moved away", differs=differs, other=home, old=_side(item), new=_side(after))


def _side(item: Item) -> AskedItem:
    """What one of the two asks; a point without words is shown as its number."""
    points = {str(point): item.scale.label(point) for point in item.scale.points}
    return AskedItem(text=item.text, keyed=item.keyed, points=points)
