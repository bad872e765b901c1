"""Says in an author's words what pydantic found: one `Problem` for each of its errors."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

import yaml
from pydantic import BaseModel, Tag
from pydantic_core import ErrorDetails

from teamcheck._names import shorten, too_long
from teamcheck.errors import Code, Problem
from teamcheck.questionnaire.document import MISREAD_TAGS, Document, Step, is_empty
from teamcheck.questionnaire.field_types import (
    COLUMN_ID,
    DIMENSION_ELSEWHERE,
    ITEM_ELSEWHERE,
    LANGUAGE,
    NAME,
    ROUND_ID,
    SHA256,
    SHORT_SHA256,
    VERSION,
)

#: What a pattern asks for, in words, and the cure; a test holds the patterns of every format against it.
PATTERNS = {
    COLUMN_ID: (
        Code.ID_NOT_ALLOWED,
        "an id is a lowercase letter followed by up to 19 lowercase letters or digits",
        "Write it like this: goals1",
    ),
    NAME: (
        Code.ID_NOT_ALLOWED,
        "a name is a lowercase letter followed by up to 39 lowercase letters, digits or hyphens",
        "Write it like this: our-goals",
    ),
    VERSION: (Code.VALUE_NOT_ALLOWED, "a version is three numbers", "Write it like this: 1.0.0"),
    LANGUAGE: (Code.VALUE_NOT_ALLOWED, "a language is a short tag of letters", "Write it like this: en"),
    ROUND_ID: (
        Code.ID_NOT_ALLOWED,
        "the id of a round is twelve lowercase letters or digits, by chance",
        "Write it like this: k3v9q2m7x4ta",
    ),
    SHA256: (Code.VALUE_NOT_ALLOWED, "a digest is 64 digits and letters from a to f", "Write it like this: 9f86d0…"),
    SHORT_SHA256: (
        Code.VALUE_NOT_ALLOWED,
        "the beginning of a digest is twelve digits and letters from a to f",
        "Take this line out: `teamcheck questionnaires translate` writes it again.",
    ),
    ITEM_ELSEWHERE: (
        Code.VALUE_NOT_ALLOWED,
        "another questionnaire's item is questionnaire/item, and its list to choose from questionnaire/list",
        "Write it like this: seven-features/goals1, or for a list: barriers/barriers",
    ),
    DIMENSION_ELSEWHERE: (
        Code.VALUE_NOT_ALLOWED,
        "another questionnaire's dimension is questionnaire/dimension",
        "Write it like this: seven-features/goals",
    ),
}
LIMITS = {"gt": "must be more than {}", "ge": "must be {} or more", "le": "must be {} or less"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One of pydantic's errors and what it is about.

    Attributes:
        steps: The way to it.
        key: The last key on the way.
        node: The part at fault; the part around it, where something is missing.
        name: The id of that part, if it has one.
        context: What pydantic says besides: limits, patterns.
        words: Its own words.
        format_: The format of the whole document.
        stands_alone: The key has no colon, as happens where a comma cuts a text between braces.
    """

    steps: tuple[Step, ...]
    key: str
    node: yaml.Node
    name: str | None
    context: dict[str, Any]
    words: str
    format_: type[BaseModel]
    stands_alone: bool


#: Code, what is wrong, and the cure.
Told = tuple[Code, str, str]


def problem_of(error: ErrorDetails, document: Document, format_: type[BaseModel]) -> Problem:
    """The problem behind one of pydantic's errors, with the line of the part it is about."""
    steps = error["loc"]
    found = document.way(steps)
    _, pointed, node = found[-1] if found else ("", document.root, document.root)
    fault = Fault(
        steps=steps,
        key=last_key(steps),
        node=node,
        name=document.name(node) if found else None,
        context=error.get("ctx", {}),
        words=error["msg"],
        format_=format_,
        stands_alone=node.start_mark == pointed.end_mark or str(node.start_mark) == str(pointed.end_mark),
    )
    tell = no_value if is_empty(node) and error["type"] != "extra_forbidden" else TELLERS.get(error["type"], otherwise)
    code, message, fix = tell(fault)
    return Problem(code, document.place(*steps), message, fix)


