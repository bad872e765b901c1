"""A questionnaire narrowed to a few of its items, as a file of its own: what a pulse asks this time.

Items that come from other questionnaires are written out, so that the file needs no other and asks the same for ever.
"""

from collections.abc import Collection, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.catalogue import Origin
from teamcheck.questionnaire.load import content_of, translation_files
from teamcheck.questionnaire.model import Item, Questionnaire, Scale
from teamcheck.questionnaire.source import read_document

_HEAD = """\
# Made by `teamcheck pulse new`: what is asked this time. Leave it as it is: later pulses look here for what was asked.
"""
#: A part of a file: keys and what stands under them.
Part = dict[Any, Any]


def narrowed_files(place: Origin, questionnaire: Questionnaire, keep: Collection[str]) -> dict[str, str]:
    """The file of a questionnaire and its translations, with some of the items alone.

    Args:
        place: Where the questionnaire lies, one that extends no other.
        questionnaire: What is loaded from there.
        keep: Ids of the items that are asked.

    Returns:
        The name of each file and its text. Ids and versions stay, so that scores of the items can be compared.

    Raises:
        QuestionnaireError: A file cannot be read any more.
    """
    whole = _data(place.file, place.shown)
    texts = {f"{questionnaire.id}.yaml": _text(_questionnaire(whole, questionnaire, keep))}
    dimensions = {each.id for each in questionnaire.dimensions if any(item.id in keep for item in each.items)}
    for file, _ in translation_files(place):
        texts[file.name] = _text(_translation(_data(file, place.beside(file)), dimensions, keep))
    return texts


def _data(file: Traversable, shown: str) -> Part:
    document, problems = read_document(content_of(file, shown), shown)
    if problems:
        raise QuestionnaireError(problems)
    return document.data()


def _text(data: Part) -> str:
    return _HEAD + yaml.safe_dump(_lists(data), sort_keys=False, allow_unicode=True, width=120)


def _lists(part: Any) -> Any:  # noqa: ANN401  any part of a file
    """The same with lists in place of tuples, which YAML has no plain form for."""
    if isinstance(part, Mapping):
        return {key: _lists(value) for key, value in part.items()}
    return [_lists(value) for value in part] if isinstance(part, tuple | list) else part


def _questionnaire(whole: Part, questionnaire: Questionnaire, keep: Collection[str]) -> Part:
    items = {item.id: item for item in questionnaire.items}
    dimensions = [narrow for each in whole["dimensions"] if (narrow := _dimension(each, items, keep))["items"]]
    pulse = questionnaire.pulse
    turn = [item for item in (pulse.rotate if pulse else ()) if item in keep]
    scales = dict(whole.get("scales", {}))
    for item in items.values():  # those of other items too: a translation may have words for them
        scales.setdefault(item.scale.id, _scale(item.scale))
    narrow = {**whole, "scales": scales, "dimensions": dimensions}
    narrow.pop("rotate", None)
    if turn:
        narrow["rotate"] = {"from": turn, "each": len(turn)}
    if "voices" in whole:
        narrow["voices"] = {voice: _of(words, keep) for voice, words in whole["voices"].items()}
    return narrow


def _dimension(written: Part, items: Mapping[str, Item], keep: Collection[str]) -> Part:
    return {**written, "items": [item for each in written["items"] for item in _item(each, items, keep)]}


def _item(written: Part, items: Mapping[str, Item], keep: Collection[str]) -> Iterator[Part]:
    """The item if it is kept, written out where it comes from elsewhere."""
    id_ = str(written.get("id") or written.get("ref") or written["from"].partition("/")[2])
    if id_ not in keep:
        return
    if "from" not in written:
        yield written
        return
    item = items[id_]
    own = {"id": id_, "text": item.text, "keyed": item.keyed, "scale": item.scale.id, "why": item.why}
    yield {**own, **{key: value for key, value in written.items() if key != "from"}}


def _scale(scale: Scale) -> Part:
    """A scale as it is written in a file."""
    points: object = dict(scale.labels)
    if len(scale.labels) < len(scale.points):
        ends = [scale.label(scale.lowest), scale.label(scale.highest)]
        points = {"from": scale.lowest, "to": scale.highest, "ends": ends}
    sides = {"favourable": sorted(scale.favourable), "unfavourable": sorted(scale.unfavourable)}
    away = {} if scale.not_applicable is None else {"not_applicable": scale.not_applicable}
    return {"points": points, **away, **sides}


def _translation(whole: Part, dimensions: Collection[str], keep: Collection[str]) -> Part:
    narrow = {**whole}
    if "dimensions" in whole:
        kept = _of(whole["dimensions"], dimensions)
        narrow["dimensions"] = {name: {**part, "items": _of(part.get("items", {}), keep)} for name, part in kept.items()}
    if "originals" in whole:
        narrow["originals"] = {way: text for way, text in whole["originals"].items() if _is_kept(way, dimensions, keep)}
    return narrow


def _is_kept(way: str, dimensions: Collection[str], keep: Collection[str]) -> bool:
    """Whether the way to a text leads to what is asked."""
    kind, *steps = way.split(".")
    if kind != "dimensions" or not steps:
        return True
    name, *within = steps
    return name in dimensions and (len(within) < 2 or within[0] != "items" or within[1] in keep)


def _of(parts: Mapping[str, Any], names: Collection[str]) -> Part:
    return {name: part for name, part in parts.items() if name in names}
