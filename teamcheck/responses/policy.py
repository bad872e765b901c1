"""What people were told when they were asked: ``answers.policy.yaml`` beside ``answers.csv``."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

import yaml

from teamcheck._names import shorten
from teamcheck._ordinary import open_ordinary
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.responses.faults import KEPT, problem
from teamcheck.responses.model import MINIMUM, Audience, Policy

SCHEMA = "teamcheck/policy/1"

_KEYS = ("schema", "minimum", "audience", "told")
_MOST_BYTES = 1 << 16
_EXAMPLE = f"schema: {SCHEMA}, minimum: 5, audience: team"


@dataclass(frozen=True)
class _Entry:
    """One key of the file as written."""

    value: str
    line: int


def policy_beside(path: Path, audience: Audience | None = None) -> Policy:
    """The policy that lies beside a file of answers (``<stem>.policy.yaml``), or the default where there is none.

    Where the file is a link, the policy beside what it leads to holds as well: the stricter of both.

    Args:
        path: The file of answers, which need not exist.
        audience: Who may see the figures, as the caller says people were told. Where a file says it too, it can be narrower.

    Raises:
        ResponsesError: There is a policy, but it cannot be used, or people were told of a narrower audience.
    """
    places = {path, Path(os.path.realpath(path))} if os.path.islink(path) else {path}  # noqa: PTH114  a Path raises on some
    files = [place.with_name(f"{place.stem}.policy.yaml") for place in sorted(places) if place.name and str(place) != "-"]
    found = [_read(file, audience) for file in files if os.path.lexists(file)]  # one that leads nowhere is not left unheard
    return strictest(found) if found else Policy(audience=audience or "team")


def _read(file: Path, audience: Audience | None) -> Policy:
    """One policy.

    Raises:
        ResponsesError: It cannot be used, or people were told of a narrower audience.
    """
    entries = _entries(file)
    faults = [*_faults(file, entries)] or [*_widened(file, entries, audience)]
    if faults:
        raise ResponsesError(faults[:KEPT])
    return Policy(
        minimum=int(entries["minimum"].value) if "minimum" in entries else MINIMUM,
        audience=audience or _audience_of(entries),
        told=entries["told"].value.strip() if "told" in entries else "",
        said_in=str(file),
    )


def write_policy(policy: Policy) -> str:
    """The text of a policy, as `policy_beside` reads it.

    >>> print(write_policy(Policy(minimum=8, told="Eight, or nothing.")), end="")
    schema: teamcheck/policy/1
    minimum: 8
    audience: team
    told: |-
      Eight, or nothing.
    """
    told = {"told": _Block(policy.told)} if policy.told else {}
    entries = {"schema": SCHEMA, "minimum": policy.minimum, "audience": policy.audience, **told}
    return yaml.dump(entries, Dumper=_Lines, allow_unicode=True, sort_keys=False)


class _Block(str):
    """A text that is written as it is read: line by line."""

    __slots__ = ()


class _Lines(yaml.SafeDumper):
    """Writes plain values, and texts of several lines as blocks."""


_Lines.add_representer(_Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|"))


def strictest(policies: Iterable[Policy]) -> Policy:
    """What may be done with the answers of several files together: the highest minimum and the narrowest audience."""
    each = list(policies) or [Policy()]
    order = get_args(Audience)
    narrowest = min(each, key=lambda policy: (order.index(policy.audience), not policy.said_in))
    return Policy(
        minimum=max(policy.minimum for policy in each),
        audience=narrowest.audience,
        told="\n\n".join(dict.fromkeys(policy.told for policy in each if policy.told)),
        said_in=narrowest.said_in,
    )


def raised(policy: Policy, minimum: int | None) -> Policy:
    """What people were told, with a minimum that is higher than what they were promised; a lower one changes nothing."""
    return policy if minimum is None or minimum <= policy.minimum else replace(policy, minimum=minimum)


def _entries(file: Path) -> dict[str, _Entry]:
    """The keys of the file: texts and numbers only, so that nothing nested or repeated can grow.

    Raises:
        ResponsesError: It is no flat YAML mapping.
    """
    place = Place(str(file))
    try:
        with open_ordinary(file) as stream:
            text = stream.read(_MOST_BYTES + 1)
        node = yaml.compose(text.decode("utf-8-sig"), Loader=yaml.SafeLoader) if len(text) <= _MOST_BYTES else None
    except (OSError, UnicodeError, yaml.YAMLError, RecursionError):
        raise _unusable(place, "the policy cannot be read as YAML") from None
    if not isinstance(node, yaml.MappingNode):
        raise _unusable(place, "the policy is no list of keys and values")
    entries: dict[str, _Entry] = {}
    for key, value in node.value:
        here = Place(str(file), line=key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise _unusable(here, "a value is not a plain text or number")
        if key.value in entries:
            raise _unusable(here, f"the key {shorten(key.value)} is there twice")
        entries[key.value] = _Entry(value.value, key.start_mark.line + 1)
    return entries


def _faults(file: Path, entries: dict[str, _Entry]) -> Iterable[Problem]:
    for key, entry in entries.items():
        if key not in _KEYS:
            place = Place(str(file), line=entry.line, key=shorten(key))
            yield Problem(
                Code.POLICY_NOT_USABLE, place, f'"{shorten(key)}" means nothing here', f"The keys are {', '.join(_KEYS)}."
            )
    schema = entries.get("schema", _Entry("", 1))
    if schema.value != SCHEMA:
        place = Place(str(file), line=schema.line, key="schema")
        yield Problem(Code.POLICY_NOT_USABLE, place, "the policy does not say its format", f"Write schema: {SCHEMA}")
    audience = entries.get("audience", _Entry("team", 1))
    if audience.value not in get_args(Audience):
        place = Place(str(file), line=audience.line, key="audience")
        allowed = ", ".join(get_args(Audience))
        yield Problem(Code.POLICY_NOT_USABLE, place, "there is no such audience", f"Write one of {allowed}.")
    minimum = entries.get("minimum", _Entry(str(MINIMUM), 1))
    place = Place(str(file), line=minimum.line, key="minimum")
    if not (minimum.value.isascii() and minimum.value.isdecimal() and len(minimum.value) < 7):
        yield Problem(Code.POLICY_NOT_USABLE, place, "the minimum is no whole number", "Write it in figures: minimum: 5")
    elif int(minimum.value) < MINIMUM:
        message = f"the minimum is {minimum.value}: figures of fewer than {MINIMUM} people could give one of them away"
        yield Problem(
            Code.MINIMUM_TOO_LOW, place, message, f"Write minimum: {MINIMUM} or more; it can be raised, never lowered."
        )


def _audience_of(entries: dict[str, _Entry]) -> Audience:
    return cast("Audience", entries["audience"].value) if "audience" in entries else "team"


def _widened(file: Path, entries: dict[str, _Entry], audience: Audience | None) -> Iterable[Problem]:
    """What is wrong with the audience that the caller says: it may narrow what people were told, never widen it."""
    told, order = _audience_of(entries), get_args(Audience)
    if audience is not None and order.index(audience) > order.index(told):
        place = Place(str(file), line=entries["audience"].line if "audience" in entries else None, key="audience")
        message = f'people were told "{told}" when they were asked, and "{audience}" is wider'
        fix = f"Leave out --audience, or give {told}. Say more only to people who have not answered yet: in the next round."
        yield Problem(Code.AUDIENCE_WIDENED, place, message, fix)


def _unusable(place: Place, message: str) -> ResponsesError:
    return problem(Code.POLICY_NOT_USABLE, place, message, f"Write three lines such as: {_EXAMPLE}.")