def last_key(steps: Iterable[Step]) -> str:
    """The last step that is a key the author wrote."""
    return next((str(step) for step in reversed(tuple(steps)) if str(step)[:1] not in "<[" and not isinstance(step, int)), "?")


def no_value(fault: Fault) -> Told:
    """A key with nothing after its colon."""
    return Code.KEY_MISSING, f"`{fault.key}` has no value.", "Write its value after the colon, or delete the line."


def unknown_key(fault: Fault) -> Told:
    """A key the format does not have, with the one that was likely meant."""
    key, known = shorten(str(fault.steps[-1])), keys_at(fault.format_, fault.steps[:-1])
    if fault.stands_alone:
        message = f"`{key}` stands alone between braces: a comma ended the text before it."
        return Code.KEY_UNKNOWN, message, "Put quotes around a text that holds a comma."
    fix = f"The keys here are: {', '.join(known)}."
    if near := difflib.get_close_matches(key.lower(), known, n=1):
        fix = f"Did you mean `{near[0]}`? {fix}"
    return Code.KEY_UNKNOWN, f"`{key}` is no key that can stand here.", fix


def missing_key(fault: Fault) -> Told:
    """A key that must be there; the id of the part it belongs to is said where it has one."""
    where = f"`{fault.key}` of {fault.name}" if fault.name else f"`{fault.key}`"
    return Code.KEY_MISSING, f"{where} is missing.", f"Add `{fault.key}: ...` here."


def not_a_text(fault: Fault) -> Told:
    """Something else where a text should be: most often a text that YAML misreads."""
    if not isinstance(fault.node, yaml.ScalarNode):
        shape = "keys and values" if isinstance(fault.node, yaml.MappingNode) else "a list"
        message = f"`{fault.key}` must be a text, but is {shape}."
        return Code.VALUE_NOT_ALLOWED, message, "Put quotes around a text that starts with [ or { or holds a colon."
    if fault.steps[-1] == "[key]":
        message = f"`{shorten(fault.node.value)}` cannot be an id: ids start with a letter."
        return Code.ID_NOT_ALLOWED, message, f"Put a letter before it, as in a{shorten(fault.node.value)}."
    written, meaning = shorten(fault.node.value), MISREAD_TAGS.get(str(fault.node.tag), "something else")
    fix = "Write three numbers, as in version: 1.0.0" if fault.key == "version" else f'Put quotes around it: "{written}"'
    return Code.YAML_MISREAD, f"YAML reads `{written}` as {meaning}, not as a text.", fix


def not_one_of(fault: Fault) -> Told:
    """A word that is none of the few that can stand here."""
    known = [word.strip("'") for word in str(fault.context["expected"]).replace(" or ", ", ").split(", ")]
    value = shorten(fault.node.value) if isinstance(fault.node, yaml.ScalarNode) else "a list or a mapping"
    if fault.key == "schema":
        message = f"`{value}` is no format that this version of teamcheck reads here."
        if value.startswith("teamcheck/translation/"):
            fix = "This is a translation: check the questionnaire that it belongs to, and it is checked with it."
            return Code.FORMAT_UNKNOWN, message, fix
        return Code.FORMAT_UNKNOWN, message, f"Write schema: {known[0]} (for a newer format, update teamcheck)."
    near = difflib.get_close_matches(value.lower(), known, n=1)
    fix = f"Write one of: {', '.join(known)}."
    return Code.VALUE_NOT_ALLOWED, f"`{fault.key}` cannot be `{value}`.", f"Did you mean {near[0]}? {fix}" if near else fix


def not_the_pattern(fault: Fault) -> Told:
    """An id, a version, a language, a digest or a reference that is not written as such."""
    code, rule, fix = PATTERNS[fault.context["pattern"]]
    return code, f"`{shorten(str(fault.node.value))}` cannot stand here: {rule}.", fix


def out_of_limits(fault: Fault) -> Told:
    """A number that is too small or too large."""
    name, limit = next((name, LIMITS[name]) for name in LIMITS if name in fault.context)
    message = f"`{fault.key}` is {fault.node.value}, but {limit.format(fault.context[name])}."
    return Code.VALUE_NOT_ALLOWED, message, "Write a number that fits."


def wrong_length(fault: Fault) -> Told:
    """A list or a mapping with too few or too many parts, or a name of too many characters."""
    if isinstance(fault.node, yaml.ScalarNode):
        return longer_than_a_name(fault)
    if "min_length" in fault.context:
        message = f"`{fault.key}` holds {fault.context['actual_length']}, but needs at least {fault.context['min_length']}."
        return Code.VALUE_NOT_ALLOWED, message, "Add what is missing."
    message = f"`{fault.key}` holds more than {fault.context['max_length']}."
    return Code.VALUE_NOT_ALLOWED, message, "Take out what is too many."


def longer_than_a_name(fault: Fault) -> Told:
    """A name or a label that nobody can read."""
    written = str(fault.node.value)
    message = f"`{fault.key}` (“{shorten(written)}”) has {too_long(written) or 'too many characters'}."
    return Code.TEXT_TOO_LONG, message, "Shorten it. What needs more words has keys of its own, such as `description`."


def without_words(fault: Fault) -> Told:
    """A text that is empty, or cannot be printed."""
    return Code.VALUE_NOT_ALLOWED, f"`{fault.key}` {fault.words}.", "Write the words that people should read."


def not_a_number(fault: Fault) -> Told:
    """A text, a decimal or a list where a number should be."""
    return Code.VALUE_NOT_ALLOWED, f"`{fault.key}` must be a number.", "Write a number without quotes, such as 3 or 0.5."


def no_day(fault: Fault) -> Told:
    """Something else where a day should be."""
    return Code.VALUE_NOT_ALLOWED, f"`{fault.key}` must be a day.", "Write year, month and day, as in 2026-03-31."


def not_a_list(fault: Fault) -> Told:
    """A single value where a list should be."""
    fix = "Write a list: [one, two], or one line each, starting with a hyphen."
    return Code.VALUE_NOT_ALLOWED, f"`{fault.key}` must be a list.", fix


def not_keys_and_values(fault: Fault) -> Told:
    """A single value or a list where keys and values should be."""
    fix = "Write {key: value}, or one `key: value` each line, indented."
    return Code.VALUE_NOT_ALLOWED, f"`{fault.key}` must be keys and values.", fix


def otherwise(fault: Fault) -> Told:
    """What no other function tells, in pydantic's own words."""
    return Code.VALUE_NOT_ALLOWED, f"`{fault.key}`: {fault.words}.", "Compare the line with docs/questionnaire-format.md."


TELLERS: dict[str, Callable[[Fault], Told]] = {
    "extra_forbidden": unknown_key,
    "missing": missing_key,
    "string_type": not_a_text,
    "literal_error": not_one_of,
    "string_pattern_mismatch": not_the_pattern,
    "greater_than": out_of_limits,
    "greater_than_equal": out_of_limits,
    "less_than_equal": out_of_limits,
    "too_short": wrong_length,
    "too_long": wrong_length,
    "no_words": without_words,
    "not_printable": without_words,
    "int_type": not_a_number,
    "int_from_float": not_a_number,
    "float_type": not_a_number,
    "not_a_day": no_day,
    "tuple_type": not_a_list,
    "dict_type": not_keys_and_values,
    "model_type": not_keys_and_values,
}


def keys_at(format_: type[BaseModel], steps: Iterable[Step]) -> list[str]:
    """The keys a part can have, in the order of the format."""
    kind: Any = format_
    for step in steps:
        kind = step_into(bare(kind), step)
    kind = bare(kind)
    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        return []
    return [field.alias or name for name, field in kind.model_fields.items()]


def bare(kind: Any) -> Any:  # noqa: ANN401  annotations have no common type
    """An annotation without what pydantic hangs on it, and without ``| None``."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    some = [part for part in get_args(kind) if part is not type(None)]
    return bare(some[0]) if type(None) in get_args(kind) and len(some) == 1 else kind


def step_into(kind: Any, step: Step) -> Any:  # noqa: ANN401  as above
    """The annotation of a field, of a list's parts, of a mapping's values, or of the shape a tag names."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        named = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        return named.get(str(step))
    parts = [part for part in get_args(kind) if part is not Ellipsis]
    if str(step).startswith("<"):
        return next((part for part in parts if Tag(str(step)) in get_args(part)), kind)
    return parts[-1] if parts else kind
